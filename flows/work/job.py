"""What is to be read, and what came of it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from extractors.facts.personal_numbers import mask_numbers
from extractors.given import Given
from flows.store.records import Facts

_NOTHING_GIVEN = Given()
LOST = "lost"  # a failure that is not entered in the catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """What an address answered with beside the bytes."""

    fetched_at: dt.datetime
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A paper to be read.

    `source` is the path or address that it stands at, `path` where its bytes are, `state` what tells a file's bytes
    apart without reading them. Where there is a `document_id` its bytes are among the store's originals, or at the path
    where the store does not keep them. One that is read again has no source.
    """

    path: Path | None = None
    source: str | None = None
    document_id: str | None = None
    name: str = ""  # of its entry in sources.toml
    given: Given = _NOTHING_GIVEN
    state: str | None = None
    fetch: Fetch | None = None
    ocr: bool = False  # it was read by OCR before


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job: the facts of the record, or why its bytes could not be had.

    `is_new` tells whether the paper was read now, or a record that fits was there already.
    """

    job: Job
    facts: Facts | None
    seconds: float = 0.0
    is_new: bool = False
    failure_code: str | None = None
    failure: str | None = None


def lost(job: Job, error: BaseException) -> Outcome:
    """Give what came of a paper that something of ours broke at: nothing, and it will be tried again by the next run."""
    told = mask_numbers(" ".join(str(error).split()))  # an error may quote the paper
    return Outcome(job=job, facts=None, failure_code=LOST, failure=f"{type(error).__name__}: {told[:200]}")


def file_state(path: Path, *, now_ns: int) -> str | None:
    """Give what changes whenever a file's bytes do: size, times, inode; None where it cannot be told yet.

    A file that was written less than two seconds ago may be written again within the same tick of its clock, so its
    state says nothing (git calls such an entry racily clean and reads the file again).

    Raises:
        OSError: there is no such file.
    """
    stat = path.stat()
    if now_ns - max(stat.st_mtime_ns, stat.st_ctime_ns) < 2_000_000_000:  # noqa: PLR2004
        return None
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}:{stat.st_ino}"
