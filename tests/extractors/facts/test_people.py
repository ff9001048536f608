import pytest

from extractors.facts.people import find_people, group_people, read_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sara Vide (V) och Linus Öja (MP)", [("Sara Vide", "V"), ("Linus Öja", "MP")]),
        ("Eva-Lotta Pamp (M)", [("Eva-Lotta Pamp", "M")]),
        ("Maria B Nilsson (S)", [("Maria B Nilsson", "S")]),
        ("Ebba von Granvik (KD)", [("Ebba von Granvik", "KD")]),
        ("Ermin Škorić (S)", [("Ermin Škorić", "S")]),
        ("Hans Ek (s)", [("Hans Ek", "s")]),
        ("Ordföranden Åke Ström (C) yrkar", [("Åke Ström", "C")]),
        ("Mot beslutet: Även Ledamoten Ida Ås (L)", [("Ida Ås", "L")]),
        ("Bo Ek (-)", [("Bo Ek", "-")]),
    ],
)
def test_a_person_is_a_name_with_a_party(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(person.name, person.party) for person in find_people(text)] == expected


@pytest.mark.parametrize(
    "text", ["enligt lag (LOV)", "prisindex (PKV)", "Älvholm (ort)", "§ 12 (forts)", "Anna Ek, förvaltningschef"]
)
def test_what_has_no_name_before_its_parentheses_is_no_person(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize("text", ["Ledamöterna från SD", "Ledamöterna från M, L och KD", "SD-gruppen", "Gruppen för V"])
def test_a_group_has_no_persons_name(text: str) -> None:
    (group,) = find_people(f"{text} reserverar sig.")
    assert (group.who, group.name) == (text, None)


def test_the_span_of_a_person_is_what_is_given_as_who() -> None:
    text = "Ordföranden Åke Ström (C) mot Ida  Ås (L)"
    assert [" ".join(text[one.start : one.end].split()) for one in find_people(text)] == ["Åke Ström (C)", "Ida Ås (L)"]
    assert [one.who for one in find_people(text)] == ["Åke Ström (C)", "Ida Ås (L)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek och Ida Ås, båda (M), yrkar", [("Bo Ek", "M"), ("Ida Ås", "M")]),
        ("Bo Ek, Ida Ås och Per Alm, samtliga (S)", [("Bo Ek", "S"), ("Ida Ås", "S"), ("Per Alm", "S")]),
        ("Bo Ek och Ida Ås (båda Fi)", [("Bo Ek", "Fi"), ("Ida Ås", "Fi")]),
        ("Bo Ek (V), Ida Ås och Per Alm, båda (M)", [("Bo Ek", "V"), ("Ida Ås", "M"), ("Per Alm", "M")]),
        ("Kaj Lind m.fl. (M)", [("Kaj Lind", "M")]),
        ("Eva von der Esch (FoAr)", [("Eva von der Esch", "FoAr")]),
        ("Łukasz Nowak (MP)", [("Łukasz Nowak", "MP")]),
        ("Motion av Bo Ek (SD)", [("Bo Ek", "SD")]),
    ],
)
def test_the_party_of_a_person_in_every_spelling(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(person.name, person.party) for person in find_people(text)] == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("SD-gruppen", "SD"),
        ("M-, KD- och L-grupperna", "M, KD och L"),
        ("Vänsterpartiets ledamöter", "Vänsterpartiet"),
        ("Samtliga ledamöter för Sverigedemokraterna", "Sverigedemokraterna"),
        ("Samtliga KD-ledamöter", "KD"),
        ("SD:s ledamöter", "SD"),
        ("Ledamöterna från M och KD", "M och KD"),
        ("Moderatgruppen", None),
    ],
)
def test_the_parties_of_a_group_are_what_is_printed(text: str, party: str | None) -> None:
    (group,) = find_people(f"{text} reserverar sig mot beslutet.")
    assert (group.who, group.name, group.party) == (text, None, party)


@pytest.mark.parametrize(
    "text",
    [
        "Sveriges Kommuner och Regioner (SKR)",
        "Västra Götalandsregionen (VGR)",
        "Granviks Bostäder AB (GBAB)",
        "Bo Ek (ordf)",
        "Ledamöterna i kommunstyrelsen",
        "Ledamöterna från Granvik",
        "arbetsgruppen",
    ],
)
def test_who_is_no_member_of_a_party_is_not_found(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek, Ida Ås och Per Alm", ["Bo Ek", "Ida Ås", "Per Alm"]),
        ("Bo Ek (S) och Moderaterna", ["Bo Ek (S)", "Moderaterna"]),
        ("Bo Ek och nämnden", []),
        ("Ordföranden", []),
        ("Granviks Kommun", []),
    ],
)
def test_a_text_of_names_is_read_with_or_without_parties(text: str, expected: list[str]) -> None:
    assert [person.who for person in read_names(text)] == expected


def test_those_named_side_by_side_are_a_group() -> None:
    text = "Bo Ek (S), Ida Ås samt Per Alm (M) m.fl. och Eva Ros (C) yrkar avslag medan Lo Al (V) yrkar bifall"
    groups = group_people(text, find_people(text))
    assert [[person.who for person in group] for group in groups] == [
        ["Bo Ek (S)", "Ida Ås", "Per Alm (M)", "Eva Ros (C)"],
        ["Lo Al (V)"],
    ]
