"""Counted votes: what the text of the minutes says of yes and no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.ballots import VoteRecord
from extractors.facts.numerals import NUMERALS
from extractors.layout.document import Block, Document, Span
from extractors.rules import load_rules

_COUNTS = ("yes-against-no", "yes-from-no-from", "members-vote", "labelled", "figures")
_REACH = 260  # characters behind the count in which abstentions and absences are told


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


def find_votes(document: Document, blocks: Sequence[Block]) -> list[Vote]:
    """Find the counted votes in the paragraphs of an ärende; cells of vote lists are not read."""
    rules = {rule.id: rule for rule in load_rules("votes")}
    found: list[Vote] = []
    for block in blocks:
        if block.table is not None:
            continue
        text = document.text[block.start : block.end]
        if not re.search(r"[Jj][Aa]\b|röstar|[Jj][Aa][ -]|JA|voter|röstning", text):
            continue
        matches = sorted(
            (
                (match.start(), rank, rules[name], match)
                for rank, name in enumerate(_COUNTS)
                for match in rules[name].pattern.finditer(text)
            ),
            key=lambda item: item[:2],
        )
        reach = -1
        for index, (start, _, rule, match) in enumerate(matches):
            if start < reach:
                continue
            reach = match.end()
            following = next((later[0] for later in matches[index + 1 :] if later[0] >= reach), len(text))
            behind = text[reach : min(following, reach + _REACH)]
            abstain = _number(match.groupdict().get("abstain"))
            if abstain is None:
                abstain = _first(rules["abstain"].pattern, behind, "abstain")
            absent = _first(rules["absent"].pattern, behind, "absent", "absent2")
            yes, no = _number(match["yes"]), _number(match["no"])
            if yes is None or no is None:
                continue
            found.append(Vote(Span(block.start + start, block.start + reach), yes, no, abstain, absent, rule.id))
    return found


def _first(pattern: re.Pattern[str], text: str, *groups: str) -> int | None:
    match = pattern.search(text)
    if match is None:
        return None
    return next((_number(match[group]) for group in groups if match[group]), None)


def _number(printed: str | None) -> int | None:
    if not printed:
        return None
    return NUMERALS.get(printed.lower()) if not printed.isdigit() else int(printed)
