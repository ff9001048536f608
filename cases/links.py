"""Proposals and what became of them: in the same paper, at the same meeting, in the body that they were proposed to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cases.citations import Citing
from cases.matter import Clause, Matter, level_of
from cases.outcomes import own_decisions, passed_on
from cases.questions import Question, questions_of
from cases.relations import Answer, answer_proposals
from cases.sameness import pair_matters
from cases.timeline import case_id_of
from extractors.facts.body_names import same_body, stem_of
from schemas.cases import DecisionLinkRow
from schemas.vocabulary import JoinRule, LinkKind, LinkRelation, NoLink

_DAYS = 270  # within which a body treats what is proposed to it; later it is another proposal


class Links:
    """Finds the answers among an organisation's ärenden; what repeats neither asks nor answers."""

    def __init__(
        self,
        organisation: str,
        matters: Sequence[Matter],
        joined: Mapping[str, Mapping[str, JoinRule]],
        same: Mapping[str, str],
        citing: Citing,
    ) -> None:
        self._organisation = organisation
        self._joined = joined
        self._citing = citing
        self._same = same
        self._onward: dict[str, Sequence[Clause]] = {}
        self._matters = [one for one in matters if one.item_id not in same]
        self._by_case: defaultdict[str, list[Matter]] = defaultdict(list)
        self._by_meeting: defaultdict[str, list[Matter]] = defaultdict(list)
        self._days: defaultdict[str, set[dt.date]] = defaultdict(set)
        for matter in self._matters:
            if not matter.in_minutes:
                continue
            for number in joined[matter.item_id]:
                self._by_case[number].append(matter)
            if matter.meeting_id is not None:
                self._by_meeting[matter.meeting_id].append(matter)
            if matter.body is not None and matter.date is not None:
                self._days[stem_of(matter.body)].add(matter.date)

    def rows(self) -> Iterator[DecisionLinkRow]:
        """Give the rows of every proposed clause, ärende by ärende."""
        for matter in self._matters:
            for question in questions_of(matter, self._passed_on(matter)):
                yield from self._answer(question)

    def _answer(self, question: Question) -> Iterator[DecisionLinkRow]:
        """Look for answers meeting by meeting: what is tabled is answered later, all else at the first."""
        meetings, reason = self._look(question)
        open_clauses: Sequence[Clause] = question.clauses
        for place, meeting in enumerate(meetings):
            holder = {clause.decision_id: matter for matter in meeting for clause in self._answers_in(matter, question)}
            answers = [clause for matter in meeting for clause in self._answers_in(matter, question)]
            found = answer_proposals(open_clauses, answers)
            for clause in open_clauses:
                if clause.decision_id in found:
                    answer = found[clause.decision_id]
                    yield self._row(question, clause, holder[answer.clause.decision_id], answer)
                elif place == 0:
                    yield self._none(question, clause, NoLink.NO_CLAUSE, meeting[0])
            open_clauses = [one for one in open_clauses if _is_tabled(found.get(one.decision_id))]
        if not meetings:
            for clause in question.clauses:
                yield self._none(question, clause, reason, None)

    def _passed_on(self, matter: Matter) -> Sequence[Clause]:
        """Give what minutes propose to another body; asked for once as a paper that asks and again as one that answers."""
        if matter.item_id not in self._onward:
            self._onward[matter.item_id] = passed_on(matter)
        return self._onward[matter.item_id]

    def _answers_in(self, matter: Matter, question: Question) -> list[Clause]:
        """Give the clauses of minutes that can answer: what the meeting decides, and what it passes on."""
        asked = {clause.decision_id for clause in question.clauses}
        onward = [clause for clause in self._passed_on(matter) if clause.decision_id not in asked]
        return [*own_decisions(matter), *onward]

    def _look(self, question: Question) -> tuple[list[list[Matter]], NoLink]:
        """Give the ärenden in which a question may be answered, by meeting in the order of time; else why there are none.

        A jäv parts an ärende into several paragraphs of one meeting.
        """
        matter = question.matter
        if question.kind is LinkKind.SAME_PAPER:
            return [[matter]], NoLink.NO_CLAUSE
        if not question.bodies:
            return [], NoLink.NO_BODY
        if question.kind is LinkKind.SAME_MEETING:
            minutes = self._by_meeting.get(matter.meeting_id or "", [])
            same = self._same_matter(matter, minutes)
            return [same] if same else [], NoLink.NO_ITEM if minutes else NoLink.NO_PAPER
        for body in question.bodies:
            meetings = self._later(matter, body)
            if meetings:
                return meetings, NoLink.NO_ITEM
        if matter.date is None:
            return [], NoLink.NO_DATE
        seen = any(self._has_minutes(body, matter.date) for body in question.bodies)
        return [], NoLink.NO_ITEM if seen else NoLink.NO_PAPER

    def _later(self, matter: Matter, body: str) -> list[list[Matter]]:
        """Give the ärenden of a body's minutes that can answer, by meeting.

        They belong to one of the cases of the paper that proposes, or cite it. What is proposed anew meanwhile is
        answered in its stead. To a paper without a day only the body's one meeting that has the case can answer.
        """
        known = {one.item_id: one for number in self._joined[matter.item_id] for one in self._by_case.get(number, ())}
        known |= {
            one.item_id: one for one in self._citing.citers_of(matter) if one.in_minutes and one.item_id not in self._same
        }
        found: defaultdict[dt.date, list[Matter]] = defaultdict(list)
        for one in known.values():
            if one.item_id != matter.item_id and one.body is not None and same_body(one.body, body) and one.date is not None:
                found[one.date].append(one)
        if matter.date is None:
            return list(found.values()) if len(found) == 1 else []
        until = min(self._proposed_anew(matter), default=dt.date.max)
        days = [day for day in sorted(found) if _is_after(day, body, matter) and day < until]
        if not days or (days[0] - matter.date).days > _DAYS:
            return []
        return [sorted(found[day], key=lambda one: (one.document_id, one.ordinal)) for day in days]

    def _proposed_anew(self, matter: Matter) -> Iterator[dt.date]:
        """Give the later days on which the same body proposes of the same case again."""
        for number in self._joined[matter.item_id]:
            for one in self._by_case.get(number, ()):
                if one.date is None or matter.date is None or one.date <= matter.date:
                    continue
                if one.body and matter.body and same_body(one.body, matter.body) and self._passed_on(one):
                    yield one.date

    def _same_matter(self, matter: Matter, minutes: Sequence[Matter]) -> list[Matter]:
        """Give the paragraphs of a meeting's minutes that treat an ärende of its kallelse."""
        own = set(self._joined[matter.item_id])
        filed = [one for one in minutes if own & set(self._joined[one.item_id])]
        if filed:
            return filed
        return [minutes[place] for place in pair_matters([matter], minutes).values()]

    def _has_minutes(self, body: str, since: dt.date) -> bool:
        return any(day >= since for day in self._days.get(stem_of(body), ()))

    def _case_of(self, matter: Matter, other: Matter | None) -> str | None:
        """Give the case of a link: one that both ärenden belong to, else the proposal's first."""
        own = self._joined[matter.item_id]
        shared = [number for number in own if other is None or number in self._joined[other.item_id]]
        number = next(iter(shared or own), None)
        return case_id_of(self._organisation, number) if number is not None else None

    def _row(self, question: Question, clause: Clause, matter: Matter, answer: Answer) -> DecisionLinkRow:
        likeness = answer.likeness
        return DecisionLinkRow(
            decision_link_id=f"{clause.decision_id}-{answer.clause.decision_id}",
            document_id=question.matter.document_id,
            case_id=self._case_of(question.matter, matter),
            proposal_id=clause.decision_id,
            decision_id=answer.clause.decision_id,
            decision_document_id=matter.document_id,
            kind=question.kind,
            body=matter.body,
            proposed_on=question.matter.date,
            decided_on=matter.date,
            relation=answer.relation,
            reason=None,
            similarity=likeness.similarity if likeness and answer.rule == "words" else None,
            words_added=likeness.added if likeness and answer.is_adopted else (),
            words_removed=likeness.removed if likeness and answer.is_adopted else (),
            rule=answer.rule,
        )

    def _none(self, question: Question, clause: Clause, reason: NoLink, matter: Matter | None) -> DecisionLinkRow:
        return DecisionLinkRow(
            decision_link_id=f"{clause.decision_id}-none",
            document_id=question.matter.document_id,
            case_id=self._case_of(question.matter, matter),
            proposal_id=clause.decision_id,
            decision_id=None,
            decision_document_id=None,
            kind=question.kind,
            body=matter.body if matter else next(iter(question.bodies), None),
            proposed_on=question.matter.date,
            decided_on=None,
            relation=LinkRelation.NO_DECISION_FOUND,
            reason=reason,
            similarity=None,
            words_added=(),
            words_removed=(),
            rule="none",
        )


def _is_tabled(answer: Answer | None) -> bool:
    return answer is not None and answer.relation is LinkRelation.TABLED


def _is_after(day: dt.date, body: str, matter: Matter) -> bool:
    """Whether a body's minutes of a day can answer a paper: of a later day, or of the same one by a body not below."""
    assert matter.date is not None, f"no day of {matter.item_id}"
    return day > matter.date or (day == matter.date and level_of(body) >= level_of(matter.body))
