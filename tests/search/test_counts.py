"""Facets and years count what a search finds."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.vocabulary import DocType, Stage
from search.asking.filters import Filters
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
