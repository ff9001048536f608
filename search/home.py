"""What the read side keeps beside a dataset: the index, copies of tables, pictures of pages."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = "_search"  # readers of Parquet folders skip what begins with "_"
PICTURES, TABLES = "pictures", "tables"  # below it: what is drawn of pages, and copies of tables


def home_of(output: Path) -> Path:
    """Give the folder of all that the read side keeps beside a dataset."""
    return output / HOME


def forget_copies(output: Path) -> None:
    """Remove pictures of pages and copies of tables; they are made anew from what the dataset holds.

    Raises:
        OSError: they cannot be removed.
    """
    for folder in (home_of(output) / PICTURES, home_of(output) / TABLES):
        if folder.is_dir():
            shutil.rmtree(folder)


@contextmanager
def writing_lock(output: Path, name: str) -> Iterator[None]:
    """Wait until nobody else writes what this is the name of, and keep others from it."""
    home_of(output).mkdir(parents=True, exist_ok=True)
    with (home_of(output) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
