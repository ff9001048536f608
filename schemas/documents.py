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

    document_id: Annotated[
        str,
        Column(
            "SHA-256 of the file's bytes, hexadecimal",
            example="3f0a9c51d2e84b77c06b1e9f4a2d8853b7e1640f9d2ac5186e0b73f4918d5ca2",
            key="primary",
        ),
    ]
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
    meeting_date: Annotated[
        dt.date | None, Column("the day of the meeting; of several, the first", "sammanträdesdatum", example="2026-03-25")
    ]
    meeting_id: Annotated[str | None, Column("the meeting, made of organisation, body and day", key="meetings.meeting_id")]
    written_on: Annotated[
        dt.date | None,
        Column("the day that a letter or memo bears; null for papers of a meeting", "datum", example="2026-03-02"),
    ]
    is_correction: Annotated[bool | None, Column("whether the paper says that it corrects minutes", "rättelse")]
    page_count: Annotated[int | None, Column("pages in the file", "antal sidor", unit="pages", example="48")]
    has_text_layer: Annotated[bool | None, Column("whether text can be read without OCR")]
    status: Annotated[Status, Column("ok, partial (some pages could not be read, or by OCR) or quarantined")]
    error: Annotated[
        str | None, Column("why the file was refused, in one line", example="no text layer: the pages are pictures or empty")
    ]
    error_code: Annotated[Refusal | None, Column("the same from a closed vocabulary")]
    text_length: Annotated[
        int | None,
        Column(
            "characters in the document's text, which char_start and char_end count in", unit="characters", example="91234"
        ),
    ]
    schema_version: Annotated[str, Column("version of these tables", example="1.3.0")]
    extractor_version: Annotated[str, Column("version of the program that read the paper", example="0.3.0")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(PaperRow):
    """A paper, read or refused; the same bytes are one document, whatever they are called and wherever they stand."""

    file_name: Annotated[str, Column("the file's name at its source", "filnamn", example="kallelse.pdf")]
    source: Annotated[
        str,
        Column(
            "the path or address where it stands; of several, the first of `sources`",
            example="https://granvik.example/moten/kallelse.pdf",
        ),
    ]
    sources: Annotated[
        tuple[str, ...],
        Column(
            "every path and address where these bytes stand (or, of a superseded paper, stood), sorted",
            example="https://granvik.example/moten/kallelse.pdf",
        ),
    ]
    version: Annotated[
        int,
        Column("1 for the first bytes seen at the source, one more each time others took their place there", example="1"),
    ]
    superseded_by: Annotated[
        str | None,
        Column("the document that took its place at every source where it stood", key="documents.document_id"),
    ]
    gone_at: Annotated[
        dt.datetime | None,
        Column(
            "when it was first missed at the last source that had it; null while it stands",
            unit="UTC",
            example="2026-05-04T05:00:12Z",
        ),
    ]
    fetched_at: Annotated[
        dt.datetime | None,
        Column("when its bytes came from the address; null for a file", unit="UTC", example="2026-03-18T05:00:07Z"),
    ]
    ingested_at: Annotated[dt.datetime, Column("when the paper was read", unit="UTC", example="2026-03-18T05:01:30Z")]
    record_sha256: Annotated[
        str | None,
        Column(
            "SHA-256 of the store's record that the paper's rows are made of; null where nothing was had",
            example="9c2e41d07fb853a6640f1d88e3b5972ac41f0e6d5b9387a2fd10c64e8b73a951",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting as one paper tells of it: join by meeting_id and document_id, or choose among its papers."""

    meeting_id: Annotated[str, Column("made of organisation, body and day", example="7b1d03e6a94f25c8", key="primary")]
    document_id: Annotated[str, Column("the paper that says it", key="documents.document_id")]
    organisation: Annotated[str, Column("the municipality, region or federation", "organisation", example="Granvik kommun")]
    body: Annotated[str, Column("the body that meets", "organ", example="Kommunstyrelsen")]
    meeting_date: Annotated[dt.date, Column("the day of the meeting", "sammanträdesdatum", example="2026-03-25")]
    start_time: Annotated[dt.time | None, Column("when it begins, as printed", "starttid", example="13:15:00")]
    end_time: Annotated[dt.time | None, Column("when it ends, as printed", "sluttid", example="16:40:00")]
    place: Annotated[str | None, Column("where it is held, as printed", "plats", example="Rådhuset")]
    adjustment_date: Annotated[
        dt.date | None, Column("when the minutes were adjusted", "justeringsdatum", example="2026-04-01")
    ]
    posted_from: Annotated[dt.date | None, Column("when the notice was put up", "anslaget sätts upp", example="2026-04-02")]
    posted_until: Annotated[
        dt.date | None, Column("when the notice was taken down", "anslaget tas ned", example="2026-04-24")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """What the extraction doubts or could not read; a null elsewhere has its reason here or was not stated."""

    issue_id: Annotated[
        str, Column("made of the document, the code and the place", example="3f0a9c51d2e84b77-q1", key="primary")
    ]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende, where it lies in one", key="items.item_id")]
    code: Annotated[IssueCode, Column("what kind of doubt")]
    detail: Annotated[
        str,
        Column(
            "what stands there and why it is doubtful",
            example="'12 441' is printed as the sum, the rows above add up to 12084",
        ),
    ]
    page: Annotated[int | None, Column("the page", "sida", example="7")]
    rule: Annotated[str | None, Column("the rule that doubts", example="day-month")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionRow:
    """Where a personal number is printed that is masked in all texts; one row for each word of it, never the number."""

    redaction_id: Annotated[str, Column("the document and the place in it", example="3f0a9c51d2e84b77-m1", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende, where it lies in one", key="items.item_id")]
    kind: Annotated[NumberKind, Column("whose registry gave it; unverified where its check digit is wrong", "personnummer")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    rule: FoundBy
