"""The filters beside a query's words: what facets and options set."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from schemas.vocabulary import Category, DocType, Stage
from search.asking.question import Condition, Field, OneOf, Question, Within


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Several values of one field mean any of them, several fields all of them.

    A stage and a category mean one clause that has both; a stage and an amount mean an amount in a clause of that stage.

    Args:
        organisations: names as printed or their keys, in any case of letters.
        bodies: names, in any case of letters.
        years: of the meeting, or of the day that a memo bears.
        stages, categories, doc_types: as in the tables.
        min_sek, max_sek: an amount of the ärende lies between, in kronor.
        since, until: the day of the meeting lies between.
        repeats: ärenden too that repeat another paper of the same meeting.
    """

    organisations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    stages: tuple[Stage, ...] = ()
    categories: tuple[Category, ...] = ()
    doc_types: tuple[DocType, ...] = ()
    min_sek: Decimal | None = None
    max_sek: Decimal | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    repeats: bool = False

    def without(self, name: str) -> "Filters":
        """Give the filters with one of them as if it were not set."""
        unset: Any = getattr(Filters(), name)
        return replace(self, **{name: unset})

    def conditions(self) -> Iterator[Condition]:
        """Give what they ask for, but stage, category and amount, which belong together, and repeats."""
        for field, values in ((Field.ORGANISATION, self.organisations), (Field.BODY, self.bodies)):
            if values:
                yield OneOf(field, values)
        if self.years:
            yield OneOf(Field.YEAR, tuple(str(year) for year in self.years))
        if self.doc_types:
            yield OneOf(Field.DOC_TYPE, self.doc_types)
        if self.since is not None or self.until is not None:
            yield Within(Field.DATE, self.since, self.until)


def merge(question: Question, filters: Filters, *, leaving: Field | None = None) -> tuple[Question, Filters]:
    """Take stage, category and amount of a question as filters, so that they mean one clause, where no filter is set.

    Args:
        question: as it was asked.
        filters: beside it.
        leaving: a field that stays a condition of its own, as it does where a filter of it is set.
    """
    left: list[Condition] = []
    for one in question.conditions:
        match one:
            case OneOf(field) | Within(field) if field is leaving:
                left.append(one)
            case OneOf(Field.STAGE, values) if not filters.stages:
                filters = _with(filters, stages=values)
            case OneOf(Field.CATEGORY, values) if not filters.categories:
                filters = _with(filters, categories=values)
            case Within(Field.AMOUNT, low, high) if filters.min_sek is None and filters.max_sek is None:
                filters = _with(filters, min_sek=low, max_sek=high)
            case _:
                left.append(one)
    return replace(question, conditions=tuple(left)), filters


def _with(filters: Filters, **values: object) -> Filters:
    changed: Any = values
    return replace(filters, **changed)
