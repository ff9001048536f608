"""Bytes to an extraction: the only place that knows the order of the steps."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.doubts import find_doubts
from extractors.errors import DocumentError
from extractors.extraction import Extraction, FoundItem
from extractors.facts.amounts import find_amounts
from extractors.facts.bodies import Whose
from extractors.facts.citations import Citation, find_citations
from extractors.facts.cover.cover import Cover, read_cover
from extractors.facts.dates import FoundDate, find_dates
from extractors.facts.decisions import find_decisions
from extractors.facts.references import find_attachments, find_recipients
from extractors.facts.says.motions import find_motions
from extractors.facts.says.recusals import find_recusals
from extractors.facts.says.reservations import find_reservations
from extractors.facts.says.statements import find_statements
from extractors.facts.sections import Section, cut_sections
from extractors.facts.tables import find_tables
from extractors.facts.votes.ballot_lists import BallotList, find_ballot_lists
from extractors.facts.votes.votes import find_votes
from extractors.facts.years import settle_years
from extractors.given import Given
from extractors.headings import is_section
from extractors.items.item import Item
from extractors.items.kinds import kind_of
from extractors.items.split import find_forms, split_items
from extractors.layout.build import build_document
from extractors.layout.document import Block, Document, Span, Zone
from extractors.masking import find_printed, mask_document
from extractors.meta import Meta, read_meta
from extractors.reading.ocr import mend_page
from extractors.reading.page import Page
from extractors.reading.pdfium import open_pdf, read_pages
from schemas.vocabulary import DocType

_CHARACTERS_A_PAGE = 12  # a page with fewer has no text worth reading


_NOTHING_GIVEN = Given()


def extract(
    data: bytes, *, read_by_ocr: bool = False, given: Given = _NOTHING_GIVEN, keep_personal_numbers: bool = False
) -> Extraction:
    """Read one PDF.

    Args:
        data: the bytes of the file.
        read_by_ocr: the text layer was made by OCR; said so in the result.
        given: whose papers stand where this one was found: taken, with a doubt, where the paper itself names nobody.
        keep_personal_numbers: leave personal numbers as they are printed; else there is an X for each of their characters.

    Returns:
        All that was found, with spans into the one text of the document.

    Raises:
        DocumentError: the file is no PDF, cannot be opened, or has no text layer.
    """
    with open_pdf(data) as document:
        pages = list(read_pages(document))
    if read_by_ocr:
        pages = [mend_page(page) for page in pages]
    return extract_pages(pages, read_by_ocr=read_by_ocr, given=given, keep_personal_numbers=keep_personal_numbers)


def extract_pages(
    pages: Sequence[Page],
    *,
    read_by_ocr: bool = False,
    given: Given = _NOTHING_GIVEN,
    keep_personal_numbers: bool = False,
) -> Extraction:
    """Extract from pages that are read already.

    Raises:
        DocumentError: no page has a text layer.
    """
    empty = tuple(page.number for page in pages if _is_without_text(page))
    if len(empty) == len(pages):
        raise DocumentError("no text layer: the pages are pictures or empty", code="no_text_layer")
    document = build_document(pages, is_section=is_section)
    personal_numbers = find_printed(document, pages)
    if not keep_personal_numbers:  # before anything is read out of the document
        document = mask_document(document, personal_numbers)
    forms = find_forms(document)
    stated = read_meta(document, paragraphs=len(forms.paragraphs), agenda=bool(forms.grid), numbered=len(forms.numbered))
    meta = stated.completed(given)
    items, unmatched = split_items(document, forms, meta.doc_type)
    minutes = meta.doc_type in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)
    whose = Whose(meta.body, meta.assembly, minutes)
    lists = find_ballot_lists(document) if minutes else []
    body = document.text[: document.body_end]
    titles = [(region, item.title) for item in items for region in item.regions]
    dates = settle_years(document, find_dates(body, meeting=meta.written), titles)
    found = tuple(_read_item(document, item, whose, dates, lists) for item in items)
    if not _is_meeting_paper(stated, found):
        found = ()
    extraction = Extraction(
        document=document,
        meta=meta,
        items=found,
        amounts=tuple(find_amounts(body)),
        dates=tuple(dates),
        tables=tuple(find_tables(document)),
        cover=_read_cover(document, items, meta, minutes=minutes),
        page_count=len(pages),
        pages_without_text=empty,
        read_by_ocr=read_by_ocr,
        personal_numbers=tuple(personal_numbers),
        keeps_personal_numbers=keep_personal_numbers,
    )
    return replace(extraction, doubts=tuple(find_doubts(extraction, pages, unmatched)))


def _is_without_text(page: Page) -> bool:
    """Whether a page has no text layer: no words, or a stamp's few on a picture."""
    return not page.words or (bool(page.pictures) and sum(len(word.text) for word in page.words) < _CHARACTERS_A_PAGE)


def _is_meeting_paper(meta: Meta, items: Sequence[FoundItem]) -> bool:
    """Whether anything of the trade stands in a document: its kind, who meets when, a diarienummer or a clause.

    A leaflet or a paper in another language has headings and numbered lists too, which are no ärenden.
    """
    named = meta.doc_type is not DocType.OTHER or meta.organisation or meta.body or meta.meeting_date
    return bool(named) or any(found.item.numbers or found.decisions for found in items)


def _read_item(
    document: Document, item: Item, whose: Whose, dates: Sequence[FoundDate], lists: Sequence[BallotList]
) -> FoundItem:
    """Find what stands in one ärende."""
    home = item.regions[: len(item.regions) - item.papers]
    blocks = [block for region in home for block in _body_blocks(document, region) if block.start >= item.content_start]
    in_table = item.rule == "agenda-grid"
    if in_table:
        column = next((block.cell[1] for block in blocks if block.cell), None)
        blocks = [block for block in blocks if block.cell and block.cell[1] == column]
    papers = [_body_blocks(document, region) for region in item.regions[len(home) :]]
    decisions = find_decisions(document, blocks, whose, papers=papers, in_table=in_table)
    sections = cut_sections(document, blocks)
    paper_sections = sections or [section for paper in papers[:1] for section in cut_sections(document, paper)]
    return FoundItem(
        item=item,
        kind=kind_of(item.title, has_decisions=bool(decisions)),
        decisions=tuple(decisions),
        votes=tuple(find_votes(document, blocks, sections, lists, item.number)) if whose.minutes else (),
        reservations=tuple(find_reservations(document, blocks, sections)) if whose.minutes else (),
        statements=tuple(find_statements(document, blocks, sections)) if whose.minutes else (),
        motions=tuple(find_motions(document, blocks, sections)) if whose.minutes else (),
        recusals=tuple(find_recusals(document, blocks, sections)) if whose.minutes else (),
        citations=tuple(_read_citations(document, item, whose, dates)),
        attachments=tuple(find_attachments(document, paper_sections)),
        recipients=tuple(find_recipients(document, sections)),
        summary=_summary([*sections, *paper_sections]),
    )


def _read_citations(document: Document, item: Item, whose: Whose, dates: Sequence[FoundDate]) -> list[Citation]:
    """Find what an ärende cites: in its own text, its head included, and in its PM; attachments cite much else."""
    home = len(item.regions) - item.papers
    blocks = [block for region in item.regions[: home + 1] for block in _body_blocks(document, region)]
    sections = cut_sections(document, blocks)
    return find_citations(
        document, blocks, sections, whose=whose, dates=dates, own=item.number, content_start=item.content_start
    )


def _body_blocks(document: Document, region: Span) -> list[Block]:
    return [block for block in document.blocks_in(region) if block.zone is Zone.BODY]


def _summary(sections: Sequence[Section]) -> Span | None:
    """Give the span of the first section called Sammanfattning or the like, else of the first background."""
    for kind in ("summary", "background"):
        for section in sections:
            blocks = [block for block in section.blocks if block.table is None]
            if section.heading.kind == kind and section.heading.rule != "earlier" and blocks:
                return Span(blocks[0].start, blocks[-1].end)
    return None


def _read_cover(document: Document, items: Sequence[Item], meta: Meta, *, minutes: bool) -> Cover:
    """Read the cover: what stands before the first ärende of minutes or of a kallelse."""
    if not minutes and meta.doc_type is not DocType.KALLELSE:
        return Cover()
    first = min((item.regions[0].start for item in items), default=document.body_end)
    blocks = [block for block in document.blocks_in(Span(0, first)) if block.zone is Zone.BODY]
    return read_cover(document, blocks, meta.written, people=minutes)
