"""The figures of counted votes: what the text says of yes, no, abstentions and absences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts.numerals import NUMERALS
from extractors.facts.votes.passages import Passage
from extractors.rules import Rule, pattern_of, rules_of

_GATE = ("nej", "Nej", "NEJ", "votering ", "Votering ", "voteringen ", "mröstning ", "mröstningen ")
_ABSTAIN = pattern_of("votes", "abstain")
_ABSENT = pattern_of("votes", "absent")
_TOLD = pattern_of("outcomes", "told")
_REACH = 260  # characters behind the count in which abstentions and absences are told
_OTHERS = ("statement", "reservation")  # what somebody says of a vote
_ACCOUNTS = ("background", "summary", "papers", "consequences", "information")
_TEENS = {"sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "sextio": 60, "sjuttio": 70}
_NONE = {"noll": 0, "inga": 0, "ingen": 0}
_WORDS = NUMERALS | _TEENS | _NONE
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio")


@dataclass(frozen=True, slots=True)
class Count:
    """The figures of one vote and where they stand in the passage; None where the text does not tell."""

    start: int
    end: int
    yes: int
    no: int
    abstain: int | None
    absent: int | None
    rule: str


def has_vote(text: str) -> bool:
    """Whether a text can hold a counted vote: a cheap test before the costly ones."""
    return any(word in text for word in _GATE)


def find_counts(passage: Passage) -> list[Count]:
    """Find the counted votes of an ärende, in order; one told of an earlier meeting or by somebody else is left out."""
    matches = sorted(_matches(passage), key=lambda one: (one[0].start(), one[1]))
    found: list[Count] = []
    reach = -1
    for index, (match, _, rule) in enumerate(matches):
        if match.start() < reach or _is_of_another(passage, match):
            continue
        yes, no = read_number(match["yes"]), read_number(match["no"])
        if yes is None or no is None:
            continue
        reach = match.end()
        following = next((one[0].start() for one in matches[index + 1 :] if one[0].start() >= reach), len(passage.text))
        behind = passage.text[reach : min(following, reach + _REACH, passage.next_heading(reach))]
        groups = match.groupdict()
        abstain, absent = read_number(groups.get("abstain")), read_number(groups.get("absent"))
        if abstain is None:
            abstain = _first(_ABSTAIN, behind, "abstain")
        if absent is None:
            absent = _first(_ABSENT, behind, "absent")
        found.append(Count(match.start(), reach, yes, no, abstain, absent, rule))
    return found


def read_number(printed: str | None) -> int | None:
    """Read a count in figures or words.

    >>> [read_number(one) for one in ("12", "åtta", "tjugotre", "inga", "många")]
    [12, 8, 23, 0, None]
    """
    if not printed:
        return None
    word = printed.lower()
    if word.isdigit():
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    for ten in _TENS:
        if word.startswith(ten) and word[len(ten) :] in NUMERALS:
            return _WORDS[ten] + NUMERALS[word[len(ten) :]]
    return None


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], int, str]]:
    """Give what the rules of counts match; none runs over two paragraphs but those of labels in lines."""
    rules = rules_of("votes", "count")
    for start, text in zip(passage.starts, passage.text.split("\n"), strict=False):
        if has_vote(text):
            lowered = text.lower()
            for rank, rule in enumerate(rules):
                if not can_match(rule, lowered):
                    continue
                for match in rule.pattern.finditer(passage.text, start, start + len(text)):
                    yield match, rank, rule.id
    for rule in rules_of("votes", "lines"):
        for match in rule.pattern.finditer(passage.text):
            yield match, len(rules), rule.id


def can_match(rule: Rule, lowered: str) -> bool:
    """Whether a text in small letters holds one of the words that a rule needs; cheap, to be asked before its pattern."""
    needs = rule.text("needs")
    return not needs or any(word in lowered for word in needs.split())


def _is_of_another(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a count is told in an account of what went before, or in somebody's statement."""
    kind = passage.kind_at(match.start())
    if kind in _OTHERS:
        return True
    if kind not in _ACCOUNTS:
        return False
    first, last = passage.sentence_at(match.start(), match.end())
    return bool(_TOLD.search(passage.text[first:last]))


def _first(pattern: re.Pattern[str], text: str, group: str) -> int | None:
    match = pattern.search(text)
    return read_number(match[group]) if match else None
