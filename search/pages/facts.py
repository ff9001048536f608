"""Where each fact of an ärende is printed: its boxes, to be drawn on the pictures of the pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.files import Row


@dataclass(frozen=True, slots=True)
class Box:
    """A box in points from the upper left corner of a page (1-based)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is printed: its id, the table that holds it, its words, and where they stand."""

    fact_id: str
    table: str
    text: str
    boxes: tuple[Box, ...]


# The tables whose rows are drawn, each with its key and the column that says most; the largest boxes first, so that the
# small ones lie above them.
DRAWN: Mapping[str, tuple[str, str]] = {
    "tables": ("table_id", "caption"),
    "decisions": ("decision_id", "text"),
    "votes": ("vote_id", "text"),
    "motions": ("motion_id", "text"),
    "reservations": ("reservation_id", "who"),
    "statements": ("statement_id", "who"),
    "recusals": ("recusal_id", "text"),
    "attachments": ("attachment_id", "text"),
    "recipients": ("recipient_id", "text"),
    "citations": ("citation_id", "text"),
    "dates": ("date_id", "text"),
    "amounts": ("amount_id", "text"),
}


def facts_of(rows: Mapping[str, Iterable[Row]]) -> Iterator[Fact]:
    """Give the facts of an ärende's rows by table, in the order in which they are drawn."""
    for table, (key, says) in DRAWN.items():
        for row in rows.get(table, ()):
            yield Fact(row[key], table, row[says] or "", boxes_of(row))


def boxes_of(row: Row) -> tuple[Box, ...]:
    """Give the boxes of a row: all of those that it has, else the one where it begins."""
    many = row.get("boxes") or [row]
    return tuple(Box(one["page"], one["x0"], one["top"], one["x1"], one["bottom"]) for one in many)
