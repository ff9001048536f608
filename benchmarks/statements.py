"""Statements as researchers ask them: ready views as a whole, sums and shares over them, one row of every table."""

from collections.abc import Iterator

from schemas.columns import read_columns
from schemas.tables import TABLES
from search.duck import Database
from search.views import ready_views

Statement = tuple[str, str, tuple[str, ...]]  # its name, its SQL, its parameters

_QUESTIONS = {
    "money by year": "SELECT meeting_year, sum(clauses), sum(sek) FROM money_by_body GROUP BY ALL ORDER BY ALL",
    "the largest sums": "SELECT * FROM decision_amounts WHERE stage = 'decision' ORDER BY sek DESC NULLS LAST LIMIT 100",
    "proposals adopted by organisation": (
        "SELECT organisation, count(*), avg((relation = 'adopted_unchanged')::INTEGER), median(days)"
        " FROM proposal_outcomes GROUP BY ALL"
    ),
    "clauses with a word": "SELECT * FROM decision_amounts WHERE text ILIKE '%skolskjuts%'",
    "ärenden with a word": "SELECT item_id, title FROM items WHERE text ILIKE '%skolskjuts%'",
    "votes by party": "SELECT party, ballot, count(*) FROM vote_records GROUP BY ALL",
    "categories by year": "SELECT year, category, stage, count(*) FROM decisions GROUP BY ALL",
    "issues by code": "SELECT code, count(*), count(DISTINCT document_id) FROM issues GROUP BY ALL",
    "cases that went far": "SELECT * FROM cases WHERE len(bodies) > 2 ORDER BY events DESC LIMIT 100",
}


def statements_of(database: Database) -> Iterator[Statement]:
    """Give statements with values that the dataset holds; of tables without rows none."""
    for view in ready_views():
        yield f"all of {view.name}", f"SELECT * FROM {view.name}", ()  # noqa: S608 - our own names
    for name, sql in _QUESTIONS.items():
        yield name, sql, ()
    case = _value(database, "cases", "case_id")
    if case is not None:
        yield "the timeline of a case", "SELECT * FROM case_timelines WHERE case_id = ?", (case,)
    key = _value(database, "documents", "organisation_key")
    if key is not None:
        yield "the clauses of an organisation", "SELECT * FROM decision_amounts WHERE organisation_key = ?", (key,)
    for name, row in TABLES.items():
        column = next((one.name for one in read_columns(row) if one.column.key), "document_id")
        value = _value(database, name, column)
        if value is not None:
            yield f"a row of {name}", f"SELECT * FROM {name} WHERE {column} = ?", (value,)  # noqa: S608 - our own names


def _value(database: Database, table: str, column: str) -> str | None:
    """Give the value in the middle of a column; None where the table has no rows."""
    asked = f"SELECT quantile_disc({column}, 0.5) AS value FROM {table}"  # noqa: S608 - our own names
    value: str | None = database.ask(asked).column("value")[0].as_py()
    return value
