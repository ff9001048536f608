import pytest

from extractors.facts.leadins import read_leadin


@pytest.mark.parametrize(
    ("text", "decider", "rest"),
    [
        ("Kommunstyrelsen beslutar", "Kommunstyrelsen", ""),
        ("Kommunstyrelsen beslutar:", "Kommunstyrelsen", ""),
        ("Kommunstyrelsen beslutar att", "Kommunstyrelsen", ""),
        ("Kommunstyrelsen beslutar följande.", "Kommunstyrelsen", ""),
        ("Kommunstyrelsen beslutar för egen del", "Kommunstyrelsen", ""),
        ("Direktionen beslutar att utse Bo Ek (M).", "Direktionen", "utse Bo Ek (M)."),
        ("Socialnämnden beslutade enhälligt att avslå ansökan.", "Socialnämnden", "avslå ansökan."),
        ("Kommunstyrelsen beslutar för egen del att utreda frågan", "Kommunstyrelsen", "utreda frågan"),
        ("Bygg- och miljönämnden beslutar medge dispens för bryggan", "Bygg- och miljönämnden", "medge dispens för bryggan"),
    ],
)
def test_a_body_that_decides_is_read_and_where_its_clause_begins(text: str, decider: str, rest: str) -> None:
    leadin = read_leadin(text)
    assert leadin is not None
    assert (leadin.kind, leadin.decider, leadin.proposer, text[leadin.rest :]) == ("decides", decider, None, rest)


@pytest.mark.parametrize(
    ("text", "proposer", "decider", "path"),
    [
        (
            "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige besluta att anta planen",
            "Arbetsutskottet",
            "Kommunfullmäktige",
            ("Arbetsutskottet", "Kommunstyrelsen", "Kommunfullmäktige"),
        ),
        (
            "Kommunstyrelsen föreslår att kommunfullmäktige beslutar följande.",
            "Kommunstyrelsen",
            "Kommunfullmäktige",
            ("Kommunstyrelsen", "Kommunfullmäktige"),
        ),
        (
            "Regionstyrelsen beslutade föreslå regionfullmäktige besluta",
            "Regionstyrelsen",
            "Regionfullmäktige",
            ("Regionstyrelsen", "Regionfullmäktige"),
        ),
        (
            "Miljönämnden föreslår kommunfullmäktige att anta taxan",
            "Miljönämnden",
            "Kommunfullmäktige",
            ("Miljönämnden", "Kommunfullmäktige"),
        ),
        ("Kommunstyrelsen föreslås för egen del besluta", None, "Kommunstyrelsen", ("Kommunstyrelsen",)),
        (
            "Socialförvaltningen föreslår socialnämnden besluta",
            "Socialförvaltningen",
            "Socialnämnden",
            ("Socialförvaltningen", "Socialnämnden"),
        ),
    ],
)
def test_in_a_chain_the_first_proposes_and_the_last_decides(
    text: str, proposer: str | None, decider: str, path: tuple[str, ...]
) -> None:
    leadin = read_leadin(text)
    assert leadin is not None
    assert (leadin.kind, leadin.proposer, leadin.decider, leadin.path) == ("proposes", proposer, decider, path)


@pytest.mark.parametrize(
    ("text", "proposer"),
    [
        ("Enligt kommunstyrelsens förslag:", "Kommunstyrelsen"),
        ("På förslag av Axel Granvall (M):", "Axel Granvall (M)"),
        ("Enligt yrkande från S, V och MP:", "S, V och MP"),
    ],
)
def test_an_agreement_names_whose_proposal_is_followed(text: str, proposer: str) -> None:
    leadin = read_leadin(text)
    assert leadin is not None
    assert (leadin.kind, leadin.proposer, leadin.rest) == ("agrees", proposer, len(text))


def test_a_line_of_bodies_heads_what_each_of_them_decides() -> None:
    leadin = read_leadin("I kommunstyrelsen och kommunfullmäktige:")
    assert leadin is not None
    assert (leadin.kind, leadin.decider, leadin.path) == (
        "heads",
        "Kommunfullmäktige",
        ("Kommunstyrelsen", "Kommunfullmäktige"),
    )


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Kommunstyrelsen beslutar att", True), ("Kommunstyrelsen beslutar", False), ("Kommunstyrelsen beslutar att:", True)],
)
def test_a_leadin_tells_whether_it_says_att_itself(text: str, *, opens: bool) -> None:
    leadin = read_leadin(text)
    assert leadin is not None
    assert leadin.opens_att is opens


def test_a_decision_of_the_past_is_marked() -> None:
    leadin = read_leadin("Kommunfullmäktige beslutade att avslå motionen.")
    assert leadin is not None
    assert leadin.past


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek (S) yrkar att motionen avslås.",
        "Enligt lagen gäller detta.",
        "Förvaltningen har utrett frågan.",
        "Motivering. Se:",
        "Bakgrund:",
        "Beslutet skickas till:",
        "Kommunstyrelsens ordförande informerar.",
        "",
    ],
)
def test_other_sentences_are_no_leadins(text: str) -> None:
    assert read_leadin(text) is None
