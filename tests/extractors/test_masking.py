"""Personal numbers in papers: masked in all that is read out of them, with the boxes of their words."""

import io
import itertools
from collections.abc import Callable, Sequence

import pytest
from PIL import ImageChops
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.extraction import Extraction
from extractors.facts.cover.names import find_named
from extractors.facts.people import find_people
from extractors.facts.votes.names import read_names
from extractors.layout.document import Span
from extractors.reading.page import Box
from extractors.reading.pdfium import open_pdf, read_pages, render_page
from extractors.rows import make_rows
from schemas.documents import IssueRow, RedactionRow
from schemas.tables import as_dict
from schemas.vocabulary import IssueCode, NumberKind

Draw = Callable[[Canvas], None]
_WIDTH, _HEIGHT = 595.0, 842.0
_HEAD = ["Granviks kommun", "Socialnämnden 2026-03-10", "Protokoll", "§ 12 Ansökan om bidrag", "Beslut"]


def make_pdf(*pages: Draw) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT))
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(*lines: str, top: float = 700.0, x: float = 72.0) -> Draw:
    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(x, top - 14 * index, line)

    return draw


def scatter(*parts: tuple[float, float, str]) -> Draw:
    """Draw parts at their places, in this order, whatever order they are read in."""

    def draw(canvas: Canvas) -> None:
        write(*_HEAD, top=780)(canvas)
        for x, y, text in parts:
            canvas.drawString(x, y, text)

    return draw


def table(*rows: Sequence[str]) -> Draw:
    """Draw a ruled table row by row; "/" in a cell breaks its line, and a row's first lines come before its second."""

    def draw(canvas: Canvas) -> None:
        write(*_HEAD, top=780)(canvas)
        top = 650.0
        for row in rows:
            lines = [cell.split("/") for cell in row]
            for number in range(max(map(len, lines))):
                for column, cell in enumerate(lines):
                    if number < len(cell):
                        canvas.drawString(76 + 150 * column, top - 12 - 13 * number, cell[number])
            height = 6.0 + 13 * max(map(len, lines))
            for column in range(len(row)):
                canvas.rect(72 + 150 * column, top - height, 150, height)
            top -= height

    return draw


def strings_of(extraction: Extraction) -> str:
    """All texts of all rows, and the document's own."""
    rows = make_rows(extraction, "0" * 64)
    values = [str(value) for own in rows.values() for row in own for value in as_dict(row).values()]
    return "\n".join([extraction.document.text, *values])


def redactions_of(extraction: Extraction) -> list[RedactionRow]:
    return [row for row in make_rows(extraction, "0" * 64)["redactions"] if isinstance(row, RedactionRow)]


def issues_of(extraction: Extraction) -> list[IssueRow]:
    return [row for row in make_rows(extraction, "0" * 64)["issues"] if "personal_number" in str(as_dict(row)["code"])]  # type: ignore[misc]


SHAPES: dict[str, tuple[Draw, list[str]]] = {
    "a word": (scatter((72, 600, "Bo Ek 121212-1212 beviljas bidrag.")), ["121212-1212"]),
    "a comma behind it": (scatter((72, 600, "Bo Ek, 19121212-1212, beviljas bidrag.")), ["19121212-1212,"]),
    "in parentheses": (scatter((72, 600, "Bo Ek (121212-1212) beviljas bidrag.")), ["(121212-1212)"]),
    "behind a label": (scatter((72, 600, "Personnummer:121212-1212 beviljas bidrag.")), ["Personnummer:121212-1212"]),
    "blanks": (scatter((72, 600, "Bo Ek 121212 - 1212 beviljas bidrag.")), ["121212", "-", "1212"]),
    "over two lines": (
        scatter(
            (72, 600, "Nämnden har prövat om den sökande Bo Ek som har nummer 121212-"), (72, 586, "1212 beviljas bidrag.")
        ),
        ["121212-", "1212"],
    ),
    "drawn in parts out of order": (
        scatter((138, 600, "1212 beviljas bidrag."), (72, 560, "Protokollet är slut."), (72, 600, "Ek 121212-")),
        ["121212-", "1212"],
    ),
    "in a cell": (table(("Namn", "Nummer"), ("Bo Ek", "121212-1212"), ("Ida Ås", "–")), ["121212-1212"]),
    "broken in a cell": (table(("Namn", "Nummer"), ("Bo/Ek", "121212-/1212"), ("Ida/Ås", "–")), ["121212-", "1212"]),
    "a label in the cell beside": (table(("Personnummer", "1212121213"), ("Namn", "Bo Ek")), ["1212121213"]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_part_of_a_number_is_left_and_its_words_have_boxes(shape: str) -> None:
    draw, words = SHAPES[shape]
    data = make_pdf(draw)
    with open_pdf(data) as opened:
        (page,) = read_pages(opened)

    masked, kept = extract(data), extract(data, keep_personal_numbers=True)

    assert "1212" in strings_of(kept)
    assert "1212" not in strings_of(masked)
    assert len(masked.document.text) == len(kept.document.text)
    rows = redactions_of(masked)
    boxes = [(row.page, row.x0, row.top, row.x1, row.bottom) for row in rows]
    printed = {
        (1, *(round(value, 2) for value in (word.x0, word.top, word.x1, word.bottom))): word.text for word in page.words
    }
    assert [printed[box] for box in boxes] == words
    assert len(issues_of(masked)) == 1


def test_signs_and_what_is_glued_to_a_number_stay() -> None:
    extraction = extract(
        make_pdf(scatter((72, 600, "Bo Ek (19121212-1212), 701063-2391 och 131052-308T, beviljas bidrag.")))
    )
    assert "Bo Ek (XXXXXXXX-XXXX), XXXXXX-XXXX och XXXXXX-XXXX, beviljas bidrag." in extraction.document.text
    kinds = [NumberKind.PERSONNUMMER, NumberKind.SAMORDNINGSNUMMER, NumberKind.HENKILOTUNNUS]
    assert [row.kind for row in redactions_of(extraction)] == kinds


def test_what_is_no_personal_number_is_read_as_before() -> None:
    lines = (
        "Granviks Bostäder AB, 556012-5790, dnr SN 2026/14, telefon 08-530 610 00.",
        "Bankgiro 5050-1055, 7 220 840 kr.",
    )
    extraction = extract(make_pdf(scatter(*((72, 600 - 14 * index, line) for index, line in enumerate(lines)))))
    assert all(line in extraction.document.text.replace("\n", " ") for line in lines)
    assert redactions_of(extraction) == []
    assert issues_of(extraction) == []


def test_a_number_in_the_running_header_is_masked_on_each_page() -> None:
    pages = [write("Sökande 121212-1212", f"§ {number} Bidrag", "Beslut", "Bidrag beviljas.") for number in range(1, 5)]

    extraction = extract(make_pdf(*pages))

    assert "1212" not in strings_of(extraction)
    assert [row.page for row in redactions_of(extraction)] == [1, 2, 3, 4]
    assert [row.page for row in issues_of(extraction)] == [1, 2, 3, 4]


def test_a_number_along_the_margin_has_a_box_though_it_is_no_text_of_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        scatter((72, 600, "Bidrag beviljas."))(canvas)
        canvas.translate(30, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Signerat 121212-1212 digitalt")

    extraction = extract(make_pdf(draw))

    (row,) = redactions_of(extraction)
    assert (row.item_id, row.page) == (None, 1)
    assert (row.x0, row.x1) == pytest.approx((20, 32), abs=2)
    assert (row.bottom, row.top) == pytest.approx((_HEIGHT - 245, _HEIGHT - 310), abs=8)


def test_an_issue_tells_of_each_number_and_quotes_none() -> None:
    extraction = extract(make_pdf(scatter((72, 600, "Bo Ek, 121212-1212, Ida Ås, 121212-3456, beviljas bidrag."))))

    issues = issues_of(extraction)

    assert [row.detail for row in issues] == [
        "a personal number on page 1 is masked",
        "what looks like a personal number on page 1 is masked: its check digit is wrong",
    ]
    assert {(row.code, row.page, row.rule) for row in issues} == {(IssueCode.PERSONAL_NUMBER_MASKED, 1, "date-dash-four")}
    assert {row.item_id for row in issues} == {"0000000000000000-i1"}


def test_kept_numbers_are_told_of_and_have_no_redactions() -> None:
    data = make_pdf(scatter((72, 600, "Bo Ek, 121212-1212, beviljas bidrag.")))

    extraction = extract(data, keep_personal_numbers=True)

    assert "Bo Ek, 121212-1212, beviljas bidrag." in strings_of(extraction)
    assert redactions_of(extraction) == []
    (issue,) = issues_of(extraction)
    assert (issue.code, issue.detail) == (IssueCode.PERSONAL_NUMBER_KEPT, "a personal number on page 1 is kept")


@pytest.mark.parametrize("declared", [True, False], ids=["with /Rotate", "without /Rotate"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_cover_the_ink_of_the_number_on_the_picture_of_the_page(turn: int, *, declared: bool) -> None:
    origins = {0: (60, 500), 90: (100, 60), 180: (_WIDTH - 60, 100), 270: (_WIDTH - 100, _HEIGHT - 60)}

    def draw(canvas: Canvas) -> None:
        if declared:  # reportlab turns the sheet with the mark, so it is given lying
            canvas.setPageSize((_WIDTH, _HEIGHT) if turn in (0, 180) else (_HEIGHT, _WIDTH))
            canvas.setPageRotation(turn)
        canvas.translate(*origins[turn])
        canvas.rotate(turn)
        canvas.drawString(0, 0, "121212-1212")

    data = make_pdf(draw)

    (row,) = redactions_of(extract(data))

    with open_pdf(data) as document:
        picture = render_page(document, 1, scale=2.0).to_pil().convert("L")
    ink = ImageChops.invert(picture).getbbox()
    assert ink is not None
    box = Box(*(value * 2.0 for value in (row.x0, row.top, row.x1, row.bottom)))
    assert box.x0 - 1 <= ink[0] < ink[2] <= box.x1 + 1
    assert box.top - 1 <= ink[1] < ink[3] <= box.bottom + 1
    assert (box.x1 - box.x0) < 1.2 * (ink[2] - ink[0])


@pytest.mark.parametrize(
    "text", ["Bo Ek {} (S) och Ida Ås (M)", "Bo Ek, {}, Ida Ås (M)", "{} Bo Ek (S)", "Bo Ek ({}), Ida Ås (M)"]
)
def test_a_mask_is_no_part_of_a_name(text: str) -> None:
    plain, masked = text.format("121212-1212"), text.format("XXXXXX-XXXX")
    assert find_people(masked) == find_people(plain)
    assert find_named(masked, members=True) == find_named(plain, members=True)
    assert read_names(masked) == read_names(plain)


def test_other_offsets_and_lines_stay_where_characters_are_rewritten() -> None:
    lines = ("Nämnden har prövat om den sökande Bo Ek som har nummer 121212-", "1212 beviljas bidrag.")
    parts = ((72.0, 600.0 - 14 * index, line) for index, line in enumerate(lines))
    document = extract(make_pdf(scatter(*parts)), keep_personal_numbers=True).document
    start = document.text.index("121212-1212")

    rewritten = document.rewritten([Span(start, start + 11)], str.lower)
    masked = document.rewritten([Span(start, start + 11)], lambda text: "X" * len(text))

    assert rewritten == document
    assert masked.text == document.text.replace("121212-1212", "XXXXXXXXXXX")
    assert masked.locate(Span(start, start + 11)) == document.locate(Span(start, start + 11))
    printed = [piece.line.text for block in masked.blocks for piece in block.pieces]
    assert "1212" not in "".join(printed)
    before = [piece.line.text for block in document.blocks for piece in block.pieces]
    assert sum(one != other for one, other in zip(printed, before, strict=True)) == 2
    assert all(one.start == other.start for one, other in itertools.pairwise([document.blocks[0], masked.blocks[0]]))
