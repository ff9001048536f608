import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.hyphens import ends_in_hyphen, join_hyphen


def join(before: str, after: str, compounds: frozenset[str] = frozenset()) -> str:
    drop, glue = join_hyphen(before, after, compounds)
    return before[: len(before) - drop] + glue + after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("nämndens sammanträdes-", "tider för år 2027", "nämndens sammanträdestider för år 2027"),
        ("kommunstyr-", "elsen.", "kommunstyrelsen."),
        ("för miljö-", "och klimatnämnden", "för miljö- och klimatnämnden"),
        ("bygg-", "eller rivningslov", "bygg- eller rivningslov"),
        ("gång-", "samt cykelväg", "gång- samt cykelväg"),
        ("plan-", "och/eller bygglov", "plan- och/eller bygglov"),
        ("kultur-", "respektive fritidsnämnden", "kultur- respektive fritidsnämnden"),
        ("NypsID: Regt-", "88-21", "NypsID: Regt-88-21"),
        ("åren 2016-", "2022", "åren 2016-2022"),
        ("åren 2016–", "2022", "åren 2016–2022"),
        ("januari–", "februari", "januari–februari"),
        ("tobak och e-", "cigaretter", "tobak och e-cigaretter"),
        ("Malung-", "Sälens kommun", "Malung-Sälens kommun"),
        ("SBF-", "chefen", "SBF-chefen"),
        ("KS-", "ordföranden", "KS-ordföranden"),
        ("Dnr KS-2026-", "00123", "Dnr KS-2026-00123"),
        ("Näset 12-", "årsjubileum", "Näset 12-årsjubileum"),
    ],
)
def test_a_hyphen_at_the_line_end_goes_or_stays_by_what_follows(before: str, after: str, expected: str) -> None:
    assert join(before, after) == expected


def test_a_compound_that_is_printed_whole_elsewhere_keeps_its_hyphen() -> None:
    assert (
        join("enligt icke-", "diskriminering, som", frozenset({"icke-diskriminering"})) == "enligt icke-diskriminering, som"
    )
    assert join("enligt icke-", "diskriminering, som") == "enligt ickediskriminering, som"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sammanträdes-", True),
        ("2016–", True),
        ("(S)-", True),
        ("beslutet -", False),
        ("beslutet –", False),
        ("sammanträdestid", False),
        ("-", False),
        ("", False),
    ],
)
def test_a_dash_behind_a_blank_is_no_hyphen(text: str, *, expected: bool) -> None:
    assert ends_in_hyphen(text) is expected


_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


@given(st.text(_LETTERS, min_size=3, max_size=12), st.text(_LETTERS, min_size=8, max_size=14))
def test_a_word_broken_between_small_letters_is_whole_again(left: str, right: str) -> None:
    assert join(f"om {left}-", f"{right} i Granvik") == f"om {left}{right} i Granvik"


@given(st.integers(1990, 2030), st.integers(1, 99_999))
def test_digits_on_both_sides_keep_their_hyphen(year: int, serial: int) -> None:
    assert join(f"KS-{year}-", str(serial)) == f"KS-{year}-{serial}"
