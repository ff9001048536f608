"""Which list of votes is of which vote: what the page says, or one list and one vote that agree."""

import re
from collections.abc import Sequence

from extractors.facts.votes.ballot_lists import BallotList
from extractors.facts.votes.counts import Count
from extractors.layout.document import Block
from extractors.rules import pattern_of
from schemas.vocabulary import Ballot

_REFERENCES = ("numbered", "attachment", "ordinal")


def lists_of(lists: Sequence[BallotList], blocks: Sequence[Block], number: str | None) -> list[BallotList]:
    """Give the lists that name the ärende, and those that name none and stand in its text."""
    if not lists:
        return []
    own = _plain(number)
    begin, end = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
    return [
        one
        for one in lists
        if (one.paragraph is not None and _plain(one.paragraph) == own)
        or (one.paragraph is None and (begin <= one.start < end or _references(one.title)))
    ]


def match_lists(
    lists: Sequence[BallotList], counts: Sequence[tuple[int, Count]], texts: Sequence[str]
) -> dict[int, BallotList]:
    """Join lists to the votes of an ärende; gives the list for each vote that has one.

    Args:
        lists: the lists that may be the ärende's.
        counts: the figures of each vote and where they stand in the document's text.
        texts: what the text says of each vote, which may name its list ("framgår av bilaga 2").
    """
    joined: dict[int, BallotList] = {}
    for one in lists:
        index = _vote_of(one, counts, texts)
        if index is not None and index not in joined:
            joined[index] = one
    return joined


def told(printed: int | None, one: BallotList, count: Count, ballot: Ballot) -> int | None:
    """Give a figure that the text does not print from the list's row of sums, where the two agree on yes and no."""
    if printed is None and one.sums.get(Ballot.YES) == count.yes and one.sums.get(Ballot.NO) == count.no:
        return one.sums.get(ballot)
    return printed


def _vote_of(one: BallotList, counts: Sequence[tuple[int, Count]], texts: Sequence[str]) -> int | None:
    """Give the vote that a list is of, None where nothing tells."""
    for kind, name in _references(one.title).items():
        named = [index for index, text in enumerate(texts) if name in _references_of(text, kind)]
        if len(named) == 1:
            return named[0]
    if one.paragraph is None and one.title:  # a list of its own at the end: it must name its vote or agree with it
        alike = [index for index, (at, count) in enumerate(counts) if at < one.start and _agrees(one, count)]
        return alike[0] if len(alike) == 1 and not _references(one.title) else None
    if len(counts) == 1:
        return 0
    if one.paragraph is None:  # it stands in the text: the figures above it
        above = [index for index, (at, _) in enumerate(counts) if at < one.start]
        return above[-1] if above else None
    place = _references(one.title).get("ordinal")
    if place is not None and 1 <= int(place) <= len(counts):
        return int(place) - 1
    alike = [index for index, (_, count) in enumerate(counts) if _agrees(one, count)]
    return alike[0] if len(alike) == 1 else None


def _agrees(one: BallotList, count: Count) -> bool:
    """Whether a list names as many for yes and for no as the figures say."""
    tally = one.tally
    return tally[Ballot.YES] == count.yes and tally[Ballot.NO] == count.no


def _references(title: str) -> dict[str, str]:
    """Give what a list is called: the number of the list, the attachment or the vote."""
    found = {}
    for kind in _REFERENCES:
        match = pattern_of("ballots", kind).search(title)
        if match:
            found[kind] = match["list"].upper()
    return found


def _references_of(text: str, kind: str) -> set[str]:
    """Give the lists that a text refers to; one named at the head of a line is the list's own title."""
    found = pattern_of("ballots", kind).finditer(text)
    return {match["list"].upper() for match in found if text[: match.start()].rstrip(" ")[-1:] not in ("", "\n")}


def _plain(number: str | None) -> str | None:
    """Give a number of an ärende without its year and blanks: "63/20" and "63" are the same."""
    return re.sub(r"\s", "", number.split("/")[0]).lower() if number else None
