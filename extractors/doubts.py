"""What is doubtful in an extraction: every null that the paper does not explain gets a reason."""

from collections.abc import Iterator, Sequence

from extractors.extraction import Doubt, Extraction
from extractors.facts.sums import check_sums
from extractors.facts.votes.ballots import check_records
from extractors.layout.document import Span
from extractors.reading.page import Page
from schemas.vocabulary import Category, DocType, IssueCode, NumberKind, Precision

_MAX_GAP = 30


def find_doubts(extraction: Extraction, pages: Sequence[Page], unmatched: Sequence[int]) -> Iterator[Doubt]:
    """Go through an extraction and say what is missing, contradictory or guessed at by nobody."""
    yield from _of_document(extraction, pages)
    yield from _of_items(extraction)
    yield from _of_votes(extraction)
    yield from _of_values(extraction)
    yield from _of_personal_numbers(extraction)
    for page in unmatched:
        yield Doubt(
            IssueCode.PAPER_UNMATCHED, f"the paper that begins on page {page} belongs to no ärende of the list", page
        )


def _of_document(extraction: Extraction, pages: Sequence[Page]) -> Iterator[Doubt]:
    meta = extraction.meta
    if "organisation" in meta.given:
        yield Doubt(
            IssueCode.ORGANISATION_GIVEN, f"the paper names none in text; its source is said to be of {meta.organisation}"
        )
    if "body" in meta.given:
        yield Doubt(
            IssueCode.BODY_GIVEN, f"the paper names none as the one that meets; its source is said to be of {meta.body}"
        )
    if meta.organisation is None:
        yield Doubt(IssueCode.NO_ORGANISATION, "no municipality, region or federation is named in text")
    if meta.body is None:
        yield Doubt(IssueCode.NO_BODY, "no nämnd, styrelse, fullmäktige or utskott is named as the one that meets")
    if meta.meeting_date is None and meta.doc_type is not DocType.TJANSTESKRIVELSE:
        yield Doubt(IssueCode.NO_MEETING_DATE, "no day of a meeting is printed as such")
    if not extraction.items:
        yield Doubt(IssueCode.NO_ITEMS, "no ärende was found")
    for number in extraction.pages_without_text:
        page = pages[number - 1]
        if page.width == 0:
            yield Doubt(IssueCode.PAGE_UNREADABLE, f"page {number} cannot be loaded", number)
        elif page.pictures:
            yield Doubt(IssueCode.PAGE_WITHOUT_TEXT, f"page {number} is a picture without a text layer", number)
    if extraction.read_by_ocr:
        yield Doubt(IssueCode.READ_BY_OCR, "the text was read from pictures by OCR and may be wrong in any character")


def _of_items(extraction: Extraction) -> Iterator[Doubt]:
    previous: int | None = None
    for index, found in enumerate(extraction.items):
        item = found.item
        digits = "".join(character for character in (item.number or "").split("/")[0] if character.isdigit())
        if digits and previous is not None and 1 < int(digits) - previous <= _MAX_GAP:
            missing = f"{previous + 1}" if int(digits) - previous == 2 else f"{previous + 1}-{int(digits) - 1}"  # noqa: PLR2004
            yield Doubt(
                IssueCode.ITEM_NUMBER_GAP,
                f"number {missing} was not found before {item.number}",
                item.page_start,
                item=index,
            )
        if digits:
            previous = int(digits)
        for decision in found.decisions:
            text = " ".join(extraction.document.text[decision.span.start : decision.span.end].split())
            if decision.verb is None and decision.category is Category.OTHER:
                yield _at(
                    extraction,
                    IssueCode.VERB_UNKNOWN,
                    f"no deciding verb is known in: {text[:160]}",
                    decision.span,
                    index,
                )
            if decision.decider is None:
                yield _at(
                    extraction,
                    IssueCode.DECIDER_UNKNOWN,
                    f"nothing says who decides: {text[:160]}",
                    decision.span,
                    index,
                )


def _of_votes(extraction: Extraction) -> Iterator[Doubt]:
    """Hold who voted what against the figures of the vote."""
    for index, found in enumerate(extraction.items):
        for vote in found.votes:
            wrong = check_records(vote.records, yes=vote.yes, no=vote.no, abstain=vote.abstain, absent=vote.absent)
            if wrong:
                yield _at(
                    extraction,
                    IssueCode.VOTE_MISMATCH,
                    f"the members named do not add up to the figures of the vote; {wrong}",
                    vote.span,
                    index,
                    vote.rule,
                )


def _of_values(extraction: Extraction) -> Iterator[Doubt]:
    text = extraction.document.text
    for date in extraction.dates:
        span = Span(date.start, date.end)
        printed = " ".join(text[date.start : date.end].split())
        if date.weekday_conflict:
            yield _at(
                extraction,
                IssueCode.WEEKDAY_CONFLICT,
                f"{printed!r} is another weekday than printed ({date.date})",
                span,
                rule=date.rule,
            )
        if date.impossible:
            yield _at(extraction, IssueCode.IMPOSSIBLE_DATE, f"{printed!r} is no day of the calendar", span, rule=date.rule)
        elif date.date is None and date.precision is Precision.DAY:
            yield _at(extraction, IssueCode.YEAR_UNKNOWN, f"nothing tells the year of {printed!r}", span, rule=date.rule)
    for amount in extraction.amounts:
        if amount.sek is None:
            printed = " ".join(text[amount.start : amount.end].split())
            yield _at(
                extraction,
                IssueCode.AMOUNT_UNCLEAR,
                f"{printed!r} is not in kronor",
                Span(amount.start, amount.end),
                rule=amount.rule,
            )
    for table in extraction.tables:
        for doubt in check_sums(table):
            detail = f"{doubt.cell.text!r} is printed as the sum, the rows above add up to {doubt.expected}"
            yield Doubt(IssueCode.SUM_MISMATCH, detail, doubt.cell.page, doubt.cell.span)
        if table.unit is None and any(cell.value is not None and abs(cell.value) >= 1000 for cell in table.cells):  # noqa: PLR2004
            yield Doubt(IssueCode.UNIT_UNKNOWN, "the table's unit is printed neither in its head nor above it", table.page)


def _of_personal_numbers(extraction: Extraction) -> Iterator[Doubt]:
    """Say of each personal number where it stands, and of none what it is."""
    kept = extraction.keeps_personal_numbers
    code, done = (IssueCode.PERSONAL_NUMBER_KEPT, "kept") if kept else (IssueCode.PERSONAL_NUMBER_MASKED, "masked")
    for number in extraction.personal_numbers:
        page = number.places[0].page
        detail = f"a personal number on page {page} is {done}"
        if number.kind is NumberKind.UNVERIFIED:
            detail = f"what looks like a personal number on page {page} is {done}: its check digit is wrong"
        yield Doubt(code, detail, page, number.span, number.rule)


def _at(
    extraction: Extraction, code: IssueCode, detail: str, span: Span, item: int | None = None, rule: str | None = None
) -> Doubt:
    return Doubt(code, detail, extraction.document.page_of(span.start), span, rule, item)
