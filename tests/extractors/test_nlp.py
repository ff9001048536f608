import pytest

from extractors.nlp import analyse, load_pipeline


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
    assert [sentence.text for sentence in analyse(text).sents] == sentences


def test_verbs_bodies_and_persons_are_spans_labelled_with_their_rule() -> None:
    spans = analyse("Socialnämnden utser Bo Ek (S) och avslår motionen.").spans
    assert [span.text for span in spans["bodies"]] == ["Socialnämnden"]
    assert [span.text for span in spans["persons"]] == ["Bo Ek (S)"]
    assert {"utser", "avslår"} <= {span.text for span in spans["verbs"]}
    assert all(span.label_ for layer in ("verbs", "bodies", "persons") for span in spans[layer])


def test_line_breaks_and_tabs_are_blanks() -> None:
    assert analyse("Planen\tantas\nav alla.").text == "Planen antas av alla."


def test_the_pipeline_is_built_once() -> None:
    assert load_pipeline() is load_pipeline()
