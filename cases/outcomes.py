"""Where a case stands after an ärende of a paper: what its clauses say came of it."""

from collections.abc import Sequence

from cases.matter import Clause, Matter
from cases.relations import answer_in_words
from extractors.facts.body_names import same_body
from extractors.rules import pattern_of
from schemas.vocabulary import CaseStatus, Category, ItemKind, Stage

_STOPS = (Category.REJECT, Category.REFER_BACK, Category.TABLE)
_DEFERS = {Category.REFER_BACK: CaseStatus.REFERRED_BACK, Category.TABLE: CaseStatus.TABLED}
# Clauses beside which another one decides of the matter.
_BESIDE = (Category.ASSIGN, Category.PROCEDURAL, Category.NOTE, Category.OTHER)
_INFORMS = (ItemKind.INFORMATION, ItemKind.REPORT)
_YRKANDE = pattern_of("answers", "yrkande")
_SENT = pattern_of("answers", "sent")
_WHOLE = pattern_of("answers", "whole")


def stage_of(matter: Matter) -> Stage | None:
    """Give whether a paper decides of an ärende or proposes; None where it does neither.

    Minutes that only adjust the paragraph at once and pass the matter on propose.
    """
    decided = own_decisions(matter) if matter.in_minutes else ()
    if any(clause.category not in (Category.PROCEDURAL, Category.OTHER) for clause in decided):
        return Stage.DECISION
    if any(clause.stage is Stage.PROPOSAL for clause in matter.clauses):
        return Stage.PROPOSAL
    return Stage.DECISION if decided else None


def status_of(matter: Matter) -> CaseStatus | None:
    """Give where the case stands after the ärende; None where its clauses do not tell.

    Referred back or tabled is what a clause says that is decided, never what votes were counted, and only where nothing
    else is decided of the matter: a part that is sent back leaves the rest decided. What is passed on to another body,
    or sent on undecided, is proposed. Rejected is what nothing but rejections were decided of; that a yrkande is
    rejected says nothing of the matter, and that information is noted neither.
    """
    if not matter.in_minutes:
        return CaseStatus.PROPOSED if matter.clauses else None
    decided = [
        clause
        for clause in own_decisions(matter)
        if clause.category is not Category.PROCEDURAL
        and not (clause.category is Category.REJECT and _YRKANDE.search(clause.text))
    ]
    main = {clause.category for clause in decided if clause.category not in _BESIDE}
    if main and main <= set(_DEFERS) and _is_whole(decided):
        return _DEFERS[Category.REFER_BACK if Category.REFER_BACK in main else Category.TABLE]
    if passed_on(matter) or (decided and all(_SENT.search(clause.text) for clause in decided)):
        return CaseStatus.PROPOSED
    told = {clause.category for clause in decided}
    if told == {Category.REJECT}:
        return CaseStatus.REJECTED
    if Category.ANSWERED in told and told <= {Category.ANSWERED, Category.REJECT, Category.NOTE}:
        return CaseStatus.ANSWERED
    if not told and any(clause.stage is Stage.PROPOSAL for clause in matter.clauses):
        return CaseStatus.PROPOSED
    return CaseStatus.DECIDED if told and not (told == {Category.NOTE} and matter.kind in _INFORMS) else None


def _is_whole(decided: Sequence[Clause]) -> bool:
    """Whether what is put off is the whole: nothing stands beside it of which nobody knows what it does, or it says so."""
    unknown = any(clause.category is Category.OTHER for clause in decided)
    return not unknown or any(clause.category in _DEFERS and _WHOLE.search(clause.text) for clause in decided)


def own_decisions(matter: Matter) -> Sequence[Clause]:
    """Give the clauses that the meeting decides."""
    return [clause for clause in matter.clauses if clause.stage is Stage.DECISION]


def passed_on(matter: Matter) -> Sequence[Clause]:
    """Give the clauses that the meeting proposes to another body.

    Where minutes print a proposal to another body twice, under one heading as it came and under a later one as it was
    decided, the last is what came of it; so is one that nothing in the minutes answers. What the meeting decides in its
    own right beside it ("för egen del") in the same words is no answer, unless it stops the matter.
    """
    if not matter.in_minutes or matter.body is None:
        return []
    onward = [clause for clause in matter.clauses if _is_to_another(clause, matter.body)]
    stopped = [clause for clause in own_decisions(matter) if clause.category in _STOPS]
    left: list[Clause] = []
    for section in sorted({clause.section for clause in onward}):
        asked = [clause for clause in onward if clause.section == section]
        later = [clause for clause in (*stopped, *onward) if clause.section > section]
        answered = answer_in_words(asked, later) if later else {}
        left.extend(clause for clause in asked if clause.decision_id not in answered)
    return left


def _is_to_another(clause: Clause, body: str) -> bool:
    return clause.stage is Stage.PROPOSAL and clause.decider is not None and not same_body(clause.decider, body)
