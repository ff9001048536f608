"""Proposals and what became of them: in the same paper, at the same meeting, in the body that they were proposed to."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.matter import Clause, Matter, is_body, level_of
from cases.outcomes import own_decisions, passed_on
from cases.relations import Answer, answer_proposals
from cases.repeats import is_same_matter
from cases.timeline import case_id_of
from extractors.facts.body_names import same_body, stem_of
from schemas.cases import DecisionLinkRow
from schemas.vocabulary import DocType, JoinRule, LinkKind, LinkRelation, NoLink, Stage


@dataclass(frozen=True, slots=True)
class _Question:
    """Clauses of an ärende that are proposed to one body."""

    matter: Matter
    clauses: tuple[Clause, ...]
    kind: LinkKind
    bodies: tuple[str, ...]  # that can answer, the next in the chain first


class Links:
    """Finds the answers among an organisation's ärenden; what repeats neither asks nor answers."""

    def __init__(
        self,
        organisation: str,
        matters: Sequence[Matter],
        joined: Mapping[str, Mapping[str, JoinRule]],
        same: Mapping[str, str],
    ) -> None:
        self._organisation = organisation
        self._joined = joined
        self._onward: dict[str, Sequence[Clause]] = {}
        self._matters = [one for one in matters if one.item_id not in same]
        self._by_case: defaultdict[str, list[Matter]] = defaultdict(list)
        self._by_meeting: defaultdict[str, list[Matter]] = defaultdict(list)
        self._days: defaultdict[str, list[dt.date]] = defaultdict(list)
        for matter in self._matters:
            if not matter.in_minutes:
                continue
            for number in joined[matter.item_id]:
                self._by_case[number].append(matter)
            if matter.meeting_id is not None:
                self._by_meeting[matter.meeting_id].append(matter)
            if matter.body is not None and matter.date is not None:
                self._days[stem_of(matter.body)].append(matter.date)

    def rows(self) -> Iterator[DecisionLinkRow]:
        """Give the rows of every proposed clause, ärende by ärende."""
        for matter in self._matters:
            for question in _questions(matter, self._passed_on(matter)):
                yield from self._answer(question)

    def _answer(self, question: _Question) -> Iterator[DecisionLinkRow]:
        open_clauses = list(question.clauses)
        where, reason = self._look(question)
        for matter in where:
            if not open_clauses:
                return
            answers = self._answers_in(matter, question)
            found = answer_proposals(open_clauses, answers)
            for clause in question.clauses:
                if clause.decision_id in found:
                    yield self._row(question, clause, matter, found[clause.decision_id])
            # What is tabled is answered later; what was answered otherwise, or not at all by this meeting, is not.
            open_clauses = [one for one in open_clauses if _is_tabled(found.get(one.decision_id))]
            missed = [one for one in question.clauses if one.decision_id not in found] if matter is where[0] else []
            for clause in missed:
                yield self._none(question, clause, NoLink.NO_CLAUSE, matter)
        if not where:
            for clause in question.clauses:
                yield self._none(question, clause, reason, None)

    def _passed_on(self, matter: Matter) -> Sequence[Clause]:
        """Give what minutes propose to another body; asked for once as a paper that asks and again as one that answers."""
        if matter.item_id not in self._onward:
            self._onward[matter.item_id] = passed_on(matter)
        return self._onward[matter.item_id]

    def _answers_in(self, matter: Matter, question: _Question) -> list[Clause]:
        """Give the clauses of minutes that can answer: what the meeting decides, and what it passes on."""
        asked = {clause.decision_id for clause in question.clauses}
        onward = [clause for clause in self._passed_on(matter) if clause.decision_id not in asked]
        return [*own_decisions(matter), *onward]

    def _look(self, question: _Question) -> tuple[list[Matter], NoLink]:
        """Give the ärenden in which a question may be answered, in the order of time; else why there are none."""
        matter = question.matter
        if question.kind is LinkKind.SAME_PAPER:
            return [matter], NoLink.NO_CLAUSE
        if not question.bodies:
            return [], NoLink.NO_BODY
        if question.kind is LinkKind.SAME_MEETING:
            minutes = self._by_meeting.get(matter.meeting_id or "", [])
            return self._same_matter(matter, minutes), NoLink.NO_ITEM if minutes else NoLink.NO_PAPER
        own = self._joined[matter.item_id]
        known = {one.item_id: one for number in own for one in self._by_case.get(number, ())}
        for body in question.bodies:
            later = [one for one in known.values() if one.body is not None and same_body(one.body, body)]
            later = [one for one in later if one.item_id != matter.item_id and _is_after(one, matter)]
            if later:
                return sorted(later, key=lambda one: (one.date or dt.date.max, one.document_id, one.ordinal)), NoLink.NO_ITEM
        seen = any(self._has_minutes(body, matter.date) for body in question.bodies)
        return [], NoLink.NO_ITEM if seen else NoLink.NO_PAPER

    def _same_matter(self, matter: Matter, minutes: Sequence[Matter]) -> list[Matter]:
        own = set(self._joined[matter.item_id])
        same = [one for one in minutes if own & set(self._joined[one.item_id]) and is_same_matter(matter, one)]
        same = same or [one for one in minutes if own and own & set(self._joined[one.item_id])]
        same = same or [one for one in minutes if is_same_matter(matter, one)]
        return same if len(same) == 1 else []

    def _has_minutes(self, body: str, since: dt.date | None) -> bool:
        days = self._days.get(stem_of(body), [])
        return bool(days) if since is None else bisect_left(days, since) < len(days)

    def _case_of(self, matter: Matter, other: Matter | None) -> str | None:
        """Give the case of a link: one that both ärenden belong to, else the proposal's first."""
        own = self._joined[matter.item_id]
        shared = [number for number in own if other is None or number in self._joined[other.item_id]]
        number = next(iter(shared or own), None)
        return case_id_of(self._organisation, number) if number is not None else None

    def _row(self, question: _Question, clause: Clause, matter: Matter, answer: Answer) -> DecisionLinkRow:
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
            similarity=likeness.similarity if likeness else None,
            words_added=likeness.added if likeness and answer.is_adopted else (),
            words_removed=likeness.removed if likeness and answer.is_adopted else (),
            rule=answer.rule,
        )

    def _none(self, question: _Question, clause: Clause, reason: NoLink, matter: Matter | None) -> DecisionLinkRow:
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


def _is_after(one: Matter, matter: Matter) -> bool:
    """Whether minutes can answer a paper: of a later day, or of the same day and a body further up."""
    if matter.date is None or one.date is None:
        return False
    return one.date > matter.date or (one.date == matter.date and level_of(one.body) >= level_of(matter.body))


def _questions(matter: Matter, onward: Sequence[Clause]) -> Iterator[_Question]:
    """Give what an ärende proposes, by where it is answered; `onward` is what minutes propose to another body."""
    proposals = [clause for clause in matter.clauses if clause.stage is Stage.PROPOSAL]
    if matter.doc_type is DocType.KALLELSE and proposals:
        bodies = (matter.body,) if matter.body is not None else ()
        yield _Question(matter, tuple(proposals), LinkKind.SAME_MEETING, bodies)
    elif matter.doc_type is DocType.TJANSTESKRIVELSE:
        yield from _onward(matter, proposals)
    elif matter.in_minutes:
        results = {clause.decision_id for clause in onward}
        inputs = tuple(clause for clause in proposals if clause.decision_id not in results)
        if inputs:
            yield _Question(matter, inputs, LinkKind.SAME_PAPER, (matter.body,) if matter.body else ())
        yield from _onward(matter, [clause for clause in proposals if clause.decision_id in results])


def _onward(matter: Matter, clauses: Sequence[Clause]) -> Iterator[_Question]:
    """Give the proposals to other bodies, those to the same chain of bodies together."""
    chains: defaultdict[tuple[str, ...], list[Clause]] = defaultdict(list)
    for clause in clauses:
        chains[_chain(matter, clause)].append(clause)
    for bodies, own in chains.items():
        yield _Question(matter, tuple(own), LinkKind.NEXT_BODY, bodies)


def _chain(matter: Matter, clause: Clause) -> tuple[str, ...]:
    """Give the bodies that a proposal goes to, in the order of the chain: each may pass it on or decide.

    In minutes those behind the body that meets; of a tjänsteskrivelse all, the office that writes it left out.
    """
    chain = [*clause.path, *([clause.decider] if clause.decider and clause.decider not in clause.path else [])]
    if matter.in_minutes:
        own = matter.body or ""
        return tuple(chain[next((place + 1 for place, body in enumerate(chain) if same_body(body, own)), 0) :])
    return tuple(body for body in chain if is_body(body))
