from collections.abc import Sequence

from extractors.layout.build import build_document
from extractors.layout.order import order_rows, split_margin
from extractors.reading.lines import Line, make_line
from extractors.reading.page import Font, Page, Word

_FONT = Font("Brodtext", 10.0, bold=False, italic=False)
_LEFT = [
    "Kommunens budget för nästa år bygger på",
    "den skatteunderlagsprognos som lämnades i",
    "februari och på att antalet barn i skolan",
    "minskar med ungefär fyrtio varje läsår så",
    "att två klasser färre behövs i Älvholm än",
    "i dag, vilket sparar fyra miljoner kronor.",
]
_RIGHT = [
    "Äldreomsorgen behöver däremot fler platser",
    "eftersom de allra äldsta i Granvik blir",
    "fler för varje år fram till dess att den",
    "stora kullen har passerat, och därför bör",
    "ett nytt boende vid Näset projekteras och",
    "byggas färdigt inom planperioden helt.",
]


def set_line(text: str, x0: float, y: float, *, gap: float = 0.0) -> Line:
    words: list[Word] = []
    for part in text.split():
        words.append(Word(part, x0, y - 8, x0 + 4.5 * len(part), y + 2, y, _FONT))
        x0 = words[-1].x1 + 3.0
    return make_line(1, words, gap=gap)


def texts(rows: Sequence[tuple[Line, ...]]) -> list[str]:
    return [line.text for row in rows for line in row]


def two_columns() -> list[tuple[Line, ...]]:
    return [
        (set_line(left, 60, 200 + 13 * row), set_line(right, 320, 200 + 13 * row, gap=30))
        for row, (left, right) in enumerate(zip(_LEFT, _RIGHT, strict=True))
    ]


def test_the_left_column_of_prose_is_read_before_the_right() -> None:
    columns = order_rows(two_columns(), 595.0)
    assert [texts(column.rows) for column in columns] == [_LEFT, _RIGHT]
    assert columns[0].x1 < columns[1].x0


def test_a_heading_over_both_columns_comes_first_and_a_note_below_them_last() -> None:
    heading = (set_line("Majoritetens budget för Granviks kommun och de mål som gäller för alla nämnder", 60, 170),)
    note = (set_line("Beloppen i båda spalterna anges i löpande priser om inte annat framgår av texten", 60, 320),)
    columns = order_rows([heading, *two_columns(), note], 595.0)
    assert [text for column in columns for text in texts(column.rows)] == [
        *texts([heading]),
        *_LEFT,
        *_RIGHT,
        *texts([note]),
    ]


def test_labels_and_values_side_by_side_are_read_row_by_row() -> None:
    rows = [
        (set_line(f"Namn {row}", 60, 200 + 13 * row), set_line(f"Parti {row}", 320, 200 + 13 * row, gap=200))
        for row in range(8)
    ]
    columns = order_rows(rows, 595.0)
    assert len(columns) == 1
    assert texts(columns[0].rows) == [text for row in range(8) for text in (f"Namn {row}", f"Parti {row}")]


def test_one_column_is_one_column() -> None:
    rows = [(set_line(text, 60, 200 + 13 * row),) for row, text in enumerate(_LEFT)]
    (column,) = order_rows(rows, 595.0)
    assert texts(column.rows) == _LEFT


def test_an_empty_page_has_no_column() -> None:
    assert order_rows([], 595.0) == []


def test_a_label_in_the_margin_stands_on_a_row_before_its_text() -> None:
    rows = [
        (set_line("Plats och tid", 60, 200), set_line("Rådhuset i Granvik, kl. 13.00", 180, 200, gap=60)),
        (set_line("tisdagen den 10 mars", 180, 213),),
        (set_line("Beslutande", 60, 240), set_line("Bo Ek (S), ordförande", 180, 240, gap=70)),
        (set_line("Eva Alm (M)", 180, 253),),
    ]
    assert texts(split_margin(rows)) == [
        "Plats och tid",
        "Rådhuset i Granvik, kl. 13.00",
        "tisdagen den 10 mars",
        "Beslutande",
        "Bo Ek (S), ordförande",
        "Eva Alm (M)",
    ]
    assert all(len(row) == 1 for row in split_margin(rows))


def test_a_label_that_wraps_is_whole_before_the_text_beside_it() -> None:
    rows = [
        (set_line("Ej tjänstgörande", 60, 200), set_line("Ida Ås (L)", 180, 200, gap=40)),
        (set_line("ersättare", 60, 213), set_line("Ulf Hav (C)", 180, 213, gap=80)),
        (set_line("Sekreterare", 60, 240), set_line("Åke Ström", 180, 240, gap=70)),
    ]
    assert texts(split_margin(rows)) == [
        "Ej tjänstgörande",
        "ersättare",
        "Ida Ås (L)",
        "Ulf Hav (C)",
        "Sekreterare",
        "Åke Ström",
    ]


def test_the_text_of_a_document_in_two_columns_is_in_reading_order() -> None:
    words = tuple(word for row in two_columns() for line in row for word in line.words)
    document = build_document([Page(number=1, width=595.0, height=842.0, words=words)])
    assert document.text == " ".join(_LEFT) + "\n" + " ".join(_RIGHT) + "\n"
