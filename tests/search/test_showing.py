"""A hit shows the sums of its clauses, and those by which it was found."""

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.vocabulary import Stage
from search.asking.filters import Filters
from search.asking.question import Question, Word
from search.finder import Finder
from search.hits import Hit
from search.index.reading import Found, Sort
from search.index.writing import update_index
from search.showing import make_hit
from search.snippets import Marker


def hit(amounts: list[tuple[int | None, str | None]], filters: Filters, sort: Sort = Sort.BEST, word: str = "bro") -> Hit:
    """Make a hit of four clauses, the last about a bridge, with sums of clauses or of none, each a page further on."""
    texts = ("anta taxan", "bevilja medel", "avslå motionen", "bygga en bro")
    stored = {
        "item_id": "a", "document_id": "b", "meeting_id": None, "organisation": None, "body": None, "date": None,
        "doc_type": None, "number": None, "title": "Ny bro", "diarienummer": [], "page": 1,
        "clauses": [
            [f"d{place}", "decision" if place else "proposal", category, None, None, text, 1]
            for place, (text, category) in enumerate(zip(texts, ("adopt", "finance", "reject", "approve"), strict=True))
        ],
        "amounts": [
            [f"{sek} kr", None if sek is None else str(sek), "SEK", None, None, decision_id, page]
            for page, (sek, decision_id) in enumerate(amounts, start=1)
        ],
        "summary": None, "text": None, "attachments": [], "case_ids": [], "doubts": 0, "is_repeat": False,
        "ingested_at": None,
    }  # fmt: skip
    marker = Marker(Question((Word(word),)), lambda _: ())
    return make_hit(Found(stored, ("o", 2026), None), marker, filters, sort=sort, clauses=1)


def sums(found: Hit) -> list[int]:
    return [int(one.sek) for one in found.matching if one.sek is not None]


def test_sums_of_a_shown_clause_are_never_cut() -> None:
    found = hit([(place, f"d{place % 3}") for place in range(60)] + [(100 + place, "d3") for place in range(20)], Filters())
    assert [one.sek for one in found.amounts] == [Decimal(100 + place) for place in range(20)]


@pytest.mark.parametrize(
    ("amounts", "low", "high", "matching"),
    [
        ([(5, "d3"), (500, None)], 100, None, [500]),
        ([(5, "d3"), (500, "d1")], 100, None, []),  # which clause is shown then
        ([(500, "d3"), (500, None)], 100, None, []),
        ([(5, None), (50, None), (500, None), (501, None), (502, None), (503, None)], 50, 502, [502, 501, 500]),
        ([(500, None), (600, None), (500, None), (None, None)], 100, None, [600, 500]),
        ([(500, None)], 501, None, []),
        ([(500, None)], None, 500, [500]),
        ([(500, None)], None, None, []),
    ],
)
def test_the_sum_that_was_asked_for_is_shown_wherever_it_stands(
    amounts: list[tuple[int | None, str | None]], low: int | None, high: int | None, matching: list[int]
) -> None:
    filters = Filters(min_sek=None if low is None else Decimal(low), max_sek=None if high is None else Decimal(high))
    assert sums(hit(amounts, filters)) == matching


def test_with_a_stage_it_is_a_sum_of_a_clause_of_that_stage() -> None:
    filters = Filters(min_sek=Decimal(100), stages=(Stage.DECISION,))
    assert sums(hit([(500, "d1"), (600, "d2"), (700, "d0"), (800, None)], filters, word="finnsinte")) == [600]


@pytest.mark.parametrize(("word", "shown"), [("avslag", "d2"), ("bro", "d3"), ("finnsinte", "d0")])
def test_a_clause_that_does_what_a_word_names_is_shown(word: str, shown: str) -> None:
    assert [one.decision_id for one in hit([], Filters(), word=word).clauses] == [shown]


def test_of_the_largest_the_largest_is_shown() -> None:
    assert sums(hit([(5, "d3"), (900, None), (800, None)], Filters(), Sort.LARGEST)) == [900]
    assert sums(hit([(900, "d3"), (800, None)], Filters(), Sort.LARGEST)) == []


@pytest.mark.parametrize("query", ["belopp:>1mkr", "skola över 100 000 kronor", "minst 500 000"])
@pytest.mark.parametrize("sort", [Sort.BEST, Sort.LARGEST])
def test_every_hit_shows_a_sum_that_was_asked_for(query: str, sort: Sort, dataset: Path) -> None:
    update_index(dataset)
    least = {"belopp:>1mkr": 1_000_000, "skola över 100 000 kronor": 100_000, "minst 500 000": 500_000}[query]
    hits = Finder(dataset).search(query, sort=sort, limit=200).hits
    assert hits
    for one in hits:
        shown = {clause.decision_id for clause in one.clauses}
        told = [sum_.sek or 0 for sum_ in (*one.amounts, *one.matching) if sum_.decision_id in shown or sum_ in one.matching]
        assert max(told) >= least
