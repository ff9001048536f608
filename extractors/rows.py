"""An extraction to rows: spans looked up to pages and boxes, ids made of the content."""

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from extractors.extraction import Extraction, FoundItem
from extractors.facts.tables import DataTable
from extractors.items.grid import is_agenda
from extractors.layout.document import Document, Place, Span
from schemas.documents import DocumentRow, IssueRow, MeetingRow
from schemas.items import (
    AttachmentRow,
    AttendanceRow,
    DecisionRow,
    ItemRow,
    PageBox,
    RecipientRow,
    ReservationRow,
    VoteRow,
)
from schemas.tables import SCHEMA_VERSION, TABLES, Rows
from schemas.values import AmountRow, DateRow, TableCellRow, TableRow
from schemas.vocabulary import Refusal, Status

_CENT = Decimal("0.01")
_FOUR_DECIMALS = Decimal("0.0001")
_ID_LENGTH = 16  # hexadecimal digits of the document's hash that its rows' ids begin with


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from and who read it when."""

    document_id: str
    file_name: str
    source: str
    extractor_version: str
    ingested_at: dt.datetime


def slug(name: str | None) -> str:
    """Give a name as a folder name: "Älvholms kommun" as "alvholms-kommun"; "okand" where there is none.

    >>> slug("Region Örebro län")
    'region-orebro-lan'
    """
    if not name:
        return "okand"
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "okand"


def partition_of(row: DocumentRow, year: int | None = None) -> tuple[str, int]:
    """Give the partition of a document's rows: organisation and year of the meeting, 0 where it is not known."""
    return slug(row.organisation), row.meeting_date.year if row.meeting_date else (year or 0)


def meeting_id_of(organisation: str | None, body: str | None, day: dt.date | None) -> str | None:
    """Give the id of a meeting, the same in every paper of it; None where one of the three is not known."""
    if not organisation or not body or day is None:
        return None
    return hashlib.sha256(f"{slug(organisation)}|{slug(body)}|{day}".encode()).hexdigest()[:_ID_LENGTH]


def refused_row(origin: Origin, reason: str, code: str) -> DocumentRow:
    """Give the row of a document that could not be read."""
    return DocumentRow(
        document_id=origin.document_id,
        file_name=origin.file_name,
        source=origin.source,
        doc_type=None,
        organisation=None,
        body=None,
        meeting_date=None,
        meeting_id=None,
        page_count=None,
        has_text_layer=False if code == Refusal.NO_TEXT_LAYER else None,
        status=Status.QUARANTINED,
        error=reason,
        error_code=Refusal(code),
        text_length=None,
        schema_version=SCHEMA_VERSION,
        extractor_version=origin.extractor_version,
        ingested_at=origin.ingested_at,
    )


def make_rows(extraction: Extraction, origin: Origin) -> Rows:
    """Give the rows of all tables for one document, each list in the order of the page."""
    return _Flattener(extraction, origin).rows


class _Flattener:
    """Walks an extraction once and fills the tables."""

    def __init__(self, extraction: Extraction, origin: Origin) -> None:
        self.extraction = extraction
        self.origin = origin
        self.document: Document = extraction.document
        self.prefix = origin.document_id[:_ID_LENGTH]
        meta = extraction.meta
        self.meeting_id = meeting_id_of(meta.organisation, meta.body, meta.meeting_date)
        self.rows: Rows = {name: [] for name in TABLES}
        self.item_spans: list[tuple[Span, str]] = []
        self.decision_spans: list[tuple[Span, str]] = []
        self.table_of: dict[int, str] = {}
        self._add_document()
        self._add_meeting()
        for ordinal, found in enumerate(extraction.items, start=1):
            self._add_item(found, ordinal)
        for ordinal, table in enumerate(extraction.tables, start=1):
            self._add_table(table, ordinal)
        agenda = {region.index for region in self.document.tables if is_agenda(self.document, region)}
        self.data_tables = {index: name for index, name in self.table_of.items() if index not in agenda}
        self._add_amounts()
        self._add_dates()
        self._add_issues()

    def _add_document(self) -> None:
        extraction, meta, origin = self.extraction, self.extraction.meta, self.origin
        partial = bool(extraction.pages_without_text and self._has_lost_pages()) or extraction.read_by_ocr
        row = DocumentRow(
            document_id=origin.document_id,
            file_name=origin.file_name,
            source=origin.source,
            doc_type=meta.doc_type,
            organisation=meta.organisation,
            body=meta.body,
            meeting_date=meta.meeting_date,
            meeting_id=self.meeting_id,
            page_count=extraction.page_count,
            has_text_layer=not extraction.read_by_ocr,
            status=Status.PARTIAL if partial else Status.OK,
            error=None,
            error_code=None,
            text_length=len(self.document.text),
            schema_version=SCHEMA_VERSION,
            extractor_version=origin.extractor_version,
            ingested_at=origin.ingested_at,
        )
        self.rows["documents"].append(row)

    def _has_lost_pages(self) -> bool:
        """Whether a page without text is a picture or unreadable, not merely blank."""
        lost = {"page_without_text", "page_unreadable"}
        return any(doubt.code in lost for doubt in self.extraction.doubts)

    def _add_meeting(self) -> None:
        meta, cover = self.extraction.meta, self.extraction.cover
        if self.meeting_id is None or meta.organisation is None or meta.body is None or meta.meeting_date is None:
            return
        self.rows["meetings"].append(
            MeetingRow(
                meeting_id=self.meeting_id,
                document_id=self.origin.document_id,
                organisation=meta.organisation,
                body=meta.body,
                meeting_date=meta.meeting_date,
                start_time=cover.start_time,
                end_time=cover.end_time,
                place=cover.place,
                adjustment_date=cover.adjustment_date,
                posted_from=cover.posted_from,
                posted_until=cover.posted_until,
            )
        )
        for ordinal, person in enumerate(cover.attendants, start=1):
            self.rows["attendance"].append(
                AttendanceRow(
                    attendance_id=f"{self.prefix}-p{ordinal}",
                    document_id=self.origin.document_id,
                    meeting_id=self.meeting_id,
                    ordinal=ordinal,
                    name=person.name,
                    party=person.party,
                    heading=person.heading,
                    note=person.note,
                    page=self.document.page_of(person.span.start),
                    rule=person.rule,
                )
            )

    def _add_item(self, found: FoundItem, ordinal: int) -> None:
        item, text = found.item, self.document.text
        item_id = f"{self.prefix}-i{ordinal}"
        home = item.regions[: len(item.regions) - item.papers]
        self.item_spans.extend((region, item_id) for region in item.regions)
        self.rows["items"].append(
            ItemRow(
                item_id=item_id,
                document_id=self.origin.document_id,
                meeting_id=self.meeting_id,
                ordinal=ordinal,
                number=item.number,
                title=item.title,
                diarienummer=tuple(one.number.text for one in item.numbers),
                diarienummer_class=tuple(one.number.class_suffix for one in item.numbers),
                external_diarienummer=tuple(one.number.text for one in item.external),
                kind=found.kind,
                presenters=item.presenters,
                page_start=item.page_start,
                page_end=item.page_end,
                summary=one_line(text[found.summary.start : found.summary.end]) if found.summary else None,
                text="\n".join(text[region.start : region.end].replace("\t", " ") for region in home),
                char_start=home[0].start,
                char_end=home[-1].end,
                rule=item.rule,
            )
        )
        for number, decision in enumerate(found.decisions, start=1):
            decision_id = f"{item_id}-d{number}"
            self.decision_spans.append((decision.span, decision_id))
            places = self.document.locate(decision.span)
            first = _box(places[0])
            self.rows["decisions"].append(
                DecisionRow(
                    decision_id=decision_id,
                    item_id=item_id,
                    document_id=self.origin.document_id,
                    ordinal=number,
                    stage=decision.stage,
                    proposer=decision.proposer,
                    decider=decision.decider,
                    path=decision.path,
                    text=one_line(text[decision.span.start : decision.span.end]),
                    verb=decision.verb.text if decision.verb else None,
                    category=decision.category,
                    immediate=decision.immediate,
                    page=first.page,
                    x0=first.x0,
                    top=first.top,
                    x1=first.x1,
                    bottom=first.bottom,
                    boxes=tuple(_box(place) for place in places),
                    char_start=decision.span.start,
                    char_end=decision.span.end,
                    rule=decision.rule,
                )
            )
        self._add_beside(found, item_id)

    def _add_beside(self, found: FoundItem, item_id: str) -> None:
        """Add votes, reservations, attachments and recipients of an ärende."""
        text, document_id = self.document.text, self.origin.document_id
        for number, vote in enumerate(found.votes, start=1):
            box = _box(self.document.locate(vote.span)[0])
            self.rows["votes"].append(
                VoteRow(
                    vote_id=f"{item_id}-v{number}", item_id=item_id, document_id=document_id, ordinal=number,
                    yes=vote.yes, no=vote.no, abstain=vote.abstain, absent=vote.absent,
                    text=one_line(text[vote.span.start : vote.span.end]),
                    page=box.page, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, rule=vote.rule,
                )
            )  # fmt: skip
        for number, reservation in enumerate(found.reservations, start=1):
            box = _box(self.document.locate(reservation.span)[0])
            self.rows["reservations"].append(
                ReservationRow(
                    reservation_id=f"{item_id}-r{number}", item_id=item_id, document_id=document_id, ordinal=number,
                    who=reservation.who, name=reservation.name, party=reservation.party,
                    page=box.page, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, rule=reservation.rule,
                )
            )  # fmt: skip
        for number, paper in enumerate(found.attachments, start=1):
            self.rows["attachments"].append(
                AttachmentRow(
                    attachment_id=f"{item_id}-a{number}", item_id=item_id, document_id=document_id, ordinal=number,
                    text=one_line(text[paper.span.start : paper.span.end]),
                    page=self.document.page_of(paper.span.start), rule=paper.rule,
                )
            )  # fmt: skip
        for number, recipient in enumerate(found.recipients, start=1):
            self.rows["recipients"].append(
                RecipientRow(
                    recipient_id=f"{item_id}-s{number}", item_id=item_id, document_id=document_id, ordinal=number,
                    text=one_line(text[recipient.span.start : recipient.span.end]),
                    page=self.document.page_of(recipient.span.start), rule=recipient.rule,
                )
            )  # fmt: skip

    def _add_table(self, table: DataTable, ordinal: int) -> None:
        table_id = f"{self.prefix}-t{ordinal}"
        for region in table.regions:
            self.table_of[region] = table_id
        first = min((cell.span.start for cell in table.cells), default=0)
        self.rows["tables"].append(
            TableRow(
                table_id=table_id,
                document_id=self.origin.document_id,
                item_id=_holder(self.item_spans, first),
                page=table.page,
                page_end=table.page_end,
                caption=table.caption,
                unit=table.unit,
                unit_factor=_money(table.unit_factor),
                unit_inferred=table.unit_inferred,
                n_rows=table.n_rows,
                n_columns=table.n_columns,
                header_rows=table.header_rows,
                ruled=table.ruled,
                x0=_round(table.box.x0),
                top=_round(table.box.top),
                x1=_round(table.box.x1),
                bottom=_round(table.box.bottom),
            )
        )
        self.rows["table_cells"].extend(
            TableCellRow(
                table_id=table_id,
                document_id=self.origin.document_id,
                page=cell.page,
                row=cell.row,
                column=cell.column,
                text=cell.text,
                value=cell.value.quantize(_FOUR_DECIMALS) if cell.value is not None else None,
                is_percent=cell.is_percent,
                is_header=cell.is_header,
                x0=_round(cell.box.x0),
                top=_round(cell.box.top),
                x1=_round(cell.box.x1),
                bottom=_round(cell.box.bottom),
            )
            for cell in table.cells
        )

    def _data_table_at(self, offset: int) -> str | None:
        block = self.document.blocks[self.document.block_at(offset)]
        return self.data_tables.get(block.table) if block.table is not None else None

    def _add_amounts(self) -> None:
        for number, amount in enumerate(self.extraction.amounts, start=1):
            span = Span(amount.start, amount.end)
            box = _box(self.document.locate(span)[0])
            self.rows["amounts"].append(
                AmountRow(
                    amount_id=f"{self.prefix}-b{number}",
                    document_id=self.origin.document_id,
                    item_id=_holder(self.item_spans, amount.start),
                    decision_id=_holder(self.decision_spans, amount.start),
                    table_id=self._data_table_at(amount.start),
                    text=one_line(self.document.text[amount.start : amount.end]),
                    sek=_money(amount.sek),
                    sek_max=_money(amount.sek_max),
                    currency=amount.currency,
                    currency_implied=amount.implied,
                    qualifier=amount.qualifier,
                    per=amount.per,
                    page=box.page,
                    x0=box.x0,
                    top=box.top,
                    x1=box.x1,
                    bottom=box.bottom,
                    char_start=amount.start,
                    char_end=amount.end,
                    rule=amount.rule,
                )
            )

    def _add_dates(self) -> None:
        for number, date in enumerate(self.extraction.dates, start=1):
            box = _box(self.document.locate(Span(date.start, date.end))[0])
            self.rows["dates"].append(
                DateRow(
                    date_id=f"{self.prefix}-n{number}",
                    document_id=self.origin.document_id,
                    item_id=_holder(self.item_spans, date.start),
                    decision_id=_holder(self.decision_spans, date.start),
                    table_id=self._data_table_at(date.start),
                    text=one_line(self.document.text[date.start : date.end]),
                    date=date.date,
                    date_end=date.date_end,
                    precision=date.precision,
                    role=date.role,
                    year_inferred=date.year_inferred,
                    weekday_conflict=date.weekday_conflict,
                    page=box.page,
                    x0=box.x0,
                    top=box.top,
                    x1=box.x1,
                    bottom=box.bottom,
                    char_start=date.start,
                    char_end=date.end,
                    rule=date.rule,
                )
            )

    def _add_issues(self) -> None:
        for number, doubt in enumerate(self.extraction.doubts, start=1):
            item_id = f"{self.prefix}-i{doubt.item + 1}" if doubt.item is not None else None
            if item_id is None and doubt.span is not None:
                item_id = _holder(self.item_spans, doubt.span.start)
            self.rows["issues"].append(
                IssueRow(
                    issue_id=f"{self.prefix}-q{number}",
                    document_id=self.origin.document_id,
                    item_id=item_id,
                    code=doubt.code,
                    detail=doubt.detail,
                    page=doubt.page,
                    rule=doubt.rule,
                )
            )


def one_line(text: str) -> str:
    """Give a text with every run of white space as one blank."""
    return " ".join(text.split())


def _holder(spans: list[tuple[Span, str]], offset: int) -> str | None:
    """Give the id of the span that holds an offset."""
    return next((name for span, name in spans if span.start <= offset < span.end), None)


def _box(place: Place) -> PageBox:
    box = place.box
    return PageBox(page=place.page, x0=_round(box.x0), top=_round(box.top), x1=_round(box.x1), bottom=_round(box.bottom))


def _round(value: float) -> float:
    return round(value, 2)


def _money(value: Decimal | None) -> Decimal | None:
    return value.quantize(_CENT) if value is not None else None
