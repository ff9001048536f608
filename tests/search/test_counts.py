"""Facets and years count what a search finds."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Category, DocType, Stage
from search.asking.filters import Filters
from search.counting import sums_of
from search.finder import Finder
from search.hits import Facet
from search.index.writing import update_index

QUERIES = ["", "skolskjuts", "taxa OR budget", "belopp:>1mkr", "skola över 100 000 kronor", "finnsinte"]
FILTERS = [
    Filters(),
    Filters(years=(2026,)),
    Filters(organisations=("tallkopings-kommun",), doc_types=(DocType.PROTOKOLL,)),
    Filters(stages=(Stage.DECISION,), min_sek=Decimal(100_000)),
]


@pytest.fixture(scope="module")
def finder(dataset: Path) -> Finder:
    update_index(dataset)
    return Finder(dataset)


def counts(facets: tuple[Facet, ...]) -> dict[str, int]:
    return {facet.value: facet.count for facet in facets}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_a_facet_counts_as_if_it_were_not_filtered_by(query: str, filters: Filters, finder: Finder) -> None:
    found = finder.facets(query, filters)
    for name, unset, value_of in (
        ("organisation", "organisations", lambda hit: hit.organisation_key),
        ("year", "years", lambda hit: str(hit.year)),
        ("doc_type", "doc_types", lambda hit: hit.doc_type),
        ("body", "bodies", lambda hit: hit.body),
    ):
        hits = finder.search(query, filters.without(unset), limit=1000).hits
        expected = Counter(value_of(hit) for hit in hits if value_of(hit) not in (None, "0"))
        assert counts(found[name]) == dict(expected)


TOGETHER = [
    *QUERIES,
    "skede:beslut",
    "skede:förslag,beslut",
    "skede:beslut kategori:avslag",
    "kategori:avslag belopp:>100tkr",
    "belopp:1..5mkr belopp:>2mkr",
    "skede:förslag minst 100 000 kronor",
]
CHOSEN = [
    *FILTERS,
    Filters(min_sek=Decimal(100_000)),
    Filters(max_sek=Decimal(5_000_000), categories=(Category.FINANCE,)),
    Filters(categories=(Category.REJECT, Category.APPROVE)),
    Filters(stages=(Stage.PROPOSAL,)),
    Filters(stages=(Stage.PROPOSAL, Stage.DECISION), categories=(Category.FINANCE,), min_sek=Decimal("100000.01")),
    Filters(stages=(Stage.DECISION,), years=(2026,), repeats=True),
]


@pytest.mark.parametrize("query", TOGETHER)
@pytest.mark.parametrize("filters", CHOSEN, ids=range(len(CHOSEN)))
def test_every_facet_counts_what_is_found_with_it_chosen(query: str, filters: Filters, finder: Finder) -> None:
    for name, values in finder.facets(query, filters).items():
        assert counts(values) == {one.value: count_with(finder, query, filters, name, one.value) for one in values}
    for stage in set(Stage) - set(counts(finder.facets(query, filters)["stage"])):
        assert count_with(finder, query, filters, "stage", stage) == 0
    for category in set(Category) - set(counts(finder.facets(query, filters)["category"])):
        assert count_with(finder, query, filters, "category", category) == 0


def count_with(finder: Finder, query: str, filters: Filters, name: str, value: str) -> int:
    """Count what is found with a facet's value chosen, as the page chooses it."""
    if name == "amount":
        low, high = sums_of(value)
        chosen = replace(filters, min_sek=low, max_sek=high)
    else:
        field, kind = KINDS[name]
        chosen = replace(filters, **{field: (kind(value),)})
    return finder.search(query, chosen, limit=0).count


KINDS: dict[str, tuple[str, Any]] = {
    "organisation": ("organisations", str),
    "body": ("bodies", str),
    "year": ("years", int),
    "stage": ("stages", Stage),
    "category": ("categories", Category),
    "doc_type": ("doc_types", DocType),
}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_years_add_up_to_what_is_found(query: str, filters: Filters, finder: Finder) -> None:
    hits = [hit for hit in finder.search(query, filters, limit=1000).hits if hit.year]
    years = finder.years(query, filters)
    assert {one.year: one.items for one in years if one.items} == dict(Counter(hit.year for hit in hits))
    assert [one.year for one in years] == sorted(one.year for one in years)


def test_what_was_counted_before_is_counted_alike(finder: Finder) -> None:
    first, other = finder.facets("skola"), finder.facets("taxa")
    assert finder.facets("skola") == first != other
    assert finder.years("skola") == finder.years("skola")


def test_a_facet_may_be_changed_without_changing_the_next(finder: Finder) -> None:
    finder.facets("skola").clear()
    assert set(finder.facets("skola")) == {"organisation", "body", "year", "stage", "category", "doc_type", "amount"}
