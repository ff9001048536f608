"""Files and folders: what is new or changed in them, and what is gone."""

import itertools
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.given import Given
from flows.clock import now
from flows.gather.found import Found
from flows.sources.address import without_credentials
from flows.sources.folder import Unlisted, list_files
from flows.store.catalogue import Catalogue
from flows.store.lookups import Known, known_sources, path_of, source_of, unseen_below
from flows.work.job import Job, file_state

_CHUNK = 500  # files that are looked up in the catalogue at once
_PDFS = "**/*.pdf"
_NOTHING_GIVEN = Given()


def gather_paths(paths: Iterable[Path], catalogue: Catalogue, found: Found, *, without: Path | None = None) -> Iterator[Job]:
    """Give what is new or changed among files and below folders; paths that are not there are noted.

    Args:
        paths: files and folders.
        catalogue: the store's.
        found: what was seen is noted there.
        without: a folder whose files are no sources: the store's own.

    Raises:
        OSError: the catalogue cannot be written.
    """
    for path in paths:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are: the name is the source
        if os.path.isdir(whole):  # noqa: PTH112 - Path.is_dir raises for names that the system cannot hold
            yield from gather_folder(whole, catalogue, found, without=without)
        elif os.path.lexists(whole):
            yield from gather_files([whole], catalogue, found)
        else:
            found.missing.append(without_credentials(str(path)))
            if whole.parent.is_dir():  # a file that is gone, not a whole folder that may be elsewhere today
                found.gone.extend(catalogue.miss([source_of(whole)], now=now()))


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
    folder: Path,
    catalogue: Catalogue,
    found: Found,
    *,
    pattern: str = _PDFS,
    name: str = "",
    given: Given = _NOTHING_GIVEN,
    without: Path | None = None,
) -> Iterator[Job]:
    """Give what is new or changed below a folder, as it is listed; then enter what is gone.

    Nothing is held to be gone where a part of the folder could not be listed, or where it lists nothing at all: then it
    may be a drive that is not there today.

    Raises:
        OSError: the catalogue cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - as above
    problems: list[Unlisted] = []
    before = found.listed
    files = (path for path in _listed(folder, pattern, problems) if without is None or not path.is_relative_to(without))
    yield from gather_files(files, catalogue, found, name=name, given=given)
    found.failures.extend((source_of(problem.path), problem.reason) for problem in problems)
    if any(problem.is_folder for problem in problems):
        return
    # What is there but was not listed (another pattern, another run's new file) is not gone.
    unseen = [source for source in unseen_below(catalogue, source_of(folder)) if not os.path.lexists(path_of(source))]
    if unseen and found.listed == before:
        reason = f"lists no paper, though {len(unseen)} stood there: none of them is taken for gone"
        found.failures.append((source_of(folder), reason))
    elif unseen:
        found.gone.extend(catalogue.miss(unseen, now=now()))


def gather_files(
    paths: Iterable[Path], catalogue: Catalogue, found: Found, *, name: str = "", given: Given = _NOTHING_GIVEN
) -> Iterator[Job]:
    """Give the files among these that are new or changed; one that this run has looked at is left out.

    A file that an entry of a sources.toml has named before keeps that name and what is given with it, where no name is
    given now.
    """
    left = iter(paths)
    while some := list(itertools.islice(left, _CHUNK)):
        known = known_sources(catalogue, [source_of(path) for path in some])
        new = catalogue.note_seen(source_of(path) for path in some)
        for path in some:
            source = source_of(path)
            if source not in new:
                continue
            found.listed += 1
            before = known.get(source)
            told = (name, given) if name or before is None else (before.name, before.given)
            job = _job_of(path, *told, before)
            if job is not None:
                yield job
                continue
            found.unchanged += 1
            if before is not None and before.name != told[0]:
                catalogue.refresh(source, name=told[0], given=told[1], now=now())


def _job_of(path: Path, name: str, given: Given, known: Known | None) -> Job | None:
    """Give a file as a job, or None where it is what it was."""
    try:
        state = file_state(path, now_ns=time.time_ns())
    except OSError:
        state = None  # reading it will tell why
    is_same = known is not None and state is not None and known.state == state
    if known is not None and is_same and not known.is_gone and not known.has_failed and known.given == given:
        return None
    return Job(path=path, source=source_of(path), name=name, given=given, state=state)


def _listed(folder: Path, pattern: str, problems: list[Unlisted]) -> Iterator[Path]:
    for one in list_files(folder, pattern):
        if isinstance(one, Unlisted):
            problems.append(one)
        else:
            yield one
