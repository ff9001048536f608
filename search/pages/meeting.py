"""A meeting: its papers, its ärenden, and who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.vocabulary import Capacity
from search.files import Partition, Row, read_rows

# Which of a meeting's papers tells its ärenden: minutes before what calls to it.
_FIRST = ("protokoll", "protokollsutdrag", "kallelse", "tjansteskrivelse", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of a meeting: its row, its ärenden with the clauses of each, and how many doubts it has."""

    row: Row
    items: tuple[Row, ...]
    clauses: dict[str, list[Row]]
    doubts: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: one of its rows with what any of its papers tells of it, and its papers.

    Minutes come first, and of several of a kind the one with the most ärenden.
    """

    row: Row
    papers: tuple[Paper, ...]
    attendance: tuple[Row, ...]
    adjustments: tuple[Row, ...]

    def present(self) -> list[tuple[Capacity, list[Row]]]:
        """Give who was there by capacity, in the order of the vocabulary: who has none printed is among the others."""
        found = {
            capacity: [row for row in self.attendance if (row["role"] or Capacity.OVRIG) == capacity]
            for capacity in Capacity
        }
        return [(capacity, rows) for capacity, rows in found.items() if rows]


def read_meeting(output: Path, meeting_id: str, partitions: Iterable[Partition]) -> Meeting | None:
    """Read a meeting; None where none of the partitions has it.

    Raises:
        OSError: a file went while it was read.
    """
    partitions = list(partitions)
    told = read_rows(output, "meetings", partitions, meeting_id=[meeting_id])
    if not told:
        return None
    documents = read_rows(output, "documents", partitions, meeting_id=[meeting_id])
    documents.sort(key=lambda row: (_FIRST.index(row["doc_type"] or "other"), row["document_id"]))
    order = {row["document_id"]: place for place, row in enumerate(documents)}
    told.sort(key=lambda row: order.get(row["document_id"], len(order)))
    papers = sorted(
        (_paper(output, row) for row in documents),
        key=lambda one: (_FIRST.index(one.row["doc_type"] or "other"), -len(one.items)),
    )
    ids = [paper.row["document_id"] for paper in papers]
    attendance = read_rows(output, "attendance", partitions, document_id=ids)
    adjustments = read_rows(output, "adjustments", partitions, document_id=ids)
    first = next((one for one in ids if any(row["document_id"] == one for row in attendance)), None)
    return Meeting(
        row=_together(told),
        papers=tuple(papers),
        attendance=tuple(sorted((row for row in attendance if row["document_id"] == first), key=lambda row: row["ordinal"])),
        adjustments=tuple(sorted(adjustments, key=lambda row: (order[row["document_id"]], row["ordinal"]))),
    )


def _together(told: list[Row]) -> Row:
    """Give what the papers of a meeting tell of it: where the first says nothing, what the next says."""
    row = dict(told[0])
    for other in told[1:]:
        row.update({name: value for name, value in other.items() if row.get(name) is None})
    return row


def _paper(output: Path, row: Row) -> Paper:
    partition = [(row["organisation_key"], row["year"])]
    wanted = [row["document_id"]]
    items = read_rows(
        output,
        "items",
        partition,
        columns=("item_id", "ordinal", "number", "title", "diarienummer", "kind", "page_start", "page_end"),
        document_id=wanted,
    )
    columns = ("decision_id", "item_id", "ordinal", "stage", "category", "text", "decider", "proposer")
    clauses: dict[str, list[Row]] = {}
    for clause in read_rows(output, "decisions", partition, columns=columns, document_id=wanted):
        clauses.setdefault(clause["item_id"], []).append(clause)
    for own in clauses.values():
        own.sort(key=lambda one: one["ordinal"])
    return Paper(
        row=row,
        items=tuple(sorted(items, key=lambda one: one["ordinal"])),
        clauses=clauses,
        doubts=tuple(read_rows(output, "issues", partition, document_id=wanted)),
    )
