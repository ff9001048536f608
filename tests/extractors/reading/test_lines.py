import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.lines import cut_lines, cut_row, find_gutter, group_rows, make_line
from extractors.reading.page import Font, Page, Word

_BODY = Font("Brodtext", 10.0, bold=False, italic=False)
_BOLD = Font("Brodtext-Bold", 10.0, bold=True, italic=False)
_NOTE = Font("Brodtext", 6.0, bold=False, italic=False)


def set_words(text: str, x0: float, baseline: float, font: Font = _BODY) -> list[Word]:
    words: list[Word] = []
    for part in text.split(" "):
        width = 0.5 * font.size * len(part)
        words.append(Word(part, x0, baseline - 0.8 * font.size, x0 + width, baseline + 0.2 * font.size, baseline, font))
        x0 += width + 0.28 * font.size
    return words


def make_page(words: list[Word]) -> Page:
    return Page(number=1, width=595.0, height=842.0, words=tuple(words))


def test_words_on_one_baseline_are_a_row_from_the_left_whatever_their_order_in_the_file() -> None:
    words = set_words("Kommunstyrelsen beslutar att", 72, 100)
    rows = group_rows([words[2], words[0], words[1]])
    assert [[word.text for word in row] for row in rows] == [["Kommunstyrelsen", "beslutar", "att"]]


def test_rows_come_from_the_top() -> None:
    rows = group_rows([*set_words("nedre", 72, 120), *set_words("övre", 72, 100)])
    assert [row[0].text for row in rows] == ["övre", "nedre"]


def test_a_lowered_index_stays_with_its_row() -> None:
    words = [*set_words("utsläpp av CO", 72, 100), *set_words("2", 137.6, 102, _NOTE)]
    assert [[word.text for word in row] for row in group_rows(words)] == [["utsläpp", "av", "CO", "2"]]


def test_a_wide_gap_cuts_a_row_into_lines() -> None:
    row = [*set_words("Skolskjuts i Älvholm", 72, 100), *set_words("KS 2026/14", 400, 100)]
    lines = cut_row(1, row)
    assert [line.text for line in lines] == ["Skolskjuts i Älvholm", "KS 2026/14"]
    assert lines[0].gap == 0
    assert lines[1].gap == pytest.approx(400 - lines[0].x1)


def test_a_blank_of_justified_text_does_not_cut_a_row() -> None:
    row = [*set_words("Nämnden", 72, 100), *set_words("föreslår", 72 + 35 + 15, 100)]
    assert [line.text for line in cut_row(1, row)] == ["Nämnden föreslår"]


def test_a_narrow_gap_cuts_where_bold_ends() -> None:
    first = set_words("Justerare", 72, 100, _BOLD)
    row = [*first, *set_words("Bo Ek (M)", first[-1].x1 + 9, 100)]
    assert [line.text for line in cut_row(1, row)] == ["Justerare", "Bo Ek (M)"]


def test_letter_spaced_words_are_joined() -> None:
    line = make_line(1, set_words("P R O T O K O L L", 72, 100))
    assert line.text == "PROTOKOLL"


def test_four_initials_in_a_row_apart_are_two_spaced_words() -> None:
    words = [*set_words("K A L L", 72, 100), *set_words("T I L L", 72 + 60, 100)]
    assert make_line(1, words).text == "KALL TILL"


def test_party_letters_in_a_list_are_not_joined() -> None:
    line = make_line(1, set_words("yrkande från S, V och MP", 72, 100))
    assert line.text == "yrkande från S, V och MP"


def test_a_line_has_the_look_of_most_of_its_characters() -> None:
    words = [*set_words("Beslut:", 72, 100, _BOLD), *set_words("kommunfullmäktige avslår motionen", 115, 100)]
    line = make_line(1, words)
    assert not line.bold
    assert line.size == 10.0


def test_a_gutter_between_columns_of_prose_is_found_and_rows_are_cut_there() -> None:
    words: list[Word] = []
    for row in range(12):
        words += set_words("en spalt med löpande text här", 60, 100 + 14 * row)
        words += set_words("och den andra spalten bredvid den", 215 + row % 3, 100 + 14 * row)
    words = [word._replace(x0=word.x0 * 1.3, x1=word.x1 * 1.3) for word in words]
    rows = group_rows(words)
    gutter = find_gutter(rows, 595.0)
    assert gutter is not None
    lines = cut_lines(make_page(words), words)
    both = ["en spalt med löpande text här", "och den andra spalten bredvid den"]
    assert [[line.text for line in row] for row in lines] == [both] * 12


def test_a_page_of_one_column_has_no_gutter() -> None:
    texts = ("Kommunstyrelsen i Granvik har den 3 mars behandlat", "ärendet och funnit att förslaget bör antas av alla")
    rows = group_rows([word for row in range(12) for word in set_words(texts[row % 2], 72, 100 + 14 * row)])
    assert find_gutter(rows, 340.0) is None


@given(st.lists(st.tuples(st.floats(20, 500), st.integers(5, 55)), min_size=1, max_size=30))
def test_grouping_loses_no_word_and_sorts_each_row(places: list[tuple[float, int]]) -> None:
    words = [set_words(f"ord{index}", x0, 14.0 * row)[0] for index, (x0, row) in enumerate(places)]
    rows = group_rows(words)
    assert sorted(word.text for row in rows for word in row) == sorted(word.text for word in words)
    assert all([word.x0 for word in row] == sorted(word.x0 for word in row) for row in rows)
    assert [row[0].baseline for row in rows] == sorted(row[0].baseline for row in rows)


@given(st.lists(st.floats(0, 60), min_size=1, max_size=12))
def test_cutting_a_row_keeps_its_words_in_order(gaps: list[float]) -> None:
    x0, row = 40.0, []
    for index, gap in enumerate(gaps):
        row += set_words(f"ord{index}", x0, 100)
        x0 = row[-1].x1 + gap
    lines = cut_row(1, row)
    assert " ".join(line.text for line in lines) == " ".join(word.text for word in row)
