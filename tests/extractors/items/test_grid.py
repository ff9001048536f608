import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.extraction import Extraction

_WIDTHS = (40, 240, 100, 140)
_HEAD = ("Nr", "Ärende", "Dnr", "Förslag")


def draw_row(canvas: Canvas, cells: Sequence[str], top: float, *, bold: bool = False) -> float:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
    height = 12.0 * max(text.count("\n") + 1 for text in cells) + 6
    x0 = 40.0
    for width, text in zip(_WIDTHS, cells, strict=True):
        canvas.rect(x0, top - height, width, height)
        for row, line in enumerate(text.split("\n")):
            canvas.drawString(x0 + 3, top - 12 * row - 11, line)
        x0 += width
    return top - height


def read(*pages: Sequence[Sequence[str]], head: Sequence[str] = _HEAD) -> Extraction:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number, rows in enumerate(pages):
        top = 780.0
        if number == 0:
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(40, top, "Kallelse till kommunstyrelsen i Granviks kommun")
            top = draw_row(canvas, head, top - 40, bold=True)
        for row in rows:
            top = draw_row(canvas, row, top)
        canvas.showPage()
    canvas.save()
    return extract(buffer.getvalue())


_ROWS = [
    ("1", "Upprop", "", ""),
    ("2", "Taxa för sotning\ni Älvholm", "KS 2026/14", "Kommunstyrelsen beslutar\natt anta taxan."),
    ("", "INFORMATIONSÄRENDEN", "", ""),
    ("3 a", "Rapport om Näsets hamn", "KS 2026/15", ""),
]


def test_each_numbered_row_of_an_agenda_is_an_item() -> None:
    items = [found.item for found in read(_ROWS).items]
    assert [(item.number, item.title, item.rule) for item in items] == [
        ("1", "Upprop", "agenda-grid"),
        ("2", "Taxa för sotning i Älvholm", "agenda-grid"),
        ("3 a", "Rapport om Näsets hamn", "agenda-grid"),
    ]


def test_the_numbers_of_the_column_beteckning_are_the_items() -> None:
    items = [found.item for found in read(_ROWS).items]
    assert [[one.number.text for one in item.numbers] for item in items] == [[], ["KS 2026/14"], ["KS 2026/15"]]


def test_the_column_of_proposals_holds_the_decisions() -> None:
    extraction = read(_ROWS)
    text = extraction.document.text
    found = [" ".join(text[one.span.start : one.span.end].split()) for item in extraction.items for one in item.decisions]
    assert found == ["anta taxan."]
    assert extraction.items[1].decisions[0].stage.value == "proposal"


def test_a_row_that_goes_on_behind_a_page_break_is_one_item() -> None:
    second = [("", "och i Sundby", "", ""), ("4", "Övriga frågor", "", "")]
    items = [found.item for found in read(_ROWS[:2], second).items]
    assert [(item.number, item.title, item.page_start, item.page_end) for item in items] == [
        ("1", "Upprop", 1, 1),
        ("2", "Taxa för sotning i Älvholm och i Sundby", 1, 2),
        ("4", "Övriga frågor", 2, 2),
    ]


def test_presenters_stand_in_their_column() -> None:
    head = ("Nr", "Ärende", "Dnr", "Föredragande")
    items = [found.item for found in read([("1", "Taxa för sotning", "", "Anna Ek och Bo Berg")] * 2, head=head).items]
    assert items[0].presenters == ("Anna Ek", "Bo Berg")


@pytest.mark.parametrize("head", [("Konto", "Text", "Budget", "Utfall"), ("", "Namn", "Parti", "Roll")])
def test_a_table_without_the_head_of_an_agenda_holds_no_items(head: tuple[str, ...]) -> None:
    assert all(found.item.rule != "agenda-grid" for found in read(_ROWS, head=head).items)
