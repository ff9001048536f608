"""A question as a query of tantivy."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import tantivy
from tantivy import Occur, Query

from search.asking.filters import Filters
from search.asking.question import (
    AnyOf,
    Condition,
    Field,
    Joined,
    Not,
    Number,
    OneOf,
    Phrase,
    Prefix,
    Question,
    Within,
    Word,
)
from search.asking.trade import category_of
from search.index.fields import ENTRY, EXACT, TITLE, WHERE, ZONES, Zone
from search.swedish.stems import stems_of
from search.swedish.words import words_of

_TIE = 0.15  # what a word in a second zone adds
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 10**15  # above every sum


class Compiler:
    """Makes queries for one state of an index.

    Args:
        schema: the index's fields.
        akin: gives the stems of a zone that a word leads to besides its own.
        has: tells whether a field of the index has a value.
    """

    def __init__(
        self, schema: tantivy.Schema, akin: Callable[[str, Zone], list[str]], has: Callable[[str, str], bool]
    ) -> None:
        self._schema = schema
        self._akin = akin
        self._has = has

    def compile(self, question: Question, filters: Filters) -> Query:
        """Give the query whose hits answer the question within the filters, which are merged."""
        parts = [(Occur.Must, Query.const_score_query(self._term("kind", ENTRY), 0.0))]
        for one in question.conditions:
            if isinstance(one, Not):
                parts.append((Occur.MustNot, self._condition(one.part)))
            elif isinstance(one, OneOf | Within):
                parts.append((Occur.Must, self._quiet(self._condition(one))))
            else:
                parts.append((Occur.Must, self._condition(one)))
        parts.extend((Occur.Must, self._quiet(one)) for one in self._filtered(filters))
        return Query.boolean_query(parts)

    def _condition(self, one: Condition) -> Query:
        match one:
            case Word():
                return self._word(one)
            case Prefix():
                pattern = re.escape(one.text) + ".*"
                zones = (TITLE,) if one.in_title else ZONES
                return self._best([(Query.regex_query(self._schema, zone.words, pattern), zone.weight) for zone in zones])
            case Phrase():
                zones = (TITLE,) if one.in_title else ZONES
                return self._best([(self._phrase(zone.words, one.words), zone.weight * EXACT) for zone in zones])
            case Joined():
                every = Query.boolean_query([(Occur.Must, self._word(Word(word, one.in_title))) for word in one.words])
                return self._best([(every, 1.0), (self._condition(one.phrase), len(one.words))])
            case Number():
                return Query.boost_query(self._terms("dnr", one.spellings), TITLE.weight)
            case OneOf():
                return self._one_of(one)
            case Within():
                return self._within(one.field, one.low, one.high)
            case AnyOf():
                return _any(
                    [self._condition(part) if not isinstance(part, Not) else self._none_of(part) for part in one.parts]
                )
            case Not():
                return self._none_of(one)

    def _none_of(self, one: Not) -> Query:
        return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, self._condition(one.part))])

    def _word(self, word: Word) -> Query:
        """Find a word in any form; its compounds and spellings with dots as weaker hits.

        As weaker hits too: a body's name, a year, and clauses of a category whose name it is ("återremiss").
        """
        zones = (TITLE,) if word.in_title else ZONES
        stems = stems_of(word.text)
        parts: list[tuple[Query, float]] = []
        for zone in zones:
            parts.append((self._term(zone.words, word.text), zone.weight * EXACT))
            parts.extend((self._term(zone.stems, stem), zone.weight) for stem in stems)
            akin = self._akin(word.text, zone)
            if akin:
                parts.append((Query.const_score_query(Query.term_set_query(self._schema, zone.stems, akin), 1.0), zone.akin))
        if not word.in_title:
            parts.append((Query.const_score_query(self._terms("where_stems", stems), 1.0), WHERE))
            category = category_of(word.text)
            if category:
                parts.append((Query.const_score_query(self._term("category", category), 1.0), WHERE))
            if _YEAR.fullmatch(word.text):
                parts.append((Query.const_score_query(self._term("year", int(word.text)), 1.0), WHERE))
        return self._best(parts)

    def _phrase(self, field: str, words: Sequence[str]) -> Query:
        if len(words) == 1:
            return self._term(field, words[0])
        return Query.phrase_query(self._schema, field, list(words))

    def _one_of(self, one: OneOf) -> Query:
        match one.field:
            case Field.YEAR:
                return _any([self._term("year", int(year)) for year in one.values])
            case Field.ORGANISATION | Field.BODY:
                return _any([self._named(one.field, value) for value in one.values])
            case _:
                return self._terms(one.field.value, one.values)

    def _named(self, field: Field, name: str) -> Query:
        """Find a name or key as it is; where nothing is called so, names with all of its words."""
        for exact, value in ((f"{field.value}_name", name.casefold()), (field.value, name)):
            if self._has(exact, value):
                return self._term(exact, value)
        words = words_of(name)
        if not words:
            return Query.empty_query()
        return Query.boolean_query([(Occur.Must, self._terms("where_stems", stems_of(word))) for word in words])

    def _within(self, field: Field, low: object, high: object) -> Query:
        match field:
            case Field.YEAR:
                return self._range("year", low, high)
            case Field.DATE:
                return self._range("day", *(one.toordinal() if isinstance(one, dt.date) else None for one in (low, high)))
            case _:
                return self._sums(("amount",), low, high)

    def _sums(self, fields: Iterable[str], low: object, high: object) -> Query:
        bounds = (
            float(low) if isinstance(low, Decimal) else -float(_FAR),
            float(high) if isinstance(high, Decimal) else float(_FAR),
        )
        return _any([Query.range_query(self._schema, name, tantivy.FieldType.Float, *bounds) for name in fields])

    def _range(self, field: str, low: object, high: object) -> Query:
        first = low if isinstance(low, int) else 0
        last = high if isinstance(high, int) else _FAR
        return Query.range_query(self._schema, field, tantivy.FieldType.Integer, first, last)

    def _filtered(self, filters: Filters) -> Iterable[Query]:
        for condition in filters.conditions():
            yield self._condition(condition)
        stages, categories = list(filters.stages), list(filters.categories)
        if stages and categories:
            yield self._terms("act", [f"{stage}/{category}" for stage in stages for category in categories])
        elif stages:
            yield self._terms("stage", stages)
        elif categories:
            yield self._terms("category", categories)
        if filters.min_sek is not None or filters.max_sek is not None:
            yield self._sums([f"amount_{stage}" for stage in stages] or ["amount"], filters.min_sek, filters.max_sek)
        if not filters.repeats:
            yield self._term("repeat", 0)

    def _term(self, field: str, value: object) -> Query:
        return Query.term_query(self._schema, field, value, "basic" if isinstance(value, int) else "freq")

    def _terms(self, field: str, values: Iterable[str]) -> Query:
        return _any([self._term(field, str(value)) for value in values])

    @staticmethod
    def _quiet(query: Query) -> Query:
        """Let a condition choose, but not rank."""
        return Query.const_score_query(query, 0.0)

    @staticmethod
    def _best(parts: Sequence[tuple[Query, float]]) -> Query:
        return Query.disjunction_max_query([Query.boost_query(query, weight) for query, weight in parts], _TIE)


def _any(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries]) if queries else Query.empty_query()
