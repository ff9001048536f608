import time

import pytest

from extractors.facts.votes.rollcalls import find_calls


def read(text: str) -> list[tuple[str, str | None, str]]:
    return [(one.name.name, one.name.party, one.ballot.value) for one in find_calls(text)]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        (
            "Med två ja-röster från Bo Ek (S) och Eva By (MP) mot en nej-röst från Ulf Å (-) beslutar nämnden",
            [("Bo Ek", "S", "yes"), ("Eva By", "MP", "yes"), ("Ulf Å", "-", "no")],
        ),
        (
            "Ja röstade: Bo Ek (S) och Eva By (M). Nej röstade Ulf Å (V).",
            [("Bo Ek", "S", "yes"), ("Eva By", "M", "yes"), ("Ulf Å", "V", "no")],
        ),
        (
            "Följande röstar ja: Bo Ek (S). Följande röstar nej: Ulf Å (M). Eva By (C) och Ida Ås (C) avstår.",
            [("Bo Ek", "S", "yes"), ("Ulf Å", "M", "no"), ("Eva By", "C", "abstain"), ("Ida Ås", "C", "abstain")],
        ),
        (
            "Följande röstar JA: Bo Ek (S)\nFöljande röstar NEJ: Ulf Å (M)\nFöljande AVSTÅR från att rösta: Eva By (C)",
            [("Bo Ek", "S", "yes"), ("Ulf Å", "M", "no"), ("Eva By", "C", "abstain")],
        ),
        (
            "Ja-röst avges av Bo Ek (S) och Eva By (V). Nej-röst avges av Ulf Å (M).",
            [("Bo Ek", "S", "yes"), ("Eva By", "V", "yes"), ("Ulf Å", "M", "no")],
        ),
        (
            "JA röstar Bo Ek, Eva By och Ida Hellstrand Nääs. NEJ röstar Lars-Erik Åhs. Finn Cromberg avstår. Nämnden",
            [
                ("Bo Ek", None, "yes"),
                ("Eva By", None, "yes"),
                ("Ida Hellstrand Nääs", None, "yes"),
                ("Lars-Erik Åhs", None, "no"),
                ("Finn Cromberg", None, "abstain"),
            ],
        ),
        (
            "Ja till förslaget: Bo Ek (S) och Eva By (V). Nej: Ulf Å (M).",
            [("Bo Ek", "S", "yes"), ("Eva By", "V", "yes"), ("Ulf Å", "M", "no")],
        ),
        (
            "Bo Ek (S) - JA\nEva By (MP) - NEJ\nIda Ås (V), ordförande – AVSTÅR",
            [("Bo Ek", "S", "yes"), ("Eva By", "MP", "no"), ("Ida Ås", "V", "abstain")],
        ),
        ("Bo Ek (S) - JA Eva By (MP) - NEJ", [("Bo Ek", "S", "yes"), ("Eva By", "MP", "no")]),
        (
            "Ja-röster\nBo Ek (S)\nEva By (S)\nNej-röster\nUlf Å (M)\nAvstår\nIda Ås (C)\nBeslut",
            [("Bo Ek", "S", "yes"), ("Eva By", "S", "yes"), ("Ulf Å", "M", "no"), ("Ida Ås", "C", "abstain")],
        ),
        (
            "Därvid röstar Bo Ek (S) ja, Eva By (C) ja och Ulf Å (M) nej.",
            [("Bo Ek", "S", "yes"), ("Eva By", "C", "yes"), ("Ulf Å", "M", "no")],
        ),
        (
            "2 ja-röster (Bo Ek (S), Eva By (V)) och 1 nej-röst (Ulf Å (M))",
            [("Bo Ek", "S", "yes"), ("Eva By", "V", "yes"), ("Ulf Å", "M", "no")],
        ),
        (
            "Bo Ek (S) röstar nej medan Eva By (V) avstår. Frånvarande: Ulf Å (M).",
            [("Bo Ek", "S", "no"), ("Eva By", "V", "abstain"), ("Ulf Å", "M", "absent")],
        ),
    ],
)
def test_each_member_has_the_vote_that_the_text_gives(text: str, calls: list[tuple[str, str | None, str]]) -> None:
    assert read(text) == calls


@pytest.mark.parametrize(
    "text",
    [
        "Ledamöterna från S och V röstar ja. SD-gruppen avstår från att rösta.",
        "Den som vill bifalla Bo Eks (S) yrkande röstar ja, den som vill avslå det röstar nej.",
        "Bo Ek (S) avstår från att delta i beslutet.",
        "Ja-röst för bifall till Bo Eks (S) yrkande. Nej-röst för avslag.",
        "Bo Ek (S) yrkar bifall. Eva By (V) yrkar avslag.",
    ],
)
def test_groups_questions_and_yrkanden_are_no_roll_call(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("unit", ["Bo Ek avstår. ", "Bo Ek (S), ", "Ja: Bo Ek (S), ", "Bo Ek, ", "x - JA "])
def test_long_lists_take_no_long_time(unit: str) -> None:
    began = time.perf_counter()
    find_calls(unit * 4000)
    assert time.perf_counter() - began < 3
