"""An extraction to rows: spans looked up to pages and boxes, ids made of the content."""

from collections.abc import Callable, Sequence

from extractors import VERSION
from extractors.extraction import Extraction, FoundItem
from extractors.facts.tables import DataTable
from extractors.items.grid import is_agenda
from extractors.keys import meeting_id_of, short
from extractors.layout.document import Document, Span
from extractors.rows.item import attachment_rows, decision_rows, item_row, recipient_rows
from extractors.rows.minutes import (
    adjustment_row,
    attendance_row,
    citation_rows,
    motion_rows,
    recusal_rows,
    reservation_rows,
    statement_rows,
    vote_rows,
)
from extractors.rows.places import holder_of, money, one_line, place_of, points
from extractors.rows.table import cell_rows, table_row
from schemas.documents import IssueRow, MeetingRow, PaperRow, RedactionRow
from schemas.tables import PAPER_TABLES, SCHEMA_VERSION, Row, Rows
from schemas.values import AmountRow, DateRow
from schemas.vocabulary import DocType, Status

_MINUTES: dict[str, Callable[..., Sequence[Row]]] = {
    "reservations": reservation_rows,
    "statements": statement_rows,
    "motions": motion_rows,
    "recusals": recusal_rows,
    "citations": citation_rows,
}


def make_rows(extraction: Extraction, document_id: str) -> Rows:
    """Give the rows of all tables for one document, each list in the order of the page.

    Args:
        extraction: what was found.
        document_id: SHA-256 of the file's bytes, hexadecimal.
    """
    return _Flattener(extraction, document_id).rows


class _Flattener:
    """Walks an extraction once and fills the tables."""

    def __init__(self, extraction: Extraction, document_id: str) -> None:
        self.extraction = extraction
        self.document_id = document_id
        self.document: Document = extraction.document
        self.prefix = short(document_id)
        meta = extraction.meta
        self.meeting_id = meeting_id_of(meta.organisation, meta.body, meta.meeting_date)
        self.rows: Rows = {name: [] for name in PAPER_TABLES}
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
        self._add_redactions()

    def _add_document(self) -> None:
        extraction, meta = self.extraction, self.extraction.meta
        partial = bool(extraction.pages_without_text and self._has_lost_pages()) or extraction.read_by_ocr
        row = PaperRow(
            document_id=self.document_id,
            doc_type=meta.doc_type,
            organisation=meta.organisation,
            body=meta.body,
            meeting_date=meta.meeting_date,
            meeting_id=self.meeting_id,
            written_on=meta.written if meta.meeting_date is None and meta.doc_type is DocType.TJANSTESKRIVELSE else None,
            is_correction=meta.is_correction,
            page_count=extraction.page_count,
            has_text_layer=not extraction.read_by_ocr,
            status=Status.PARTIAL if partial else Status.OK,
            error=None,
            error_code=None,
            text_length=len(self.document.text),
            schema_version=SCHEMA_VERSION,
            extractor_version=VERSION,
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
                document_id=self.document_id,
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
            row = attendance_row(
                self.document,
                person,
                attendance_id=f"{self.prefix}-p{ordinal}",
                document_id=self.document_id,
                meeting_id=self.meeting_id,
                ordinal=ordinal,
            )
            self.rows["attendance"].append(row)
        for ordinal, adjustment in enumerate(self.extraction.cover.adjustments, start=1):
            self.rows["adjustments"].append(
                adjustment_row(
                    self.document,
                    adjustment,
                    adjustment_id=f"{self.prefix}-k{ordinal}",
                    document_id=self.document_id,
                    meeting_id=self.meeting_id,
                    ordinal=ordinal,
                )
            )

    def _add_item(self, found: FoundItem, ordinal: int) -> None:
        document, document_id = self.document, self.document_id
        item_id = f"{self.prefix}-i{ordinal}"
        self.item_spans.extend((region, item_id) for region in found.item.regions)
        self.rows["items"].append(
            item_row(document, found, item_id=item_id, document_id=document_id, meeting_id=self.meeting_id, ordinal=ordinal)
        )
        decisions = decision_rows(document, found, item_id=item_id, document_id=document_id)
        self.decision_spans.extend((Span(row.char_start, row.char_end), row.decision_id) for row in decisions)
        self.rows["decisions"].extend(decisions)
        votes, records = vote_rows(document, found, item_id=item_id, document_id=document_id)
        self.rows["votes"].extend(votes)
        self.rows["vote_records"].extend(records)
        for name, make in _MINUTES.items():
            self.rows[name].extend(make(document, found, item_id=item_id, document_id=document_id))
        self.rows["attachments"].extend(attachment_rows(document, found, item_id=item_id, document_id=document_id))
        self.rows["recipients"].extend(recipient_rows(document, found, item_id=item_id, document_id=document_id))

    def _add_table(self, table: DataTable, ordinal: int) -> None:
        document_id, table_id = self.document_id, f"{self.prefix}-t{ordinal}"
        self.table_of.update(dict.fromkeys(table.regions, table_id))
        first = min((cell.span.start for cell in table.cells), default=0)
        item_id = holder_of(self.item_spans, first)
        self.rows["tables"].append(table_row(table, table_id=table_id, document_id=document_id, item_id=item_id))
        self.rows["table_cells"].extend(cell_rows(table, table_id=table_id, document_id=document_id))

    def _data_table_at(self, offset: int) -> str | None:
        block = self.document.blocks[self.document.block_at(offset)]
        return self.data_tables.get(block.table) if block.table is not None else None

    def _add_amounts(self) -> None:
        for number, amount in enumerate(self.extraction.amounts, start=1):
            span = Span(amount.start, amount.end)
            self.rows["amounts"].append(
                AmountRow(
                    amount_id=f"{self.prefix}-b{number}",
                    document_id=self.document_id,
                    item_id=holder_of(self.item_spans, amount.start),
                    decision_id=holder_of(self.decision_spans, amount.start),
                    table_id=self._data_table_at(amount.start),
                    text=one_line(self.document.text[amount.start : amount.end]),
                    sek=money(amount.sek),
                    sek_max=money(amount.sek_max),
                    currency=amount.currency,
                    currency_implied=amount.implied,
                    qualifier=amount.qualifier,
                    per=amount.per,
                    **place_of(self.document, span),
                    char_start=amount.start,
                    char_end=amount.end,
                    rule=amount.rule,
                )
            )

    def _add_dates(self) -> None:
        for number, date in enumerate(self.extraction.dates, start=1):
            self.rows["dates"].append(
                DateRow(
                    date_id=f"{self.prefix}-n{number}",
                    document_id=self.document_id,
                    item_id=holder_of(self.item_spans, date.start),
                    decision_id=holder_of(self.decision_spans, date.start),
                    table_id=self._data_table_at(date.start),
                    text=one_line(self.document.text[date.start : date.end]),
                    date=date.date,
                    date_end=date.date_end,
                    precision=date.precision,
                    role=date.role,
                    year_inferred=date.year_inferred,
                    weekday_conflict=date.weekday_conflict,
                    **place_of(self.document, Span(date.start, date.end)),
                    char_start=date.start,
                    char_end=date.end,
                    rule=date.rule,
                )
            )

    def _add_issues(self) -> None:
        for number, doubt in enumerate(self.extraction.doubts, start=1):
            item_id = f"{self.prefix}-i{doubt.item + 1}" if doubt.item is not None else None
            if item_id is None and doubt.span is not None:
                item_id = holder_of(self.item_spans, doubt.span.start)
            self.rows["issues"].append(
                IssueRow(
                    issue_id=f"{self.prefix}-q{number}",
                    document_id=self.document_id,
                    item_id=item_id,
                    code=doubt.code,
                    detail=doubt.detail,
                    page=doubt.page,
                    rule=doubt.rule,
                )
            )

    def _add_redactions(self) -> None:
        numbers = () if self.extraction.keeps_personal_numbers else self.extraction.personal_numbers
        for number in numbers:
            item_id = holder_of(self.item_spans, number.span.start) if number.span is not None else None
            for place in number.places:
                self.rows["redactions"].append(
                    RedactionRow(
                        redaction_id=f"{self.prefix}-m{len(self.rows['redactions']) + 1}",
                        document_id=self.document_id,
                        item_id=item_id,
                        kind=number.kind,
                        page=place.page,
                        x0=points(place.box.x0),
                        top=points(place.box.top),
                        x1=points(place.box.x1),
                        bottom=points(place.box.bottom),
                        rule=number.rule,
                    )
                )
