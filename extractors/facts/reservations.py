"""Reservations: who records that the decision is not theirs."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.people import Person, find_people
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of

_RESERVES = pattern_of("reservations", "reserves")
_NAMES_ONLY = re.compile(r"^(?:[^.:]{0,400})\.?$", re.DOTALL)
_FAVOUR = pattern_of("reservations", "favour")
_SUBJECT = pattern_of("reservations", "subject")
_BARE_NAME = re.compile(r"[A-ZÅÄÖÉ][\wåäöéüø-]+(?:\s+(?:af|av|von|de)|\s+[A-ZÅÄÖÉ][\wåäöéüø-]*){1,3}")
_SENTENCE_END = re.compile(r"(?<=[)a-zåäö\d])\.\s+(?=[A-ZÅÄÖ])|:\s")


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who reserves, as printed, with the span; `text` is what is said in it.

    Those who make one reservation together have the same number in `together`, from 1.
    """

    span: Span
    who: str
    name: str | None
    party: str | None
    rule: str
    together: int = 1
    text: str | None = None


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
            for person in _reserving(part):
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


def _reserving(part: str) -> list[Person]:
    """Give those who reserve in a sentence: with their party, or by name alone before "reserverar sig"."""
    favour = _FAVOUR.search(part)
    people = find_people(part[: favour.start()] if favour else part)
    subject = _SUBJECT.match(part)
    if people or subject is None:
        return people
    names = list(re.finditer(r"(?:^|,\s+|\s+och\s+|\s+samt\s+)", subject["names"]))
    spans = [(one.end(), two.start()) for one, two in itertools.pairwise(names)] + [(names[-1].end(), len(subject["names"]))]
    if not all(_BARE_NAME.fullmatch(part[start:end]) for start, end in spans):
        return []
    return [
        Person(name, name, None, start, end, "name-alone")
        for start, end in spans
        for name in (" ".join(part[start:end].split()),)
    ]


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
