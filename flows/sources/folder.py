"""The papers in a folder, and what of it could not be looked at."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A folder that could not be listed, or a name in it that is no file: what was found there before may still exist."""

    path: Path
    reason: str
    is_folder: bool = True


def list_files(root: Path, glob: str) -> Iterator[Path | Unlisted]:
    """Give the files below a folder, a folder at a time: its files by name, then the folders in it by name.

    Folders called "_…" or ".…" and files called ".…" are left out. Folders that are links are not entered: they may
    lead back. No more is held than the names in one folder and the folders still to come.

    Args:
        root: the folder.
        glob: which files below it; upper and lower case are the same in the ending.

    Yields:
        A file, or what could not be looked at; that does not end the rest.
    """
    wanted = compile_glob(glob)
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        files, folders, problem = _list_folder(folder)
        if problem:
            yield Unlisted(folder, problem)
        for name, is_file in files:
            path = folder / name
            if wanted.fullmatch(path.relative_to(root).as_posix()):
                yield path if is_file else Unlisted(path, "is no file that can be read", is_folder=False)
        waiting.extend(folder / name for name in reversed(folders))


def _list_folder(folder: Path) -> tuple[list[tuple[str, bool]], list[str], str | None]:
    """Give the names in a folder, sorted: what may be files and whether each is one, the folders; and what went wrong."""
    files: list[tuple[str, bool]] = []
    folders: list[str] = []
    problem = None
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                kind = _kind(entry)
                if kind == "folder":
                    folders.append(entry.name)
                elif kind != "left out":
                    files.append((entry.name, kind == "file"))
    except OSError as error:
        problem = f"cannot be listed: {error.strerror or error}"
    return sorted(files), sorted(folders), problem


def _kind(entry: os.DirEntry[str]) -> Literal["file", "folder", "left out", "neither"]:
    if entry.name.startswith("."):
        return "left out"
    try:
        if entry.is_dir():
            return "left out" if entry.is_symlink() or entry.name.startswith("_") else "folder"
        return "file" if entry.is_file() or entry.is_symlink() else "neither"
    except OSError:  # a link that leads to itself
        return "file"


def compile_glob(glob: str) -> re.Pattern[str]:
    """Make the pattern that the whole of a path below a folder must match; the ending in any case.

    >>> bool(compile_glob("**/*.pdf").fullmatch("2024/maj/Kallelse.PDF"))
    True
    >>> bool(compile_glob("*.pdf").fullmatch("2024/kallelse.pdf"))
    False
    """
    *folders, name = glob.split("/")
    if name == "**":  # all files below
        folders, name = [*folders, "**"], "*"
    stem, dot, ending = name.rpartition(".")
    parts = ["(?:[^/]+/)*" if part == "**" else f"{_translate(part)}/" for part in folders]
    return re.compile("".join([*parts, _translate(stem), re.escape(dot), f"(?i:{_translate(ending)})"]), re.DOTALL)


def _translate(part: str) -> str:
    """Translate one step of a glob: * and ? stand for what is not a slash."""
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
