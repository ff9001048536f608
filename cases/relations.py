"""What a clause that decides makes of one that proposes."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.matter import Clause
from cases.repeats import clause_words
from cases.wording import Likeness, compare, could_reach
from extractors.facts.body_names import same_body
from extractors.rules import pattern_of
from schemas.vocabulary import Category, LinkRelation

_ALIKE = 0.5  # of the words; a clause that shares less answers another proposal
_REFERS = pattern_of("answers", "refers")
_REJECTS = pattern_of("answers", "rejects")
_DEFERS = {Category.REFER_BACK: LinkRelation.REFERRED_BACK, Category.TABLE: LinkRelation.TABLED}


@dataclass(frozen=True, slots=True)
class Answer:
    """The clause that answers a proposal, what it makes of it, how alike they are, and how they were found to belong."""

    clause: Clause
    relation: LinkRelation
    likeness: Likeness | None
    rule: str

    @property
    def is_adopted(self) -> bool:
        """Whether the proposal became the decision: then the words that differ are a change of it."""
        return self.relation in (LinkRelation.ADOPTED_UNCHANGED, LinkRelation.ADOPTED_WITH_CHANGES)


def answer_proposals(proposals: Sequence[Clause], answers: Sequence[Clause]) -> dict[str, Answer]:
    """Give for proposals, by decision_id, the clause of the same ärende that answers each; the rest have none.

    First come clauses alike in their words, the most alike first (`answer_in_words`); then one that sends the whole back
    or puts it off, one that decides "enligt förslaget", and one that rejects the proposal as such.

    >>> from schemas.vocabulary import Stage
    >>> proposed = Clause("a", 1, Stage.PROPOSAL, None, None, (), "anta taxan", "anta", Category.ADOPT)
    >>> decided = Clause("b", 1, Stage.DECISION, None, None, (), "Taxan antas.", "antas", Category.ADOPT)
    >>> back = Clause("c", 1, Stage.DECISION, None, None, (), "Ärendet återremitteras.", None, Category.REFER_BACK)
    >>> answer_proposals([proposed], [back])["a"].relation.value
    'referred_back'
    """
    found = answer_in_words(proposals, answers)
    for proposal in proposals:
        if proposal.decision_id not in found:
            answer = _of_the_whole(proposal, answers)
            if answer is not None:
                found[proposal.decision_id] = answer
    return found


def answer_in_words(proposals: Sequence[Clause], answers: Sequence[Clause]) -> dict[str, Answer]:
    """Give for proposals, by decision_id, the clause that says the same in like words; each answers one."""
    offers: list[tuple[float, int, int, Likeness]] = []
    for i, proposal in enumerate(proposals):
        before = clause_words(proposal)
        for j, answer in enumerate(answers):
            after = clause_words(answer)
            if could_reach(before, after, _ALIKE):
                likeness = compare(before, after)
                if likeness.similarity >= _ALIKE:
                    offers.append((-likeness.similarity, i, j, likeness))
    taken: set[int] = set()
    used: set[int] = set()
    found: dict[str, Answer] = {}
    for _, i, j, likeness in sorted(offers, key=lambda offer: offer[:3]):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            relation = _relation(proposals[i], answers[j], likeness)
            found[proposals[i].decision_id] = Answer(answers[j], relation, likeness, "words")
    return found


def _relation(proposal: Clause, answer: Clause, likeness: Likeness) -> LinkRelation:
    """Give what a clause alike in its words makes of a proposal.

    A motion that is proposed to be rejected and is approved shares its words but for one: the proposal is rejected.
    """
    if answer.category in _DEFERS and answer.category is not proposal.category:
        return _DEFERS[answer.category]
    if (answer.category is Category.REJECT) is not (proposal.category is Category.REJECT):
        return LinkRelation.REJECTED
    return LinkRelation.ADOPTED_UNCHANGED if likeness.is_same else LinkRelation.ADOPTED_WITH_CHANGES


def _of_the_whole(proposal: Clause, answers: Sequence[Clause]) -> Answer | None:
    """Give the clause that answers all that is proposed in an ärende at once."""
    for answer in answers:
        if answer.category in _DEFERS:
            return Answer(answer, _DEFERS[answer.category], None, "whole")
    for answer in answers:
        if _REJECTS.search(answer.text) and _is_of(proposal, answer):
            return Answer(answer, LinkRelation.REJECTED, None, "by-reference")
        if _REFERS.search(answer.text) and _is_of(proposal, answer):
            return Answer(answer, LinkRelation.ADOPTED_UNCHANGED, None, "by-reference")
    return None


def _is_of(proposal: Clause, answer: Clause) -> bool:
    """Whether a clause that refers to "the proposal" can mean this one: nobody else's is named."""
    return answer.proposer is None or proposal.proposer is None or same_body(answer.proposer, proposal.proposer)
