"""Everything found in one document, each value with its span."""

from dataclasses import dataclass, field

from extractors.facts.amounts import Amount
from extractors.facts.citations import Citation
from extractors.facts.cover.cover import Cover
from extractors.facts.dates import FoundDate
from extractors.facts.decisions import Decision
from extractors.facts.references import Reference
from extractors.facts.says.motions import Motion
from extractors.facts.says.recusals import Recusal
from extractors.facts.says.reservations import Reservation
from extractors.facts.says.statements import Statement
from extractors.facts.tables import DataTable
from extractors.facts.votes.votes import Vote
from extractors.items.item import Item
from extractors.layout.document import Document, Span
from extractors.masking import PrintedNumber
from extractors.meta import Meta
from schemas.vocabulary import IssueCode, ItemKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the extraction doubts: becomes a row of `issues`."""

    code: IssueCode
    detail: str
    page: int | None = None
    span: Span | None = None
    rule: str | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An ärende with what was found in it."""

    item: Item
    kind: ItemKind
    decisions: tuple[Decision, ...]
    votes: tuple[Vote, ...]
    reservations: tuple[Reservation, ...]
    statements: tuple[Statement, ...]
    motions: tuple[Motion, ...]
    recusals: tuple[Recusal, ...]
    citations: tuple[Citation, ...]
    attachments: tuple[Reference, ...]
    recipients: tuple[Reference, ...]
    summary: Span | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document as read: its text, what it is, its ärenden and values, and what is doubtful.

    `keeps_personal_numbers` tells that those found stand in the text as printed; else they are masked.
    """

    document: Document
    meta: Meta
    items: tuple[FoundItem, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[FoundDate, ...]
    tables: tuple[DataTable, ...]
    cover: Cover
    page_count: int
    pages_without_text: tuple[int, ...]
    read_by_ocr: bool
    personal_numbers: tuple[PrintedNumber, ...] = ()
    keeps_personal_numbers: bool = False
    doubts: tuple[Doubt, ...] = field(default=())
