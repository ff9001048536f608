"""Hits as flat rows, for files and for programs that read JSON."""

from collections.abc import Iterable
from typing import Any

from search.hits import Hit


def flat_hits(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Give a row for each clause that is shown of each hit; one row without clause where none is.

    Money is text, so that no digit is lost; several values of a field are joined by "; ". The columns are named as in
    the tables.
    """
    rows: list[dict[str, Any]] = []
    for hit in hits:
        head = {
            "item_id": hit.item_id,
            "organisation": hit.organisation,
            "body": hit.body,
            "date": hit.date.isoformat() if hit.date else None,
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
                    **tail,
                }
            )
    return rows
