"""Where a case stands after an ärende of a paper: what its clauses say came of it."""

from collections.abc import Sequence

from cases.matter import Clause, Matter
from cases.relations import answer_in_words
from extractors.facts.body_names import same_body
from schemas.vocabulary import CaseStatus, Category, ItemKind, Stage

# Clauses that say nothing of the case itself.
_BESIDE = (Category.PROCEDURAL, Category.OTHER)
_STOPS = (Category.REJECT, Category.REFER_BACK, Category.TABLE)


def stage_of(matter: Matter) -> Stage | None:
    """Give whether a paper decides of an ärende or proposes; None where it does neither.

    Minutes that only adjust the paragraph at once and pass the matter on propose.
    """
    if matter.in_minutes and any(clause.category not in _BESIDE for clause in own_decisions(matter)):
        return Stage.DECISION
    if any(clause.stage is Stage.PROPOSAL for clause in matter.clauses):
        return Stage.PROPOSAL
    return Stage.DECISION if matter.in_minutes and own_decisions(matter) else None


def status_of(matter: Matter) -> CaseStatus | None:
    """Give where the case stands after the ärende; None where its clauses do not tell.

    Referred back or tabled is what a clause says that is decided, never what votes were counted. What is passed on to
    another body is proposed. Rejected is what nothing but rejections were decided of.
    """
    if not matter.in_minutes:
        return CaseStatus.PROPOSED if matter.clauses else None
    decided = {clause.category for clause in own_decisions(matter)}
    main = decided - set(_BESIDE)
    if Category.REFER_BACK in main:
        return CaseStatus.REFERRED_BACK
    if Category.TABLE in main:
        return CaseStatus.TABLED
    if passed_on(matter) or (main == {Category.CONSULT} and matter.kind is ItemKind.MOTION):
        return CaseStatus.PROPOSED
    if main == {Category.REJECT}:
        return CaseStatus.REJECTED
    if Category.ANSWERED in main and main <= {Category.ANSWERED, Category.REJECT, Category.NOTE}:
        return CaseStatus.ANSWERED
    if main or Category.OTHER in decided:
        return CaseStatus.DECIDED
    return CaseStatus.PROPOSED if any(clause.stage is Stage.PROPOSAL for clause in matter.clauses) else None


def own_decisions(matter: Matter) -> Sequence[Clause]:
    """Give the clauses that the meeting decides."""
    return [clause for clause in matter.clauses if clause.stage is Stage.DECISION]


def passed_on(matter: Matter) -> Sequence[Clause]:
    """Give the clauses that the meeting proposes to another body.

    Where minutes print a proposal to another body twice, first as it came and then as it was decided, the last is what
    came of it; so is one that nothing in the minutes answers. What the meeting decides in its own right beside it ("för
    egen del") in the same words is no answer, unless it stops the matter.
    """
    if not matter.in_minutes or matter.body is None:
        return []
    onward = [clause for clause in matter.clauses if _is_to_another(clause, matter.body)]
    if not onward:
        return []
    stopped = [clause for clause in own_decisions(matter) if clause.category in _STOPS]
    return [clause for place, clause in enumerate(onward) if not answer_in_words([clause], [*stopped, *onward[place + 1 :]])]


def _is_to_another(clause: Clause, body: str) -> bool:
    return clause.stage is Stage.PROPOSAL and clause.decider is not None and not same_body(clause.decider, body)
