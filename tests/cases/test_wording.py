import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.wording import compare, could_reach, words_of

TEXT = st.lists(st.sampled_from("anta taxan för parkering 2026 2027 1 200 000 kronor".split()), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("godkänna redovisningen", "godkänna"), ("Redovisningen godkänns.", "godkänns")),
        (("Taxan antas.", "antas"), ("taxan antas", "antas")),
        (("avge yttrande över planen", "avge yttrande"), ("Yttrande över planen avges.", "Yttrande över planen avges")),
        (("anse motionen besvarad", "anse motionen besvarad"), ("Motionen anses besvarad.", "anses besvarad")),
        (("bevilja ansvarsfrihet", "bevilja ansvarsfrihet"), ("Ansvarsfrihet beviljas", "Ansvarsfrihet")),
        (("lägga rapporten till handlingarna", "lägga"), ("Rapporten läggs till handlingarna", "läggs")),
        (("avslå motionen", "avslå"), ("Motionen avslås", "avslås")),
        (("ge nämnden i uppdrag att utreda frågan", "ge"), ("Nämnden får i uppdrag att utreda frågan", "får")),
    ],
)
def test_the_form_of_the_verb_is_no_change_of_words(before: tuple[str, str], after: tuple[str, str]) -> None:
    one, other = (words_of(text, verb=verb) for text, verb in (before, after))
    assert compare(one, other).is_same
    assert compare(other, one).is_same


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelsen godkänner redovisningen.",
        "Kommunstyrelsen beslutar att godkänna redovisningen.",
        "att godkänna redovisningen",
        "godkänna redovisningen",
    ],
)
def test_a_leading_subject_is_no_word_of_the_clause(text: str) -> None:
    verb = "godkänner" if "godkänner" in text else "godkänna"
    words = words_of(text, verb=verb, subject="Kommunstyrelsen")
    assert compare(words, words_of("godkänna redovisningen", verb="godkänna")).is_same


def test_what_differs_is_given_as_printed_and_in_runs() -> None:
    one = words_of("bevilja föreningen 1 200 000 kronor för 2026", verb="bevilja")
    other = words_of("bevilja föreningen 1 450 000 kronor för åren 2026 och 2027.", verb="bevilja")
    likeness = compare(one, other)
    assert likeness.removed == ("1 200 000",)
    assert likeness.added == ("1 450 000", "åren", "och 2027")
    assert 0.5 < likeness.similarity < 1


@given(TEXT, TEXT)
def test_what_cannot_reach_a_likeness_does_not(one: str, other: str) -> None:
    before, after = words_of(one), words_of(other)
    likeness = compare(before, after)
    assert could_reach(before, after, likeness.similarity - 0.0001)


@given(TEXT)
def test_a_clause_is_the_same_as_itself(text: str) -> None:
    assert compare(words_of(text), words_of(text)).is_same
