"""A table or ready view as a frame of pandas, polars or Arrow, filtered by organisation, body and time."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from search.duck import Database
from search.statement import QueryError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Day = str | dt.date
# By what a table is filtered: its own columns where it has them, else those of its rows' papers.
_OF_PAPER = ("organisation", "body", "coalesce(meeting_date, written_on)")
_OWN = {
    "documents": _OF_PAPER,
    "decision_amounts": ("organisation", "body", "date"),
    "proposal_outcomes": ("organisation", "proposed_by_body", "proposed_on"),
    "case_timelines": ("organisation", "body", "date"),
    "money_by_body": ("organisation", "body", "make_date(meeting_year, 1, 1)"),
    "coverage": ("organisation", "body", "make_date(meeting_year, 1, 1)"),
}


def load(
    table: str,
    *,
    organisation: str | None = None,
    body: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    output: Path | str = "output",
) -> "pd.DataFrame":
    """Read a table or a ready view with pandas, types kept: money is decimal, days are days, a missing text is NA.

    A row is of the organisation, body and day of its paper (that of the meeting, or the one that a memo bears); what
    bears no day is left out where days are asked for. A case is of its last event's paper. `money_by_body` and
    `coverage` have whole years: a year is in where its first day is. A whole table is in the order of its files; what
    is filtered, and views, are in none: sort them.

    Args:
        table: such as "decisions", or a ready view such as "decision_amounts".
        organisation: its name as printed, or its key ("Granvik kommun", "granvik-kommun"), in any case of letters.
        body: its name, in any case of letters ("kommunstyrelsen").
        since: the first day, as a date or "2026-01-31".
        until: the last day.
        output: the folder of the dataset.

    Raises:
        QueryError: there is no such dataset, table or view.
        ValueError: a day is none.
    """
    import pandas as pd  # noqa: PLC0415 - takes a second to load, which what reads Arrow does without

    found = load_arrow(table, organisation=organisation, body=body, since=since, until=until, output=output)
    frame: pd.DataFrame = found.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def load_polars(
    table: str,
    *,
    organisation: str | None = None,
    body: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    output: Path | str = "output",
) -> "pl.DataFrame":
    """Read as `load` does, with polars, types kept: money is decimal, days are days, a list is a list.

    Raises:
        ImportError: polars, which is an extra, is not installed.
        QueryError, ValueError: as `load`.
    """
    try:
        import polars as pl  # noqa: PLC0415 - not everybody has it
    except ImportError as error:
        raise ImportError("load_polars needs polars, which the extra polars installs: kallelse[polars]") from error
    found = load_arrow(table, organisation=organisation, body=body, since=since, until=until, output=output)
    return pl.DataFrame(found)


def load_arrow(
    table: str,
    *,
    organisation: str | None = None,
    body: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    output: Path | str = "output",
) -> pa.Table:
    """Read as `load` does, into an Arrow table, whose columns carry their descriptions."""
    database = Database(Path(output))
    try:
        if table not in database.names():
            raise QueryError(f"there is no table {table}; there are {', '.join(database.names())}")
        conditions, parameters = _conditions(table, organisation, body, _day(since), _day(until))
        where = " AND ".join(conditions) or "true"
        if table not in _OWN and conditions:
            where = f"document_id IN (SELECT document_id FROM documents WHERE {where})"  # noqa: S608 - our own words
        found = database.ask(f"SELECT * FROM {table} WHERE {where}", parameters)  # noqa: S608 - as above
    finally:
        database.close()
    return _as_declared(found, table) if table in TABLES else found


def _conditions(
    table: str, organisation: str | None, body: str | None, since: dt.date | None, until: dt.date | None
) -> tuple[list[str], list[object]]:
    own_organisation, own_body, own_date = _OWN.get(table, _OF_PAPER)
    conditions: list[str] = []
    parameters: list[object] = []
    if organisation is not None:
        conditions.append(f"lower(?) IN (lower({own_organisation}), organisation_key)")
        parameters.append(organisation)
    if body is not None:
        conditions.append(f"lower({own_body}) = lower(?)")
        parameters.append(body)
    for day, sign in ((since, ">="), (until, "<=")):
        if day is not None:
            conditions.append(f"{own_date} {sign} ?")
            parameters.append(day)
    return conditions, parameters


def _day(said: Day | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) else said


def _as_declared(found: pa.Table, table: str) -> pa.Table:
    """Give a table the types and descriptions of its schema; DuckDB has types of its own for times and lists."""
    declared = arrow_schema(table)
    partition = [found.schema.field(name) for name in found.schema.names if name not in declared.names]
    wanted = pa.schema([*declared, *partition], metadata=declared.metadata)
    return found.select(wanted.names).cast(wanted)
