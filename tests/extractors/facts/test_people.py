import pytest

from extractors.facts.people import find_people


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
