import pytest

from extractors.facts.votes.names import read_cell, read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo Ek (S), Eva By (MP) och Ida von Ås (-) mot fem", [("Bo Ek", "S"), ("Eva By", "MP"), ("Ida von Ås", "-")]),
        (
            "Bo Ek, Eva Hellstrand Nääs samt Lars-Erik Åhs. NEJ röstar",
            [("Bo Ek", None), ("Eva Hellstrand Nääs", None), ("Lars-Erik Åhs", None)],
        ),
        ("Bo Ek (S), ordförande, Karin B. Lo (s) och Eva By (S)", [("Bo Ek", "S"), ("Karin B. Lo", "s"), ("Eva By", "S")]),
        ("Bo Ek och Eva By (båda V), Ulf Å (M)", [("Bo Ek", "V"), ("Eva By", "V"), ("Ulf Å", "M")]),
        ("ordförande", []),
        ("Bo Ek (S)\nEva By (V)\nBeslut", [("Bo Ek", "S"), ("Eva By", "V")]),
        ("Ordföranden Bo Ek (S)", [("Bo Ek", "S")]),
        ("Ledamöterna från S och V", []),
        ("Bo Ek S, Eva By KD", [("Bo Ek", "S"), ("Eva By", "KD")]),
    ],
)
def test_a_list_of_names_ends_where_no_name_follows(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.party) for one in read_names(text)] == names


def test_a_name_holds_its_place() -> None:
    text = "Ja röstade Ordföranden Bo Ek (S) och Eva By (V)."
    assert [text[one.start : one.end] for one in read_names(text, 11)] == ["Bo Ek (S)", "Eva By (V)"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bo Ek (S), 2:e vice ordförande", ("Bo Ek", "S")),
        ("Ek By, Bo", ("Bo Ek By", None)),
        ("Bo Ek, ordförande", ("Bo Ek", None)),
        ("12 Bo Ek (S)", ("Bo Ek", "S")),
        ("Bo Ek S", ("Bo Ek", "S")),
        ("Andersson Hammar, Eva Maria (MP)", ("Eva Maria Andersson Hammar", "MP")),
        ("Vakant", None),
        ("Summa", None),
        ("Totalt Ja", None),
        ("Socialdemokraterna", None),
        ("14", None),
    ],
)
def test_a_cell_is_one_name_or_none(text: str, read: tuple[str, str | None] | None) -> None:
    assert read_cell(text) == read
