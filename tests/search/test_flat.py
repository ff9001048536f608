"""Hits as rows: each clause that is meant, with its own sums and what they are per."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.vocabulary import Category, Stage
from search.asking.filters import Filters
from search.finder import Finder
from search.flat import flat_hits, flat_table
from search.hits import AmountHit, Hit
from search.index.writing import update_index


@pytest.fixture(scope="module")
def finder(dataset: Path) -> Finder:
    update_index(dataset)
    return Finder(dataset)


def found(finder: Finder, query: str, filters: Filters) -> tuple[Hit, ...]:
    return finder.search(query, filters, limit=1000, clauses=None).hits


def test_without_filters_every_clause_has_a_row(finder: Finder) -> None:
    hits = found(finder, "taxa", Filters())
    rows = flat_hits(hits, "taxa", Filters())
    assert max(one.clause_count for one in hits) > 3
    assert len(rows) == sum(max(one.clause_count, 1) for one in hits)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters(stages=(Stage.DECISION,), categories=(Category.REJECT,))),
        ("skede:beslut kategori:avslag", Filters()),
        ("", Filters(min_sek=Decimal(100_000))),
        ("över 100 000 kronor", Filters(stages=(Stage.DECISION,))),
        ("", Filters(max_sek=Decimal(50_000), categories=(Category.FINANCE,))),
    ],
)
def test_only_clauses_that_are_meant_have_rows_and_every_hit_has_one(query: str, filters: Filters, finder: Finder) -> None:
    hits = found(finder, query, filters)
    rows = flat_table(hits, query, filters).to_pylist()
    assert {row["item_id"] for row in rows} == {one.item_id for one in hits} != set()
    if filters.stages or "skede" in query:
        assert {row["stage"] for row in rows} <= {"decision", None}
    if Category.REJECT in filters.categories or "kategori" in query:
        assert {row["category"] for row in rows} == {"reject"}
    for row in rows:
        sums = [Decimal(one) for one in row["sek"].split("; ") if one]
        if filters.min_sek is not None or "över" in query:
            assert max(sums) >= 100_000
        if filters.max_sek is not None:
            assert min(sums) <= 50_000


def test_a_hit_that_is_meant_outside_its_clauses_has_a_row_without_clause(finder: Finder) -> None:
    rows = flat_hits(found(finder, "", Filters(min_sek=Decimal(100_000))), "", Filters(min_sek=Decimal(100_000)))
    loose = [row for row in rows if row["decision_id"] is None]
    assert loose
    assert all(Decimal(one) >= 100_000 for row in loose for one in row["sek"].split("; "))


@pytest.mark.parametrize(
    ("sums", "largest"),
    [
        ([("500", "SEK", None), ("9000", "SEK", "month")], Decimal(500)),
        ([("500", "SEK", "year"), ("400", "SEK", None)], Decimal(500)),
        ([("9000", "SEK", "person"), ("70", "SEK", "hour")], None),
        ([("9000", "EUR", None), (None, "SEK", None)], None),
        ([], None),
    ],
)
def test_sums_per_month_or_person_are_no_whole_sums(
    sums: list[tuple[str | None, str, str | None]], largest: Decimal | None, finder: Finder
) -> None:
    hit = next(one for one in found(finder, "skolskjuts", Filters()) if one.clause_count == 1)
    amounts = tuple(
        AmountHit(
            text=f"{sek} kr",
            sek=Decimal(sek) if sek else None,
            currency=currency,
            qualifier="up_to",
            per=per,
            decision_id=hit.clauses[0].decision_id,
            page=1,
        )
        for sek, currency, per in sums
    )
    (row,) = flat_table([replace(hit, amounts=amounts)], "skolskjuts", Filters()).to_pylist()
    assert row["largest_sek"] == largest
    assert row["per"] == "; ".join(per or "" for _, _, per in sums)
    assert row["currency"] == "; ".join(currency for _, currency, _ in sums)
    assert row["qualifier"] == "; ".join("up_to" for _ in sums)
