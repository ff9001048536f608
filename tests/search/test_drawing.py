"""Answers as a terminal and a pipe show them."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from search.drawing import Picture, as_drawing, as_lines, read_picture
from search.duck import Database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(tmp_path_factory.mktemp("nothing"))


def picture_of(database: Database, sql: str, *, rows: int = 50) -> Picture:
    with database.answer(sql) as answer:
        return read_picture(answer, rows=rows)


def drawn(picture: Picture, *, width: int) -> list[str]:
    file = io.StringIO()
    Console(width=width, file=file).print(as_drawing(picture, width=width))
    return [line.rstrip() for line in file.getvalue().splitlines()]


TWO = (
    "SELECT * FROM (VALUES ('Barn- och utbildningsnämnden', 1200000.00, NULL), ('Åsens råd', 7.50, true))"
    " AS t(organ, sek, b)"
)


def test_a_pipe_gets_a_line_a_row(database: Database) -> None:
    assert as_lines(picture_of(database, TWO)).splitlines() == [
        "organ                                sek  b",
        "Barn- och utbildningsnämnden  1200000.00  null",
        "Åsens råd                           7.50  true",
    ]


def test_a_terminal_breaks_between_words(database: Database) -> None:
    assert drawn(picture_of(database, TWO), width=38) == [
        "organ                        sek  b",
        "Barn- och             1200000.00  null",
        "utbildningsnämnden",
        "Åsens råd                   7.50  true",
    ]


def test_what_is_too_wide_stands_value_under_value(database: Database) -> None:
    assert drawn(picture_of(database, TWO), width=30) == [
        "— 1",
        "organ  Barn- och",
        "       utbildningsnämnden",
        "sek    1200000.00",
        "b      null",
        "— 2",
        "organ  Åsens råd",
        "sek    7.50",
        "b      true",
    ]


def test_a_whole_table_fits_a_small_terminal(dataset: Path) -> None:
    lines = drawn(picture_of(Database(dataset), "FROM decisions", rows=3), width=80)
    assert max(len(line) for line in lines) <= 80
    assert sum(line.startswith("decision_id ") for line in lines) == 3


def test_brackets_are_text_and_no_markup(database: Database) -> None:
    picture = picture_of(database, "SELECT '[bold]x[/bold]' AS a, ['KS 2026/1'] AS b")
    assert drawn(picture, width=60)[1] == '[bold]x[/bold]  ["KS 2026/1"]'


def test_codes_that_a_terminal_would_obey_are_shown(database: Database) -> None:
    picture = picture_of(database, "SELECT chr(27) || '[31m' || chr(10) || 'röd' AS a")
    assert drawn(picture, width=60)[1:] == [r"\x1b[31m", "röd"]
    assert as_lines(picture).splitlines()[1] == r"\x1b[31m\nröd"


def test_no_rows_are_a_head_alone(database: Database) -> None:
    assert as_lines(picture_of(database, "SELECT 1 AS a WHERE false")) == "a\n"
    assert drawn(picture_of(database, "SELECT 1 AS a WHERE false"), width=60) == ["a"]


@pytest.mark.parametrize(
    ("rows", "counted"), [(0, "0"), (7, "7"), (1_000_000, "1000000"), (10_000_000, "more than 1000000")]
)
def test_rows_are_counted_to_a_million(rows: int, counted: str, database: Database) -> None:
    picture = picture_of(database, f"SELECT * FROM range({rows})", rows=5)
    assert (len(picture.rows), picture.counted) == (min(rows, 5), counted)
