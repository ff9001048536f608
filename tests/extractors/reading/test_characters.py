import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.characters import BULLET, plain


@pytest.mark.parametrize("printed", ["\uf0b7", "\uf0a7", "\uf02d", "\u25cf", "\u25aa", "\u25e6", "\u2023", "•"])
def test_bullets_of_all_producers_are_one_bullet(printed: str) -> None:
    assert plain(printed) == BULLET


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("certi\ufb01kat", "certifikat"),
        ("sta\ufb00", "staff"),
        ("a\ufb03n", "affin"),
        ("\ufb02ytt", "flytt"),
        ("A\u030alvholm", "Ålvholm"),
        ("a\u0308rende", "ärende"),
        ("O\u0308sterå", "Österå"),
        ("ide\u0301", "idé"),
        ("miljo\u0308\u00ad", "miljö-"),
        ("e\u2011post", "e-post"),
        ("Regt\u201088", "Regt-88"),
    ],
)
def test_ligatures_combining_letters_and_hyphens_are_made_plain(printed: str, expected: str) -> None:
    assert plain(printed) == expected


@pytest.mark.parametrize("text", ["−150", "2021–2022", "”förslag”", "½", "Ärende", "100 %", "§ 12", "Škorić", "m²"])
def test_other_signs_stay_as_printed(text: str) -> None:
    assert plain(text) == text


def test_a_minus_is_not_made_a_hyphen() -> None:
    assert plain("\u2212") == "\u2212"


@given(st.text(max_size=40))
def test_making_plain_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="abcåäöÅÄÖ §0123456789-–", max_size=40))
def test_swedish_text_is_left_alone(text: str) -> None:
    assert plain(text) == text
