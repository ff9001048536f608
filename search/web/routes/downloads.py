"""What the pages show, as files."""

import pyarrow as pa
from fastapi import APIRouter
from fastapi.responses import Response

from search.finder import MOST_HITS
from search.flat import flat_table
from search.pages.arende import read_arende
from search.pages.case import read_case
from search.web.asked import CaseId, ItemId, Search, TheSite, missing
from search.web.downloads import FileKind, as_file
from search.web.security import Turnstile

router = APIRouter(prefix="/ladda-ner", include_in_schema=False)
_TURNSTILE = Turnstile(2)


@router.get("/traffar.{kind}", response_class=Response)
def download_hits(kind: FileKind, parameters: Search, site: TheSite) -> Response:
    """Give what a search finds, a row for each clause that is meant."""
    with _TURNSTILE.turn():
        result = site.finder.search(parameters.q, parameters.filters, sort=parameters.sort, limit=MOST_HITS, clauses=None)
        table = flat_table(result.hits, parameters.q, parameters.filters)
        return as_file(table, kind, "kallelse-traffar")


@router.get("/arende/{item_id}.{kind}", response_class=Response)
def download_arende(item_id: ItemId, kind: FileKind, site: TheSite) -> Response:
    """Give the facts of an ärende, a row each, with their boxes."""
    arende = read_arende(site.output, item_id, site.finder.partitions_of(item=item_id))
    if arende is None:
        missing("there is no such ärende")
    sek = {row["amount_id"]: row["sek"] for row in arende.rows["amounts"]}
    days = {row["date_id"]: row["date"] for row in arende.rows["dates"]}
    rows = [
        {
            "id": fact.fact_id,
            "table": fact.table,
            "text": fact.text,
            "sek": sek.get(fact.fact_id),
            "date": days.get(fact.fact_id),
            "page": box.page,
            "x0": box.x0,
            "top": box.top,
            "x1": box.x1,
            "bottom": box.bottom,
            "item_id": item_id,
            "document_id": arende.paper["document_id"],
        }
        for fact in arende.facts()
        for box in fact.boxes
    ]
    return as_file(pa.Table.from_pylist(rows, schema=_FACTS), kind, f"arende-{item_id}")


@router.get("/gang/{case_id}.{kind}", response_class=Response)
def download_case(case_id: CaseId, kind: FileKind, site: TheSite) -> Response:
    """Give the clauses of a case in order, with what became of each."""
    case = read_case(site.output, case_id, site.finder.partitions_of(case=case_id))
    if case is None:
        missing("there is no such case")
    rows = [
        {
            "date": event.row["date"],
            "body": event.row["body"],
            "doc_type": event.row["doc_type"],
            "number": event.row["number"],
            "title": event.row["title"],
            "stage": clause.row["stage"],
            "category": clause.row["category"],
            "proposer": clause.row["proposer"],
            "decider": clause.row["decider"],
            "text": clause.row["text"],
            "amounts": "; ".join(one["text"] for one in clause.amounts),
            "outcome": "; ".join(one.link["relation"] for one in clause.outcomes),
            "words_removed": "; ".join(" … ".join(one.link["words_removed"]) for one in clause.outcomes),
            "words_added": "; ".join(" … ".join(one.link["words_added"]) for one in clause.outcomes),
            "page": clause.row["page"],
            "decision_id": clause.row["decision_id"],
            "item_id": clause.row["item_id"],
            "document_id": clause.row["document_id"],
        }
        for event in case.events
        for clause in event.clauses
    ]
    return as_file(pa.Table.from_pylist(rows, schema=_CLAUSES), kind, f"gang-{case_id}")


@router.get("/tackning.{kind}", response_class=Response)
def download_coverage(kind: FileKind, site: TheSite) -> Response:
    """Give what the dataset holds, a row for each body and year."""
    return as_file(site.database.ask("FROM coverage"), kind, "kallelse-tackning")


_FACTS = pa.schema(
    [
        ("id", pa.string()),
        ("table", pa.string()),
        ("text", pa.string()),
        ("sek", pa.decimal128(22, 2)),
        ("date", pa.date32()),
        ("page", pa.int32()),
        *((name, pa.float64()) for name in ("x0", "top", "x1", "bottom")),
        ("item_id", pa.string()),
        ("document_id", pa.string()),
    ]
)
_CLAUSES = pa.schema(
    [
        ("date", pa.date32()),
        *(
            (name, pa.string())
            for name in (
                "body",
                "doc_type",
                "number",
                "title",
                "stage",
                "category",
                "proposer",
                "decider",
                "text",
                "amounts",
                "outcome",
                "words_removed",
                "words_added",
            )
        ),
        ("page", pa.int32()),
        *((name, pa.string()) for name in ("decision_id", "item_id", "document_id")),
    ]
)
