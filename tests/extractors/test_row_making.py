import dataclasses
import datetime as dt
import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.rows import make_rows, meeting_id_of, slug
from schemas.tables import PAPER_TABLES, Rows

_DOCUMENT_ID = "ab" * 32
_LINES = [
    "Kallelse till kommunstyrelsen i Granviks kommun",
    "Sammanträdesdatum 2026-03-10",
    "",
    "1. Bidrag till Näsets byalag",
    "Dnr KS 2026/14",
    "",
    "Förslag till beslut",
    "Kommunstyrelsen beslutar att bevilja bidrag med högst 40 000 kronor före den 1 maj 2026.",
    "",
    "2. Information om vägen till Älvholm och den nya bron över älven som ska byggas",
    "Dnr KS 2026/15",
]


@cache
def rows() -> Rows:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for row, line in enumerate(_LINES):
        canvas.setFont("Helvetica-Bold" if line.startswith("Förslag") else "Helvetica", 10)
        canvas.drawString(72, 780 - 14 * row, line)
    for row, cells in enumerate([("Enhet", "Belopp i tkr"), ("Skola", "12"), ("Vård", "15")]):
        for column, text in enumerate(cells):
            canvas.rect(72 + 150 * column, 400 - 20 * row, 150, 20)
            canvas.drawString(76 + 150 * column, 406 - 20 * row, text)
    canvas.showPage()
    canvas.save()
    return make_rows(extract(buffer.getvalue()), _DOCUMENT_ID)


def values(table: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, column) for column in columns) for row in rows()[table]]


def test_there_is_a_list_of_rows_for_every_table() -> None:
    assert set(rows()) == set(PAPER_TABLES)
    assert len(rows()["documents"]) == 1


def test_every_row_names_the_document_it_is_of() -> None:
    for name, found in rows().items():
        assert {row.document_id for row in found} <= {_DOCUMENT_ID}, name  # type: ignore[attr-defined]


def test_ids_are_unique_in_their_table() -> None:
    for name, column in (("items", "item_id"), ("decisions", "decision_id"), ("amounts", "amount_id"), ("dates", "date_id")):
        ids = values(name, column)
        assert ids, name
        assert len(ids) == len(set(ids)), name


def test_the_values_of_a_clause_point_to_it_and_to_its_item() -> None:
    ((decision, item),) = values("decisions", "decision_id", "item_id")
    assert values("amounts", "decision_id", "item_id", "sek") == [(decision, item, 40_000)]
    assert (decision, item, dt.date(2026, 5, 1)) in values("dates", "decision_id", "item_id", "date")


def test_a_date_outside_all_items_points_to_none() -> None:
    assert (None, None, dt.date(2026, 3, 10)) in values("dates", "decision_id", "item_id", "date")


def test_boxes_lie_on_the_page() -> None:
    for name in ("decisions", "amounts", "dates", "tables", "table_cells"):
        assert rows()[name], name
        for x0, top, x1, bottom in values(name, "x0", "top", "x1", "bottom"):
            assert 0 <= x0 < x1 <= 595, name  # type: ignore[operator]
            assert 0 <= top < bottom <= 842, name  # type: ignore[operator]


def test_the_text_of_a_clause_is_on_one_line_and_its_place_is_kept() -> None:
    ((text, start, end, page),) = values("decisions", "text", "char_start", "char_end", "page")
    assert text == "bevilja bidrag med högst 40 000 kronor före den 1 maj 2026."
    assert (end - start, page) == (len(text), 1)  # type: ignore[arg-type, operator]


def test_the_number_of_an_empty_table_cell_is_no_row() -> None:
    assert values("table_cells", "row", "column", "value", "is_header") == [
        (0, 0, None, True),
        (0, 1, None, True),
        (1, 0, None, False),
        (1, 1, 12, False),
        (2, 0, None, False),
        (2, 1, 15, False),
    ]


def test_rows_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        rows()["items"][0].title = "annan"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Älvholms kommun", "alvholms-kommun"),
        ("Region Ås-Öbygden", "region-as-obygden"),
        ("GRANVIKS KOMMUN", "granviks-kommun"),
        (None, "okand"),
        ("", "okand"),
        ("§§", "okand"),
    ],
)
def test_a_name_is_a_safe_folder_name(name: str | None, folder: str) -> None:
    assert slug(name) == folder


@given(st.text(max_size=40))
def test_any_name_gives_a_folder_name_of_letters_digits_and_hyphens(name: str) -> None:
    folder = slug(name)
    assert folder
    assert set(folder) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(folder) == folder


def test_the_id_of_a_meeting_is_the_same_in_every_paper_of_it() -> None:
    day = dt.date(2026, 3, 10)
    assert meeting_id_of("Granviks kommun", "Kommunstyrelsen", day) == meeting_id_of(
        "GRANVIKS KOMMUN", "kommunstyrelsen", day
    )
    assert meeting_id_of("Granviks kommun", "Kommunstyrelsen", day) != meeting_id_of("Granviks kommun", "Socialnämnden", day)
    assert meeting_id_of("Granviks kommun", "Kommunstyrelsen", None) is None
    assert meeting_id_of(None, "Kommunstyrelsen", day) is None
