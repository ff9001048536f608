"""The temporary files of one run, which a later run clears away if this one is killed."""

import contextlib
import fcntl
import os
import shutil
import socket
import uuid
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class Workspace:
    """A folder below `_store/runs/` that lives as long as the run that made it.

    The run holds a lock in it; a folder whose lock is free belongs to a run that was killed, and is removed.

    Raises:
        OSError: the folder cannot be made.
    """

    def __init__(self, store: Path) -> None:
        self.runs = store / "runs"
        self.folder = self.runs / f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._lock: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self.runs.mkdir(parents=True, exist_ok=True)
        # Made under a name that no clearing looks at, and renamed with its lock held: nobody sees it without one.
        fresh = self.runs / f".{self.folder.name}"
        fresh.mkdir()
        self._lock = (fresh / "lock").open("wb")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        fresh.rename(self.folder)
        self._clear_leftovers()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._lock is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._lock.close()

    def _clear_leftovers(self) -> None:
        for folder in self.runs.iterdir():
            if folder != self.folder and _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def has_others(store: Path, own: Path) -> bool:
    """Whether another run is under way in a store."""
    return any(folder != own and not _is_left(folder) for folder in (store / "runs").iterdir())


def _is_left(folder: Path) -> bool:
    """Whether the run that made a folder has ended."""
    try:
        lock = (folder / "lock").open("rb")
    except FileNotFoundError:
        # Killed between making the folder and its lock, or just being made: only one that this host's dead made goes.
        return not _is_alive(folder.name)
    except OSError:
        return False
    with lock, contextlib.suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return not folder.name.startswith(".") or not _is_alive(folder.name)
    return False


def _is_alive(name: str) -> bool:
    """Whether the process that a folder is named for may still run: on another host, nobody can tell."""
    parts = name.lstrip(".").rsplit("-", 2)
    if len(parts) != 3 or parts[0] != socket.gethostname() or not Path("/proc/self").exists():  # noqa: PLR2004
        return True
    return Path("/proc", parts[1]).exists()
