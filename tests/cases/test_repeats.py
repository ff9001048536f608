import datetime as dt

import pytest

from cases.repeats import find_repeats, repeat_rows
from cases.sameness import title_likeness
from schemas.vocabulary import Difference, DocType
from tests.cases.conftest import MakeClause, MakeMatter


def test_an_utdrag_repeats_the_minutes(matter: MakeMatter, clause: MakeClause) -> None:
    whole = matter("Taxa", clause("Taxan antas."), number="40", document="protokoll")
    matter("Avsägelse", number="41", document="protokoll")
    excerpt = matter("Taxa", clause("Taxan antas."), number="40", document="utdrag", doc_type=DocType.PROTOKOLLSUTDRAG)
    (repeat,) = find_repeats([excerpt, whole])
    assert (repeat.matter, repeat.same) == (excerpt, whole)
    rows = list(repeat_rows(repeat))
    assert [(row.decision_id, row.same_decision_id, row.difference) for row in rows] == [
        (None, None, Difference.NONE),
        ("d2", "d1", Difference.NONE),
    ]


def test_the_paper_that_holds_most_of_the_meeting_is_repeated(matter: MakeMatter) -> None:
    at_once = matter("Taxa för vatten", number="40", document="a")
    whole = [matter(title, number=number, document="b") for title, number in [("Taxa för vatten", "40"), ("Val", "41")]]
    (repeat,) = find_repeats([at_once, *whole])
    assert (repeat.matter, repeat.same) == (at_once, whole[0])


def test_a_correction_says_that_its_words_differ(matter: MakeMatter, clause: MakeClause) -> None:
    wrong = matter("Bidrag", clause("bevilja 120 000 kronor till föreningen"), number="9", document="a")
    right = matter("Bidrag", clause("bevilja 210 000 kronor till föreningen"), number="9", document="b")
    (repeat,) = find_repeats([wrong, right])
    assert [row.difference for row in repeat_rows(repeat)] == [Difference.WORDS, Difference.WORDS]


def test_a_clause_more_is_a_difference_of_the_arende(matter: MakeMatter, clause: MakeClause) -> None:
    first = matter("Bidrag", clause("bevilja bidraget"), clause("ärendet utvärderas i maj"), number="9", document="a")
    more = matter("Bidrag", clause("bevilja bidraget"), clause("medlen tas ur budgeten"), number="9", document="b")
    (repeat,) = find_repeats([first, more])
    assert [(row.decision_id, row.difference) for row in repeat_rows(repeat)] == [
        (None, Difference.WORDS),
        (more.clauses[0].decision_id, Difference.NONE),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"body": "Kommunfullmäktige"},
        {"day": dt.date(2026, 4, 1)},
        {"doc_type": DocType.KALLELSE},
        {"keys": ["KS 2026/99"]},
    ],
)
def test_another_meeting_paper_or_number_repeats_nothing(matter: MakeMatter, other: dict[str, object]) -> None:
    first = matter("Taxa för vatten", document="a", number="40", keys=["KS 2026/1"])
    second = matter("Taxa för vatten", **({"document": "b", "number": "40", "keys": ["KS 2026/1"]} | other))
    assert find_repeats([first, second]) == []


def test_an_arende_is_never_repeated_within_its_own_paper(matter: MakeMatter) -> None:
    assert find_repeats([matter("Val", document="a"), matter("Val", document="a")]) == []


def test_a_tillagg_adds_its_own_and_repeats_the_rest(matter: MakeMatter) -> None:
    kallelse = [matter(title, document="a", doc_type=DocType.KALLELSE) for title in ("Taxa för vatten", "Budget 2027")]
    added = [matter(title, document="b", doc_type=DocType.KALLELSE) for title in ("Budget 2027", "Avtal om skolskjuts")]
    assert [(one.matter, one.same) for one in find_repeats([*kallelse, *added])] == [(added[0], kallelse[1])]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Taxa för parkering", "Taxa för parkering.", True),
        ("Revidering av taxa", "Revidering av taxa för felparkering", True),
        ("Val", "Val av ersättare", False),
        ("Taxa för parkering", "Taxa för vatten och avlopp", False),
    ],
)
def test_titles_that_go_on_are_alike(one: str, other: str, *, alike: bool) -> None:
    assert (title_likeness(one, other) >= 0.9) is alike


def test_a_correction_is_what_counts(matter: MakeMatter, clause: MakeClause) -> None:
    wrong = matter("Bidrag", clause("bevilja 120 000 kronor"), number="9", document="a")
    matter("Val", number="10", document="a")
    right = matter(
        "Bidrag", clause("bevilja 210 000 kronor"), number="9", document="b",
        doc_type=DocType.PROTOKOLLSUTDRAG, is_correction=True,
    )  # fmt: skip
    (repeat,) = find_repeats([wrong, right])
    assert (repeat.matter, repeat.same) == (wrong, right)


def test_minutes_that_only_point_to_a_paper_of_its_own_repeat_it(matter: MakeMatter, clause: MakeClause) -> None:
    stub = matter("Hyresavtal", number="45", document="a")
    others = [matter(f"Ärende {n}", number=str(n), document="a") for n in (46, 47)]
    own = matter("Hyresavtal", clause("Hyresavtalet godkänns."), number="45", document="b")
    (repeat,) = find_repeats([stub, *others, own])
    assert (repeat.matter, repeat.same) == (stub, own)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Val av justerare", "number": "1"}, {"title": "Val av justerare", "number": "4"}),
        ({"title": "Budget 2026", "number": "7"}, {"title": "Budget 2027", "number": "7"}),
    ],
)
def test_other_paragraphs_and_other_figures_repeat_nothing(
    matter: MakeMatter, one: dict[str, str], other: dict[str, str]
) -> None:
    assert find_repeats([matter(document="a", **one), matter(document="b", **other)]) == []


def test_numbers_of_different_kallelser_say_nothing(matter: MakeMatter) -> None:
    first = matter("Motion om gratis buss för äldre", number="1", document="a", doc_type=DocType.KALLELSE)
    added = matter("Motion om gratis buss för unga", number="1", document="b", doc_type=DocType.KALLELSE)
    assert find_repeats([first, added]) == []
