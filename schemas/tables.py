"""The tables by name: what a dataset consists of."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter

from schemas.cases import CaseEventRow, CaseRow, DecisionLinkRow, RepeatRow
from schemas.documents import DocumentRow, IssueRow, MeetingRow, PaperRow, RedactionRow
from schemas.items import AttachmentRow, DecisionRow, ItemRow, RecipientRow
from schemas.minutes import (
    AdjustmentRow,
    AttendanceRow,
    CitationRow,
    MotionRow,
    RecusalRow,
    ReservationRow,
    StatementRow,
    VoteRecordRow,
    VoteRow,
)
from schemas.values import AmountRow, DateRow, TableCellRow, TableRow

SCHEMA_VERSION = "1.4.0"

# What single documents give.
DOCUMENT_TABLES: dict[str, type] = {
    "documents": DocumentRow,
    "meetings": MeetingRow,
    "items": ItemRow,
    "decisions": DecisionRow,
    "amounts": AmountRow,
    "dates": DateRow,
    "tables": TableRow,
    "table_cells": TableCellRow,
    "votes": VoteRow,
    "vote_records": VoteRecordRow,
    "reservations": ReservationRow,
    "statements": StatementRow,
    "motions": MotionRow,
    "recusals": RecusalRow,
    "attendance": AttendanceRow,
    "adjustments": AdjustmentRow,
    "attachments": AttachmentRow,
    "recipients": RecipientRow,
    "citations": CitationRow,
    "issues": IssueRow,
    "redactions": RedactionRow,
}

# What all documents of an organisation give together.
CASE_TABLES: dict[str, type] = {
    "cases": CaseRow,
    "case_events": CaseEventRow,
    "decision_links": DecisionLinkRow,
    "repeats": RepeatRow,
}

TABLES: dict[str, type] = DOCUMENT_TABLES | CASE_TABLES

# What one document gives: of `documents` only what its bytes say, not where they stand.
PAPER_TABLES: dict[str, type] = DOCUMENT_TABLES | {"documents": PaperRow}

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
    | VoteRecordRow
    | ReservationRow
    | StatementRow
    | MotionRow
    | RecusalRow
    | AttendanceRow
    | AdjustmentRow
    | AttachmentRow
    | RecipientRow
    | CitationRow
    | IssueRow
    | RedactionRow
    | CaseRow
    | CaseEventRow
    | DecisionLinkRow
    | RepeatRow
)
Rows = dict[str, list[Row]]
_Reader = tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]
_READERS: dict[type, _Reader] = {}
_AS_THEY_ARE = frozenset((str, int, float, bool, type(None), dt.date, Decimal))


def _reader_of(kind: type) -> _Reader:
    """Give the names of a class's fields and what takes their values out of one: asked anew for every row it takes long."""
    if kind not in _READERS:
        names = tuple(field.name for field in fields(kind))
        _READERS[kind] = names, attrgetter(*names)
    return _READERS[kind]


def as_dict(row: Row) -> dict[str, object]:
    """Give a row as a mapping of column names to values, boxes as mappings too."""
    names, values = _reader_of(type(row))
    return dict(zip(names, map(_plain, values(row)), strict=True))


def _plain(value: object) -> object:
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        names, values = _reader_of(type(value))
        return dict(zip(names, values(value), strict=True))
    return value
