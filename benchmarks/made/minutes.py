"""What minutes hold beside clauses: who was there, votes with their yrkanden and reservations, cited paragraphs."""

import datetime as dt
from random import Random

from benchmarks.made.cases import Case
from benchmarks.made.papers import Paper, place_at
from schemas.minutes import (
    AdjustmentRow,
    AttendanceRow,
    CitationRow,
    MotionRow,
    RecusalRow,
    ReservationRow,
    StatementRow,
    VoteRecordRow,
    VoteRow,
)
from schemas.vocabulary import Ballot, Capacity, ItemKind, MotionKind, StatementKind

Person = tuple[str, str]  # name and party
_VOTES, _STATEMENTS, _RECUSALS, _RESERVED = 0.035, 0.02, 0.008, 0.6
_CITES = 0.6  # of ärenden that another body prepared
_RECORDED = 0.5  # of votes


class Minutes:
    """Adds to the minutes of one meeting what those who were there did.

    Args:
        paper: the minutes.
        chance: of the organisation.
        present: who was there, the chair first.
    """

    def __init__(self, paper: Paper, chance: Random, present: list[Person]) -> None:
        self._paper, self._chance, self._present = paper, chance, present

    def add_presence(self, last: int) -> None:
        """Add attendance and adjustment; `last` is the number of the last paragraph."""
        paper = self._paper
        roles = [Capacity.ORDFORANDE, Capacity.VICE_ORDFORANDE]
        for ordinal, (name, party) in enumerate(self._present, start=1):
            paper.rows["attendance"].append(
                AttendanceRow(
                    attendance_id=f"{paper.prefix}-p{ordinal}", document_id=paper.document_id, meeting_id=paper.meeting_id,
                    ordinal=ordinal, name=name, party=party,
                    role=roles[ordinal - 1] if ordinal <= len(roles) else Capacity.LEDAMOT, heading="Beslutande",
                    office=None,
                    present_from=None, present_to=None, present_paragraphs=(), absent_paragraphs=(), arrived=None,
                    departed=None, substitutes_for=None, substitutes_for_party=None, note=None,
                    **place_at(20 * ordinal, 20 * ordinal + len(name)), rule="named-with-party",
                )
            )  # fmt: skip
        day = paper.day
        paper.rows["adjustments"].append(
            AdjustmentRow(
                adjustment_id=f"{paper.prefix}-k1", document_id=paper.document_id, meeting_id=paper.meeting_id, ordinal=1,
                paragraphs=(f"1-{last}",), adjusters=(self._present[-1][0],), adjusted_on=day + dt.timedelta(days=7),
                posted_from=day + dt.timedelta(days=8), posted_until=day + dt.timedelta(days=30),
                kept_at=paper.body.office, **place_at(350, 390), rule="column",
            )
        )  # fmt: skip

    def add_to_item(self, case: Case, item_id: str) -> None:
        """Add what was done in an ärende: mostly nothing."""
        if case.cited is not None and self._chance.random() < _CITES:
            self._add_citation(case, item_id)
        if case.kind in (ItemKind.PROCEDURE, ItemKind.REPORT, ItemKind.INFORMATION):
            return
        if self._chance.random() < _VOTES:
            self._add_vote(item_id)
        if self._chance.random() < _STATEMENTS:
            self._add_statement(item_id)
        if self._chance.random() < _RECUSALS:
            self._add_recusal(item_id)

    def _add_citation(self, case: Case, item_id: str) -> None:
        cited, paper = case.cited, self._paper
        assert cited is not None, f"nothing is cited in {item_id}"
        text = f"{cited.body} § {cited.number} den {cited.date}"
        paper.rows["citations"].append(
            CitationRow(
                citation_id=f"{item_id}-c1", item_id=item_id, document_id=paper.document_id, ordinal=1, text=text,
                body=cited.body, abbreviation=None, number=cited.number, meeting_date=cited.date, is_preparation=True,
                **place_at(*paper.write(text)), rule="date-and-paragraph",
            )
        )  # fmt: skip

    def _add_vote(self, item_id: str) -> None:
        paper, chance = self._paper, self._chance
        ayes = chance.randint(len(self._present) // 2, len(self._present))
        noes = len(self._present) - ayes
        vote_id = f"{item_id}-v1"
        text = f"Med {ayes} ja-röster mot {noes} nej-röster beslutar {paper.body.name} enligt förslaget."
        where = place_at(*paper.write(text))
        paper.rows["votes"].append(
            VoteRow(
                vote_id=vote_id, item_id=item_id, document_id=paper.document_id, ordinal=1,
                question="Ja för bifall till förslaget. Nej för avslag.", yes_means="bifall till förslaget",
                no_means="avslag", yes=ayes, no=noes, abstain=None, absent=None, is_deciding=True, outcome=text, text=text,
                **where, rule="yes-against-no",
            )
        )  # fmt: skip
        voters = self._present if chance.random() < _RECORDED else []
        for ordinal, (name, party) in enumerate(voters, start=1):
            paper.rows["vote_records"].append(
                VoteRecordRow(
                    vote_record_id=f"{vote_id}-n{ordinal}", vote_id=vote_id, item_id=item_id, document_id=paper.document_id,
                    ordinal=ordinal, name=name, party=party, ballot=Ballot.YES if ordinal <= ayes else Ballot.NO, **where,
                    rule="list",
                )
            )  # fmt: skip
        losers = self._present[ayes : ayes + 3] or self._present[-1:]
        for ordinal, (name, party) in enumerate((self._present[0], losers[0]), start=1):
            paper.rows["motions"].append(
                MotionRow(
                    motion_id=f"{item_id}-y{ordinal}", item_id=item_id, document_id=paper.document_id, ordinal=ordinal,
                    together=ordinal, who=f"{name} ({party})", name=name, party=party,
                    kind=MotionKind.BIFALL if ordinal == 1 else MotionKind.AVSLAG,
                    text="yrkar bifall till förslaget." if ordinal == 1 else "yrkar avslag på förslaget.",
                    is_adopted=ordinal == 1, **where, rule="person-with-party",
                )
            )  # fmt: skip
        for ordinal, (name, party) in enumerate(losers if chance.random() < _RESERVED else (), start=1):
            paper.rows["reservations"].append(
                ReservationRow(
                    reservation_id=f"{item_id}-r{ordinal}", item_id=item_id, document_id=paper.document_id, ordinal=ordinal,
                    together=1, kind=StatementKind.RESERVATION, who=f"{name} ({party})", name=name, party=party, text=None,
                    **where, rule="person-with-party",
                )
            )  # fmt: skip

    def _add_statement(self, item_id: str) -> None:
        name, party = self._chance.choice(self._present)
        text = f"{name} ({party}) lämnar en protokollsanteckning."
        self._paper.rows["statements"].append(
            StatementRow(
                statement_id=f"{item_id}-o1", item_id=item_id, document_id=self._paper.document_id, ordinal=1, together=1,
                kind=StatementKind.PROTOKOLLSANTECKNING, who=f"{name} ({party})", name=name, party=party, text=None,
                **place_at(*self._paper.write(text)), rule="person-with-party",
            )
        )  # fmt: skip

    def _add_recusal(self, item_id: str) -> None:
        name, party = self._chance.choice(self._present)
        text = f"{name} ({party}) deltar inte på grund av jäv."
        self._paper.rows["recusals"].append(
            RecusalRow(
                recusal_id=f"{item_id}-j1", item_id=item_id, document_id=self._paper.document_id, ordinal=1, name=name,
                party=party, text=text, **place_at(*self._paper.write(text)), rule="person-with-party",
            )
        )  # fmt: skip
