"""What a clause that decides makes of one that proposes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cases.matter import Clause
from cases.repeats import clause_words
from cases.wording import Likeness, Words, compare, could_reach
from extractors.facts.body_names import same_body
from extractors.rules import pattern_of
from extractors.rules import words_of as words_in
from schemas.vocabulary import Category, LinkRelation

_ALIKE = 0.5  # of the words, and more than this of those that say what a clause is about
_REFERS = pattern_of("answers", "refers")
_CHANGES = pattern_of("answers", "changes")
_REJECTS = pattern_of("answers", "rejects")
_YRKANDE = pattern_of("answers", "yrkande")
_DEFERS = {Category.REFER_BACK: LinkRelation.REFERRED_BACK, Category.TABLE: LinkRelation.TABLED}
_BESIDE = (Category.ASSIGN, Category.PROCEDURAL, Category.NOTE, Category.OTHER)
_OF_INITIATIVE = (Category.APPROVE, Category.REJECT, Category.ANSWERED)  # what can become of a motion
_INITIATIVE = re.compile(r"\b(?:motion|medborgarförslag|initiativ|framställan|ansökan)(?:e?n|et|erna)?\b", re.IGNORECASE)
_PROPERTY = re.compile(r"\d+:\d+")
_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]+$")


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
    or puts it off, one that decides "enligt förslaget", one that rejects the proposal as such, and one that deals
    otherwise with the motion that the proposal deals with.

    >>> from schemas.vocabulary import Stage
    >>> proposed = Clause("a", 1, 1, Stage.PROPOSAL, None, None, (), "anta taxan", "anta", Category.ADOPT)
    >>> back = Clause("c", 1, 2, Stage.DECISION, None, None, (), "Ärendet återremitteras.", None, Category.REFER_BACK)
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
    only = len(proposals) == 1 and len([one for one in answers if one.category not in _BESIDE]) == 1
    for i, proposal in enumerate(proposals):
        before = clause_words(proposal)
        for j, answer in enumerate(answers):
            after = clause_words(answer)
            if could_reach(before, after, _ALIKE) and _is_about_the_same(before, after, only=only):
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


def _is_about_the_same(before: Words, after: Words, *, only: bool) -> bool:
    """Whether two clauses share most of the words that say what they are about.

    Names and property numbers that both print must have one in common, unless nothing else is proposed and decided.
    """
    if before.compared == after.compared:
        return True
    for pattern in (_PROPERTY, _NAME):
        own, other = ({word for word in words.printed[1:] if pattern.match(word)} for words in (before, after))
        if own and other and not own & other and not only:
            return False
    first, second = (_telling(words) for words in (before, after))
    size = first.total() + second.total()
    return size == 0 or 2 * (first & second).total() > _ALIKE * size


def _telling(words: Words) -> Counter[str]:
    """Count the words that say what a clause is about: not its verb, nor what stands in any clause."""
    stop = words_in("answers", "stop")
    told = [place for place, word in enumerate(words.compared) if place not in words.verbs and word not in stop]
    return Counter(words.stems[place] for place in told)


def _relation(proposal: Clause, answer: Clause, likeness: Likeness) -> LinkRelation:
    """Give what a clause alike in its words makes of a proposal.

    A motion that is proposed to be rejected and is approved shares its words but for one: the proposal is rejected. So is
    one that the decision turns into its contrary by "inte" or the like.
    """
    if answer.category in _DEFERS and answer.category is not proposal.category:
        return _DEFERS[answer.category]
    if (answer.category is Category.REJECT) is not (proposal.category is Category.REJECT):
        return LinkRelation.REJECTED
    negates = words_in("answers", "negates")
    added, removed = (
        {word.casefold() for run in runs for word in run.split()} for runs in (likeness.added, likeness.removed)
    )
    if bool(added & negates) is not bool(removed & negates):
        return LinkRelation.REJECTED
    return LinkRelation.ADOPTED_UNCHANGED if likeness.is_same else LinkRelation.ADOPTED_WITH_CHANGES


def _of_the_whole(proposal: Clause, answers: Sequence[Clause]) -> Answer | None:
    """Give the clause that answers all that is proposed in an ärende at once."""
    main = [answer for answer in answers if answer.category not in _BESIDE and not _YRKANDE.search(answer.text)]
    if main and all(answer.category in _DEFERS for answer in main):
        return Answer(main[0], _DEFERS[main[0].category], None, "whole")
    for answer in answers:
        changed = _CHANGES.match(answer.text)
        if changed and _is_meant(proposal, changed):
            likeness = Likeness(0.0, (changed["rest"],), ())
            return Answer(answer, LinkRelation.ADOPTED_WITH_CHANGES, likeness, "by-reference")
        for pattern, relation in ((_REJECTS, LinkRelation.REJECTED), (_REFERS, LinkRelation.ADOPTED_UNCHANGED)):
            match = pattern.match(answer.text)
            if match and _is_meant(proposal, match):
                return Answer(answer, relation, None, "by-reference")
    if proposal.category in _OF_INITIATIVE and _INITIATIVE.search(proposal.text):
        other = [one for one in main if one.category in _OF_INITIATIVE and _INITIATIVE.search(one.text)]
        if len(other) == 1 and other[0].category is not proposal.category:
            return Answer(other[0], LinkRelation.REJECTED, None, "otherwise")
    return None


def _is_meant(proposal: Clause, match: re.Match[str]) -> bool:
    """Whether "förslaget" can be this proposal: where the words before it say whose it is, the proposer is that one."""
    groups = match.groupdict()
    printed = next((groups[name] for name in ("whose", "whose2", "whose3", "from") if groups.get(name)), "")
    owner = " ".join(printed.split())
    if groups.get("from") is None and not any(word.endswith("s") and len(word) > 3 for word in owner.split()):  # noqa: PLR2004
        return True  # "det framlagda förslaget"
    name = re.sub(r"s$", "", owner)
    return proposal.proposer is not None and same_body(name.casefold(), proposal.proposer.casefold())
