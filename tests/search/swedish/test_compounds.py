"""Compounds and words without dots are found by their parts."""

import tomllib
from pathlib import Path

import pytest

import search.swedish
from search.swedish.compounds import Vocabulary
from search.swedish.stems import stems_of

EXAMPLES = tomllib.loads((Path(search.swedish.__file__).parent / "compounds.toml").read_text())


def vocabulary(*words: str) -> Vocabulary:
    return Vocabulary(stem for word in words for stem in stems_of(word))


def leads_to(part: str, word: str, *others: str) -> bool:
    return bool(set(vocabulary(word, *others).akin(part)) & set(stems_of(word)))


@pytest.mark.parametrize(
    ("part", "word"), [(one["part"], word) for one in EXAMPLES["compound"] for word in one["words"] if one["part"] != word]
)
def test_a_part_leads_to_its_compounds(part: str, word: str) -> None:
    assert leads_to(part, word, "studier", "stud") or set(stems_of(part)) & set(stems_of(word))


@pytest.mark.parametrize(("part", "word"), [(one["part"], word) for one in EXAMPLES["other"] for word in one["words"]])
def test_what_looks_alike_is_not_taken(part: str, word: str) -> None:
    assert not leads_to(part, word, "för", "kost", "budget", "park")


def test_what_is_left_must_be_a_word_of_the_vocabulary() -> None:
    assert leads_to("hytt", "badhytt")
    assert not leads_to("hytt", "kioskhytt")
    assert leads_to("hytt", "kioskhytt", "kiosker")


@pytest.mark.parametrize(
    ("part", "word", "is_met"),
    [
        ("parkeringsavgift", "felparkeringsavgifter", True),
        ("verksamhet", "lssverksamhet", False),
        ("verksamhet", "arverksamhet", False),
        ("avgift", "felavgift", False),
    ],
)
def test_beside_a_long_part_anything_is_taken_that_can_be_spoken(part: str, word: str, is_met: bool) -> None:  # noqa: FBT001
    assert leads_to(part, word) is is_met


def test_dots_may_be_left_out_but_not_put_in() -> None:
    both = vocabulary("förskola", "får", "far", "forum")
    assert set(both.akin("forskola")) & set(stems_of("förskola"))
    assert both.akin("far") == ("får",)
    assert both.akin("får") == ()


def test_of_many_compounds_the_most_frequent_come_first_and_the_rarest_are_left_out() -> None:
    others = [f"{one}{other}{last}" for one in "cjk" for other in "aeiouyö" for last in "bdfgklmnpqrstvxz"]
    compounds = [
        *(f"{other}tax" for other in others),
        *(f"tax{other}" for other in others),
        *(f"{other}etax" for other in others),
    ]
    assert len(compounds) > 1000
    assert Vocabulary([*compounds, *others]).akin("taxa") == tuple(compounds[:1000])
