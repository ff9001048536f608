from collections.abc import Sequence

import pytest

from extractors.facts.clauses import ClauseCutter, Context
from extractors.layout.build import build_document
from extractors.reading.page import Font, Page, Word

_FONT = Font("Brodtext", 11.0, bold=False, italic=False)


def cut(lines: Sequence[str], stage: str = "decision") -> list[str]:
    """Set lines 14 points apart, leading blanks as an indent, an empty one as a gap, and cut them into clauses."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        x0, y = 72.0 + 9.0 * (len(line) - len(line.lstrip())), 90.0 + 14.0 * row
        for part in line.split():
            words.append(Word(part, x0, y - 9, x0 + 5.2 * len(part), y + 2, y, _FONT))
            x0 += 5.2 * len(part) + 3.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    cutter = ClauseCutter(document, Context(stage, None, "Socialnämnden"), decided="decision")
    clauses = cutter.cut(document.blocks)
    return [" ".join(document.text[one.span.start : one.span.end].split()) for one in clauses]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Motionen avslås."], ["Motionen avslås."]),
        (["1. Motionen avslås.", "2. Taxan antas."], ["Motionen avslås.", "Taxan antas."]),
        (["a) Motionen avslås.", "b) Taxan antas."], ["Motionen avslås.", "Taxan antas."]),
        (["- Godkänner avsägelserna.", "- Informationen noteras."], ["Godkänner avsägelserna.", "Informationen noteras."]),
        (["• godkänna planen", "• fastställa taxan"], ["godkänna planen", "fastställa taxan"]),
        (["att1 ge nämnden ett uppdrag,", "att2 anta taxan."], ["ge nämnden ett uppdrag", "anta taxan."]),
        (
            ["att anta planen,", "", "att avslå motionen, samt", "", "att tacka för svaret."],
            ["anta planen", "avslå motionen", "tacka för svaret."],
        ),
        (["dels att anta planen, dels att avslå motionen."], ["anta planen", "avslå motionen."]),
        (["Socialnämnden beslutar att anta planen."], ["anta planen."]),
        (["Socialnämnden beslutar att", "", "anta planen."], ["anta planen."]),
        (["Socialnämnden beslutar medge dispens."], ["Socialnämnden beslutar medge dispens."]),
    ],
)
def test_each_style_of_list_gives_its_clauses(lines: list[str], expected: list[str]) -> None:
    assert cut(lines) == expected


@pytest.mark.parametrize("lines", [[], ["____________"], ["-----"], ["Paragrafen är justerad."]])
def test_what_says_nothing_is_no_clause(lines: list[str]) -> None:
    assert cut(lines) == []


def test_a_clause_that_wraps_is_one() -> None:
    lines = [
        "1. Utökad investeringsbudget för byggnad av ett nytt ridhus på Näset i Granvik",
        "    godkänns med högst 42 miljoner kronor.",
        "2. Medel anvisas.",
    ]
    assert cut(lines) == [
        "Utökad investeringsbudget för byggnad av ett nytt ridhus på Näset i Granvik godkänns med högst 42 miljoner kronor.",
        "Medel anvisas.",
    ]


def test_a_condition_with_its_own_points_is_part_of_its_clause() -> None:
    lines = [
        "1. Bidraget beviljas under förutsättning att:",
        "    - föreningen lämnar sin årsredovisning",
        "    - bidraget används inom ett år",
        "2. Beslutet gäller i två år.",
    ]
    found = cut(lines)
    assert len(found) == 2
    assert found[0].startswith("Bidraget beviljas under förutsättning att:")
    assert found[0].endswith("bidraget används inom ett år")


def test_the_context_of_a_clause_is_what_the_leadin_before_it_says() -> None:
    lines = ["Socialnämnden föreslår kommunfullmäktige besluta", "", "att anta planen."]
    words: list[Word] = []
    for row, line in enumerate(lines):
        x0, y = 72.0, 90.0 + 14.0 * row
        for part in line.split():
            words.append(Word(part, x0, y - 9, x0 + 5.2 * len(part), y + 2, y, _FONT))
            x0 += 5.2 * len(part) + 3.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    (clause,) = ClauseCutter(document, Context("decision", None, "Socialnämnden"), decided="decision").cut(document.blocks)
    assert (clause.stage, clause.proposer, clause.decider) == ("proposal", "Socialnämnden", "Kommunfullmäktige")
    assert clause.path == ("Socialnämnden", "Kommunfullmäktige")
