"""An ärende of a paper, with all that hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.tables import TABLES
from search.files import Partition, Row, partitions_of_organisation, read_rows
from search.pages.facts import DRAWN, Fact, facts_of
from search.pages.outcomes import Outcome, read_outcomes

_OF_ITEM = (*DRAWN, "issues")
_ORDERED = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another ärende of the same paper or meeting."""

    item_id: str
    number: str | None
    title: str
    doc_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arende:
    """An ärende: its row and its paper's, the rows of every table that are its own, by table.

    `outcomes` are by the clause that is proposed, `cells` by table, `records` by vote, `cases` are rows of `cases`.
    `doubts` are the issues of the ärende, and those of its paper that belong to no ärende and to no page of another.
    `repeats` are ärenden of other papers of the meeting that this one repeats, or that repeat it.
    """

    item: Row
    paper: Row
    partition: Partition
    rows: dict[str, list[Row]]
    outcomes: dict[str, list[Outcome]]
    cells: dict[str, list[list[Row | None]]]
    records: dict[str, list[Row]]
    cases: tuple[Row, ...]
    doubts: tuple[Row, ...]
    repeats: tuple[Neighbour, ...]
    before: Neighbour | None
    after: Neighbour | None

    def facts(self) -> list[Fact]:
        """Give what is printed of it, with its boxes."""
        return list(facts_of(self.rows))

    def together(self, table: str) -> list[list[Row]]:
        """Give the rows of motions, reservations or statements, those that were made together as one."""
        found: dict[int, list[Row]] = {}
        for row in self.rows[table]:
            found.setdefault(row["together"], []).append(row)
        return list(found.values())

    def amounts_of(self, decision_id: str | None) -> list[Row]:
        """Give the amounts of a clause; those of none where there is no clause, tables left out."""
        return [row for row in self.rows["amounts"] if row["decision_id"] == decision_id and row["table_id"] is None]

    def dates_of(self, decision_id: str | None) -> list[Row]:
        """Give the dates of a clause, as `amounts_of` does."""
        return [row for row in self.rows["dates"] if row["decision_id"] == decision_id and row["table_id"] is None]


def read_arende(output: Path, item_id: str, partitions: Iterable[Partition]) -> Arende | None:
    """Read an ärende; None where none of the partitions has it.

    Raises:
        OSError: a file went while it was read.
    """
    partitions = list(partitions)
    items = read_rows(output, "items", partitions, item_id=[item_id])
    if not items:
        return None
    item = items[0]
    partition = (item["organisation_key"], item["year"])
    papers = read_rows(output, "documents", [partition], document_id=[item["document_id"]])
    if not papers:
        return None
    rows = {name: _in_order(read_rows(output, name, [partition], item_id=[item_id])) for name in _OF_ITEM}
    issues = rows.pop("issues")
    of_paper = read_rows(output, "issues", [partition], document_id=[item["document_id"]])
    proposals = [row["decision_id"] for row in rows["decisions"] if row["stage"] == "proposal"]
    before, after = _neighbours(output, item, partition)
    return Arende(
        item=item,
        paper=papers[0],
        partition=partition,
        rows=rows,
        outcomes=read_outcomes(output, [partition], proposals),
        cells=_cells(output, partition, [row["table_id"] for row in rows["tables"]]),
        records=_by(read_rows(output, "vote_records", [partition], item_id=[item_id]), "vote_id"),
        cases=tuple(_cases(output, partition, item_id)),
        doubts=(*issues, *(row for row in of_paper if row["item_id"] is None and _concerns(row, item))),
        repeats=tuple(_repeats(output, partition, item_id)),
        before=before,
        after=after,
    )


def _concerns(issue: Row, item: Row) -> bool:
    """Whether a doubt of the paper concerns an ärende: it is of no page, or of one of the ärende's."""
    return issue["page"] is None or item["page_start"] <= issue["page"] <= item["page_end"]


def _in_order(rows: list[Row]) -> list[Row]:
    if rows and _ORDERED in rows[0]:
        return sorted(rows, key=lambda row: row[_ORDERED])
    if rows and "char_start" in rows[0]:
        return sorted(rows, key=lambda row: row["char_start"])
    return rows


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return dict(found)


def _cells(output: Path, partition: Partition, table_ids: Sequence[str]) -> dict[str, list[list[Row | None]]]:
    """Give the cells of tables as rows of equal length; an empty cell is None."""
    grids: dict[str, list[list[Row | None]]] = {}
    for table_id, cells in _by(read_rows(output, "table_cells", [partition], table_id=table_ids), "table_id").items():
        height, width = max(one["row"] for one in cells) + 1, max(one["column"] for one in cells) + 1
        grid: list[list[Row | None]] = [[None] * width for _ in range(height)]
        for cell in cells:
            grid[cell["row"]][cell["column"]] = cell
        grids[table_id] = grid
    return grids


def _cases(output: Path, partition: Partition, item_id: str) -> list[Row]:
    """Give the cases that an ärende belongs to; a case stands in the partition of its first paper, in any year."""
    wanted = {row["case_id"] for row in read_rows(output, "case_events", [partition], item_id=[item_id])}
    return read_rows(output, "cases", partitions_of_organisation(output, partition[0]), case_id=wanted) if wanted else []


def _neighbours(output: Path, item: Row, partition: Partition) -> tuple[Neighbour | None, Neighbour | None]:
    """Give the ärenden before and after one in its paper."""
    columns = ("item_id", "number", "title", "ordinal")
    paper = read_rows(output, "items", [partition], columns=columns, document_id=[item["document_id"]])
    beside = {row["ordinal"]: Neighbour(item_id=row["item_id"], number=row["number"], title=row["title"]) for row in paper}
    return beside.get(item["ordinal"] - 1), beside.get(item["ordinal"] + 1)


def _repeats(output: Path, partition: Partition, item_id: str) -> list[Neighbour]:
    of_it = read_rows(output, "repeats", [partition], item_id=[item_id]) + read_rows(
        output, "repeats", [partition], same_item_id=[item_id]
    )
    wanted = {row[column] for row in of_it for column in ("item_id", "same_item_id")} - {item_id}
    if not wanted:
        return []
    rows = read_rows(output, "items", [partition], columns=("item_id", "document_id", "number", "title"), item_id=wanted)
    kinds = {
        row["document_id"]: row["doc_type"]
        for row in read_rows(
            output,
            "documents",
            [partition],
            columns=("document_id", "doc_type"),
            document_id=[row["document_id"] for row in rows],
        )
    }
    return [
        Neighbour(item_id=row["item_id"], number=row["number"], title=row["title"], doc_type=kinds.get(row["document_id"]))
        for row in rows
    ]


assert set(_OF_ITEM) <= set(TABLES), "every table that is read is one"
