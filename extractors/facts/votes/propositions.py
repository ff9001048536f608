"""What yes and no stand for in a vote: the voteringsproposition, as the page words it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts.votes.counts import can_match
from extractors.rules import Rule, pattern_of, rules_of

_CARRIER = pattern_of("propositions", "carrier")
_ROLL = pattern_of("propositions", "roll")
_NO_WINS = pattern_of("propositions", "no-wins")
_NAMED = re.compile(r":\s+(?=(?:[A-ZÅÄÖÉ][\w.-]*\s+){1,4}\([A-ZÅÄÖa-zåäö-]{1,6}\))")
_NEW_SENTENCE = re.compile(r"(?<!\bfl)[.!?]\s+[A-ZÅÄÖ]")
_ABBREVIATED = re.compile(r"\b(?:m\.?\s?fl|m\.?\s?m)\.$")


@dataclass(frozen=True, slots=True)
class Proposition:
    """A question put to the vote: where it stands in the text, its words, and what each answer is for."""

    start: int
    end: int
    question: str
    yes_means: str | None
    no_means: str | None
    rule: str


def find_propositions(text: str) -> list[Proposition]:
    """Find the questions put to the vote in a text, in order; a list of those who vote so is none.

    >>> [one.no_means for one in find_propositions("Ja-röst för bifall till motionen. Nej-röst för avslag.")]
    ['avslag']
    """
    found: list[Proposition] = []
    lowered = text.lower()
    for rule in rules_of("propositions", ""):
        if not can_match(rule, lowered):
            continue
        found.extend(one for match in rule.pattern.finditer(text) for one in _read(text, match, rule))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Proposition] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _read(text: str, match: re.Match[str], rule: Rule) -> Iterator[Proposition]:
    start, end = match.start(), match.end()
    yes, no = match["yes"], match["no"]
    named = _NAMED.search(yes)
    if named:  # "Ja till förslaget: Bo Ek (S) …": the names are those who vote so
        yes, no, end = yes[: named.start()], None, match.start("yes") + named.start()
    if _ROLL.match(yes) or _NEW_SENTENCE.search(yes):
        return
    if no is not None and _ROLL.match(no):
        no, end = None, match.start("yes") + len(yes)
    if no is None and not named:
        wins = _NO_WINS.match(text, end + (text[end : end + 1] in (".", ";")))
        if wins:
            no, end = wins["no"], wins.end()
    if text[end : end + 1] == ".":
        end += 1
        if no is not None and _ABBREVIATED.search(text[match.start("yes") : end]):
            no = f"{no}."  # "m fl." ends in a stop of its own
    question = " ".join(text[start:end].split()).strip('”"“ ')
    yield Proposition(start, end, question, _meaning(yes), _meaning(no), rule.id)


def _meaning(printed: str | None) -> str | None:
    """Take off what only carries a meaning: "vill avslå motionen" is for "avslå motionen"."""
    if printed is None:
        return None
    plain = " ".join(printed.split()).strip('”"“ ').rstrip(",;: ")
    if not _ABBREVIATED.search(plain):
        plain = plain.rstrip(". ")
    return _CARRIER.sub("", plain) or None
