"""The index as it is read: hits, counts, what it holds."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from search.asking.filters import Filters
from search.asking.question import Question
from search.files import Partition
from search.index.compiling import Compiler
from search.index.fields import ENTRY, STATE, ZONES, Zone, make_schema
from search.swedish.compounds import Vocabulary

_MOST_PARTITIONS = 1_000_000
_MOST_VALUES = 1_000  # of a facet
_MOST_HELD = 10_000  # ärenden of a case, meeting or paper
_REMEMBERED = 100  # questions whose counts are, and words of questions
_FIELDS_COUNTED = ("organisation", "body", "year", "stage", "category", "act", "doc_type", "bucket")
_VALUES: dict[str, Any] = {field: {"terms": {"field": field, "size": _MOST_VALUES}} for field in _FIELDS_COUNTED}
_YEARS: dict[str, Any] = {
    "years": {
        "terms": {"field": "year", "size": _MOST_VALUES},
        "aggs": {"stages": {"terms": {"field": "stage", "size": 10}}, "sek": {"sum": {"field": "decided_sek"}}},
    }
}
Stored = dict[str, Any]


class Sort(StrEnum):
    """The order of hits."""

    BEST = "best"  # what answers best; without words the newest
    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"  # by the largest sum of an ärende
    ADDED = "added"  # by when the paper was read, the last first


_FIELDS = {Sort.NEWEST: "day", Sort.OLDEST: "day", Sort.LARGEST: "largest", Sort.ADDED: "ingested"}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as it is stored, with its partition and, where hits are ranked, its score."""

    stored: Stored
    partition: Partition
    score: float | None


class Index:
    """An index in one state; what is written after it was opened is seen by the next that is opened.

    Args:
        folder: of the index.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        index = tantivy.Index(make_schema(), path=str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()
        self._lock = threading.Lock()
        # To find what answers takes longer than to count it, so all is counted at once; a page asks for both, and its
        # next page for the same again.
        self._told = lru_cache(maxsize=_REMEMBERED)(partial(self._aggregate, asked=_VALUES | _YEARS))
        self._akin = lru_cache(maxsize=_REMEMBERED)(self._find_akin)

    @cached_property
    def _words(self) -> tuple[Vocabulary, dict[Zone, frozenset[str]]]:
        """Give every stem of the index, to look up compounds by, and those of each zone."""
        counts: Counter[str] = Counter()
        stems: dict[Zone, frozenset[str]] = {}
        for zone in ZONES:
            terms = dict(self._searcher.terms_with_prefix(zone.stems, ""))
            counts.update(terms)
            stems[zone] = frozenset(terms)
        return Vocabulary(stem for stem, _ in counts.most_common()), stems

    @property
    def vocabulary(self) -> Vocabulary:
        """Give the stems of the index, to look up compounds by; the first who asks loads them."""
        with self._lock:
            return self._words[0]

    def _find_akin(self, word: str, zone: Zone) -> list[str]:
        """Give the stems of a zone that a word leads to besides its own."""
        akin = self.vocabulary.akin(word)
        held = self._words[1][zone]
        return [stem for stem in akin if stem in held]

    def _compiled(self, question: Question, filters: Filters) -> Query:
        return Compiler(self._schema, self._akin, self._has).compile(question, filters)

    def _has(self, field: str, value: str) -> bool:
        return bool(self._searcher.doc_freq(field, value))

    def find(self, question: Question, filters: Filters, *, sort: Sort, offset: int, limit: int) -> tuple[list[Found], int]:
        """Give some of what answers a question, and how many do in all."""
        query = self._compiled(question, filters)
        by = sort if sort is not Sort.BEST or not question.is_wordless else Sort.NEWEST
        field = _FIELDS.get(by)
        order = tantivy.Order.Asc if by is Sort.OLDEST else tantivy.Order.Desc
        result = self._searcher.search(query, limit, True, field, offset, order)  # noqa: FBT003 - counts too
        found = [self._read(address, None if field else float(key)) for key, address in result.hits]
        return found, _count(result)

    def _read(self, address: tantivy.DocAddress, score: float | None) -> Found:
        stored = _stored(self._searcher, address)
        return Found(stored, _partition(stored.pop("partition")), score)

    def entry(self, item_id: str) -> Found | None:
        """Give an ärende by its id; None where the index has none."""
        query = Query.boolean_query(
            [
                (Occur.Must, Query.term_query(self._schema, "kind", ENTRY)),
                (Occur.Must, Query.term_query(self._schema, "item", item_id)),
            ]
        )
        hits = self._searcher.search(query, 1).hits
        return self._read(hits[0][1], None) if hits else None

    def partitions_of(self, field: str, value: str) -> set[Partition]:
        """Give the partitions of the ärenden whose `item`, `document`, `meeting` or `case` is this."""
        query = Query.term_query(self._schema, field, value)
        hits = self._searcher.search(query, _MOST_HELD).hits
        return {_partition(_stored(self._searcher, address)["partition"]) for _, address in hits}

    def count(self, question: Question, filters: Filters) -> int:
        """Count what answers a question."""
        return _count(self._searcher.search(self._compiled(question, filters), 1))

    def count_values(self, question: Question, filters: Filters, field: str) -> dict[str, int]:
        """Count what answers a question by the values of a field, the most frequent first."""
        return _counts(self._aggregate(question, filters, {field: _VALUES[field]})[field])

    def count_all(self, question: Question, filters: Filters) -> dict[str, dict[str, int]]:
        """Count as `count_values` does, by the values of every field, at one go."""
        told = self._told(replace(question, notes=()), filters)
        return {field: _counts(told[field]) for field in _VALUES}

    def sum_years(self, question: Question, filters: Filters) -> Iterator[tuple[int, int, dict[str, int], float]]:
        """Give for each year what answers a question: ärenden, ärenden by stage, kronor in their decisions."""
        told = self._told(replace(question, notes=()), filters)
        for year in sorted(told["years"]["buckets"], key=lambda one: float(one["key"])):
            stages = {str(one["key"]): int(one["doc_count"]) for one in year["stages"]["buckets"]}
            yield int(year["key"]), int(year["doc_count"]), stages, float(year["sek"]["value"] or 0)

    def _aggregate(self, question: Question, filters: Filters, asked: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = self._searcher.aggregate(self._compiled(question, filters), asked)
        return told

    def __len__(self) -> int:
        return _count(self._searcher.search(Query.term_query(self._schema, "kind", ENTRY), 1))


def indexed_states(index: tantivy.Index) -> dict[Partition, str]:
    """Give every partition that an index holds, with the checksum that it was written from."""
    return {_partition(said["partition"]): said["state"] for said in _marks(index)}


def indexed_redactions(index: tantivy.Index) -> dict[str, int]:
    """Give the papers in which something was masked when they were written into an index, with how much."""
    counts: dict[str, int] = {}
    for said in _marks(index):
        counts |= said.get("redactions", {})  # an index of before has none, and is written anew where there are some
    return counts


def _marks(index: tantivy.Index) -> Iterator[Stored]:
    searcher = index.searcher()
    query = Query.term_query(index.schema, "kind", STATE)
    for _, address in searcher.search(query, max(1, min(searcher.num_docs, _MOST_PARTITIONS))).hits:
        yield _stored(searcher, address)


def _stored(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Stored:
    written: Any = searcher.doc(address).get_first("stored")
    stored: Stored = json.loads(bytes(written))
    return stored


def _partition(name: str) -> Partition:
    key, _, year = name.rpartition("/")
    return key, int(year)


def _count(result: Any) -> int:  # noqa: ANN401 - its type does not name the count
    return int(result.count or 0)


def _counts(told: dict[str, Any]) -> dict[str, int]:
    return {_key(one["key"]): int(one["doc_count"]) for one in told["buckets"]}


def _key(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
