import pytest

from extractors.nlp import find_mentions, load_pipeline, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Avgiften är 24 605 kronor. Den betalas enl. taxan.", ["Avgiften är 24 605 kronor.", "Den betalas enl. taxan."]),
        ("Fastigheten kv. Ekorren säljs. Priset är satt.", ["Fastigheten kv. Ekorren säljs.", "Priset är satt."]),
        ("Det gäller bl.a. Älvholm. Resten återstår.", ["Det gäller bl.a. Älvholm.", "Resten återstår."]),
        ("Mötet är kl. 13.00 i Granvik", ["Mötet är kl. 13.00 i Granvik"]),
        ("Bygget pågår t.o.m. Valborg. Sedan är det klart.", ["Bygget pågår t.o.m. Valborg.", "Sedan är det klart."]),
        ("Är planen antagen? Ja!", ["Är planen antagen?", "Ja!"]),
    ],
)
def test_a_stop_behind_an_abbreviation_ends_no_sentence(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("layer", "found"),
    [("bodies", "Socialnämnden"), ("people", "Bo Ek (S)"), ("verbs", "utser"), ("verbs", "avslår")],
)
def test_verbs_bodies_and_people_are_whole_tokens_with_their_rule(layer: str, found: str) -> None:
    text = "Socialnämnden utser Bo Ek (S) och avslår motionen."
    mention = next(one for one in find_mentions(text, layer) if one.text == found)

    assert text[mention.start : mention.end] == found
    assert mention.rule.pattern.search(text)


def test_line_breaks_and_tabs_are_blanks_of_a_sentence() -> None:
    assert split_sentences("Planen\tantas\nav alla.") == ["Planen antas av alla."]


def test_the_pipeline_is_built_once() -> None:
    assert load_pipeline() is load_pipeline()
