"""What the dataset holds and what it lacks: the view `coverage`, papers refused, doubts by kind."""

from dataclasses import dataclass

from search.duck import Database
from search.files import Row

MOST_REFUSED = 1_000  # that are listed; all are counted
# The columns that are counts.
SUMMED = (
    "papers",
    "meetings",
    "with_kallelse",
    "with_minutes",
    "with_extracts_only",
    "with_both",
    "without_meeting",
    "partial",
    "refused",
    "gone",
)
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

    def by_organisation(self) -> list[Row]:
        """Give one row for each organisation: its lines summed up, `bodies` counted, from the first meeting to the last."""
        found: dict[str, list[Row]] = {}
        for row in self.lines:
            found.setdefault(row["organisation_key"], []).append(row)
        return [
            {
                "organisation_key": key,
                "organisation": rows[0]["organisation"],
                "bodies": len({row["body"] for row in rows}),
                "first_meeting": min((row["first_meeting"] for row in rows if row["first_meeting"]), default=None),
                "last_meeting": max((row["last_meeting"] for row in rows if row["last_meeting"]), default=None),
                **{name: sum(row[name] for row in rows) for name in SUMMED},
            }
            for key, rows in found.items()
        ]


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
