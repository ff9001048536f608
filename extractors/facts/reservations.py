"""Reservations: who records that the decision is not theirs."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.people import find_people
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span

_RESERVES = re.compile(
    r"\breserver(?:ar|ade|at)\s+sig\b|\blämna[rd]?e?\s+(?:följande\s+)?(?:skriftliga?\s+|en\s+)?reservation\b|\breservation(?:er)?\s+(?:av|från)\b",
    re.IGNORECASE,
)
_NAMES_ONLY = re.compile(r"^(?:[^.:]{0,400})\.?$", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[)a-zåäö])\.\s+(?=[A-ZÅÄÖ])|:\s")


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who reserves, as printed, with the span."""

    span: Span
    who: str
    name: str | None
    party: str | None
    rule: str


def find_reservations(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Reservation]:
    """Find who reserves: names under a heading Reservation, and whoever "reserverar sig" elsewhere in the ärende."""
    found: list[Reservation] = []
    under = {id(block) for section in sections if section.heading.kind == "reservation" for block in section.blocks}
    others = {
        id(block)
        for section in sections
        if section.heading.kind in ("statement", "floor", "papers", "recipients", "proposal")
        for block in section.blocks
    }
    seen: set[str] = set()
    for block in blocks:
        if block.table is not None or id(block) in others:
            continue
        text = document.text[block.content : block.end]
        reserves = _RESERVES.search(text)
        if not reserves and not (id(block) in under and _is_list_of_names(text)):
            continue
        for left, right in _sentences(text):
            part = text[left:right]
            if reserves and not _RESERVES.search(part) and not _is_list_of_names(part):
                continue
            for person in find_people(part):
                if person.who in seen:
                    continue
                seen.add(person.who)
                start = block.content + left + person.start
                found.append(
                    Reservation(
                        Span(start, block.content + left + person.end),
                        person.who,
                        person.name,
                        person.party,
                        person.rule,
                    )
                )
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [(left, right) for left, right in itertools.pairwise(cuts) if right > left]


def _is_list_of_names(text: str) -> bool:
    """Whether a text is names with parties and what joins them, and little more."""
    people = find_people(text)
    if not people:
        return False
    covered = sum(person.end - person.start for person in people)
    return covered >= 0.6 * len(" ".join(text.split())) and bool(_NAMES_ONLY.match(text))
