import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.pdfium import open_pdf, read_pages

_PROSE = [
    "Nämnden följer ekonomin varje månad och redovisar här utfallet för årets första",
    "månader jämfört med budgeten som kommunfullmäktige har fastställt för Granvik.",
]


def build(rows: Sequence[Sequence[str]], xs: Sequence[float] = (72, 240, 340, 440)) -> Document:
    """Set rows of cells at fixed places, without rulings, between two paragraphs of prose."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for row, line in enumerate(_PROSE):
        canvas.drawString(72, 780 - 13 * row, line)
        canvas.drawString(72, 500 - 13 * row, line)
    for row, cells in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 10)
        for x, text in zip(xs, cells, strict=False):
            canvas.drawString(x, 740 - 14 * row, text)
    canvas.showPage()
    canvas.save()
    with open_pdf(buffer.getvalue()) as document:
        return build_document(list(read_pages(document)))


def cells_of(document: Document) -> list[tuple[int, int, str]]:
    (table,) = document.tables
    return [(row, column, document.text[span.start : span.end]) for row, column, span, _ in table.cells]


def test_numbers_under_each_other_are_a_table_without_rulings() -> None:
    rows = [("Enhet", "Budget", "Utfall"), ("Skola", "1 200", "1 190"), ("Vård", "800", "−12"), ("Summa", "2 000", "1 178")]
    document = build(rows)
    assert not document.tables[0].ruled
    assert cells_of(document) == [(row, column, text) for row, cells in enumerate(rows) for column, text in enumerate(cells)]


def test_the_prose_around_a_table_stays_outside_it() -> None:
    document = build([("Enhet", "Budget", "Utfall"), ("Skola", "1", "2"), ("Vård", "3", "4"), ("Bad", "5", "6")])
    assert [document.text[block.start : block.end] for block in document.blocks if block.table is None] == [
        " ".join(_PROSE)
    ] * 2


def test_an_empty_cell_moves_no_other() -> None:
    rows = [
        ("Enhet", "Budget", "Utfall"),
        ("Skola", "1 200", "1 190"),
        ("Vård", "", "700"),
        ("Bad", "9", "8"),
        ("Väg", "7", ""),
    ]
    found = cells_of(build(rows))
    assert (2, 2, "700") in found
    assert all(text for _, _, text in found)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Upprop ............................................... 2",),
            ("Taxa ................................................. 3",),
        ]
        * 2,
        [("§ 12", "Upprop", "2"), ("§ 13", "Taxa", "3"), ("§ 14", "Budget", "4"), ("§ 15", "Val", "5")],
        [("• Planen antas.",), ("• Taxan fastställs.",), ("• Motionen avslås.",)],
        [("Handläggare", "Datum"), ("Bo Ek", "Granvik"), ("Telefon", "Sida")],
    ],
    ids=["contents list", "list of paragraphs", "bullets", "letterhead"],
)
def test_lists_and_letterheads_are_no_tables(rows: list[tuple[str, ...]]) -> None:
    assert build(rows).tables == ()
