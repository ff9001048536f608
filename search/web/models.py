"""What the JSON API answers, as pydantic models: OpenAPI describes each column as the data dictionary does."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from schemas.columns import ColumnType, read_columns
from schemas.tables import TABLES
from search.web.parameters import PAGE


class Answer(BaseModel):
    """An answer of the API: nothing in it that is not described."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class MarkedText(Answer):
    """A text with the places that were asked for, as begin and end in characters."""

    text: str
    marks: list[tuple[int, int]]


class ClauseAnswer(Answer):
    """A clause of a hit."""

    decision_id: str
    stage: str
    category: str
    proposer: str | None
    decider: str | None
    text: MarkedText
    page: int


class AmountAnswer(Answer):
    """A sum of money of a hit; `sek` is null where the paper leaves it doubtful."""

    text: str
    sek: Decimal | None
    currency: str | None
    qualifier: str | None
    per: str | None
    decision_id: str | None
    page: int


class HitAnswer(Answer):
    """An ärende that was found, with the clauses that answer best; all stand in /api/v1/arenden/{item_id}."""

    item_id: str
    document_id: str
    meeting_id: str | None
    organisation: str | None
    organisation_key: str
    year: int
    body: str | None
    date: dt.date | None
    doc_type: str | None
    number: str | None
    title: MarkedText
    diarienummer: list[str]
    page: int
    clauses: list[ClauseAnswer]
    clause_count: int
    amounts: list[AmountAnswer]
    matching: list[AmountAnswer] = Field(description="sums by which it was found or sorted, of no clause above; at most 3")
    snippet: MarkedText | None
    case_ids: list[str]
    doubts: int
    is_repeat: bool
    ingested_at: dt.datetime | None
    score: float | None


class SearchAnswer(Answer):
    """A page of what was found."""

    count: int = Field(description="ärenden found in all")
    page: int
    page_size: int = PAGE
    notes: list[str] = Field(description="what of the query was taken otherwise than it looks")
    hits: list[HitAnswer]


class FacetAnswer(Answer):
    """A value of a field and how many of the ärenden found have it."""

    value: str
    count: int


class YearAnswer(Answer):
    """What was found of a year."""

    year: int
    items: int
    proposals: int
    decisions: int
    decided_sek: Decimal = Field(description="each decided clause with its largest sum, in kronor")


class SqlAnswer(Answer):
    """The rows of a statement; money and days as text."""

    columns: list[str]
    rows: list[list[Any]]
    is_cut: bool = Field(description="whether there are more rows than are given")


def _row_model(table: str) -> type[BaseModel]:
    """Make the model of a table's rows: its columns with their descriptions, and the partition they stand in."""
    fields: dict[str, Any] = {
        column.name: (_type_of(column), Field(description=column.column.description))
        for column in read_columns(TABLES[table])
    }
    fields["organisation_key"] = (str, Field(description="the key of the organisation, as in the path of the file"))
    fields["year"] = (int, Field(description="the year, as in the path of the file"))
    name = "".join(part.capitalize() for part in table.split("_")) + "Row"
    made: type[BaseModel] = create_model(name, __base__=Answer, __doc__=TABLES[table].__doc__, **fields)
    return made


def _type_of(column: ColumnType) -> Any:  # noqa: ANN401 - a type
    kind: Any = column.kind
    if kind is tuple:
        holds: Any = column.item if column.item in (str, int) else dict[str, Any]
        kind = list[holds]
    return kind | None if column.nullable else kind


ROWS: dict[str, type[BaseModel]] = {table: _row_model(table) for table in TABLES}
ItemRow: Any = ROWS["items"]
DocumentRow: Any = ROWS["documents"]
CaseRow: Any = ROWS["cases"]
EventRow: Any = ROWS["case_events"]
DecisionRow: Any = ROWS["decisions"]
DecisionRowOrNone: Any = ROWS["decisions"] | None
AmountRow: Any = ROWS["amounts"]
LinkRow: Any = ROWS["decision_links"]
VoteRow: Any = ROWS["votes"]
IssueRow: Any = ROWS["issues"]
MeetingRow: Any = ROWS["meetings"]
AttendanceRow: Any = ROWS["attendance"]
AdjustmentRow: Any = ROWS["adjustments"]
DateRow: Any = ROWS["dates"]
TableRow: Any = ROWS["tables"]
CellRow: Any = ROWS["table_cells"]
RecordRow: Any = ROWS["vote_records"]
MotionRow: Any = ROWS["motions"]
ReservationRow: Any = ROWS["reservations"]
StatementRow: Any = ROWS["statements"]
RecusalRow: Any = ROWS["recusals"]
AttachmentRow: Any = ROWS["attachments"]
RecipientRow: Any = ROWS["recipients"]
CitationRow: Any = ROWS["citations"]


class OutcomeAnswer(Answer):
    """What became of a proposed clause."""

    link: LinkRow
    decision: DecisionRowOrNone = Field(description="the clause that answers")


class ArendeAnswer(Answer):
    """An ärende with the rows of every table that are its own."""

    item: ItemRow
    paper: DocumentRow
    cases: list[CaseRow]
    doubts: Annotated[list[IssueRow], Field(description="issues of the ärende, and of its paper as a whole")]
    outcomes: dict[str, list[OutcomeAnswer]]
    decisions: list[DecisionRow]
    amounts: list[AmountRow]
    dates: list[DateRow]
    tables: list[TableRow]
    cells: dict[str, list[CellRow]]
    votes: list[VoteRow]
    vote_records: list[RecordRow]
    motions: list[MotionRow]
    reservations: list[ReservationRow]
    statements: list[StatementRow]
    recusals: list[RecusalRow]
    attachments: list[AttachmentRow]
    recipients: list[RecipientRow]
    citations: list[CitationRow]


class EventClauseAnswer(Answer):
    """A clause of an event of a case."""

    row: DecisionRow
    amounts: list[AmountRow]
    outcomes: list[OutcomeAnswer]


class EventAnswer(Answer):
    """An event of a case."""

    row: EventRow
    page: int | None
    under: str | None
    repeated_by: int
    doubts: int
    clauses: list[EventClauseAnswer]
    votes: list[VoteRow]


class CaseAnswer(Answer):
    """A case with its events in order."""

    row: CaseRow
    related: list[CaseRow]
    events: list[EventAnswer]


class PaperAnswer(Answer):
    """A paper of a meeting with its ärenden."""

    row: DocumentRow
    item_ids: list[str]
    doubts: list[IssueRow]


class MeetingAnswer(Answer):
    """A meeting: what its papers tell of it, and the papers, minutes first."""

    row: MeetingRow
    papers: list[PaperAnswer]
    attendance: list[AttendanceRow]
    adjustments: list[AdjustmentRow]


class CoverageLine(Answer):
    """What there is of a body and year: a row of the view `coverage`."""

    organisation_key: str
    organisation: str | None
    body: str | None
    meeting_year: int | None
    papers: int
    refused: int
    partial: int
    gone: int
    without_meeting: int
    meetings: int
    with_kallelse: int
    with_minutes: int
    with_extracts_only: int
    with_both: int
    first_meeting: dt.date | None
    last_meeting: dt.date | None


class RefusedAnswer(Answer):
    """A paper that could not be read."""

    document_id: str
    file_name: str
    organisation_key: str
    organisation: str | None
    year: int
    error_code: str | None
    error: str | None


class DoubtAnswer(Answer):
    """How often a kind of issue stands, in how many papers."""

    code: str
    issues: int
    papers: int


class CoverageAnswer(Answer):
    """What the dataset holds and lacks."""

    lines: list[CoverageLine]
    refused: list[RefusedAnswer]
    doubts: list[DoubtAnswer]


class Problem(BaseModel):
    """Why something is not answered."""

    detail: Any
