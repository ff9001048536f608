"""Where the index lies: folders below the dataset, of which one is current."""

import shutil
from pathlib import Path

from search.home import home_of
from search.index.fields import FORMAT

_CURRENT = "current"


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
