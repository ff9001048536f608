"""Files to rows: what is ingested, one paper at a time."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import DocumentError
from extractors.extract import VERSION, extract
from extractors.reading.ocr import add_text_layer
from extractors.rows import Origin, make_rows, partition_of, refused_row
from flows.dataset import Partition
from schemas.tables import TABLES, Rows
from schemas.vocabulary import Refusal


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as it was ingested: its rows and their partition, and why it was refused if it was."""

    path: Path
    document_id: str
    partition: Partition
    rows: Rows
    refusal: str | None
    pages: int


def find_papers(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Find the PDFs among files and below folders, sorted, each once.

    Returns:
        The PDFs, and the given paths that do not exist.
    """
    found: dict[Path, None] = {}
    missing: list[Path] = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that the system cannot hold
            found.update(dict.fromkeys(_pdfs_below(path)))
        elif os.path.lexists(path):
            found[path] = None
        else:
            missing.append(path)
    return list(found), missing


def _pdfs_below(folder: Path) -> Iterator[Path]:
    """Give the PDFs below a folder in order, those that cannot be read too; folders called "_…" or ".…" are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in sorted(names):
            if name.lower().endswith(".pdf") and not name.startswith("."):
                yield Path(parent, name)


def unreadable_id(path: Path) -> str:
    """Give the id of a file whose bytes cannot be had: made of its path, until it is read."""
    return hashlib.sha256(str(path).encode()).hexdigest()


def read_paper(path: Path, *, now: dt.datetime, ocr: bool = False) -> Paper:
    """Read one paper; whatever is wrong with the file becomes its refusal.

    Args:
        path: the file.
        now: when it is read, in UTC.
        ocr: read papers without a text layer by OCR, where the extra `ocr` is installed.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return _refuse(path, unreadable_id(path), f"the file cannot be read: {error.strerror}", Refusal.UNREADABLE_FILE, now)
    document_id = hashlib.sha256(data).hexdigest()
    origin = _origin(path, document_id, now)
    try:
        try:
            extraction = extract(data)
        except DocumentError as error:
            if not ocr or error.code != Refusal.NO_TEXT_LAYER:
                raise
            extraction = extract(add_text_layer(data), read_by_ocr=True)
        rows = make_rows(extraction, origin)
    except DocumentError as error:
        return _refuse(path, document_id, str(error), error.code, now)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one paper is told and must not cost the others
        reason = f"internal error: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return _refuse(path, document_id, reason, Refusal.INTERNAL_ERROR, now)
    written = extraction.meta.written
    partition = partition_of(rows["documents"][0], written.year if written else None)  # type: ignore[arg-type]
    return Paper(path, document_id, partition, rows, None, extraction.page_count)


def _origin(path: Path, document_id: str, now: dt.datetime) -> Origin:
    return Origin(document_id, path.name, str(path), VERSION, now)


def _refuse(path: Path, document_id: str, reason: str, code: str, now: dt.datetime) -> Paper:
    row = refused_row(_origin(path, document_id, now), reason, code)
    rows: Rows = {name: [] for name in TABLES}
    rows["documents"].append(row)
    return Paper(path, document_id, partition_of(row), rows, reason, 0)


def read_papers(paths: Iterable[Path], *, now: dt.datetime, ocr: bool = False) -> Iterator[Paper]:
    """Read papers one after the other; the same bytes under another name are read once."""
    seen: set[str] = set()
    for path in paths:
        paper = read_paper(path, now=now, ocr=ocr)
        if paper.document_id not in seen:
            seen.add(paper.document_id)
            yield paper
