"""Facets: how many ärenden a search finds with each value of a field chosen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from schemas.vocabulary import Category, Stage
from search.asking.filters import Filters, merge
from search.asking.question import Field, Question
from search.hits import Facet
from search.index.fields import BUCKETS
from search.index.reading import Index

_CENT = Decimal("0.01")
_MORE = "more"  # above the last bound
_UNSET = {"organisation": "organisations", "body": "bodies", "year": "years", "doc_type": "doc_types"}
_NAMES = ("organisation", "body", "year", "stage", "category", "doc_type", "amount")


def count_facets(index: Index, question: Question, filters: Filters) -> dict[str, tuple[Facet, ...]]:
    """Count what is found by organisation, body, year, stage, category, doc_type and amount.

    Each count is that of the search with this value chosen instead of what is chosen of its field. Stage, category and
    amount mean one clause, so that each is counted within the others; what the query itself says of a field stays asked.

    Args:
        index: that is asked.
        question: as it was asked.
        filters: beside it, not merged with it.
    """
    counted = _Counted(index, question, filters)
    counts = {
        **{name: counted.plain(name) for name in _UNSET},
        "stage": counted.stages(),
        "category": counted.categories(),
        "amount": counted.amounts(),
    }
    counts["year"] = dict(sorted(counts["year"].items(), reverse=True))
    return {name: tuple(Facet(value=value, count=n) for value, n in counts[name].items()) for name in _NAMES}


def sums_of(bucket: str) -> tuple[Decimal | None, Decimal | None]:
    """Give the sums that a bucket lies between, both counted.

    >>> sums_of("100000"), sums_of("1000000")
    ((None, Decimal('100000')), (Decimal('100000.01'), Decimal('1000000')))
    """
    if bucket == _MORE:
        return Decimal(BUCKETS[-1]) + _CENT, None
    place = BUCKETS.index(int(bucket))
    return (Decimal(BUCKETS[place - 1]) + _CENT if place else None), Decimal(BUCKETS[place])


class _Counted:
    """The counts of one search; what no filter of its own changes is counted at one go."""

    def __init__(self, index: Index, question: Question, filters: Filters) -> None:
        self._index = index
        self._asked = question, filters
        self._merged = merge(question, filters)

    def plain(self, name: str) -> dict[str, int]:
        """Count by a field that an ärende has one value of."""
        question, filters = self._merged
        return self._values((question, filters.without(_UNSET[name])), name)

    def stages(self) -> dict[str, int]:
        """Count by stage: of a clause that has the category and the sum that are asked for too."""
        question, filters = self._without(Field.STAGE, "stages")
        if not filters.categories and filters.min_sek is None and filters.max_sek is None:
            return self._values((question, filters), "stage")
        return self._each(question, ((str(stage), replace(filters, stages=(stage,))) for stage in Stage))

    def categories(self) -> dict[str, int]:
        """Count by category: of clauses of the stages that are asked for."""
        base = question, filters = self._without(Field.CATEGORY, "categories")
        return self._behind_stage(
            base,
            ("category", "act"),
            lambda: self._each(question, ((str(one), replace(filters, categories=(one,))) for one in Category)),
        )

    def amounts(self) -> dict[str, int]:
        """Count by bucket of sums: in clauses of the stages that are asked for; anywhere where none is."""
        base = question, filters = self._without(Field.AMOUNT, "min_sek", "max_sek")
        buckets = [*map(str, BUCKETS), _MORE]
        counts = self._behind_stage(
            base, ("bucket", "bucket"), lambda: self._each(question, ((one, _within(filters, one)) for one in buckets))
        )
        return {one: counts[one] for one in buckets if counts.get(one)}

    def _behind_stage(
        self, base: tuple[Question, Filters], fields: tuple[str, str], each: Callable[[], dict[str, int]]
    ) -> dict[str, int]:
        """Count by a field's values: without a stage alone, with one as they stand behind it, with several one by one."""
        stages = set(base[1].stages)
        if len(stages) > 1:
            return each()
        counts = self._values(base, fields[1] if stages else fields[0])
        before = "".join(f"{stage}/" for stage in stages)
        return {
            value.removeprefix(before): n
            for value, n in counts.items()
            if value.startswith(before) and "/" not in value.removeprefix(before)
        }

    def _without(self, field: Field, *names: str) -> tuple[Question, Filters]:
        """Give the search as if a field were not filtered by; what the query says of it stays asked."""
        question, filters = self._asked
        for name in names:
            filters = filters.without(name)
        return merge(question, filters, leaving=field)

    def _values(self, asked: tuple[Question, Filters], field: str) -> dict[str, int]:
        if asked == self._merged:
            return self._index.count_all(*asked)[field]
        return self._index.count_values(*asked, field)

    def _each(self, question: Question, chosen: Iterable[tuple[str, Filters]]) -> dict[str, int]:
        counts = {value: self._index.count(question, filters) for value, filters in chosen}
        return {value: n for value, n in sorted(counts.items(), key=lambda one: -one[1]) if n}


def _within(filters: Filters, bucket: str) -> Filters:
    low, high = sums_of(bucket)
    return replace(filters, min_sek=low, max_sek=high)
