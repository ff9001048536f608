"""Rows of what minutes tell of the way to a decision: votes, yrkanden, reservations, jäv, and who was there."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from schemas.columns import Column
from schemas.places import Bottom, FoundBy, Left, Page, Right, Top
from schemas.vocabulary import Ballot, Capacity, MotionKind, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow:
    """A counted vote. What came of it is what `outcome` and the ärende's decisions say, never the counts."""

    vote_id: Annotated[str, Column("the ärende and the vote's place in it", example="3f0a9c51d2e84b77-i4-v1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    question: Annotated[
        str | None, Column("what ja and nej mean, as printed", "voteringsproposition", example="Ja för bifall till motionen")
    ]
    yes_means: Annotated[str | None, Column("what yes is for, as printed", "ja-proposition", example="bifall till motionen")]
    no_means: Annotated[str | None, Column("what no is for, as printed", "nej-proposition", example="avslag på motionen")]
    yes: Annotated[int, Column("votes for yes", "ja-röster", unit="votes", example="24")]
    no: Annotated[int, Column("votes for no", "nej-röster", unit="votes", example="15")]
    abstain: Annotated[int | None, Column("members who abstain", "avstår", unit="votes", example="2")]
    absent: Annotated[int | None, Column("members who are absent", "frånvarande", unit="members", example="0")]
    is_deciding: Annotated[
        bool | None,
        Column(
            "whether it decides the ärende; false for one that chooses the contra-proposal; null where nothing tells",
            "huvudvotering",
        ),
    ]
    outcome: Annotated[
        str | None,
        Column(
            "the sentence that says what the vote came to, as printed",
            "utfall",
            example="Kommunfullmäktige har därmed bifallit kommunstyrelsens förslag.",
        ),
    ]
    text: Annotated[
        str,
        Column(
            "the sentence with the counts as printed",
            "röstetal",
            example="Omröstningen utfaller med 24 ja-röster mot 15 nej-röster.",
        ),
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRecordRow:
    """How one member voted, from a roll call, a list or a table."""

    vote_record_id: Annotated[
        str, Column("the vote and the place in it", example="3f0a9c51d2e84b77-i4-v1-n7", key="primary")
    ]
    vote_id: Annotated[str, Column("the vote", key="votes.vote_id")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the vote, from 1", example="7")]
    name: Annotated[str, Column("the person's name", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed", "parti", example="V")]
    ballot: Annotated[Ballot, Column("how the member voted", "röst")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationRow:
    """Somebody's reservation against a decision, a row for each who makes it."""

    reservation_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-r1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    together: Annotated[int, Column("those who make one reservation together have the same number, from 1", example="1")]
    kind: Annotated[
        StatementKind, Column("always reservation; särskilda yttranden and the like stand in `statements`", "reservation")
    ]
    who: Annotated[str, Column("as printed: a name with its party, or a group", "reservant", example="Bo Ek (V)")]
    name: Annotated[str | None, Column("the person's name; null for a group", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed, of a group all", "parti", example="V")]
    text: Annotated[
        str | None,
        Column(
            "what is said in it, where the minutes print it, as printed",
            example="Bo Ek (V) reserverar sig till förmån för eget yrkande.",
        ),
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A särskilt yttrande or a protokollsanteckning, a row for each who makes it."""

    statement_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-o1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    together: Annotated[int, Column("those who make one statement together have the same number, from 1", example="1")]
    kind: Annotated[StatementKind, Column("what it is called", "särskilt yttrande, protokollsanteckning")]
    who: Annotated[str, Column("as printed: a name with its party, or a group", example="Ledamöterna från SD")]
    name: Annotated[str | None, Column("the person's name; null for a group", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed, of a group all", "parti", example="SD")]
    text: Annotated[
        str | None,
        Column(
            "what is said in it, where the minutes print it, as printed",
            example="Vi hade gärna sett att utredningen var klar före beslutet.",
        ),
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRow:
    """A yrkande, a row for each who makes it."""

    motion_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-y1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    together: Annotated[int, Column("those who make one yrkande together have the same number, from 1", example="1")]
    who: Annotated[str, Column("as printed: a name with its party, or a group", "yrkande från", example="Bo Ek (V)")]
    name: Annotated[str | None, Column("the person's name; null for a group", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed, of a group all", "parti", example="V")]
    kind: Annotated[MotionKind | None, Column("what is moved; null where the words do not tell", "yrkande")]
    text: Annotated[str, Column("the yrkande as printed", "yrkande", example="yrkar bifall till kommunstyrelsens förslag")]
    is_adopted: Annotated[
        bool | None,
        Column("whether it is adopted, where the minutes say so of this yrkande; else null", "bifallet yrkande"),
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalRow:
    """Somebody who takes no part in an ärende for a conflict of interest."""

    recusal_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-j1", key="primary")]
    item_id: Annotated[str, Column("the ärende", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    name: Annotated[str, Column("the person's name", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed", "parti", example="V")]
    text: Annotated[str, Column("the sentence as printed", "jäv", example="Bo Ek (V) deltar inte på grund av jäv.")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """A person named on the cover or in the list of those present, a row for each capacity."""

    attendance_id: Annotated[str, Column("the document and the place in it", example="3f0a9c51d2e84b77-p9", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    meeting_id: Annotated[str | None, Column("the meeting", key="meetings.meeting_id")]
    ordinal: Annotated[int, Column("place in the paper, from 1", example="9")]
    name: Annotated[str, Column("the person's name", example="Bo Ek")]
    party: Annotated[str | None, Column("the party as printed; null where none is", "parti", example="V")]
    role: Annotated[Capacity | None, Column("in what capacity; null where nothing tells", "roll")]
    heading: Annotated[str | None, Column("the label that the name stands under", "närvarorubrik", example="Beslutande")]
    office: Annotated[str | None, Column("the office as printed", "befattning", example="kommundirektör")]
    present_from: Annotated[
        str | None, Column("the first § that the person is there for, as printed", "paragraf", example="111")
    ]
    present_to: Annotated[
        str | None, Column("the last § that the person is there for, as printed", "paragraf", example="114")
    ]
    present_paragraphs: Annotated[
        tuple[str, ...],
        Column("each § or run of §§ that the person is there for, as printed", "paragrafer", example="111-114"),
    ]
    absent_paragraphs: Annotated[
        tuple[str, ...],
        Column("each § or run of §§ that the person is not there for, as printed", "paragrafer", example="82-87"),
    ]
    arrived: Annotated[dt.time | None, Column("when the person comes, as printed", "ankom", example="14:05:00")]
    departed: Annotated[dt.time | None, Column("when the person goes, as printed", "utgick", example="15:30:00")]
    substitutes_for: Annotated[str | None, Column("the name of the member replaced", "tjänstgör för", example="Ida Ås")]
    substitutes_for_party: Annotated[str | None, Column("that member's party as printed", "parti", example="MP")]
    note: Annotated[str | None, Column("what is printed behind the name", example="tjg ersättare, § 12")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRow:
    """An adjustment of minutes and the notice of it; paragraphs adjusted at once have their own."""

    adjustment_id: Annotated[str, Column("the document and the place in it", example="3f0a9c51d2e84b77-k1", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    meeting_id: Annotated[str | None, Column("the meeting", key="meetings.meeting_id")]
    ordinal: Annotated[int, Column("place in the paper, from 1", example="1")]
    paragraphs: Annotated[tuple[str, ...], Column("each § or run of §§ adjusted, as printed", "paragrafer", example="75-79")]
    adjusters: Annotated[tuple[str, ...], Column("who adjusts, names as printed", "justerare", example="Ida Ås")]
    adjusted_on: Annotated[dt.date | None, Column("when the minutes were adjusted", "justeringsdatum", example="2026-04-01")]
    posted_from: Annotated[dt.date | None, Column("when the notice was put up", "anslaget sätts upp", example="2026-04-02")]
    posted_until: Annotated[
        dt.date | None, Column("when the notice was taken down", "anslaget tas ned", example="2026-04-24")
    ]
    kept_at: Annotated[
        str | None, Column("where the minutes are kept, as printed", "förvaringsplats", example="Kommunkansliet")
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A paragraph of another meeting that an ärende's text cites: KSAU § 84 den 3 juni 2026."""

    citation_id: Annotated[str, Column("the ärende and the place in it", example="3f0a9c51d2e84b77-i4-c1", key="primary")]
    item_id: Annotated[str, Column("the ärende whose text cites", key="items.item_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    ordinal: Annotated[int, Column("place in the ärende, from 1", example="1")]
    text: Annotated[str, Column("as printed", "paragrafhänvisning", example="KSAU § 84 den 3 juni 2026")]
    body: Annotated[
        str | None,
        Column(
            "the body cited, in its basic form; null where only letters are printed that nothing explains",
            "organ",
            example="Kommunstyrelsens arbetsutskott",
        ),
    ]
    abbreviation: Annotated[str | None, Column("the letters that stand for the body", "förkortning", example="KSAU")]
    number: Annotated[str, Column("the number of the paragraph as printed", "paragraf", example="84")]
    meeting_date: Annotated[
        dt.date | None, Column("the day of that meeting, where it is printed", "sammanträdesdatum", example="2026-06-03")
    ]
    is_preparation: Annotated[
        bool, Column("whether it is cited as an earlier stage of this ärende", "tidigare behandling, beredning")
    ]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy
