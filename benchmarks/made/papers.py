"""Papers as rows: a kallelse or minutes, ärende by ärende, with page and box of every value."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.made.cases import Case, Clause, Passage
from benchmarks.made.organisations import Body, Organisation
from extractors import VERSION
from extractors.keys import meeting_id_of, short
from schemas.documents import DocumentRow, IssueRow, MeetingRow
from schemas.items import AttachmentRow, DecisionRow, ItemRow, PageBox, RecipientRow
from schemas.tables import DOCUMENT_TABLES, SCHEMA_VERSION, Rows
from schemas.values import AmountRow, DateRow
from schemas.vocabulary import DateRole, DocType, IssueCode, Stage, Status

_PAGE = 2_600  # characters of a page
_LINE = 84  # characters of a line
_LEFT, _RIGHT, _TOP, _HEIGHT, _LEADING = 102.05, 503.86, 90.0, 660.0, 13.4
_UNCLEAR = 0.02  # of sums
_CONFLICT = 0.01  # of days


@dataclass(frozen=True, slots=True)
class Said:
    """A clause as a paper has it: who proposes it to whom, or decides it."""

    clause: Clause
    stage: Stage
    proposer: str | None
    decider: str | None
    path: tuple[str, ...]


def place_at(begin: int, end: int) -> dict[str, Any]:
    """Give page and box of a run of characters, as if every page were set alike."""
    page, behind = divmod(begin, _PAGE)
    top = round(_TOP + behind / _PAGE * _HEIGHT, 2)
    lines = 1 + (end - begin) // _LINE
    right = _RIGHT if lines > 1 else round(_LEFT + (end - begin) / _LINE * (_RIGHT - _LEFT), 2)
    return {"page": page + 1, "x0": _LEFT, "top": top, "x1": right, "bottom": round(top + lines * _LEADING, 2)}


class Paper:
    """One paper while it is put together; `rows` are its rows by table, complete once it is closed.

    Args:
        seed: of the dataset.
        day: of the meeting; of a memo the day that it bears.
        number: tells papers of one kind and meeting apart.
    """

    def __init__(
        self, seed: int, organisation: Organisation, body: Body, day: dt.date, kind: DocType, *, number: int = 0
    ) -> None:
        said = f"{seed}|{organisation.key}|{body.name}|{day}|{kind}|{number}"
        self.document_id = hashlib.sha256(said.encode()).hexdigest()
        self.prefix = short(self.document_id)
        self.organisation, self.body, self.day, self.kind = organisation, body, day, kind
        self.is_memo = kind is DocType.TJANSTESKRIVELSE
        self.meeting_id = None if self.is_memo else meeting_id_of(organisation.name, body.name, day)
        self.rows: Rows = {name: [] for name in DOCUMENT_TABLES}
        self._chance = Random(said)
        self._position = 400  # behind the cover
        self._lines: list[str] = []

    def next_id(self, table: str, letter: str) -> str:
        """Give the id of the next row of a table that counts in the paper."""
        return f"{self.prefix}-{letter}{len(self.rows[table]) + 1}"

    def write(self, line: str) -> tuple[int, int]:
        """Write a line of an ärende; give where it stands in the paper's text."""
        begin = self._position
        self._lines.append(line)
        self._position += len(line) + 1
        return begin, begin + len(line)

    def add_item(self, case: Case, number: str, said: Sequence[Said], passages: Iterable[Passage]) -> str:
        """Add an ärende: its head, its clauses, its text; give its id."""
        ordinal = len(self.rows["items"]) + 1
        item_id = f"{self.prefix}-i{ordinal}"
        begin, self._lines = self._position, []
        in_minutes = self.kind in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)
        self.write(f"§ {number} {case.title}" if in_minutes else f"{number}. {case.title}")
        if case.printed:
            self.write(f"Dnr {case.printed}{' ' * bool(case.suffix)}{case.suffix}")
        self._write_clauses(said, item_id, in_minutes=in_minutes)
        if case.summary:
            self.write("Sammanfattning")
            self._write_passage(case.summary, item_id)
        for passage in passages:
            self._write_passage(passage, item_id)
        self._write_attachments(case, item_id)
        self.rows["items"].append(
            ItemRow(
                item_id=item_id,
                document_id=self.document_id,
                meeting_id=self.meeting_id,
                ordinal=ordinal,
                number=number or None,
                title=case.title,
                diarienummer=(case.printed,) if case.printed else (),
                diarienummer_class=(case.suffix,) if case.printed else (),
                diarienummer_key=(case.key,) if case.printed else (),
                external_diarienummer=(),
                kind=case.kind,
                presenters=(),
                page_start=begin // _PAGE + 1,
                page_end=self._position // _PAGE + 1,
                summary=case.summary.text if case.summary else None,
                text="\n".join(self._lines),
                char_start=begin,
                char_end=self._position - 1,
                rule="paragraph" if in_minutes else "numbered",
            )
        )
        return item_id

    def _write_clauses(self, said: Sequence[Said], item_id: str, *, in_minutes: bool) -> None:
        section = 0
        before: tuple[Stage, str | None] | None = None
        for ordinal, one in enumerate(said, start=1):
            if before != (one.stage, one.decider):
                before, section = (one.stage, one.decider), section + 1
                self.write("Beslut" if in_minutes and section == 1 else "Förslag till beslut")
                verb = "beslutar" if one.stage is Stage.DECISION else f"föreslår {one.decider or 'nämnden'} besluta"
                self.write(f"{one.proposer or one.decider} {verb}")
            begin, _ = self.write(f"att {one.clause.passage.text}")
            begin += len("att ")
            end = begin + len(one.clause.passage.text)
            decision_id = f"{item_id}-d{ordinal}"
            place = place_at(begin, end)
            self.rows["decisions"].append(
                DecisionRow(
                    decision_id=decision_id,
                    item_id=item_id,
                    document_id=self.document_id,
                    ordinal=ordinal,
                    section=section,
                    stage=one.stage,
                    proposer=one.proposer,
                    decider=one.decider,
                    path=one.path,
                    text=one.clause.passage.text,
                    verb=one.clause.verb,
                    category=one.clause.category,
                    immediate=False,
                    **place,
                    boxes=(PageBox(**place),),
                    char_start=begin,
                    char_end=end,
                    rule="decision" if one.stage is Stage.DECISION else "leadin-proposes",
                )
            )
            if one.clause.verb is None:
                self.doubt(
                    IssueCode.VERB_UNKNOWN, f"no deciding verb is known in: {one.clause.passage.text}", begin, item_id
                )
            if one.decider is None:
                self.doubt(IssueCode.DECIDER_UNKNOWN, "the paper does not say who is to decide", begin, item_id)
            self._add_values(one.clause.passage, begin, item_id, decision_id)

    def _write_passage(self, passage: Passage, item_id: str) -> None:
        begin, _ = self.write(passage.text)
        self._add_values(passage, begin, item_id, None)

    def _write_attachments(self, case: Case, item_id: str) -> None:
        if case.attachments:
            self.write("Beslutsunderlag")
        for ordinal, text in enumerate(case.attachments, start=1):
            self.rows["attachments"].append(
                AttachmentRow(
                    attachment_id=f"{item_id}-a{ordinal}", item_id=item_id, document_id=self.document_id, ordinal=ordinal,
                    text=text, **place_at(*self.write(text)), rule="papers",
                )
            )  # fmt: skip

    def add_recipients(self, item_id: str, texts: Iterable[str]) -> None:
        """Add those an ärende's decision is sent to."""
        for ordinal, text in enumerate(texts, start=1):
            self.rows["recipients"].append(
                RecipientRow(
                    recipient_id=f"{item_id}-s{ordinal}", item_id=item_id, document_id=self.document_id, ordinal=ordinal,
                    text=text, **place_at(self._position, self._position + len(text)), rule="recipients",
                )
            )  # fmt: skip

    def _add_values(self, passage: Passage, begin: int, item_id: str, decision_id: str | None) -> None:
        for one in passage.sums:
            start = begin + passage.text.index(one.text)
            end = start + len(one.text)
            is_unclear = self._chance.random() < _UNCLEAR
            self.rows["amounts"].append(
                AmountRow(
                    amount_id=self.next_id("amounts", "b"), document_id=self.document_id, item_id=item_id,
                    decision_id=decision_id, table_id=None, text=one.text, sek=None if is_unclear else one.sek, sek_max=None,
                    currency="SEK", currency_implied=False, qualifier=one.qualifier, per=None, **place_at(start, end),
                    char_start=start, char_end=end, rule=one.rule,
                )
            )  # fmt: skip
            if is_unclear:
                self.doubt(IssueCode.AMOUNT_UNCLEAR, f"two readings of {one.text}", start, item_id)
        for day in passage.days:
            start = begin + passage.text.index(day.text)
            end = start + len(day.text)
            in_conflict = self._chance.random() < _CONFLICT
            self.rows["dates"].append(
                DateRow(
                    date_id=self.next_id("dates", "n"), document_id=self.document_id, item_id=item_id,
                    decision_id=decision_id, table_id=None, text=day.text, date=day.first, date_end=day.last,
                    precision=day.precision, role=DateRole.MENTIONED, year_inferred=False, weekday_conflict=in_conflict,
                    **place_at(start, end), char_start=start, char_end=end, rule=day.rule,
                )
            )  # fmt: skip
            if in_conflict:
                self.doubt(IssueCode.WEEKDAY_CONFLICT, f"{day.text} has another weekday", start, item_id)

    def doubt(self, code: IssueCode, detail: str, position: int, item_id: str | None) -> None:
        """Add what is doubtful."""
        self.rows["issues"].append(
            IssueRow(
                issue_id=self.next_id("issues", "q"), document_id=self.document_id, item_id=item_id, code=code,
                detail=detail, page=position // _PAGE + 1, rule=None,
            )
        )  # fmt: skip

    def close(self) -> Rows:
        """Give all rows of the paper."""
        day, body = self.day, self.body
        name = f"{body.letters.lower()}-{self.kind}-{day}.pdf"
        source = f"https://{self.organisation.key}.example/moten/{day.year}/{name}"
        self.rows["documents"].append(
            DocumentRow(
                document_id=self.document_id,
                doc_type=self.kind,
                organisation=self.organisation.name,
                body=body.name,
                meeting_date=None if self.is_memo else day,
                meeting_id=self.meeting_id,
                written_on=day if self.is_memo else None,
                is_correction=False,
                page_count=self._position // _PAGE + 1,
                has_text_layer=True,
                status=Status.OK,
                error=None,
                error_code=None,
                text_length=self._position,
                schema_version=SCHEMA_VERSION,
                extractor_version=VERSION,
                file_name=name,
                source=source,
                sources=(source,),
                version=1,
                superseded_by=None,
                gone_at=None,
                fetched_at=dt.datetime.combine(day, dt.time(6), dt.UTC) + dt.timedelta(days=14),
                ingested_at=dt.datetime.combine(day, dt.time(6, 1), dt.UTC) + dt.timedelta(days=14),
                record_sha256=hashlib.sha256(self.document_id.encode()).hexdigest(),
            )
        )
        if self.meeting_id is not None:
            in_minutes = self.kind is DocType.PROTOKOLL
            self.rows["meetings"].append(
                MeetingRow(
                    meeting_id=self.meeting_id,
                    document_id=self.document_id,
                    organisation=self.organisation.name,
                    body=body.name,
                    meeting_date=day,
                    start_time=dt.time(9 + self._chance.randint(0, 9)),
                    end_time=None,
                    place=f"{self.organisation.places[0]}, sal {self._chance.randint(1, 9)}",
                    adjustment_date=day + dt.timedelta(days=7) if in_minutes else None,
                    posted_from=day + dt.timedelta(days=8) if in_minutes else None,
                    posted_until=day + dt.timedelta(days=30) if in_minutes else None,
                )
            )
        return self.rows
