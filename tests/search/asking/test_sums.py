"""Sums among the words of a query, as people say them."""

from decimal import Decimal

import pytest

from search.asking.grammar import read_query
from search.asking.question import Field, Note, Within
from search.asking.sums import take_sums
from search.asking.values import read_sum
from search.web.parameters import SearchParameters


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("över 5 miljoner", "5000000.01", None),
        ("Över 5 miljoner kronor", "5000000.01", None),
        ("mer än 1,5 mkr", "1500000.01", None),
        ("mer  än 250 000 kr", "250000.01", None),
        ("minst 400 tkr", "400000", None),
        ("under 2 mdkr", None, "1999999999.99"),
        ("högst 100 000 kronor", None, "100000"),
        ("upp till 3 mnkr", None, "3000000"),
        ("over 5 million SEK", "5000000.01", None),
        ("över 1.5 miljoner", "1500000.01", None),
        ("över 1.500.000 kr", "1500000.01", None),
        ("minst 5 milj. kr", "5000000", None),
        ("över 500 000", "500000.01", None),
        ("under 200000", None, "199999.99"),
        ("högst 1.000.000", None, "1000000"),
    ],
)
def test_a_bounded_sum_is_taken(written: str, low: str | None, high: str | None) -> None:
    left, found = take_sums(f"skolskjuts {written} motion")
    assert left.split() == ["skolskjuts", "motion"]
    expected = Within(Field.AMOUNT, Decimal(low) if low else None, Decimal(high) if high else None)
    assert found == [(written, expected)]


@pytest.mark.parametrize(
    "query",
    [
        "bro över 5 meter",
        "över 5",
        "under 2021",
        "under 2021 kronoberg",
        "5 miljoner",
        "bro över ån",
        '"över 5 miljoner"',
        "titel:över 5 miljoner",
        "-över 5 miljoner",
        "överföring 5 miljoner",
        "högst två mkr",
        "över 5 miljonerna",
        "över 5 000",
        "över 50 000 invånare",
        "över 12 345 678 kvm",
        "från 20210304",
        "under 202103",
        "över 12 345-67",
    ],
)
def test_other_words_stay_words(query: str) -> None:
    assert take_sums(query) == (query, [])


def test_whoever_asks_is_told_how_it_is_read() -> None:
    question = read_query("skolskjuts över 5 miljoner")
    assert question.notes == (
        Note("“{written}” is read as a sum; in quotation marks it is read as words", {"written": "över 5 miljoner"}),
    )
    assert str(question.notes[0]).startswith("“över 5 miljoner” is read as a sum")


def test_it_means_the_same_as_the_field() -> None:
    said, field = read_query("skolskjuts över 5 miljoner"), read_query("skolskjuts belopp:>5mkr")
    assert set(said.conditions) == set(field.conditions)


@pytest.mark.parametrize(
    ("written", "sek"),
    [
        ("1.5 mkr", "1500000"),
        ("1.500 mkr", "1500000"),
        ("250.000", "250000"),
        ("1.250.000 kr", "1250000"),
        ("1.250.000,50 kr", "1250000.50"),
        ("1000000.01", "1000000.01"),
        ("99.5", "99.5"),
        ("5 milj.", "5000000"),
        ("5 miljoner kronor", "5000000"),
    ],
)
def test_a_point_parts_thousands_or_kronor_from_ore(written: str, sek: str) -> None:
    assert read_sum(written) == Decimal(sek)


@pytest.mark.parametrize("sek", ["0.01", "5", "1000.5", "100000.01", "1000000.01", "25000000", "250000.1"])
def test_a_sum_of_an_address_is_read_as_it_was_written(sek: str) -> None:
    written = dict(SearchParameters(min_sek=Decimal(sek)).pairs())["min_sek"]
    assert SearchParameters.model_validate({"min_sek": written}).min_sek == Decimal(sek)
