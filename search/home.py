"""What the read side keeps beside a dataset: the index, copies of tables, pictures of pages."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = "_search"  # readers of Parquet folders skip what begins with "_"


def home_of(output: Path) -> Path:
    """Give the folder of all that the read side keeps beside a dataset."""
    return output / HOME


@contextmanager
def writing_lock(output: Path, name: str) -> Iterator[None]:
    """Wait until nobody else writes what this is the name of, and keep others from it."""
    home_of(output).mkdir(parents=True, exist_ok=True)
    with (home_of(output) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
