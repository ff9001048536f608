"""Forms of a word meet, other words do not."""

import itertools
import tomllib
from pathlib import Path

import pytest

import search.swedish
from search.swedish.stems import stems_of
from search.swedish.words import dotless, words_in, words_of

EXAMPLES = tomllib.loads((Path(search.swedish.__file__).parent / "stems.toml").read_text())


@pytest.mark.parametrize("forms", [one["forms"] for one in EXAMPLES["meet"]], ids=lambda forms: forms[0])
def test_all_forms_meet(forms: list[str]) -> None:
    parted = [pair for pair in itertools.combinations(forms, 2) if not set(stems_of(pair[0])) & set(stems_of(pair[1]))]
    assert not parted


@pytest.mark.parametrize("words", [one["words"] for one in EXAMPLES["part"]], ids="-".join)
def test_other_words_stay_apart(words: list[str]) -> None:
    assert not set(stems_of(words[0])) & set(stems_of(words[1]))


@pytest.mark.parametrize("word", ["a", "1", "ån", "2021", "kf", "x1", "ss", "öst", "ö"])
def test_short_words_and_numbers_stay(word: str) -> None:
    assert stems_of(word) == (word,)


def test_words_are_in_lower_case_and_composed() -> None:
    assert words_of("FO\u0308RSKOLA i §45, e\u0301n") == ["förskola", "i", "45", "én"]
    assert [match.span() for match in words_in("Ny taxa: 5 kr")] == [(0, 2), (3, 7), (9, 10), (11, 13)]
    assert dotless("åtgärd på ön") == "atgard pa on"
