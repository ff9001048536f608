"""Papers into the dataset: the one function that `ingest` and the scheduled flow both run."""

import datetime as dt
import gc
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.dataset import Partition, prepare_output, write_documents
from flows.papers import Paper, find_papers, read_papers, unreadable_id

if TYPE_CHECKING:
    from schemas.tables import Rows


_BATCH = 200  # papers whose rows are held until they are written; an interrupted run loses no more


@dataclass(slots=True)
class Summary:
    """What a run found, doubted and refused."""

    documents: int = 0
    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    files: int = 0

    def add(self, paper: Paper) -> None:
        """Count one paper."""
        self.documents += 1
        self.pages += paper.pages
        if paper.refusal is not None:
            self.refusals.append((str(paper.path), paper.refusal))
        for name, rows in paper.rows.items():
            self.counts[name] += len(rows)
        for row in paper.rows["issues"]:
            self.doubts[str(row.code)] += 1  # type: ignore[union-attr]


def ingest_papers(
    paths: Sequence[Path],
    output: Path,
    *,
    ocr: bool = False,
    on_start: Callable[[int], None] = lambda _: None,
    on_paper: Callable[[Paper], None] = lambda _: None,
) -> Summary:
    """Read all PDFs among the paths and write their rows into the dataset.

    Args:
        paths: files and folders.
        output: the folder of the dataset.
        ocr: read papers without a text layer by OCR.
        on_start: told how many papers there are.
        on_paper: told of each paper when it is read.

    Raises:
        OutputError: the output folder cannot be written.
    """
    found, missing = find_papers(paths)
    summary = Summary(missing=[str(path) for path in missing])
    if not found:
        return summary
    prepare_output(output)
    on_start(len(found))
    written: set[Path] = set()
    batch: list[Paper] = []
    for paper in read_papers(found, now=dt.datetime.now(dt.UTC), ocr=ocr):
        if not summary.documents:
            gc.freeze()  # rules and pipeline stay: the collector need not walk them again for every paper
        summary.add(paper)
        batch.append(paper)
        on_paper(paper)
        if len(batch) >= _BATCH:
            written.update(_write(output, batch))
            batch = []
    written.update(_write(output, batch))
    summary.files = len(written)
    return summary


def _write(output: Path, batch: Sequence[Paper]) -> list[Path]:
    """Write a batch of papers; what a file was refused for when it could not be opened is forgotten."""
    documents: list[tuple[Partition, Rows]] = [(paper.partition, paper.rows) for paper in batch]
    return write_documents(output, documents, superseded={unreadable_id(paper.path) for paper in batch})
