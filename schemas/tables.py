"""The tables by name: what a dataset consists of."""

from dataclasses import fields

from schemas.documents import DocumentRow, IssueRow, MeetingRow, PaperRow
from schemas.items import (
    AttachmentRow,
    AttendanceRow,
    DecisionRow,
    ItemRow,
    RecipientRow,
    ReservationRow,
    VoteRow,
)
from schemas.values import AmountRow, DateRow, TableCellRow, TableRow

SCHEMA_VERSION = "1.2.0"

TABLES: dict[str, type] = {
    "documents": DocumentRow,
    "meetings": MeetingRow,
    "items": ItemRow,
    "decisions": DecisionRow,
    "amounts": AmountRow,
    "dates": DateRow,
    "tables": TableRow,
    "table_cells": TableCellRow,
    "votes": VoteRow,
    "reservations": ReservationRow,
    "attendance": AttendanceRow,
    "attachments": AttachmentRow,
    "recipients": RecipientRow,
    "issues": IssueRow,
}

# What one document gives: as TABLES, but of `documents` only what its bytes say, not where they stand.
PAPER_TABLES: dict[str, type] = TABLES | {"documents": PaperRow}

Row = (
    PaperRow
    | DocumentRow
    | MeetingRow
    | ItemRow
    | DecisionRow
    | AmountRow
    | DateRow
    | TableRow
    | TableCellRow
    | VoteRow
    | ReservationRow
    | AttendanceRow
    | AttachmentRow
    | RecipientRow
    | IssueRow
)
Rows = dict[str, list[Row]]


def as_dict(row: Row) -> dict[str, object]:
    """Give a row as a mapping of column names to values, boxes as mappings too."""
    return {field.name: _plain(getattr(row, field.name)) for field in fields(row)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]
    return value
