"""SQL over the read-only views, with a limit on time and rows."""

import datetime as dt
import json
from decimal import Decimal
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from schemas.tables import TABLES
from search.statement import QueryError
from search.views import ready_views
from search.web.asked import Said, TheSite
from search.web.downloads import FileKind, as_file, written_as
from search.web.language import Language
from search.web.links import with_query
from search.web.rendering import render
from search.web.security import Turnstile
from search.web.site import AT_ONCE, Site

router = APIRouter(include_in_schema=False)
ROWS, SECONDS = 1_000, 5.0
_FILE_ROWS = 100_000
_TURNSTILE = Turnstile(AT_ONCE)
_EXAMPLES = {
    "example_changed": "SELECT decided_by_body, decided_on, title, proposed, decided, words_removed, words_added"
    " FROM proposal_outcomes WHERE relation = 'adopted_with_changes' AND kind = 'next_body' ORDER BY decided_on DESC",
    "example_money": "SELECT organisation, body, meeting_year, sum(sek) AS sek FROM money_by_body"
    " GROUP BY ALL HAVING sum(sek) > 0 ORDER BY sek DESC",
    "example_days": "SELECT decided_by_body, count(*) AS proposals, median(days) AS days FROM proposal_outcomes"
    " WHERE kind = 'next_body' AND decision_id IS NOT NULL GROUP BY ALL ORDER BY proposals DESC",
}
Statement = Annotated[str, Query(max_length=10_000, description="One SELECT over the views.")]


def ask(site: Site, statement: str, rows: int) -> pa.Table:
    """Answer a statement within the limits.

    Raises:
        QueryError: it is not answered.
        HTTPException: too many ask at once.
    """
    with _TURNSTILE.turn():
        return site.inquiries.ask(statement, seconds=SECONDS, rows=rows)


@router.get("/sql")
def show_sql(request: Request, site: TheSite, language: Said, q: Statement = "") -> HTMLResponse:
    """Show a statement and its answer."""
    answer, cells, problem = None, None, None
    if q.strip():
        try:
            answer = ask(site, q, ROWS + 1)
            with written_as("text"):
                cells = [[_cell(value) for value in row.values()] for row in answer.slice(0, ROWS).to_pylist()]
        except QueryError as error:
            problem = Language(language.lang).told(error)
    return render(
        request,
        "sql.html",
        language,
        {
            "statement": q,
            "problem": problem,
            "columns": answer.column_names if answer is not None else [],
            "answer": cells,
            "is_cut": answer is not None and answer.num_rows > ROWS,
            "rows": ROWS,
            "seconds": f"{SECONDS:g}",
            "downloads": {kind.value: with_query(f"/ladda-ner/sql.{kind.value}", [("q", q)]) for kind in FileKind},
            "examples": _EXAMPLES,
            "views": {view.name: view.about for view in ready_views()}
            | {name: (row.__doc__ or "").strip() for name, row in TABLES.items()},
        },
        status=400 if problem else 200,
    )


@router.get("/ladda-ner/sql.{kind}", response_class=Response)
def download_sql(kind: FileKind, site: TheSite, q: Statement) -> Response:
    """Give the answer of a statement as a file."""
    return as_file(ask(site, q, _FILE_ROWS), kind, "kallelse-sql")


def _cell(value: Any) -> tuple[str, bool]:  # noqa: ANN401 - a cell of any type
    """Write a cell, and tell whether it is a number."""
    match value:
        case None:
            return "", False
        case bool():
            return str(value).lower(), False
        case int() | float() | Decimal():
            return str(value), True
        case dt.date() | dt.time():
            return value.isoformat(), False
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str), False
        case _:
            return str(value), False
