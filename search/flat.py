"""Hits as flat rows, for files and for programs that read JSON."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from search.asking.filters import Filters, merge
from search.asking.grammar import read_query
from search.hits import AmountHit, ClauseHit, Hit
from search.showing import fits, has_sums, is_within

_COLUMNS = pa.schema(
    [
        ("item_id", pa.string()),
        ("organisation", pa.string()),
        ("body", pa.string()),
        ("date", pa.date32()),
        ("doc_type", pa.string()),
        ("number", pa.string()),
        ("title", pa.string()),
        ("diarienummer", pa.string()),
        ("decision_id", pa.string()),
        ("stage", pa.string()),
        ("category", pa.string()),
        ("proposer", pa.string()),
        ("decider", pa.string()),
        ("text", pa.string()),
        ("page", pa.int32()),
        ("amounts", pa.string()),
        ("sek", pa.string()),
        ("currency", pa.string()),
        ("qualifier", pa.string()),
        ("per", pa.string()),
        ("largest_sek", pa.decimal128(22, 2)),
        ("document_id", pa.string()),
        ("case_ids", pa.string()),
        ("doubts", pa.int32()),
    ]
)
NAMES = tuple(_COLUMNS.names)
_ALL = 3  # filters of a clause: stage, category, amount


def flat_table(hits: Iterable[Hit], query: str, filters: Filters) -> pa.Table:
    """Give a row for each clause of each hit that the filters of stage, category and amount mean.

    A hit has one row without clause where none of its clauses is meant, as where the sum that was asked for stands in
    the text around them. Several values of a field are joined by "; ", an unknown one is an empty place. `largest_sek`
    is the largest sum of the row in kronor; sums per month, person and the like do not count, as in the view
    money_by_body. The columns are named as in the tables.

    Args:
        hits: with all their clauses.
        query: by which they were found.
        filters: beside it.
    """
    return pa.Table.from_pylist(_rows(hits, query, filters), schema=_COLUMNS)


def flat_hits(hits: Iterable[Hit], query: str, filters: Filters) -> list[dict[str, Any]]:
    """Give the same as mappings; days and money as text, so that no digit is lost."""
    return [
        {
            **row,
            "date": row["date"].isoformat() if row["date"] else None,
            "largest_sek": None if row["largest_sek"] is None else str(row["largest_sek"]),
        }
        for row in _rows(hits, query, filters)
    ]


def _rows(hits: Iterable[Hit], query: str, filters: Filters) -> list[dict[str, Any]]:
    _, meant = merge(read_query(query), filters)
    return [row for hit in hits for row in _rows_of(hit, meant)]


def _rows_of(hit: Hit, filters: Filters) -> list[dict[str, Any]]:
    sums = {one.decision_id: [sum_ for sum_ in hit.amounts if sum_.decision_id == one.decision_id] for one in hit.clauses}
    meant = [one for one in hit.clauses if fits(one, sums[one.decision_id], filters) == _ALL]
    if meant:
        return [_row(hit, clause, sums[clause.decision_id]) for clause in meant]
    return [_row(hit, None, [one for one in hit.amounts if not has_sums(filters) or is_within(one, filters)])]


def _row(hit: Hit, clause: ClauseHit | None, sums: Sequence[AmountHit]) -> dict[str, Any]:
    return {
        "item_id": hit.item_id,
        "organisation": hit.organisation,
        "body": hit.body,
        "date": hit.date,
        "doc_type": hit.doc_type,
        "number": hit.number,
        "title": hit.title.text,
        "diarienummer": "; ".join(hit.diarienummer),
        "decision_id": clause.decision_id if clause else None,
        "stage": clause.stage if clause else None,
        "category": clause.category if clause else None,
        "proposer": clause.proposer if clause else None,
        "decider": clause.decider if clause else None,
        "text": clause.text.text if clause else hit.snippet.text if hit.snippet else None,
        "page": clause.page if clause else hit.page,
        "amounts": "; ".join(one.text for one in sums),
        "sek": "; ".join("" if one.sek is None else str(one.sek) for one in sums),
        "currency": "; ".join(one.currency or "" for one in sums),
        "qualifier": "; ".join(one.qualifier or "" for one in sums),
        "per": "; ".join(one.per or "" for one in sums),
        "largest_sek": _largest(sums),
        "document_id": hit.document_id,
        "case_ids": "; ".join(hit.case_ids),
        "doubts": hit.doubts,
    }


def _largest(sums: Iterable[AmountHit]) -> Decimal | None:
    whole = (one.sek for one in sums if one.currency == "SEK" and one.per in (None, "year"))
    return max((sek for sek in whole if sek is not None), default=None)
