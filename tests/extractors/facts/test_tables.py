import io
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.extraction import Extraction
from extractors.facts.sums import check_sums
from extractors.facts.tables import DataTable, read_number
from schemas.vocabulary import IssueCode

Rows = Sequence[Sequence[str]]
_PROSE = (
    "Nämnden följer ekonomin i Granviks kommun varje månad och redovisar här utfallet",
    "för årets första månader jämfört med den budget som fullmäktige har fastställt.",
)


def draw_table(canvas: Canvas, rows: Rows, top: float) -> None:
    """Draw a ruled table of columns 120 points wide and rows 18 points high; its first row bold."""
    for index, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if index == 0 else "Helvetica", 10)
        for column, text in enumerate(row):
            canvas.rect(60 + 120 * column, top - 18 * (index + 1), 120, 18)
            canvas.drawString(64 + 120 * column, top - 18 * index - 13, text)


def read(*pages: Rows, above: str = "") -> Extraction:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number, rows in enumerate(pages):
        top = 760.0
        if number == 0:
            canvas.setFont("Helvetica", 10)
            for line in _PROSE:
                canvas.drawString(60, top, line)
                top -= 13
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(60, top - 20, above)
            top -= 30
        draw_table(canvas, rows, top)
        canvas.showPage()
    canvas.save()
    return extract(buffer.getvalue())


def read_one(*pages: Rows, above: str = "") -> DataTable:
    (table,) = read(*pages, above=above).tables
    return table


_BUDGET = [
    ["Verksamhet", "Budget", "Utfall"],
    ["Skola", "1 200,5", "1 190,0"],
    ["Vård", "800,0", "−12,3"],
    ["Summa", "2 000,5", "1 177,7"],
]


def test_a_ruled_table_has_its_head_its_cells_and_their_numbers() -> None:
    table = read_one(_BUDGET, above="Ekonomisk ställning (tkr)")
    assert (table.n_rows, table.n_columns, table.header_rows, table.ruled) == (4, 3, 1, True)
    assert [cell.text for cell in table.cells if cell.is_header] == ["Verksamhet", "Budget", "Utfall"]
    assert {(cell.row, cell.column): cell.value for cell in table.cells if cell.value is not None} == {
        (1, 1): Decimal("1200.5"),
        (1, 2): Decimal("1190.0"),
        (2, 1): Decimal("800.0"),
        (2, 2): Decimal("-12.3"),
        (3, 1): Decimal("2000.5"),
        (3, 2): Decimal("1177.7"),
    }
    assert {cell.is_percent for cell in table.cells} == {False}
    assert table.caption == "Ekonomisk ställning (tkr)"
    assert (table.unit, table.unit_factor, table.unit_inferred) == ("tkr", Decimal(1000), False)


@pytest.mark.parametrize(
    ("head", "unit", "factor"),
    [
        ("Belopp i mnkr", "mnkr", 1_000_000),
        ("Budget (tkr)", "tkr", 1_000),
        ("Utfall, kr", "kr", 1),
        ("Utfall, miljoner kronor", "miljoner kronor", 1_000_000),
    ],
)
def test_the_unit_in_a_head_is_that_of_the_table(head: str, unit: str, factor: int) -> None:
    table = read_one([["Enhet", head], ["Skola", "12"], ["Vård", "15"]])
    assert (table.unit, table.unit_factor) == (unit, Decimal(factor))


def test_without_a_unit_none_is_guessed_and_large_numbers_are_doubted() -> None:
    extraction = read([["Enhet", "Antal"], ["Skola", "12 000"], ["Vård", "15 000"]])
    assert (extraction.tables[0].unit, extraction.tables[0].unit_factor) == (None, None)
    assert IssueCode.UNIT_UNKNOWN in {doubt.code for doubt in extraction.doubts}


def test_a_cell_has_the_box_it_is_drawn_in_and_the_span_of_its_text() -> None:
    extraction = read(_BUDGET)
    for cell in extraction.tables[0].cells:
        assert extraction.document.text[cell.span.start : cell.span.end] == cell.text
        assert cell.box.x0 == pytest.approx(60 + 120 * cell.column, abs=1)
        assert cell.box.bottom - cell.box.top == pytest.approx(18, abs=1)


def test_a_table_over_two_pages_is_one_and_its_rows_count_on() -> None:
    second = [["Verksamhet", "Budget", "Utfall"], ["Miljö", "7,0", "8,0"], ["Bad", "1,0", "2,0"]]
    table = read_one(_BUDGET[:3], second)
    assert (table.page, table.page_end, table.n_rows) == (1, 2, 6)
    assert [(cell.page, cell.row) for cell in table.cells if cell.text == "Bad"] == [(2, 5)]
    assert {cell.row for cell in table.cells if cell.is_header} == {0, 3}


@pytest.mark.parametrize(
    ("total", "doubted"),
    [("2 000,5", False), ("2 000,4", False), ("2 010,5", True), ("200,5", True)],
)
def test_a_row_called_summa_that_does_not_add_up_is_doubted(total: str, *, doubted: bool) -> None:
    table = read_one([*_BUDGET[:3], ["Summa", total, "1 177,7"]])
    assert [(doubt.cell.text, doubt.expected) for doubt in check_sums(table)] == (
        [(total, Decimal("2000.5"))] if doubted else []
    )


def test_a_sum_of_sums_and_percentages_are_no_doubt() -> None:
    rows = [
        ["Post", "Budget", "Andel"],
        ["A", "10", "40%"],
        ["B", "15", "60%"],
        ["Summa intäkter", "25", "100%"],
        ["C", "5", "10%"],
        ["D", "7", "14%"],
        ["Summa kostnader", "12", "24%"],
        ["Totalt", "37", "7%"],
    ]
    assert check_sums(read_one(rows)) == []


def test_the_doubt_of_a_sum_reaches_the_extraction_with_its_page() -> None:
    extraction = read([*_BUDGET[:3], ["Summa", "3 000,5", "1 177,7"]])
    assert [(doubt.page, doubt.code) for doubt in extraction.doubts if doubt.code is IssueCode.SUM_MISMATCH] == [
        (1, IssueCode.SUM_MISMATCH)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Plats och tid", "Rådhuset, Granvik"], ["Beslutande", "Bo Ek (S)"], ["Justerare", "Eva Alm (M)"]],
        [["§ 12", "Dagordning"], ["§ 13", "Taxa"], ["§ 14", "Budget"]],
    ],
)
def test_a_cover_or_a_contents_list_drawn_as_a_table_is_no_data(rows: Rows) -> None:
    assert read(rows).tables == ()


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("15 655 638", "15655638", False),
        ("15\u00a0655\u00a0638", "15655638", False),
        ("1.250", "1250", False),
        ("-150,3", "-150.3", False),
        ("–150,3", "-150.3", False),
        ("−150,3", "-150.3", False),
        ("+12", "12", False),
        ("51%", "51", True),
        ("3,5 %", "3.5", True),
        ("2 500 kr", "2500", False),
        ("0", "0", False),
        ("12*", "12", False),
    ],
)
def test_the_number_of_a_cell_is_read_in_its_swedish_form(text: str, value: str, *, percent: bool) -> None:
    assert read_number(text) == (Decimal(value), percent)


@pytest.mark.parametrize("text", ["Avslag", "", "-", "–", "§ 12", "2026-03-10", "ca 12", "12 av 15", "08:30", "KS 2026/14"])
def test_other_cells_hold_no_number(text: str) -> None:
    assert read_number(text) == (None, False)


@given(
    st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(["", "-", "−", "–"]), st.sampled_from([" ", "\u00a0", "."])
)
def test_a_number_is_read_back_as_it_was_written(whole: int, part: int, sign: str, blank: str) -> None:
    printed = f"{sign}{whole:,}".replace(",", blank) + (f",{part:03d}" if part else "")
    value = Decimal(whole) + Decimal(part) / 1000
    assert read_number(printed) == (-value if sign else value, False)
