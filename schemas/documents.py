"""Rows of what papers there are: documents, meetings, issues."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from schemas.columns import Column
from schemas.vocabulary import DocType, IssueCode, Refusal, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A paper, read or refused; the same bytes are one document, whatever they are called."""

    document_id: Annotated[str, Column("SHA-256 of the file's bytes, hexadecimal", key="primary")]
    file_name: Annotated[str, Column("the file's name where it was found", example="kallelse.pdf")]
    source: Annotated[str, Column("the path or address that it was read from")]
    doc_type: Annotated[DocType | None, Column("what kind of paper it is", "handlingstyp")]
    organisation: Annotated[
        str | None,
        Column("the municipality, region or federation, as the page names it", "organisation", example="Granvik kommun"),
    ]
    body: Annotated[
        str | None,
        Column("the nämnd, styrelse, fullmäktige or utskott, in its basic form", "organ", example="Kommunstyrelsen"),
    ]
    meeting_date: Annotated[dt.date | None, Column("the day of the meeting; of several, the first", "sammanträdesdatum")]
    meeting_id: Annotated[str | None, Column("the meeting, made of organisation, body and day", key="meetings.meeting_id")]
    page_count: Annotated[int | None, Column("pages in the file", unit="pages")]
    has_text_layer: Annotated[bool | None, Column("whether text can be read without OCR")]
    status: Annotated[Status, Column("ok, partial (some pages could not be read, or by OCR) or quarantined")]
    error: Annotated[str | None, Column("why the file was refused, in one line")]
    error_code: Annotated[Refusal | None, Column("the same from a closed vocabulary")]
    text_length: Annotated[
        int | None,
        Column("characters in the document's text, which char_start and char_end count in", unit="characters"),
    ]
    schema_version: Annotated[str, Column("version of these tables")]
    extractor_version: Annotated[str, Column("version of the program that read the paper")]
    ingested_at: Annotated[dt.datetime, Column("when the paper was read", unit="UTC")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting as one paper tells of it: join by meeting_id and document_id, or choose among its papers."""

    meeting_id: Annotated[str, Column("made of organisation, body and day", key="primary")]
    document_id: Annotated[str, Column("the paper that says it", key="documents.document_id")]
    organisation: Annotated[str, Column("the municipality, region or federation", "organisation")]
    body: Annotated[str, Column("the body that meets", "organ")]
    meeting_date: Annotated[dt.date, Column("the day of the meeting", "sammanträdesdatum")]
    start_time: Annotated[dt.time | None, Column("when it begins, as printed", "starttid")]
    end_time: Annotated[dt.time | None, Column("when it ends, as printed", "sluttid")]
    place: Annotated[str | None, Column("where it is held, as printed", "plats", example="Rådhuset")]
    adjustment_date: Annotated[dt.date | None, Column("when the minutes were adjusted", "justeringsdatum")]
    posted_from: Annotated[dt.date | None, Column("when the notice was put up", "anslaget sätts upp")]
    posted_until: Annotated[dt.date | None, Column("when the notice was taken down", "anslaget tas ned")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """What the extraction doubts or could not read; a null elsewhere has its reason here or was not stated."""

    issue_id: Annotated[str, Column("made of the document, the code and the place", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende, where it lies in one", key="items.item_id")]
    code: Annotated[IssueCode, Column("what kind of doubt")]
    detail: Annotated[str, Column("what stands there and why it is doubtful")]
    page: Annotated[int | None, Column("the page", "sida")]
    rule: Annotated[str | None, Column("the rule that doubts")]
