"""Files and folders: what is new or changed in them, and what is gone."""

import itertools
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.given import Given
from flows.clock import now
from flows.gather.found import Found
from flows.sources.folder import Unlisted, list_files
from flows.store.catalogue import Catalogue, Known
from flows.work.job import Job, file_state

_CHUNK = 500  # files that are looked up in the catalogue at once
_PDFS = "**/*.pdf"
_NOTHING_GIVEN = Given()


def gather_paths(paths: Iterable[Path], catalogue: Catalogue, found: Found) -> Iterator[Job]:
    """Give what is new or changed among files and below folders; paths that are not there are noted.

    Raises:
        OSError: the catalogue cannot be written.
    """
    for path in paths:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are: the name is the source
        if os.path.isdir(whole):  # noqa: PTH112 - Path.is_dir raises for names that the system cannot hold
            yield from gather_folder(whole, catalogue, found)
        elif os.path.lexists(whole):
            yield from gather_files([whole], catalogue, found)
        else:
            found.missing.append(str(path))


def list_paths(path: Path) -> Iterator[Path]:
    """Give the PDFs that a path stands for: itself, or those below it."""
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that the system cannot hold
        yield from _listed(path, _PDFS, [])
    elif os.path.lexists(path):
        yield path


def holds_pdf(path: Path) -> bool:
    """Whether a path is a file, or a folder with a PDF somewhere below it."""
    return next(list_paths(path), None) is not None


def gather_folder(
    folder: Path, catalogue: Catalogue, found: Found, *, pattern: str = _PDFS, name: str = "", given: Given = _NOTHING_GIVEN
) -> Iterator[Job]:
    """Give what is new or changed below a folder, as it is listed; then enter what is gone.

    Nothing is held to be gone where a part of the folder could not be listed.

    Raises:
        OSError: the catalogue cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - as above
    problems: list[Unlisted] = []
    yield from gather_files(_listed(folder, pattern, problems), catalogue, found, name=name, given=given)
    found.failures.extend((str(problem.path), problem.reason) for problem in problems)
    if not problems:
        # What is there but was not listed (another pattern, another run's new file) is not gone.
        gone = [source for source in catalogue.unseen_below(str(folder)) if not os.path.lexists(source)]
        if gone:
            catalogue.miss(gone, now=now())
            found.gone.extend(gone)


def gather_files(
    paths: Iterable[Path], catalogue: Catalogue, found: Found, *, name: str = "", given: Given = _NOTHING_GIVEN
) -> Iterator[Job]:
    """Give the files among these that are new or changed."""
    left = iter(paths)
    while some := list(itertools.islice(left, _CHUNK)):
        known = catalogue.known([str(path) for path in some])
        catalogue.note_seen(str(path) for path in some)
        found.listed += len(some)
        for path in some:
            job = _job_of(path, name, given, known.get(str(path)))
            if job is None:
                found.unchanged += 1
            else:
                yield job


def _job_of(path: Path, name: str, given: Given, known: Known | None) -> Job | None:
    """Give a file as a job, or None where it is what it was."""
    try:
        state = file_state(path, now_ns=time.time_ns())
    except OSError:
        state = None  # reading it will tell why
    is_same = known is not None and state is not None and known.state == state
    if known is not None and is_same and not known.is_gone and not known.has_failed and known.given == given:
        return None
    return Job(path=path, source=str(path), name=name, given=given, state=state)


def _listed(folder: Path, pattern: str, problems: list[Unlisted]) -> Iterator[Path]:
    for one in list_files(folder, pattern):
        if isinstance(one, Unlisted):
            problems.append(one)
        else:
            yield one
