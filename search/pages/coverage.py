"""What the dataset holds and what it lacks: the view `coverage`, papers refused, doubts by kind."""

from dataclasses import dataclass

from search.duck import Database
from search.files import Row

MOST_REFUSED = 1_000  # that are listed; all are counted
_LINES = "FROM coverage ORDER BY coalesce(organisation, organisation_key), body NULLS LAST, meeting_year"
_REFUSED = """
SELECT document_id, file_name, organisation_key, organisation, year, error_code, error
FROM documents WHERE status = 'quarantined' ORDER BY error_code, file_name, document_id LIMIT ?
"""
_DOUBTS = "SELECT code, count(*) AS issues, count(DISTINCT document_id) AS papers FROM issues GROUP BY code ORDER BY ALL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What there is and what is missing.

    `lines` are those of the view `coverage`, `refused` the first papers that could not be read, `doubts` how often each
    kind of issue stands in how many papers.
    """

    lines: tuple[Row, ...]
    refused: tuple[Row, ...]
    doubts: tuple[Row, ...]


def read_coverage(database: Database) -> Coverage:
    """Count what a dataset holds.

    Raises:
        QueryError: it cannot be asked.
    """
    return Coverage(
        lines=tuple(database.ask(_LINES).to_pylist()),
        refused=tuple(database.ask(_REFUSED, [MOST_REFUSED]).to_pylist()),
        doubts=tuple(database.ask(_DOUBTS).to_pylist()),
    )
