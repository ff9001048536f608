import pytest

from extractors.facts.bodies import base_form, find_bodies, resolve_body
from extractors.facts.body_names import same_body


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kommunstyrelsen föreslår kommunfullmäktige", ["Kommunstyrelsen", "Kommunfullmäktige"]),
        ("Bygg- och miljönämndens beslut", ["Bygg- och miljönämnden"]),
        ("kommunstyrelsens arbetsutskott", ["Kommunstyrelsens arbetsutskott"]),
        ("Kultur-, idrotts- och fritidsnämnden", ["Kultur-, idrotts- och fritidsnämnden"]),
        ("REGIONSTYRELSEN", ["Regionstyrelsen"]),
        ("Norra Åsens stadsdelsnämnd", ["Norra Åsens stadsdelsnämnd"]),
        ("förbundsdirektionens förslag", ["Förbundsdirektionen"]),
        ("Nämnden för funktionsstöd beslutar", ["Nämnden för funktionsstöd"]),
        ("regionala tillväxtnämnden", ["Regionala tillväxtnämnden"]),
    ],
)
def test_a_body_is_named_in_full_and_without_its_genitive(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(text)] == names


@pytest.mark.parametrize(
    "text", ["nämndsekreterare Bo Ek", "en styrelseledamot", "för beredning", "utskottsmöte", "rådslag"]
)
def test_a_word_made_with_a_body_is_none(text: str) -> None:
    assert find_bodies(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Samhällsbyggnadsförvaltningen", "office"),
        ("kommunledningskontorets", "office"),
        ("ordförandens", "chair"),
        ("pensionärsrådet", "council"),
        ("socialnämnden", "body"),
    ],
)
def test_who_decides_is_told_from_who_prepares(text: str, kind: str) -> None:
    assert [body.kind for body in find_bodies(text)] == [kind]


def test_the_genitive_is_told() -> None:
    assert [body.genitive for body in find_bodies("Socialnämndens förslag till kommunstyrelsen")] == [True, False]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("kommunstyrelsens", "Kommunstyrelsen"),
        ("KOMMUNFULLMÄKTIGE", "Kommunfullmäktige"),
        ("fullmäktiges", "Fullmäktige"),
        ("Bygg-  och\nmiljönämndens", "Bygg- och miljönämnden"),
        ("direktionen", "Direktionen"),
    ],
)
def test_the_basic_form_has_single_blanks_and_a_capital(printed: str, name: str) -> None:
    assert base_form(printed) == name


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Regionala tillväxtnämnden", "Regional tillväxtnämnd", True),
        ("socialnämnden", "Socialnämnd", True),
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", False),
        ("Socialnämnden", "Byggnadsnämnden", False),
        ("Kommunfullmäktige", "Regionfullmäktige", False),
    ],
)
def test_definite_and_indefinite_names_are_one_body(first: str, second: str, *, same: bool) -> None:
    assert same_body(first, second) is same
    assert same_body(second, first) is same


@pytest.mark.parametrize(
    ("name", "own", "assembly", "expected"),
    [
        ("Nämnden", "Socialnämnden", "Kommunfullmäktige", "Socialnämnden"),
        ("Fullmäktige", "Socialnämnden", "Kommunfullmäktige", "Kommunfullmäktige"),
        ("Styrelsen", "Kommunstyrelsen", "Kommunfullmäktige", "Kommunstyrelsen"),
        ("Arbetsutskottet", "Kommunstyrelsen", "Kommunfullmäktige", "Kommunstyrelsens arbetsutskott"),
        ("Arbetsutskottet", "Socialnämndens arbetsutskott", None, "Socialnämndens arbetsutskott"),
        ("Socialnämnden", "Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden"),
        ("Nämnden", None, None, "Nämnden"),
        ("Tillväxtnämnden", "Tillväxtnämnd", None, "Tillväxtnämnd"),
    ],
)
def test_a_body_called_by_its_kind_is_the_one_that_meets(
    name: str, own: str | None, assembly: str | None, expected: str
) -> None:
    assert resolve_body(name, own, assembly) == expected
