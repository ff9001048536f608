"""Where a case stands after an ärende of a paper: what its clauses say came of it."""

from collections.abc import Sequence

from cases.matter import Clause, Matter
from extractors.facts.body_names import same_body
from schemas.vocabulary import CaseStatus, Category, ItemKind, Stage

# Clauses that say nothing of the case itself.
_BESIDE = (Category.PROCEDURAL, Category.OTHER)


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
    """Give the clauses that the meeting itself proposes to another body."""
    return [clause for clause in matter.clauses if is_passed_on(matter, clause)]


def is_passed_on(matter: Matter, clause: Clause) -> bool:
    """Whether a clause of minutes is what the meeting proposes to another body, not what was proposed to it."""
    return (
        matter.in_minutes
        and clause.stage is Stage.PROPOSAL
        and matter.body is not None
        and clause.proposer is not None
        and same_body(clause.proposer, matter.body)
        and clause.decider is not None
        and not same_body(clause.decider, matter.body)
    )
