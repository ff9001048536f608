"""A place for whole files by name: a folder, or an address that fsspec knows ("s3://…")."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit


class Place(Protocol):
    """Where files are kept by name; a name is a relative path with "/"."""

    def read(self, name: str) -> bytes:
        """Give a file's bytes.

        Raises:
            OSError: it is not there or cannot be read.
        """
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put a file there whole, in the place of what has its name.

        Raises:
            OSError: it cannot be written; what was there before still is.
        """
        ...

    def adopt(self, name: str, path: Path) -> None:
        """Put a file of this machine there whole; it is no longer where it was.

        Raises:
            OSError: it cannot be put there.
        """
        ...

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        ...

    def has(self, name: str) -> bool:
        """Whether a file of the name is there."""
        ...

    def names(self) -> Iterator[str]:
        """Give the names of all files, sorted within their folders."""
        ...


class Folder:
    """A folder of this machine, or one that several machines share.

    Args:
        root: the folder; made when something is first written.
        temporary: where a file is written before it is put in its place; on the same file system.
    """

    def __init__(self, root: Path, temporary: Path) -> None:
        self.root = root
        self.temporary = temporary

    def read(self, name: str) -> bytes:
        """Give a file's bytes."""
        return (self.root / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write beside, sync, rename: a process killed at any moment leaves the old file or the new one."""
        target = self.root / name
        beside = self.temporary / f"{uuid.uuid4().hex}.part"
        try:
            with beside.open("wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            target.parent.mkdir(parents=True, exist_ok=True)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def adopt(self, name: str, path: Path) -> None:
        """Sync and rename: both are on the same file system."""
        with path.open("rb") as handle:
            os.fsync(handle.fileno())
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        path.replace(self.root / name)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        (self.root / name).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        """Whether a file of the name is there."""
        return (self.root / name).exists()

    def names(self) -> Iterator[str]:
        """Give the names of all files, sorted within their folders."""
        for parent, folders, files in os.walk(self.root):
            folders.sort()
            for name in sorted(files):
                yield (Path(parent) / name).relative_to(self.root).as_posix()


class Bucket:
    """An address that fsspec knows; its stores put objects there whole.

    Args:
        address: "s3://bucket/kallelse" and the like.
    """

    def __init__(self, address: str) -> None:
        import fsspec  # noqa: PLC0415 - most stores are folders, and are opened sooner without

        self.system, self.root = fsspec.core.url_to_fs(address)

    def read(self, name: str) -> bytes:
        """Give a file's bytes."""
        return bytes(self.system.cat_file(f"{self.root}/{name}"))

    def write(self, name: str, data: bytes) -> None:
        """Put the object there; one that is being written is not seen."""
        path = f"{self.root}/{name}"
        self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
        with self.system.transaction:  # on plain file systems: written beside and moved
            self.system.pipe_file(path, data)

    def adopt(self, name: str, path: Path) -> None:
        """Send a file there, then take it away here."""
        self.write(name, path.read_bytes())
        path.unlink()

    def remove(self, name: str) -> None:
        """Take an object away, if it is there."""
        if self.has(name):
            self.system.rm_file(f"{self.root}/{name}")

    def has(self, name: str) -> bool:
        """Whether an object of the name is there."""
        return bool(self.system.exists(f"{self.root}/{name}"))

    def names(self) -> Iterator[str]:
        """Give the names of all objects, sorted."""
        if self.system.exists(self.root):
            for path in sorted(self.system.find(self.root)):
                yield str(path)[len(self.root) :].lstrip("/")


def open_place(where: str, name: str, temporary: Path) -> Place:
    """Open a part of a store, by path or by address.

    Args:
        where: the store's folder or address.
        name: the part: "records" or "originals".
        temporary: where files of a folder are written first; not used for an address.
    """
    folder = folder_of(where)
    return Bucket(f"{where.rstrip('/')}/{name}") if folder is None else Folder(folder / name, temporary)


def folder_of(where: str) -> Path | None:
    """Give the folder that a path or a "file://" address means, None for any other address.

    >>> folder_of("file:///shared/kallelse").as_posix()
    '/shared/kallelse'
    >>> folder_of("s3://bucket/kallelse") is None
    True
    """
    if "://" not in where:
        return Path(os.path.abspath(where))  # noqa: PTH100 - without ".."
    parts = urlsplit(where)
    return Path(os.path.abspath(unquote(parts.path))) if parts.scheme == "file" else None  # noqa: PTH100
