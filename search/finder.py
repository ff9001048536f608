"""Full-text search over a dataset: what the page, the API and the terminal ask."""

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.vocabulary import Stage
from search.asking.filters import Filters, merge
from search.asking.grammar import read_query
from search.asking.question import Question
from search.counting import count_facets
from search.files import Partition
from search.hits import Facet, Hit, Result, YearSum
from search.index.generation import current_folder
from search.index.reading import Index, Sort
from search.index.writing import Updated
from search.showing import make_hit
from search.snippets import Marker
from search.statement import QueryError
from search.updating import update_search

MOST_HITS = 10_000  # that can be paged through
CLAUSES = 3  # of a hit


class Finder:
    """Searches the index of a dataset; several threads may ask at once, also while it is updated.

    Args:
        output: the folder of the dataset.

    Raises:
        QueryError: there is no dataset, or it has no index yet.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self._lock = threading.Lock()
        self._index = self._open()

    def _open(self) -> Index:
        folder = current_folder(self.output)
        if folder is None:
            raise QueryError(f"there is no index of {self.output}: kallelse index makes it")
        return Index(folder)

    def reload(self) -> None:
        """See what was written since; questions under way end on what they began with."""
        index = self._open()
        _ = index.vocabulary  # before anybody waits for it
        with self._lock:
            self._index = index

    def update(self) -> Updated:
        """Bring the index up to the tables, and the copies that views read, and see it.

        Raises:
            OSError: the tables cannot be read or the index cannot be written.
        """
        done = update_search(self.output)
        self.reload()
        return done

    def search(
        self,
        query: str,
        filters: Filters | None = None,
        *,
        sort: Sort = Sort.BEST,
        offset: int = 0,
        limit: int = 20,
        clauses: int | None = CLAUSES,
    ) -> Result:
        """Find ärenden.

        Args:
            query: in the query language; nothing finds all.
            filters: beside it.
            sort: the order; without words the newest come first.
            offset: hits to leave out, at most MOST_HITS with those that are given.
            limit: hits to give.
            clauses: of each hit that are given, the best; None gives all.

        Raises:
            QueryError: the query cannot be read, or too many hits are asked for.
        """
        if offset < 0 or limit < 0 or offset + limit > MOST_HITS:
            raise QueryError("the first {most} hits can be had", most=MOST_HITS)
        asked, index = read_query(query), self._index
        question, filters = merge(asked, filters or Filters())
        marker = Marker(question, index.vocabulary.akin)
        found, count = index.find(question, filters, sort=sort, offset=offset, limit=max(limit, 1))
        hits = tuple(make_hit(one, marker, filters, sort=sort, clauses=clauses) for one in found[:limit])
        return Result(hits=hits, count=count, notes=asked.notes)

    def arende(self, item_id: str) -> Hit | None:
        """Give an ärende by its id, with all its clauses; None where there is none."""
        found = self._index.entry(item_id)
        return make_hit(found, Marker(Question(), lambda _: ()), Filters()) if found else None

    def partitions_of(
        self, *, item: str | None = None, case: str | None = None, meeting: str | None = None
    ) -> set[Partition]:
        """Give the partitions that hold an ärende, or the ärenden of a case or meeting."""
        asked = {"item": item, "case": case, "meeting": meeting}
        return {
            partition
            for field, value in asked.items()
            if value is not None
            for partition in self._index.partitions_of(field, value)
        }

    def facets(self, query: str, filters: Filters | None = None) -> dict[str, tuple[Facet, ...]]:
        """Count what is found by organisation, body, year, stage, category, doc_type and amount.

        Each value counts what the search finds with it chosen instead of what is chosen of its field. The values of
        `amount` are upper bounds in kronor, "more" above the last.

        Raises:
            QueryError: the query cannot be read.
        """
        return count_facets(self._index, read_query(query), filters or Filters())

    def years(self, query: str, filters: Filters | None = None) -> tuple[YearSum, ...]:
        """Give what is found by year, the first first, the years between with nothing too.

        Raises:
            QueryError: the query cannot be read.
        """
        question, filters = merge(read_query(query), filters or Filters())
        sums = {
            year: YearSum(
                year=year,
                items=items,
                proposals=stages.get(Stage.PROPOSAL, 0),
                decisions=stages.get(Stage.DECISION, 0),
                decided_sek=Decimal(str(sek)).quantize(Decimal("0.01")),
            )
            for year, items, stages, sek in self._index.sum_years(question, filters)
        }
        if not sums:
            return ()
        empty = {"items": 0, "proposals": 0, "decisions": 0, "decided_sek": Decimal(0)}
        whole: Any = empty
        return tuple(sums.get(year) or YearSum(year=year, **whole) for year in range(min(sums), max(sums) + 1))

    def __len__(self) -> int:
        return len(self._index)
