"""What minutes tell of an ärende, to rows: votes, reservations, statements, yrkanden, jäv, citations."""

from extractors.extraction import FoundItem
from extractors.facts.cover.cover import Adjustment, Attendant
from extractors.layout.document import Document
from extractors.rows.places import one_line, place_of
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
from schemas.vocabulary import StatementKind


def vote_rows(
    document: Document, found: FoundItem, *, item_id: str, document_id: str
) -> tuple[list[VoteRow], list[VoteRecordRow]]:
    """Give the rows of an ärende's votes, and of who voted what."""
    votes: list[VoteRow] = []
    records: list[VoteRecordRow] = []
    for number, vote in enumerate(found.votes, start=1):
        vote_id = f"{item_id}-v{number}"
        votes.append(
            VoteRow(
                vote_id=vote_id, item_id=item_id, document_id=document_id, ordinal=number,
                question=vote.question, yes_means=vote.yes_means, no_means=vote.no_means,
                yes=vote.yes, no=vote.no, abstain=vote.abstain, absent=vote.absent,
                is_deciding=vote.is_deciding, outcome=vote.outcome,
                text=one_line(document.text[vote.span.start : vote.span.end]),
                **place_of(document, vote.span), rule=vote.rule,
            )
        )  # fmt: skip
        records.extend(
            VoteRecordRow(
                vote_record_id=f"{vote_id}-n{place}", vote_id=vote_id, item_id=item_id, document_id=document_id,
                ordinal=place,
                name=record.name, party=record.party, ballot=record.ballot,
                **place_of(document, record.span), rule=record.rule,
            )
            for place, record in enumerate(vote.records, start=1)
        )  # fmt: skip
    return votes, records


def reservation_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[ReservationRow]:
    """Give the rows of an ärende's reservations."""
    return [
        ReservationRow(
            reservation_id=f"{item_id}-r{number}", item_id=item_id, document_id=document_id, ordinal=number,
            together=one.together, kind=StatementKind.RESERVATION, who=one.who, name=one.name, party=one.party,
            text=one.text, **place_of(document, one.span), rule=one.rule,
        )
        for number, one in enumerate(found.reservations, start=1)
    ]  # fmt: skip


def statement_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[StatementRow]:
    """Give the rows of an ärende's särskilda yttranden and protokollsanteckningar."""
    return [
        StatementRow(
            statement_id=f"{item_id}-o{number}", item_id=item_id, document_id=document_id, ordinal=number,
            together=one.together, kind=one.kind, who=one.who, name=one.name, party=one.party, text=one.text,
            **place_of(document, one.span), rule=one.rule,
        )
        for number, one in enumerate(found.statements, start=1)
    ]  # fmt: skip


def motion_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[MotionRow]:
    """Give the rows of an ärende's yrkanden."""
    return [
        MotionRow(
            motion_id=f"{item_id}-y{number}", item_id=item_id, document_id=document_id, ordinal=number,
            together=one.together, who=one.who, name=one.name, party=one.party,
            kind=one.kind, text=one.text, is_adopted=one.is_adopted,
            **place_of(document, one.span), rule=one.rule,
        )
        for number, one in enumerate(found.motions, start=1)
    ]  # fmt: skip


def recusal_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[RecusalRow]:
    """Give the rows of those who take no part in an ärende."""
    return [
        RecusalRow(
            recusal_id=f"{item_id}-j{number}", item_id=item_id, document_id=document_id, ordinal=number,
            name=one.name, party=one.party, text=one.text,
            **place_of(document, one.span), rule=one.rule,
        )
        for number, one in enumerate(found.recusals, start=1)
    ]  # fmt: skip


def citation_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[CitationRow]:
    """Give the rows of the paragraphs that an ärende cites."""
    return [
        CitationRow(
            citation_id=f"{item_id}-c{number}", item_id=item_id, document_id=document_id, ordinal=number,
            text=one_line(document.text[one.span.start : one.span.end]), body=one.body, abbreviation=one.abbreviation,
            number=one.number, meeting_date=one.date, is_preparation=one.is_preparation,
            **place_of(document, one.span), rule=one.rule,
        )
        for number, one in enumerate(found.citations, start=1)
    ]  # fmt: skip


def attendance_row(
    document: Document, person: Attendant, *, attendance_id: str, document_id: str, meeting_id: str | None, ordinal: int
) -> AttendanceRow:
    """Give the row of somebody who is named as present."""
    return AttendanceRow(
        attendance_id=attendance_id, document_id=document_id, meeting_id=meeting_id, ordinal=ordinal,
        name=person.name, party=person.party, role=person.role, heading=person.heading, office=person.office,
        present_from=person.present_from, present_to=person.present_to,
        present_paragraphs=person.present_paragraphs, absent_paragraphs=person.absent_paragraphs,
        arrived=person.arrived, departed=person.departed,
        substitutes_for=person.substitutes_for, substitutes_for_party=person.substitutes_for_party,
        note=person.note, **place_of(document, person.span), rule=person.rule,
    )  # fmt: skip


def adjustment_row(
    document: Document, found: Adjustment, *, adjustment_id: str, document_id: str, meeting_id: str | None, ordinal: int
) -> AdjustmentRow:
    """Give the row of an adjustment and its notice."""
    return AdjustmentRow(
        adjustment_id=adjustment_id, document_id=document_id, meeting_id=meeting_id, ordinal=ordinal,
        paragraphs=found.paragraphs, adjusters=found.adjusters, adjusted_on=found.adjusted_on,
        posted_from=found.posted_from, posted_until=found.posted_until, kept_at=found.kept_at,
        **place_of(document, found.span), rule=found.rule,
    )  # fmt: skip
