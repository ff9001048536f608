"""What was found in one document: in the terminal, or drawn on the page."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.markup import escape

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.extraction import Extraction, FoundItem
from extractors.layout.document import Span
from extractors.reading.pdfium import open_pdf, render_page
from extractors.rows import one_line

_MARGIN = frozenset({"item", "decision", "proposal", "vote", "reservation", "yrkande", "statement", "jäv"})
_SCALE = 2.0  # pixels a point
_COLOURS = {
    "item": "#1b5e20",
    "decision": "#b71c1c",
    "proposal": "#e65100",
    "diarienummer": "#4a148c",
    "amount": "#0d47a1",
    "date": "#006064",
    "table": "#5d4037",
    "vote": "#880e4f",
    "reservation": "#827717",
    "yrkande": "#33691e",
    "statement": "#4e342e",
    "jäv": "#bf360c",
    "person": "#37474f",
}


def print_findings(data: bytes, console: Console, *, keep_personal_numbers: bool = False) -> str | None:
    """Print a document's findings; give the reason instead where it is refused."""
    try:
        extraction = extract(data, keep_personal_numbers=keep_personal_numbers)
    except DocumentError as error:
        return str(error)
    meta = extraction.meta
    console.print(
        f"[bold]{meta.doc_type.value}[/bold]  {escape(meta.organisation or '–')}  {escape(meta.body or '–')}  "
        f"{meta.meeting_date or '–'}  {extraction.page_count} pages"
    )
    for found in extraction.items:
        _print_item(extraction, found, console)
    roles = Counter(person.role.value if person.role else "no role told" for person in extraction.cover.attendants)
    if roles:
        console.print("\nnamed: " + ", ".join(f"{count} {role}" for role, count in sorted(roles.items())), highlight=False)
    console.print(
        f"\n{len(extraction.amounts)} amounts, {len(extraction.dates)} dates, {len(extraction.tables)} tables",
        highlight=False,
    )
    for doubt in extraction.doubts:
        place = f" (p. {doubt.page})" if doubt.page else ""
        console.print(
            f"[yellow]doubt[/yellow] {doubt.code.value}{place}: {escape(doubt.detail)}", highlight=False, soft_wrap=True
        )
    return None


def _print_item(extraction: Extraction, found: FoundItem, console: Console) -> None:
    item, text = found.item, extraction.document.text
    numbers = ", ".join(one.number.text for one in item.numbers)
    pages = f"p. {item.page_start}" + (f"–{item.page_end}" if item.page_end != item.page_start else "")
    console.print(
        f"\n[bold]{escape(item.number or '–')}  {escape(item.title)}[/bold]  "
        f"[dim]{escape(numbers)}  {found.kind.value}  {pages}[/dim]",
        highlight=False,
        soft_wrap=True,
    )
    for decision in found.decisions:
        who = " → ".join(decision.path) or decision.decider or "–"
        clause = one_line(text[decision.span.start : decision.span.end])
        console.print(
            f"   [cyan]{decision.stage.value}[/cyan] [magenta]{decision.category.value}[/magenta] "
            f"[dim]{escape(who)}:[/dim] {escape(clause)}",
            highlight=False,
            soft_wrap=True,
        )
    for label, told in _minutes_of(found):
        console.print(f"   [green]{label}[/green] {escape(told)}", highlight=False, soft_wrap=True)


def _minutes_of(found: FoundItem) -> Iterator[tuple[str, str]]:
    """Give what minutes tell of the way to a decision, a line each."""
    for motion in found.motions:
        adopted = {True: " (adopted)", False: " (not adopted)", None: ""}[motion.is_adopted]
        yield "yrkande", f"{motion.who}: {motion.kind or '–'}{adopted}"
    for vote in found.votes:
        others = f", {vote.abstain} avstår" if vote.abstain else ""
        meaning = f"; ja: {vote.yes_means or '–'}; nej: {vote.no_means or '–'}" if vote.question else ""
        names = f"; {len(vote.records)} names" if vote.records else ""
        yield "vote", f"{vote.yes} ja – {vote.no} nej{others}{meaning}{names}"
    if found.reservations:
        yield "reservation", ", ".join(one.who for one in found.reservations)
    for statement in found.statements:
        yield statement.kind.value, statement.who
    for recusal in found.recusals:
        yield "jäv", recusal.name


def draw_page(data: bytes, number: int, png: Path, *, keep_personal_numbers: bool = False) -> str | None:
    """Draw a page with the boxes of what was found on it, each named; give the reason where it cannot be.

    Personal numbers are painted over, unless they are to be kept.
    """
    try:
        extraction = extract(data, keep_personal_numbers=keep_personal_numbers)
    except DocumentError as error:
        return str(error)
    if not 1 <= number <= extraction.page_count:
        return f"there is no page {number}: the document has {extraction.page_count}"
    with open_pdf(data) as document:
        picture = render_page(document, number, scale=_SCALE).to_pil().convert("RGB")
    if not extraction.keeps_personal_numbers:
        _paint_over(picture, extraction, number)
    _draw_boxes(picture, extraction, number)
    png.parent.mkdir(parents=True, exist_ok=True)
    picture.save(png, format="PNG")
    return None


def _paint_over(picture: Image.Image, extraction: Extraction, number: int) -> None:
    pen = ImageDraw.Draw(picture)
    for place in (place for one in extraction.personal_numbers for place in one.places if place.page == number):
        x0, top, x1, bottom = (value * _SCALE for value in place.box)
        pen.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), fill="black")


def _draw_boxes(picture: Image.Image, extraction: Extraction, number: int) -> None:
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=12)
    for kind, label, span in _spans(extraction):
        for place in extraction.document.locate(span):
            if place.page != number:
                continue
            x0, top, x1, bottom = (value * _SCALE for value in place.box)
            pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), outline=_COLOURS[kind], width=2)
            _write_label(pen, (x0, top, x1, bottom), label, kind, font)
    for table in extraction.tables:
        if table.page == number:
            x0, top, x1, bottom = (value * _SCALE for value in table.box)
            pen.rectangle((x0 - 4, top - 4, x1 + 4, bottom + 4), outline=_COLOURS["table"], width=2)
            pen.text((x0, bottom + 4), f"table {table.unit or ''}", fill=_COLOURS["table"], font=font)


def _write_label(
    pen: ImageDraw.ImageDraw,
    box: tuple[float, float, float, float],
    label: str,
    kind: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    """Write a box's name: in the margin where the text leaves one, else on a white tag on the box's upper edge."""
    x0, top, _, _ = box
    width = pen.textlength(label, font=font)
    in_margin = kind in _MARGIN and x0 - width - 10 > 0
    at = (x0 - width - 8, top) if in_margin else (x0, top - 14)
    left, upper, right, lower = pen.textbbox(at, label, font=font)
    pen.rectangle((left - 1, upper - 1, right + 1, lower + 1), fill="white")
    pen.text(at, label, fill=_COLOURS[kind], font=font)


def _spans(extraction: Extraction) -> list[tuple[str, str, Span]]:
    """Give what is drawn: kind, the name beside the box, the span."""
    spans: list[tuple[str, str, Span]] = []
    for found in extraction.items:
        item = found.item
        spans.append(("item", f"item {item.number or ''}", item.title_span))
        spans.extend(("diarienummer", one.number.text, one.span) for one in item.numbers)
        for decision in found.decisions:
            kind = "decision" if decision.stage.value == "decision" else "proposal"
            spans.append((kind, f"{decision.stage.value} {decision.category.value}", decision.span))
        spans.extend(("vote", f"{vote.yes}–{vote.no}", vote.span) for vote in found.votes)
        spans.extend(("reservation", "reservation", one.span) for one in found.reservations)
        spans.extend(("yrkande", f"yrkande {one.kind or ''}", one.span) for one in found.motions)
        spans.extend(("statement", one.kind.value, one.span) for one in found.statements)
        spans.extend(("jäv", "jäv", one.span) for one in found.recusals)
    spans.extend(("person", one.role.value if one.role else "person", one.span) for one in extraction.cover.attendants)
    spans.extend(("amount", f"{amount.sek}", Span(amount.start, amount.end)) for amount in extraction.amounts)
    spans.extend(("date", f"{date.date}", Span(date.start, date.end)) for date in extraction.dates)
    return spans
