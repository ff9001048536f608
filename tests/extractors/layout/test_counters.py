import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.counters import read_counter, strip_counter


@pytest.mark.parametrize(
    ("text", "number", "total"),
    [
        ("6 (66)", 6, 66),
        ("3(27)", 3, 27),
        ("2[42]", 2, 42),
        ("1 [2]", 1, 2),
        ("3/44", 3, 44),
        ("4 av 22", 4, 22),
        ("Sida 1 av 7", 1, 7),
        ("Sid 311 (410)", 311, 410),
        ("Sidan 2 av 9", 2, 9),
        ("s. 1 (39)", 1, 39),
        ("Sida: 12", 12, None),
        ("SIDA 3", 3, None),
        ("- 7 -", 7, None),
        ("12", 12, None),
    ],
)
def test_a_page_counter_is_read_in_all_its_forms(text: str, number: int, total: int | None) -> None:
    counter = read_counter(text)
    assert counter is not None
    assert (counter.number, counter.total) == (number, total)


@pytest.mark.parametrize(
    "text",
    ["2026-06-15", "KS 2026/14", "§ 12", "63/20", "7 (3)", "kl. 13.00", "12 (tolv)", "Sida", "1 224 490", "", "3 av dessa"],
)
def test_other_numbers_are_no_counters(text: str) -> None:
    assert read_counter(text) is None


def test_only_a_bare_number_is_marked_as_bare() -> None:
    bare, named = read_counter("12"), read_counter("Sida 12")
    assert bare is not None
    assert named is not None
    assert (bare.bare, named.bare) == (True, False)


@pytest.mark.parametrize(
    ("text", "rest", "number"),
    [
        ("Granviks kommun, verksamhetsplan 3(27)", "Granviks kommun, verksamhetsplan", 3),
        ("Sammanträdesdatum 2026-03-10 Sida 4 av 22", "Sammanträdesdatum 2026-03-10", 4),
        ("PROTOKOLL 2 (306)", "PROTOKOLL", 2),
    ],
)
def test_a_counter_is_taken_off_the_end_of_a_header(text: str, rest: str, number: int) -> None:
    stripped, counter = strip_counter(text)
    assert counter is not None
    assert (stripped, counter.number) == (rest, number)


@pytest.mark.parametrize("text", ["Sammanträdesdatum 2026-03-10", "Budget 2026", "skollagen (2010:800)", "Näset 12:4"])
def test_a_header_without_a_counter_is_left_whole(text: str) -> None:
    assert strip_counter(text) == (text, None)


@given(
    st.integers(1, 400),
    st.integers(0, 400),
    st.sampled_from(["{} ({})", "{}({})", "{}[{}]", "{}/{}", "{} av {}", "Sida {} av {}"]),
)
def test_number_and_total_are_read_back(number: int, more: int, form: str) -> None:
    counter = read_counter(form.format(number, number + more))
    assert counter is not None
    assert (counter.number, counter.total) == (number, number + more)
