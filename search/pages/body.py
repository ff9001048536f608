"""A body or organisation: its meetings, and what comes up next."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from schemas.vocabulary import Status
from search.files import Row, partitions_of_organisation, read_rows

_COLUMNS = ("document_id", "doc_type", "organisation", "body", "meeting_date", "written_on", "meeting_id", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting in a list: its day, and how many papers of each kind it has."""

    meeting_id: str
    body: str
    date: dt.date
    year: int
    papers: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of an organisation: its meetings, the last first, and the ärenden of those that are to come, by meeting.

    `memos` are the ärenden of tjänsteskrivelser to it, the last first, each with the day that it bears. `undated` counts
    papers that were read and bear no day.
    """

    organisation_key: str
    organisation: str
    body: str
    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    agenda: dict[str, list[Row]]
    memos: tuple[Row, ...]
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: its bodies, each with its meetings, by name; and the meetings that are to come."""

    organisation_key: str
    organisation: str
    bodies: dict[str, list[MeetingLine]]
    coming: tuple[MeetingLine, ...]
    undated: int


def read_organisation(output: Path, organisation_key: str, *, today: dt.date) -> Organisation | None:
    """Read an organisation; None where there is none of this key.

    Raises:
        OSError: a file went while it was read.
    """
    documents = read_rows(output, "documents", partitions_of_organisation(output, organisation_key), columns=_COLUMNS)
    if not documents:
        return None
    names = Counter(row["organisation"] for row in documents if row["organisation"])
    meetings = _meetings(documents)
    bodies: defaultdict[str, list[MeetingLine]] = defaultdict(list)
    for meeting in meetings:
        bodies[meeting.body].append(meeting)
    return Organisation(
        organisation_key=organisation_key,
        organisation=names.most_common(1)[0][0] if names else organisation_key,
        bodies=dict(sorted(bodies.items())),
        coming=tuple(reversed([meeting for meeting in meetings if meeting.date >= today])),
        undated=_undated(documents),
    )


def read_body(output: Path, organisation_key: str, body: str, *, today: dt.date) -> Body | None:
    """Read a body by its name in any case of letters; None where the organisation has no paper of it.

    Raises:
        OSError: a file went while it was read.
    """
    partitions = partitions_of_organisation(output, organisation_key)
    documents = [
        row
        for row in read_rows(output, "documents", partitions, columns=_COLUMNS)
        if row["body"] and row["body"].casefold() == body.casefold()
    ]
    if not documents:
        return None
    meetings = _meetings(documents)
    coming = tuple(reversed([meeting for meeting in meetings if meeting.date >= today]))
    return Body(
        organisation_key=organisation_key,
        organisation=documents[0]["organisation"] or organisation_key,
        body=documents[0]["body"],
        coming=coming,
        past=tuple(meeting for meeting in meetings if meeting.date < today),
        agenda={meeting.meeting_id: _agenda(output, organisation_key, meeting) for meeting in coming},
        memos=tuple(_memos(output, documents)),
        undated=_undated(documents),
    )


def _undated(documents: list[Row]) -> int:
    return sum(
        row["meeting_date"] is None and row["written_on"] is None and row["status"] != Status.QUARANTINED
        for row in documents
    )


def _memos(output: Path, documents: list[Row]) -> list[Row]:
    """Give the ärenden of the papers that are of no meeting but bear a day, the last first."""
    written = {row["document_id"]: row["written_on"] for row in documents if row["written_on"] is not None}
    partitions = {(row["organisation_key"], row["year"]) for row in documents if row["document_id"] in written}
    columns = ("item_id", "document_id", "title")
    items = read_rows(output, "items", partitions, columns=columns, document_id=written)
    found = [{**row, "written_on": written[row["document_id"]]} for row in items]
    return sorted(found, key=lambda row: (row["written_on"], row["item_id"]), reverse=True)


def _meetings(documents: list[Row]) -> list[MeetingLine]:
    """Give the meetings of papers, the last first."""
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for row in documents:
        if row["meeting_id"] is not None and row["body"] is not None and row["meeting_date"] is not None:
            held[row["meeting_id"]].append(row)
    lines = [
        MeetingLine(
            meeting_id=meeting_id,
            body=rows[0]["body"],
            date=rows[0]["meeting_date"],
            year=rows[0]["year"],
            papers=dict(sorted(Counter(str(row["doc_type"]) for row in rows).items())),
        )
        for meeting_id, rows in held.items()
    ]
    return sorted(lines, key=lambda one: (one.date, one.body), reverse=True)


def _agenda(output: Path, organisation_key: str, meeting: MeetingLine) -> list[Row]:
    """Give the ärenden of a meeting that is to come, those that another of its papers repeats left out."""
    partition = [(organisation_key, meeting.year)]
    columns = ("item_id", "document_id", "ordinal", "number", "title", "diarienummer", "page_start")
    items = read_rows(output, "items", partition, columns=columns, meeting_id=[meeting.meeting_id])
    repeated = {
        row["item_id"]
        for row in read_rows(output, "repeats", partition, meeting_id=[meeting.meeting_id])
        if row["decision_id"] is None
    }
    return sorted(
        (row for row in items if row["item_id"] not in repeated), key=lambda row: (row["document_id"], row["ordinal"])
    )
