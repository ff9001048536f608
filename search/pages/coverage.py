"""What the dataset holds and what it lacks: meetings with and without papers, by body and year, and papers refused."""

from dataclasses import dataclass

from search.duck import Database
from search.files import Row

MOST_REFUSED = 1_000  # that are listed; all are counted
_LINES = """
WITH held AS (
    SELECT
        organisation_key,
        body,
        year,
        meeting_id,
        any_value(organisation) AS organisation,
        bool_or(doc_type = 'kallelse') AS has_kallelse,
        bool_or(doc_type IN ('protokoll', 'protokollsutdrag')) AS has_protokoll,
        bool_or(doc_type = 'protokoll') AS has_whole
    FROM documents
    WHERE meeting_id IS NOT NULL
    GROUP BY ALL
), papers AS (
    SELECT
        organisation_key,
        body,
        year,
        any_value(organisation) AS organisation,
        count(*) AS papers,
        count(*) FILTER (WHERE meeting_id IS NULL AND status != 'quarantined') AS without_meeting,
        count(*) FILTER (WHERE status = 'partial') AS partial,
        count(*) FILTER (WHERE status = 'quarantined') AS refused,
        count(*) FILTER (WHERE gone_at IS NOT NULL) AS gone
    FROM documents
    GROUP BY ALL
)
SELECT
    p.organisation_key,
    coalesce(p.organisation, p.organisation_key) AS organisation,
    p.body,
    p.year,
    p.papers,
    count(h.meeting_id) AS meetings,
    count(*) FILTER (WHERE h.has_kallelse) AS with_kallelse,
    count(*) FILTER (WHERE h.has_protokoll) AS with_protokoll,
    count(*) FILTER (WHERE h.has_protokoll AND NOT h.has_whole) AS with_extracts_only,
    count(*) FILTER (WHERE h.has_kallelse AND h.has_protokoll) AS with_both,
    p.without_meeting,
    p.partial,
    p.refused,
    p.gone
FROM papers AS p
LEFT JOIN held AS h
    ON h.organisation_key = p.organisation_key AND h.body IS NOT DISTINCT FROM p.body AND h.year = p.year
GROUP BY ALL
ORDER BY organisation, p.body NULLS LAST, p.year
"""
_REFUSED = """
SELECT document_id, file_name, organisation_key, organisation, year, error_code, error
FROM documents WHERE status = 'quarantined' ORDER BY error_code, file_name, document_id LIMIT ?
"""
_DOUBTS = "SELECT code, count(*) AS issues, count(DISTINCT document_id) AS papers FROM issues GROUP BY code ORDER BY ALL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What there is and what is missing.

    `lines` have a row for each body and year, `refused` the first papers that could not be read, `doubts` how often each
    kind of issue stands in how many papers.
    """

    lines: tuple[Row, ...]
    refused: tuple[Row, ...]
    doubts: tuple[Row, ...]

    def total(self, column: str) -> int:
        """Give the sum of a column over all lines."""
        return sum(row[column] for row in self.lines)


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
