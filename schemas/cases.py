"""Rows that many papers give together: a case on its way through the bodies, and what became of each proposal."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from schemas.columns import Column
from schemas.vocabulary import CaseStatus, Difference, DocType, JoinRule, LinkKind, LinkRelation, NoLink, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case: all ärenden of one organisation under one diarienummer."""

    case_id: Annotated[
        str, Column("made of organisation and normalised diarienummer", example="c4e20b9a71d6f835", key="primary")
    ]
    document_id: Annotated[str, Column("the paper of its last event", key="documents.document_id")]
    organisation: Annotated[str, Column("the municipality, region or federation", "organisation", example="Granvik kommun")]
    diarienummer: Annotated[
        str,
        Column(
            "the number in one spelling; one without letters may be that of several cases, as each body numbers its own",
            "diarienummer",
            example="KS 2021/123",
        ),
    ]
    diarienummer_printed: Annotated[
        tuple[str, ...],
        Column("every spelling that the papers print, class included, sorted", "diarienummer", example="KS/2021:123"),
    ]
    diarienummer_class: Annotated[
        tuple[str, ...], Column("archive classes printed behind it, sorted", "handlingstyp, dossiébeteckning", example="001")
    ]
    related: Annotated[
        tuple[str, ...],
        Column(
            "cases under other numbers that share an ärende with it, or an earlier stage that it cites, sorted",
            example="0d93f1a7be5428c6",
        ),
    ]
    title: Annotated[
        str, Column("the title in its last event that has a day", "ärendemening", example="Riktlinjer för skolskjuts")
    ]
    first_date: Annotated[dt.date | None, Column("the day of its first event", example="2026-02-18")]
    last_date: Annotated[dt.date | None, Column("the day of its last event", example="2026-04-28")]
    bodies: Annotated[
        tuple[str, ...],
        Column(
            "the bodies that have had it, in the order in which they first had it",
            "organ",
            example="Barn- och utbildningsnämnden",
        ),
    ]
    status: Annotated[
        CaseStatus | None,
        Column("where it stands after the last event with a day that tells; null where none does", "ärendets läge"),
    ]
    events: Annotated[int, Column("its events, repeats not counted", "händelser", example="5")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEventRow:
    """An ärende of a paper as an event of a case."""

    case_event_id: Annotated[
        str, Column("the case and the ärende", example="c4e20b9a71d6f835-3f0a9c51d2e84b77-i4", key="primary")
    ]
    case_id: Annotated[str, Column("the case", key="cases.case_id")]
    ordinal: Annotated[
        int,
        Column(
            "place in the case by date, from 1; within a day utskott, nämnd, styrelse, fullmäktige; kallelse before minutes",
            example="3",
        ),
    ]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    meeting_id: Annotated[str | None, Column("the meeting", key="meetings.meeting_id")]
    doc_type: Annotated[DocType, Column("what kind of paper it is", "handlingstyp")]
    body: Annotated[str | None, Column("the body that meets", "organ", example="Kommunstyrelsen")]
    date: Annotated[
        dt.date | None, Column("the day of the meeting, or the one that a memo bears", "datum", example="2026-03-25")
    ]
    stage: Annotated[
        Stage | None, Column("decision where this meeting decides of it, proposal where it is proposed", "förslag, beslut")
    ]
    status: Annotated[
        CaseStatus | None, Column("where the case stands after it; null where the ärende does not tell", "ärendets läge")
    ]
    title: Annotated[str, Column("the ärende's title", "ärendemening", example="Riktlinjer för skolskjuts")]
    number: Annotated[str | None, Column("the ärende's number as printed", "paragraf", example="45")]
    joined_by: Annotated[JoinRule, Column("by what rule it joined the case")]
    same_as: Annotated[
        str | None,
        Column("the event that it repeats: another paper's of the same meeting", key="case_events.case_event_id"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLinkRow:
    """What became of a proposed clause: at its own meeting, or in the body that it was proposed to."""

    decision_link_id: Annotated[
        str, Column("the proposal and the decision", example="3f0a9c51d2e84b77-i4-d1-a81c5e0f37b2d946-i3-d1", key="primary")
    ]
    document_id: Annotated[str, Column("the paper of the proposal", key="documents.document_id")]
    case_id: Annotated[str | None, Column("the case, where the ärende belongs to one", key="cases.case_id")]
    proposal_id: Annotated[str, Column("the clause that proposes", key="decisions.decision_id")]
    decision_id: Annotated[
        str | None, Column("the clause that answers it; null where none was found", key="decisions.decision_id")
    ]
    decision_document_id: Annotated[str | None, Column("the paper of that clause", key="documents.document_id")]
    kind: Annotated[LinkKind, Column("whether the same paper, the same meeting or another body answers")]
    body: Annotated[str | None, Column("the body that answers, or is to", "beslutande organ", example="Kommunfullmäktige")]
    proposed_on: Annotated[dt.date | None, Column("the day of the proposal's meeting", "datum", example="2026-03-25")]
    decided_on: Annotated[dt.date | None, Column("the day of the meeting that answers", "datum", example="2026-04-28")]
    relation: Annotated[
        LinkRelation, Column("what became of the proposal", "bifall, ändring, avslag, återremiss, bordläggning")
    ]
    reason: Annotated[NoLink | None, Column("why no decision was found; null where one was")]
    similarity: Annotated[
        float | None,
        Column("how much of the words the two clauses share, 0 to 1; null where none was found", example="0.94"),
    ]
    words_added: Annotated[
        tuple[str, ...],
        Column("runs of words that the decision adds to an adopted proposal, in order, as printed", example="1 450 000"),
    ]
    words_removed: Annotated[
        tuple[str, ...],
        Column(
            "runs of words of an adopted proposal that the decision leaves out, in order, as printed", example="1 200 000"
        ),
    ]
    rule: Annotated[str, Column("how the two were found to belong together", example="words")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatRow:
    """An ärende or a clause that another paper of the same meeting holds already; not to be counted twice."""

    repeat_id: Annotated[str, Column("the ärende or the clause", example="3f0a9c51d2e84b77-i4-d1", key="primary")]
    document_id: Annotated[str, Column("the paper that repeats", key="documents.document_id")]
    meeting_id: Annotated[str, Column("the meeting", key="meetings.meeting_id")]
    item_id: Annotated[str, Column("the ärende that repeats", key="items.item_id")]
    same_item_id: Annotated[str, Column("the ärende that it repeats", key="items.item_id")]
    decision_id: Annotated[
        str | None, Column("the clause that repeats; null in the row of the ärende", key="decisions.decision_id")
    ]
    same_decision_id: Annotated[str | None, Column("the clause that it repeats", key="decisions.decision_id")]
    difference: Annotated[Difference, Column("whether it says the same, or is corrected")]
    similarity: Annotated[float, Column("how much of the words the two share, 0 to 1", example="1.0")]
