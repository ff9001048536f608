"""One paper from its bytes to its record: what a worker process runs."""

import contextlib
import hashlib
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path

from extractors import VERSION
from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.extraction import Extraction
from extractors.facts.personal_numbers import mask_numbers
from extractors.given import Given
from extractors.reading.ocr import NOT_INSTALLED, add_text_layer
from extractors.refused import refused_row
from extractors.rows import make_rows, partition_of
from flows.store.records import Facts, original_name
from flows.store.staleness import NOT_THE_PAPERS_FAULT
from flows.work.job import Job, Outcome
from flows.work.reading import Reading
from schemas.documents import PaperRow
from schemas.tables import PAPER_TABLES, SCHEMA_VERSION, Rows
from schemas.vocabulary import Refusal


def read_paper(job: Job, reading: Reading) -> Outcome:
    """Read one paper and keep it and its record, unless a record that fits is there already.

    Whatever is wrong with the file becomes its record's refusal. A paper that is to be read again but whose bytes nobody
    has any more keeps the record that it has, if it is one of this version's tables and keeps no personal numbers that
    are to be masked.

    Raises:
        OSError: the store cannot be written.
    """
    begin = time.perf_counter()
    found = _find(job, reading)
    if isinstance(found, Outcome):
        return replace(found, seconds=time.perf_counter() - begin)
    old = found.facts
    ocr = reading.ocr or job.ocr or (old is not None and old.tried_ocr and old.error is None)
    made, rows = _make_record(found.data, found.document_id, job.given, ocr=ocr, keep=reading.keep_personal_numbers)
    if old is not None and old.error is None and made.error == NOT_INSTALLED and _may_stay(old, reading):
        return Outcome(job=job, facts=old)  # what OCR read is better than nothing until it can be read again
    facts = reading.records.write(made, rows)
    return Outcome(job=job, facts=facts, seconds=time.perf_counter() - begin, is_new=True)


def refuse_paper(job: Job, reading: Reading, code: str, reason: str) -> Outcome:
    """Keep a paper whose reader was ended, with a record that says why; one that was read by this version stays.

    Raises:
        OSError: the store cannot be written.
    """
    found = _find(job, reading)
    if isinstance(found, Outcome):
        return found
    facts = reading.records.write(*_refused(found.document_id, len(found.data), reason, code))
    return Outcome(job=job, facts=facts, is_new=True)


@dataclass(frozen=True, slots=True)
class _Found:
    """A paper's bytes, kept, and the facts of the record that there is of it, which does not fit."""

    data: bytes
    document_id: str
    facts: Facts | None


def _find(job: Job, reading: Reading) -> _Found | Outcome:
    """Find and keep a paper's bytes; give what comes of it at once where they cannot be had or its record fits."""
    try:
        data = _bytes_of(job, reading)
    except OSError as error:
        return _without_bytes(job, reading, f"the file cannot be read: {error.strerror or error}")
    except MemoryError:
        reason = "its bytes alone take too much memory"
        return Outcome(job=job, facts=None, failure_code=Refusal.MEMORY_LIMIT, failure=reason)
    document_id = hashlib.sha256(data).hexdigest()
    facts = reading.records.facts_of(document_id)
    if facts is not None and _fits(facts, job, reading):
        if job.source is None or not reading.originals.has(original_name(document_id)):
            _keep(job, data, document_id, reading)
        return Outcome(job=job, facts=facts)
    _keep(job, data, document_id, reading)
    return _Found(data, document_id, facts)


def _bytes_of(job: Job, reading: Reading) -> bytes:
    """Give a paper's bytes: those kept in the store where they are known, else those at its path if they are still the same.

    Raises:
        OSError: they cannot be had.
    """
    if job.document_id is None:
        assert job.path is not None, "a job names a path or a document of the store"
        return _read_file(job.path)
    with contextlib.suppress(FileNotFoundError):
        data = reading.originals.read(original_name(job.document_id))
        if hashlib.sha256(data).hexdigest() == job.document_id:
            return data
    if job.path is None:
        raise OSError("it is not kept whole, and no file has its bytes")
    data = _read_file(job.path)
    if hashlib.sha256(data).hexdigest() != job.document_id:
        raise OSError(f"it is not kept whole, and {job.path} has other bytes by now")
    return data


def _read_file(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe gives bytes when somebody writes some, a device without end
        raise OSError("it is no file")
    return path.read_bytes()


def _without_bytes(job: Job, reading: Reading, reason: str) -> Outcome:
    """Say what comes of a paper whose bytes cannot be had."""
    if job.document_id is None or job.source is not None:
        return Outcome(job=job, facts=None, failure_code=Refusal.UNREADABLE_FILE, failure=reason)
    facts = reading.records.facts_of(job.document_id)
    if facts is None or not _may_stay(facts, reading):
        facts = reading.records.write(*_refused(job.document_id, 0, reason, Refusal.UNREADABLE_FILE))
        return Outcome(job=job, facts=facts, is_new=True)
    return Outcome(job=job, facts=facts)


def _keep(job: Job, data: bytes, document_id: str, reading: Reading) -> None:
    """Keep a paper, or put right what is kept of it."""
    name = original_name(document_id)
    if not (reading.keep_files or job.fetch is not None):
        return
    if not reading.originals.has(name) or hashlib.sha256(reading.originals.read(name)).hexdigest() != document_id:
        reading.originals.write(name, data)


def _may_stay(facts: Facts, reading: Reading) -> bool:
    """Whether a record may stand in the tables though reading the paper now would give another."""
    unmasked = facts.keeps_personal_numbers and not reading.keep_personal_numbers
    return facts.schema_version == SCHEMA_VERSION and not unmasked


def _fits(facts: Facts, job: Job, reading: Reading) -> bool:
    """Whether a record is what reading the paper now would give.

    What its sources say of their papers is settled where all of them are known, when it is read again.
    """
    if (facts.extractor_version, facts.schema_version) != (VERSION, SCHEMA_VERSION):
        return False
    if facts.keeps_personal_numbers not in (None, reading.keep_personal_numbers):
        return False
    if reading.ocr and facts.error_code == Refusal.NO_TEXT_LAYER and not facts.tried_ocr:
        return False
    if reading.retry and facts.error_code in NOT_THE_PAPERS_FAULT:
        return False
    return job.source is not None or facts.given == given_for(facts.lacks, job.given)


def given_for(lacks: tuple[str, ...], given: Given) -> Given:
    """Give of what a source says only what a paper lacks."""
    return Given(
        organisation=given.organisation if "organisation" in lacks else None, body=given.body if "body" in lacks else None
    )


def _make_record(data: bytes, document_id: str, given: Given, *, ocr: bool, keep: bool) -> tuple[Facts, Rows]:
    try:
        extraction, by_ocr = _extract(data, given, ocr=ocr, keep=keep)
        rows = make_rows(extraction, document_id)
    except DocumentError as error:
        tried = ocr and error.code == Refusal.NO_TEXT_LAYER and str(error) != NOT_INSTALLED
        return _refused(document_id, len(data), str(error), error.code, tried_ocr=tried)
    except MemoryError:
        return _refused(document_id, len(data), "reading it takes too much memory", Refusal.MEMORY_LIMIT)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one paper is told and must not cost the others
        told = mask_numbers(" ".join(str(error).split()))[:200]  # masked while numbers are whole
        reason = f"internal error: {type(error).__name__}: {told}"
        return _refused(document_id, len(data), reason, Refusal.INTERNAL_ERROR)
    meta, (row,) = extraction.meta, rows["documents"]
    assert isinstance(row, PaperRow), "the table documents holds papers"
    key, year = partition_of(row, meta.written.year if meta.written else None)
    stated = {"organisation": meta.organisation, "body": meta.body}
    lacks = tuple(name for name, value in stated.items() if value is None or name in meta.given)
    doubts: dict[str, int] = {}
    for doubt in extraction.doubts:
        doubts[doubt.code.value] = doubts.get(doubt.code.value, 0) + 1
    facts = Facts(
        document_id=document_id,
        extractor_version=VERSION,
        schema_version=SCHEMA_VERSION,
        organisation_key=key,
        year=year,
        status=row.status.value,
        pages=extraction.page_count,
        size=len(data),
        lacks=lacks,
        given=given_for(lacks, given),
        tried_ocr=by_ocr,
        counts={name: len(own) for name, own in rows.items()},
        doubts=doubts,
    )
    return facts, rows


def _extract(data: bytes, given: Given, *, ocr: bool, keep: bool) -> tuple[Extraction, bool]:
    try:
        return extract(data, given=given, keep_personal_numbers=keep), False
    except DocumentError as error:
        if not ocr or error.code != Refusal.NO_TEXT_LAYER:
            raise
    return extract(add_text_layer(data), read_by_ocr=True, given=given, keep_personal_numbers=keep), True


def _refused(document_id: str, size: int, reason: str, code: str, *, tried_ocr: bool = False) -> tuple[Facts, Rows]:
    """Give the record of a paper that could not be read; what the reason quotes of it or of its name is masked always."""
    reason = mask_numbers(reason)
    row = refused_row(document_id, reason, code)
    rows: Rows = {name: [] for name in PAPER_TABLES}
    rows["documents"].append(row)
    key, year = partition_of(row)
    facts = Facts(
        document_id=document_id,
        extractor_version=VERSION,
        schema_version=SCHEMA_VERSION,
        organisation_key=key,
        year=year,
        status=row.status.value,
        error=reason,
        error_code=code,
        size=size,
        tried_ocr=tried_ocr,
        counts={"documents": 1},
    )
    return facts, rows
