"""Where the index lies: folders below the dataset, of which one is current."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.index.fields import FORMAT

_HOME = "_search"  # readers of Parquet folders skip what begins with "_"
_CURRENT = "current"
_LOCK = "index.lock"


def home_of(output: Path) -> Path:
    """Give the folder of all that the read side keeps beside a dataset."""
    return output / _HOME


def current_folder(output: Path) -> Path | None:
    """Give the folder of the index that is read; None where there is none that this version understands."""
    try:
        name = (home_of(output) / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    folder = home_of(output) / Path(name).name
    return folder if name.startswith(f"index-{FORMAT}-") and folder.is_dir() else None


def new_folder(output: Path) -> Path:
    """Make an empty folder for an index that is to take the place of the current one."""
    home = home_of(output)
    numbers = [int(one.name.rpartition("-")[2]) for one in home.glob("index-*-*") if one.name.rpartition("-")[2].isdigit()]
    folder = home / f"index-{FORMAT}-{max(numbers, default=0) + 1}"
    folder.mkdir(parents=True)
    return folder


def make_current(output: Path, folder: Path) -> None:
    """Let an index be the one that is read, in one step, and remove the others; who reads one of them still may."""
    beside = home_of(output) / f"{_CURRENT}.new"
    beside.write_text(folder.name + "\n", encoding="utf-8")
    beside.replace(home_of(output) / _CURRENT)
    for other in home_of(output).glob("index-*-*"):
        if other != folder:
            shutil.rmtree(other)


@contextmanager
def writing_lock(output: Path) -> Iterator[None]:
    """Wait until nobody else writes the index, and keep others from it."""
    home_of(output).mkdir(parents=True, exist_ok=True)
    with (home_of(output) / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
