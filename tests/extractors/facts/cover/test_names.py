import pytest

from extractors.facts.cover.names import find_named, is_name


@pytest.mark.parametrize(
    ("text", "members", "expected"),
    [
        ("Bo Ek (S)", True, [("Bo Ek", "S")]),
        ("Nils von Ås (KD), ordförande", True, [("Nils von Ås", "KD")]),
        ("Ida Al-Lo (-)", True, [("Ida Al-Lo", "-")]),
        ("Bo Ek, s, ordförande", True, [("Bo Ek", "s")]),
        ("Bo Ek S", True, [("Bo Ek", "S")]),
        ("Ek, Bo (S)", True, [("Ek, Bo", "S")]),
        ("Alm Ås, Ida-Lo S", True, [("Alm Ås, Ida-Lo", "S")]),
        ("Bo Ek (S) och Ida Ås", True, [("Bo Ek", "S"), ("Ida Ås", None)]),
        ("Bo Ek (S) ersätter Ida Ås (MP)", True, [("Bo Ek", "S")]),
        ("Bo Ek (S), Norra Hamnen, ordförande", True, [("Bo Ek", "S")]),
        ("Bo Ek (ordf)", True, [("Bo Ek", None)]),
        ("Bo Ek, Ida Ås, Lo Alm", False, [("Bo Ek", None), ("Ida Ås", None), ("Lo Alm", None)]),
        ("Bo Ek, Fria Bolagen", False, [("Bo Ek", None)]),
        ("Bo Ek, kanslichef, och Ida Ås, ekonom", False, [("Bo Ek", None), ("Ida Ås", None)]),
        ("Kommunchef Bo Ek och kanslisekreterare Ida Ås", False, [("Bo Ek", None), ("Ida Ås", None)]),
        ("Bo Ek, stadsdirektör. Lo von Wall, sekreterare", False, [("Bo Ek", None), ("Lo von Wall", None)]),
        ("BO EK (S)", True, [("BO EK", "S")]),
        ("Kommunalrådet Bo Ek (S)", True, [("Bo Ek", "S")]),
        ("Vakant (M)", True, []),
        ("Digital justering", True, []),
        ("Sessionssalen, Stadshuset", False, []),
        ("enligt lag (LOV)", True, []),
        ("SVARTÅNS KOMMUN", False, []),
    ],
)
def test_names_are_told_from_what_stands_around_them(
    text: str,
    members: bool,  # noqa: FBT001 - a column of the table
    expected: list[tuple[str, str | None]],
) -> None:
    assert [(one.name, one.party) for one in find_named(text, members=members)] == expected


@pytest.mark.parametrize("name", ["Bo Ek", "Dragan Petrović", "Anna Karin B Lo", "LISA ALM", "Lo Stenhammar"])
def test_a_name_is_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["Bo", "Region Mellanby", "Lantmäteriet Norr", "Stora Torget", "Byggnadsnämnden Ek", "AB Ek"]
)
def test_a_body_a_place_and_one_word_are_no_names(name: str) -> None:
    assert not is_name(name)
