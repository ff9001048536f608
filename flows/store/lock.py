"""Locks between processes: they end with the process that holds them, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def lock_file(path: Path) -> Iterator[None]:
    """Wait until nobody else holds the lock of a file, which is made where it is not there.

    Raises:
        OSError: the file cannot be made, or its file system has no locks.
    """
    with path.open("wb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
