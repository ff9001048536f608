"""Roll calls in running text: "Ja röstade Bo Ek (S) och Eva By (V)", "Bo Ek (S) - JA"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.facts.votes.names import Name, read_names
from extractors.rules import Rule, rules_of
from schemas.vocabulary import Ballot

_REACH = 1500  # characters of names before a verb
_GATE = re.compile(r"\b(?:ja|nej|avst[åo]\w*|frånv\w*)\b|röst", re.IGNORECASE)
_LEAD = re.compile(r"(?:\b(?:medan|och|samt|men|även|[Ll]edam\w+|[Oo]rdföranden?)|[,;.:\n]|^)\s*(?=[A-ZÅÄÖÉ])")
_OFFICE = re.compile(r"\s*,\s*[^,;.()\n]{3,40},?\s*$")


@dataclass(frozen=True, slots=True)
class Called:
    """A member's vote as a text tells it; `start` and `end` hold the name with its party."""

    name: Name
    ballot: Ballot
    rule: str


def find_calls(text: str) -> list[Called]:
    """Find who voted what in a text, in order; groups that vote ("Ledamöterna från S") are no members.

    >>> [(one.name.name, one.ballot.value) for one in find_calls("Nej röstar Bo Ek (S). Eva By (V) avstår.")]
    [('Bo Ek', 'no'), ('Eva By', 'abstain')]
    """
    if not _GATE.search(text):
        return []
    found = [*_after_labels(text), *_before_verbs(text), *_in_lines(text)]
    found.sort(key=lambda one: one.name.start)
    kept: list[Called] = []
    for one in found:
        if not kept or one.name.start >= kept[-1].name.end:
            kept.append(one)
    return kept


def _after_labels(text: str) -> Iterator[Called]:
    for rule in rules_of("ballots", "call"):
        for match in rule.pattern.finditer(text):
            yield from _called(read_names(text, match.end()), rule)


def _before_verbs(text: str) -> Iterator[Called]:
    """Find names before "avstår" or "röstar ja": the longest run of names that ends at the verb."""
    verbs = [(match, rule) for rule in rules_of("ballots", "ballot") for match in rule.pattern.finditer(text)]
    verbs.sort(key=lambda one: one[0].start())
    begin = 0
    for match, rule in verbs:
        begin = max(begin, match.start() - _REACH, text.rfind("\n", 0, match.start()) + 1)
        before = text[begin : match.start()]
        for lead in _LEAD.finditer(before):
            names = read_names(before, lead.end())
            if names and _ends_at(before, names, len(before)):
                yield from _called([replace(one, start=one.start + begin, end=one.end + begin) for one in names], rule)
                break
        begin = match.end()


def _ends_at(text: str, names: list[Name], end: int) -> bool:
    """Whether a run of names goes up to the verb, but for an office behind the last."""
    between = text[names[-1].end : end]
    return not between.strip() or bool(_OFFICE.match(between))


def _in_lines(text: str) -> Iterator[Called]:
    for rule in rules_of("ballots", "line"):
        for match in rule.pattern.finditer(text):
            begin = max(text.rfind("\n", 0, match.start()), text.rfind(".", 0, match.start()), match.start() - 90) + 1
            for lead in re.finditer(r"(?<!\S)(?=[A-ZÅÄÖÉ])", text[begin : match.start()]):
                names = read_names(text, begin + lead.start())
                if len(names) == 1 and (names[0].end == match.start() or _ends_at(text, names, match.start())):
                    yield from _called(names, rule)
                    break


def _called(names: list[Name], rule: Rule) -> Iterator[Called]:
    for name in names:
        yield Called(name, Ballot(rule.text("ballot")), rule.id)
