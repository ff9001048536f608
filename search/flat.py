"""Hits as flat rows, for files and for programs that read JSON."""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from search.hits import Hit

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
        ("largest_sek", pa.decimal128(22, 2)),
        ("document_id", pa.string()),
        ("case_ids", pa.string()),
        ("doubts", pa.int32()),
    ]
)


def flat_table(hits: Iterable[Hit]) -> pa.Table:
    """Give a row for each clause of each hit; one row without clause where it has none.

    Several values of a field are joined by "; ", a doubtful sum is an empty place in `sek`; `largest_sek` is the largest
    sum of the clause in kronor. The columns are named as in the tables.
    """
    return pa.Table.from_pylist(_rows(hits), schema=_COLUMNS)


def flat_hits(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Give the same as mappings; days and money as text, so that no digit is lost."""
    return [
        {
            **row,
            "date": row["date"].isoformat() if row["date"] else None,
            "largest_sek": None if row["largest_sek"] is None else str(row["largest_sek"]),
        }
        for row in _rows(hits)
    ]


def _rows(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for hit in hits:
        head = {
            "item_id": hit.item_id,
            "organisation": hit.organisation,
            "body": hit.body,
            "date": hit.date,
            "doc_type": hit.doc_type,
            "number": hit.number,
            "title": hit.title.text,
            "diarienummer": "; ".join(hit.diarienummer),
        }
        tail = {"document_id": hit.document_id, "case_ids": "; ".join(hit.case_ids), "doubts": hit.doubts}
        for clause in hit.clauses or (None,):
            own = [one for one in hit.amounts if clause is None or one.decision_id == clause.decision_id]
            rows.append(
                {
                    **head,
                    "decision_id": clause.decision_id if clause else None,
                    "stage": clause.stage if clause else None,
                    "category": clause.category if clause else None,
                    "proposer": clause.proposer if clause else None,
                    "decider": clause.decider if clause else None,
                    "text": clause.text.text if clause else hit.snippet.text if hit.snippet else None,
                    "page": clause.page if clause else hit.page,
                    "amounts": "; ".join(one.text for one in own),
                    "sek": "; ".join("" if one.sek is None else str(one.sek) for one in own),
                    "largest_sek": max((one.sek for one in own if one.sek is not None), default=None),
                    **tail,
                }
            )
    return rows
