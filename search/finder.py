"""Full-text search over a dataset: what the page, the API and the terminal ask."""

import datetime as dt
import threading
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.vocabulary import Stage
from search.asking.filters import Filters, merge
from search.asking.grammar import read_query
from search.asking.question import Question
from search.counting import count_facets
from search.files import Partition
from search.hits import AmountHit, ClauseHit, Facet, Hit, Result, YearSum
from search.index.generation import current_folder
from search.index.reading import Found, Index, Sort, Stored
from search.index.writing import Updated
from search.snippets import Marker
from search.statement import QueryError
from search.updating import update_search

MOST_HITS = 10_000  # that can be paged through
CLAUSES = 3  # of a hit
_AMOUNTS = 12


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
        hits = tuple(_hit(one, marker, filters, clauses) for one in found[:limit])
        return Result(hits=hits, count=count, notes=asked.notes)

    def arende(self, item_id: str) -> Hit | None:
        """Give an ärende by its id, with all its clauses; None where there is none."""
        found = self._index.entry(item_id)
        return _hit(found, Marker(Question(), lambda _: ()), Filters(), None) if found else None

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


def _hit(found: Found, marker: Marker, filters: Filters, most: int | None) -> Hit:
    stored = found.stored
    clauses = _best_clauses(stored, marker, filters, most)
    snippet = None
    if not any(one.text.marks for one in clauses) and not marker.is_empty:
        beside = " · ".join(stored["attachments"])
        texts = [text for text in (stored["summary"], stored["text"], beside) if text]
        snippet = marker.excerpt(texts)
    shown = {one.decision_id for one in clauses}
    amounts = sorted(stored["amounts"], key=lambda one: (one[2] not in shown, one[2] is None))
    return Hit(
        item_id=stored["item_id"],
        document_id=stored["document_id"],
        meeting_id=stored["meeting_id"],
        organisation=stored["organisation"],
        organisation_key=found.partition[0],
        year=found.partition[1],
        body=stored["body"],
        date=dt.date.fromisoformat(stored["date"]) if stored["date"] else None,
        doc_type=stored["doc_type"],
        number=stored["number"],
        title=marker.mark(stored["title"]),
        diarienummer=tuple(stored["diarienummer"]),
        page=stored["page"],
        clauses=clauses,
        clause_count=len(stored["clauses"]),
        amounts=tuple(
            AmountHit(text=text, sek=Decimal(sek) if sek is not None else None, decision_id=decision_id, page=page)
            for text, sek, decision_id, page in (amounts[:_AMOUNTS] if most is not None else amounts)
        ),
        snippet=snippet,
        case_ids=tuple(stored["case_ids"]),
        doubts=stored["doubts"],
        is_repeat=stored["is_repeat"],
        ingested_at=dt.datetime.fromisoformat(stored["ingested_at"]) if stored["ingested_at"] else None,
        score=found.score,
    )


def _best_clauses(stored: Stored, marker: Marker, filters: Filters, most: int | None) -> tuple[ClauseHit, ...]:
    """Give the clauses that the filters mean, then those that say most of what was asked for, in their order."""
    sums: dict[str | None, list[Decimal]] = {}
    for _, sek, decision_id, _ in stored["amounts"]:
        if sek is not None:
            sums.setdefault(decision_id, []).append(Decimal(sek))
    weighed = []
    for place, one in enumerate(stored["clauses"]):
        text, weight = marker.read(one[5])
        weighed.append(((-_fits(one, sums.get(one[0], ()), filters), -weight), place, text, one))
    chosen = sorted(sorted(weighed, key=lambda one: one[0])[:most], key=lambda one: one[1])
    return tuple(
        ClauseHit(
            decision_id=decision_id,
            stage=stage,
            category=category,
            proposer=proposer,
            decider=decider,
            text=text,
            page=page,
        )
        for _, _, text, (decision_id, stage, category, proposer, decider, _, page) in chosen
    )


def _fits(clause: Sequence[Any], sums: Sequence[Decimal], filters: Filters) -> int:
    """Count the filters of stage, category and amount that a clause fits; those that are not set count as well."""
    low, high = filters.min_sek, filters.max_sek
    has_sum = any((low is None or sek >= low) and (high is None or sek <= high) for sek in sums)
    return (
        (not filters.stages or clause[1] in filters.stages)
        + (not filters.categories or clause[2] in filters.categories)
        + ((low is None and high is None) or has_sum)
    )
