"""Counted votes: what was asked, what the figures are, what it came to and who voted what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.facts.votes.ballot_lists import BallotList
from extractors.facts.votes.ballots import VoteRecord
from extractors.facts.votes.counts import Count, find_counts, has_vote
from extractors.facts.votes.list_joins import lists_of, match_lists, told
from extractors.facts.votes.outcomes import find_outcome, is_deciding
from extractors.facts.votes.passages import Passage, make_passage
from extractors.facts.votes.propositions import Proposition, find_propositions
from extractors.facts.votes.rollcalls import find_calls
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of
from schemas.vocabulary import Ballot

# Under these headings it is told what was moved before or said behind the vote.
_ELSEWHERE = frozenset(
    "statement reservation recipients papers floor background summary consequences conflict proposal notice".split()
)
_NEARBY = 500  # characters around the figures in which the list of those who voted is named
_NEXT = pattern_of("outcomes", "next")


@dataclass(frozen=True, slots=True)
class Vote:
    """A count with its span; None where the text does not tell.

    `records` are the single members' votes, in the order of the page.
    """

    span: Span
    yes: int
    no: int
    abstain: int | None
    absent: int | None
    rule: str
    question: str | None = None
    yes_means: str | None = None
    no_means: str | None = None
    is_deciding: bool | None = None
    outcome: str | None = None
    records: tuple[VoteRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class _Round:
    """What the text says of one vote: from `start` to `end` of the passage."""

    count: Count
    proposition: Proposition | None
    start: int
    end: int


def find_votes(
    document: Document,
    blocks: Sequence[Block],
    sections: Sequence[Section] = (),
    lists: Sequence[BallotList] = (),
    number: str | None = None,
) -> list[Vote]:
    """Find the counted votes in the paragraphs of an ärende.

    Args:
        document: the document.
        blocks: the ärende's blocks, cells of its tables among them.
        sections: the ärende cut at its headings.
        lists: the lists of votes of the whole document; they are joined where the page says which vote they are of.
        number: the ärende's number as printed, which a list names.
    """
    own = lists_of(lists, blocks, number)
    if not blocks or (not own and not has_vote(document.text[blocks[0].start : blocks[-1].end])):
        return []
    passage = make_passage(document, blocks, sections)
    rounds = _rounds(passage)
    if not rounds:
        return [vote for one in own if (vote := _vote_of_sums(one)) is not None]
    texts = [_around(passage, one) for one in rounds]
    places = [(passage.origin(one.count.start), one.count) for one in rounds]
    joined = match_lists(own, places, texts)
    decision = _decision(passage)
    return [_vote(passage, one, rounds[index + 1 :], decision, joined.get(index)) for index, one in enumerate(rounds)]


def _rounds(passage: Passage) -> list[_Round]:
    """Part the passage into its votes: each with the question before its figures and what is said up to the next."""
    counts = find_counts(passage)
    if not counts:
        return []
    asked = [
        one for one in find_propositions(passage.text) if passage.kind_at(one.start) not in ("statement", "reservation")
    ]
    first = [one for one in asked if one.end <= counts[0].start]
    ahead = len(first) == len(counts) > 1 and len(asked) == len(first)  # all questions are put before the first figures
    rounds: list[_Round] = []
    begin = 0
    for index, count in enumerate(counts):
        before = [one for one in asked if begin <= one.start and one.start < count.start]
        sentence_end = passage.sentence_at(count.start, count.end)[1]
        within = [one for one in asked if count.end <= one.start and one.end <= sentence_end]
        proposition = first[index] if ahead else (before[-1] if before else within[0] if within else None)
        until = counts[index + 1].start if index + 1 < len(counts) else len(passage.text)
        following = next((one.start for one in asked if sentence_end <= one.start < until), until)
        end = _end_of_round(passage, count, following, is_last=index + 1 == len(counts))
        rounds.append(_Round(count, proposition, begin, end))
        begin = end
    return rounds


def _end_of_round(passage: Passage, count: Count, following: int, *, is_last: bool) -> int:
    """Give where the text of a vote ends: where the next is called for, or its question or figures are."""
    at = passage.sentence_at(count.start, count.end)[1]
    if is_last:
        return len(passage.text)
    while at < following:
        start = at + len(passage.text[at:]) - len(passage.text[at:].lstrip())
        if start >= following:
            break
        end = passage.sentence_at(start)[1]
        if _NEXT.search(passage.text[start:end]) or passage.index_at(start) in passage.headings:
            return start
        at = max(end, start + 1)
    return passage.sentence_at(following)[0] if following > count.end else following


def _vote(passage: Passage, one: _Round, later: Sequence[_Round], decision: str, listed: BallotList | None) -> Vote:
    count, proposition = one.count, one.proposition
    first, last = passage.sentence_at(count.start, count.end)
    outcome = find_outcome(passage, count.start, count.end, one.end)
    records = list(_records(passage, one))
    if listed is not None and len(listed.records) >= len(records):
        records = listed.records
    return Vote(
        span=passage.span(first, last),
        yes=count.yes,
        no=count.no,
        abstain=count.abstain if listed is None else told(count.abstain, listed, count, Ballot.ABSTAIN),
        absent=count.absent if listed is None else told(count.absent, listed, count, Ballot.ABSENT),
        rule=count.rule,
        question=proposition.question if proposition else None,
        yes_means=proposition.yes_means if proposition else None,
        no_means=proposition.no_means if proposition else None,
        is_deciding=is_deciding(
            question=proposition.question if proposition else "",
            heading=passage.heading_before(proposition.start if proposition else count.start),
            lead=_lead(passage, proposition, one.start),
            sentence=passage.text[first:last],
            outcome=outcome,
            decision=decision,
            is_last=not later,
        ),
        outcome=outcome,
        records=tuple(records),
    )


def _records(passage: Passage, one: _Round) -> Iterator[VoteRecord]:
    """Find who voted what in the text of a vote, under its own headings."""
    own = passage.kind_at(one.count.start)
    first, last = passage.index_at(one.start), passage.index_at(max(one.end - 1, one.start))
    start: int | None = None
    for index in range(first, last + 2):
        within = index <= last and (passage.kinds[index] == own or passage.kinds[index] not in _ELSEWHERE)
        if within and start is None:
            start = max(passage.starts[index], one.start)
        if within or start is None:
            continue
        end = min(passage.starts[index] if index < len(passage.starts) else len(passage.text), one.end)
        for call in find_calls(passage.text[start:end]):
            span = passage.span(start + call.name.start, start + call.name.end)
            yield VoteRecord(span, call.name.name, call.name.party, call.ballot, call.rule)
        start = None


def _around(passage: Passage, one: _Round) -> str:
    """Give the text near the figures of a vote, which may say where it is told who voted what."""
    return passage.text[max(one.start, one.count.start - _NEARBY) : min(one.end, one.count.end + _NEARBY)]


def _lead(passage: Passage, proposition: Proposition | None, begin: int) -> str:
    """Give what stands before a question in its own sentence, and where it begins one, the sentence before it."""
    if proposition is None:
        return ""
    start = passage.sentence_at(proposition.start)[0]
    if not passage.text[start : proposition.start].strip('”"“ ') and start > begin:
        start = passage.sentence_at(start - 1)[0]
    return passage.text[max(start, begin) : proposition.start]


def _decision(passage: Passage) -> str:
    """Give the text under the ärende's headings of decision."""
    return " ".join(
        passage.paragraph(index)
        for index, kind in enumerate(passage.kinds)
        if kind == "decision" and index not in passage.headings
    )


def _vote_of_sums(one: BallotList) -> Vote | None:
    """Make a vote of a list's row of sums, where the text gives no figures and the list is the ärende's for sure."""
    if one.sum_span is None or Ballot.YES not in one.sums or Ballot.NO not in one.sums:
        return None
    if one.paragraph is None and one.title:
        return None  # a list of its own that does not say of which ärende
    sums = one.sums
    return Vote(
        span=one.sum_span,
        yes=sums[Ballot.YES],
        no=sums[Ballot.NO],
        abstain=sums.get(Ballot.ABSTAIN),
        absent=sums.get(Ballot.ABSENT),
        rule="list-sum",
        records=tuple(one.records),
    )
