"""What the index holds of a partition: its ärenden, each with all that belongs to it, read from the tables."""

import datetime as dt
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.vocabulary import Category, Stage
from search.files import FILE, Partition, Row, folders_in, partition_file

_NOT_DONE = (Category.REJECT, Category.REFER_BACK, Category.TABLE)
_FINANCING = re.compile(r"\bfinansier")  # as the view money_by_body has it
_COLUMNS = {
    "documents": ("document_id", "doc_type", "organisation", "body", "meeting_date", "written_on", "ingested_at"),
    "items": (
        "item_id", "document_id", "meeting_id", "number", "title", "diarienummer", "diarienummer_key", "page_start",
        "summary", "text",
    ),
    "decisions": ("item_id", "decision_id", "stage", "category", "proposer", "decider", "text", "page"),
    "amounts": ("item_id", "decision_id", "text", "sek", "currency", "qualifier", "per", "page"),
    "attachments": ("item_id", "text"),
    "tables": ("item_id", "caption"),
    "case_events": ("item_id", "case_id"),
    "repeats": ("item_id", "decision_id"),
    "issues": ("item_id", "issue_id"),
}  # fmt: skip
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True, kw_only=True)
class Entry:
    """An ärende with its paper and all that hangs on it, as mappings of the columns named above."""

    item: Row
    paper: Row
    clauses: list[Row] = field(default_factory=list)
    amounts: list[Row] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    case_ids: list[str] = field(default_factory=list)
    doubts: int = 0
    is_repeat: bool = False
    repeated: set[str] = field(default_factory=set)  # clauses that another paper of the meeting has already

    def stored(self, partition: str) -> str:
        """Give what a hit shows, as JSON, with the name of its partition."""
        item, paper = self.item, self.paper
        day = paper["meeting_date"] or paper["written_on"]
        return _WRITER.encode(
            {
                "partition": partition,
                "item_id": item["item_id"],
                "document_id": item["document_id"],
                "meeting_id": item["meeting_id"],
                "organisation": paper["organisation"],
                "body": paper["body"],
                "date": day.isoformat() if day else None,
                "doc_type": paper["doc_type"],
                "number": item["number"],
                "title": item["title"],
                "diarienummer": item["diarienummer"],
                "page": item["page_start"],
                "clauses": [
                    [one[name] for name in ("decision_id", "stage", "category", "proposer", "decider", "text", "page")]
                    for one in self.clauses
                ],
                "amounts": [
                    [
                        one["text"],
                        None if one["sek"] is None else str(one["sek"]),
                        one["currency"],
                        one["qualifier"],
                        one["per"],
                        one["decision_id"],
                        one["page"],
                    ]
                    for one in self.amounts
                ],
                "summary": item["summary"],
                "text": item["text"],
                "attachments": [*self.attachments, *self.captions],
                "case_ids": self.case_ids,
                "doubts": self.doubts,
                "is_repeat": self.is_repeat,
                "ingested_at": paper["ingested_at"].isoformat() if paper["ingested_at"] else None,
            }
        )

    def decided_sek(self) -> Decimal:
        """Give what it decides to do in kronor: each deciding clause with its largest sum, as the view money_by_body has it.

        Sums per month, person and the like are left out, of a range the lower bound counts, a clause that another paper
        repeats counts there, and one that tells how the sum of another is financed does not count it again. What is
        rejected, referred back or put off is not decided to be done.
        """
        sums = {one["decision_id"]: self._largest(one["decision_id"]) for one in self.clauses if self._counts(one)}
        sources = {one["decision_id"] for one in self.clauses if _FINANCING.search(one["text"].lower())}
        granted = {sek for decision_id, sek in sums.items() if decision_id not in sources}
        return sum(
            (sek for decision_id, sek in sums.items() if sek and not (decision_id in sources and sek in granted)), Decimal(0)
        )

    def _counts(self, clause: Row) -> bool:
        is_done = clause["stage"] == Stage.DECISION and clause["category"] not in _NOT_DONE
        return is_done and clause["decision_id"] not in self.repeated

    def _largest(self, decision_id: str) -> Decimal | None:
        sums = [one["sek"] for one in self.amounts if one["decision_id"] == decision_id and one["per"] in (None, "year")]
        return max((sek for sek in sums if sek is not None), default=None)


def partition_states(output: Path) -> dict[Partition, str]:
    """Give every partition of a dataset with a checksum over its files' names, sizes and times.

    A file that is rebuilt with the same content is left as it is, so that the checksum changes with the content.
    """
    states: dict[Partition, hashlib._Hash] = {}
    for table in sorted(_COLUMNS):
        for organisation in folders_in(output / table):
            for year in folders_in(organisation.path):
                key = (organisation.name.partition("=")[2], int(year.name.partition("=")[2]))
                try:
                    stat = os.stat(f"{year.path}/{FILE}")  # noqa: PTH116 - thousands at a time
                except FileNotFoundError:
                    continue
                said = f"{table} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n"
                states.setdefault(key, hashlib.sha256()).update(said.encode())
    return {key: state.hexdigest() for key, state in sorted(states.items())}


def read_entries(output: Path, partition: Partition) -> Iterator[Entry]:
    """Give the ärenden of a partition in their order.

    Raises:
        OSError: a file cannot be read, or went while it was; the next run has what took its place.
    """
    papers = {row["document_id"]: row for row in _rows(output, "documents", partition)}
    entries = {
        row["item_id"]: Entry(item=row, paper=papers[row["document_id"]])
        for row in _rows(output, "items", partition)
        if row["document_id"] in papers
    }
    missing = Entry(item={}, paper={})  # takes what belongs to no ärende
    of: defaultdict[str | None, Entry] = defaultdict(lambda: missing, entries)
    for row in _rows(output, "decisions", partition):
        of[row["item_id"]].clauses.append(row)
    for row in _rows(output, "amounts", partition):
        of[row["item_id"]].amounts.append(row)
    for row in _rows(output, "attachments", partition):
        of[row["item_id"]].attachments.append(row["text"])
    for row in _rows(output, "tables", partition):
        if row["caption"]:
            of[row["item_id"]].captions.append(row["caption"])
    for row in _rows(output, "case_events", partition):
        of[row["item_id"]].case_ids.append(row["case_id"])
    for row in _rows(output, "repeats", partition):
        if row["decision_id"] is None:
            of[row["item_id"]].is_repeat = True
        else:
            of[row["item_id"]].repeated.add(row["decision_id"])
    for row in _rows(output, "issues", partition):
        of[row["item_id"]].doubts += 1
    yield from entries.values()


def _rows(output: Path, table: str, partition: Partition) -> Iterator[Row]:
    path = partition_file(output, table, partition)
    if not path.exists():
        return
    columns = _COLUMNS[table]
    # Not by read_table, which takes four times as long for a small file; threads would only wait for each other.
    with pq.ParquetFile(path) as file:
        read = file.read(columns=list(columns), use_threads=False)
    for values in zip(*(_values(read.column(name)) for name in columns), strict=True):
        yield dict(zip(columns, values, strict=True))


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Give the values of a column; moments by way of their microseconds, as pyarrow would load pandas for them."""
    if not pa.types.is_timestamp(column.type):
        values: list[Any] = column.to_pylist()
        return values
    passed = column.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64()).to_pylist()
    return [None if one is None else _EPOCH + dt.timedelta(microseconds=one) for one in passed]
