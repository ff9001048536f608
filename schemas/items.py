"""Rows of what is on the agenda and what is decided of it."""

from dataclasses import dataclass
from typing import Annotated

from schemas.columns import Column
from schemas.places import BOX_UNIT, Bottom, CharEnd, CharStart, FoundBy, Left, Page, Right, Top
from schemas.vocabulary import Category, ItemKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBox:
    """A box on a page."""

    page: Annotated[int, Column("the page, from 1", "sida", example="7")]
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An ärende of a meeting; its entry in the list, its divider page and its PM are one row."""

    item_id: Annotated[
        str, Column("the document and the ärende's place in it", example="3f0a9c51d2e84b77-i4", key="primary")
    ]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    meeting_id: Annotated[str | None, Column("the meeting", key="meetings.meeting_id")]
    ordinal: Annotated[int, Column("place in the paper, from 1", example="4")]
    number: Annotated[
        str | None, Column("the number as printed, without § and body", "ärendenummer, paragraf", example="63/20")
    ]
    title: Annotated[str, Column("the title, lines joined", "ärendemening", example="Riktlinjer för skolskjuts")]
    diarienummer: Annotated[
        tuple[str, ...],
        Column("the ärende's own numbers as printed, without label", "diarienummer", example="KS 2024/00123"),
    ]
    diarienummer_class: Annotated[
        tuple[str, ...],
        Column(
            "archive class behind or before each number, empty where none", "handlingstyp, dossiébeteckning", example="001"
        ),
    ]
    diarienummer_key: Annotated[
        tuple[str, ...],
        Column(
            "each number in one spelling, prefix, year and serial, without class: KS/2024:123 and KS 2024-00123 are one",
            "diarienummer",
            example="KS 2024/123",
        ),
    ]
    external_diarienummer: Annotated[
        tuple[str, ...],
        Column("numbers of other authorities beside it", "annan myndighets diarienummer", example="M2025/01234"),
    ]
    kind: Annotated[ItemKind, Column("what the ärende is for", "ärendetyp")]
    presenters: Annotated[
        tuple[str, ...],
        Column("who presents or handles it, as printed", "föredragande, handläggare", example="Bo Ek, ekonomichef"),
    ]
    page_start: Annotated[int, Column("first page", "sida", example="7")]
    page_end: Annotated[int, Column("last page; in a kallelse its PM and attachments count", "sida", example="12")]
    summary: Annotated[
        str | None,
        Column(
            "the section Sammanfattning or the like",
            "sammanfattning",
            example="Nämnden föreslår att riktlinjerna för skolskjuts ändras.",
        ),
    ]
    text: Annotated[
        str,
        Column(
            "the ärende's text in the list or minutes, paragraphs parted by line feeds",
            "ärendetext",
            example="§ 45 Riktlinjer för skolskjuts",
        ),
    ]
    char_start: CharStart
    char_end: CharEnd
    rule: Annotated[str, Column("how the ärende was found", example="agenda-grid")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A clause that proposes or decides something."""

    decision_id: Annotated[
        str, Column("the ärende and the clause's place in it", example="3f0a9c51d2e84b77-i4-d1", key="primary")
    ]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    section: Annotated[
        int,
        Column("the ärende's heading that it stands under, counted from 1; points of one list have the same", example="1"),
    ]
    stage: Annotated[Stage, Column("proposed or decided", "förslag, beslut")]
    proposer: Annotated[
        str | None,
        Column("who proposes, where the page says so", "förslagsställare", example="Kommunstyrelsens arbetsutskott"),
    ]
    decider: Annotated[
        str | None, Column("the body that is to decide or has decided", "beslutande organ", example="Kommunfullmäktige")
    ]
    path: Annotated[
        tuple[str, ...],
        Column(
            "the bodies in the chain, from the first that proposes to the one that decides",
            "beslutsgång",
            example="Kommunstyrelsen",
        ),
    ]
    text: Annotated[
        str,
        Column(
            "the clause, lines joined, without att, number and a trailing samt",
            "beslutssats, att-sats",
            example="anta Riktlinjer för skolskjuts att gälla från och med den 1 augusti 2026",
        ),
    ]
    verb: Annotated[str | None, Column("the deciding verb as printed", "beslutsverb", example="anta")]
    category: Annotated[Category, Column("what the clause does", "beslutstyp")]
    immediate: Annotated[bool, Column("whether the paragraph is adjusted at once", "omedelbart justerad")]
    page: Annotated[int, Column("the page on which it begins", "sida", example="7")]
    x0: Annotated[float, Column("left edge on that page", unit=BOX_UNIT, example="72.0")]
    top: Annotated[float, Column("upper edge on that page", unit=BOX_UNIT, example="318.44")]
    x1: Annotated[float, Column("right edge on that page", unit=BOX_UNIT, example="523.3")]
    bottom: Annotated[float, Column("lower edge on that page", unit=BOX_UNIT, example="342.1")]
    boxes: Annotated[tuple[PageBox, ...], Column("one box for every page that it runs over")]
    char_start: CharStart
    char_end: CharEnd
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """A paper that an ärende rests on."""

    attachment_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-a1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper that names it", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    text: Annotated[str, Column("as printed", "beslutsunderlag, bilaga", example="Tjänsteskrivelse 2026-03-02")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """Somebody a decision is sent to."""

    recipient_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-s1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    text: Annotated[str, Column("as printed", "skickas till", example="Barn- och utbildningsnämnden")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy
