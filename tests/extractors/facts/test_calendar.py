import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.calendar import last_day, make_day, month_number, parse_day, weekday_of


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("januari", 1),
        ("febr.", 2),
        ("mars", 3),
        ("Maj", 5),
        ("AUGUSTI", 8),
        ("sept", 9),
        ("sep.", 9),
        ("okt.", 10),
        ("dec", 12),
    ],
)
def test_months_are_known_by_long_and_short_names(name: str, number: int) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["kvartal", "onsdag", "", "xyz"])
def test_other_words_are_no_months(name: str) -> None:
    assert month_number(name) is None


def test_a_day_that_does_not_exist_is_none() -> None:
    assert parse_day(31, "juni", 2025) is None
    assert make_day(2026, 2, 29) is None


@given(st.dates())
def test_the_last_day_of_a_month_is_followed_by_a_first(day: dt.date) -> None:
    last = last_day(day.year, day.month)
    assert last >= day
    assert last == dt.date.max or (last + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("sammanträde torsdagen den ", 3),
        ("Måndag ", 0),
        ("sön. ", 6),
        ("tis ", 1),
        ("lördag den ", 5),
        ("tisk ", None),
        ("den ", None),
        ("", None),
        ("månad ", None),
    ],
)
def test_a_weekday_counts_only_right_before_the_date(before: str, number: int | None) -> None:
    assert weekday_of(before) == number
