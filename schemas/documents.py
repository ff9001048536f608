"""Rows of what papers there are: documents, meetings, issues."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from schemas.columns import Column
from schemas.places import Bottom, FoundBy, Left, Page, Right, Top
from schemas.vocabulary import DocType, IssueCode, NumberKind, Refusal, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """What the bytes of a paper say of it, wherever they were found: the store keeps this."""

    document_id: Annotated[str, Column("SHA-256 of the file's bytes, hexadecimal", key="primary")]
    doc_type: Annotated[DocType | None, Column("what kind of paper it is", "handlingstyp")]
    organisation: Annotated[
        str | None,
        Column(
            "the municipality, region or federation, as the page names it, or as its source gives it (with an issue)",
            "organisation",
            example="Granvik kommun",
        ),
    ]
    body: Annotated[
        str | None,
        Column(
            "the nämnd, styrelse, fullmäktige or utskott, in its basic form, or as its source gives it (with an issue)",
            "organ",
            example="Kommunstyrelsen",
        ),
    ]
    meeting_date: Annotated[dt.date | None, Column("the day of the meeting; of several, the first", "sammanträdesdatum")]
    meeting_id: Annotated[str | None, Column("the meeting, made of organisation, body and day", key="meetings.meeting_id")]
    written_on: Annotated[
        dt.date | None, Column("the day that a letter or memo bears; null for papers of a meeting", "datum")
    ]
    is_correction: Annotated[bool | None, Column("whether the paper says that it corrects minutes", "rättelse")]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(PaperRow):
    """A paper, read or refused; the same bytes are one document, whatever they are called and wherever they stand."""

    file_name: Annotated[str, Column("the file's name at its source", example="kallelse.pdf")]
    source: Annotated[str, Column("the path or address where it stands; of several, the first of `sources`")]
    sources: Annotated[
        tuple[str, ...], Column("every path and address where these bytes stand (or, of a superseded paper, stood), sorted")
    ]
    version: Annotated[
        int, Column("1 for the first bytes seen at the source, one more each time others took their place there")
    ]
    superseded_by: Annotated[
        str | None,
        Column("the document that took its place at every source where it stood", key="documents.document_id"),
    ]
    gone_at: Annotated[
        dt.datetime | None,
        Column("when it was first missed at the last source that had it; null while it stands", unit="UTC"),
    ]
    fetched_at: Annotated[dt.datetime | None, Column("when its bytes came from the address; null for a file", unit="UTC")]
    ingested_at: Annotated[dt.datetime, Column("when the paper was read", unit="UTC")]
    record_sha256: Annotated[
        str | None, Column("SHA-256 of the store's record that the paper's rows are made of; null where nothing was had")
    ]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionRow:
    """Where a personal number is printed that is masked in all texts; one row for each word of it, never the number."""

    redaction_id: Annotated[str, Column("the document and the place in it", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende, where it lies in one", key="items.item_id")]
    kind: Annotated[NumberKind, Column("whose registry gave it; unverified where its check digit is wrong", "personnummer")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy
