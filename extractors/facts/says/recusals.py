"""Jäv: who takes no part in an ärende for a conflict of interest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.people import Person, find_people, group_people, is_list_of_names, read_names
from extractors.facts.says.passages import (
    LONGEST,
    Passage,
    Sentence,
    cut_passages,
    split_sentences,
    tells_of_another_meeting,
)
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of

_JAV = pattern_of("recusals", "recuses")
_NO_PART = pattern_of("recusals", "heading")
_DENIES = pattern_of("recusals", "denies")
_INSTEAD = pattern_of("recusals", "instead")
_REPLACED = pattern_of("recusals", "replaced")
_OUT = pattern_of("recusals", "out")
_PARAGRAPH = re.compile(r"§+\s*(?P<number>\d{1,4})")
_SUBJECT = re.compile(r"\A(?P<names>[^.:;()]{5,300}?)\s+(?=(?:anmäl|delta|lämna|är\s+jäv|har\s+anmält|avst[åo]))")
_WORDS = ("jäv", "Jäv", "JÄV")
_CLOSED = ("papers", "recipients", "notice")
_ABOVE = 300  # characters above the first paragraph in which the ärende's own heading stands


@dataclass(frozen=True, slots=True)
class Recusal:
    """Who takes no part, with the span; `text` is the sentence as printed."""

    span: Span
    name: str
    party: str | None
    text: str
    rule: str


def find_recusals(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Recusal]:
    """Find who takes no part in an ärende for jäv; who only abstains from deciding is not told here.

    A sentence that tells of another paragraph ("anmäler jäv i § 214") is left out, for it is not this ärende's.
    """
    text = document.text[blocks[0].start : blocks[-1].end] if blocks else ""
    if not any(word in text for word in _WORDS):
        return []
    above = document.text[max(0, blocks[0].start - _ABOVE) : blocks[0].start]
    found: dict[str, Recusal] = {}
    for passage in cut_passages(document, blocks, sections, without=_CLOSED, words=_WORDS):
        if passage.kind != "conflict" and not any(word in passage.text for word in _WORDS):
            continue
        for sentence in split_sentences(passage.text):
            if len(sentence.text) > LONGEST or tells_of_another_meeting(passage, sentence):
                continue
            if not _tells_of_recusal(passage, sentence) or not _is_of_this(sentence.text, above):
                continue
            for person in _recused(sentence.text):
                if person.name is not None and person.name not in found:
                    start = passage.start + sentence.start + person.start
                    found[person.name] = Recusal(
                        Span(start, start + person.end - person.start),
                        person.name,
                        person.party,
                        " ".join(sentence.text.split()),
                        person.rule,
                    )
    return list(found.values())


def _tells_of_recusal(passage: Passage, sentence: Sentence) -> bool:
    if _DENIES.search(sentence.text):
        return False
    if _JAV.search(sentence.text):
        return True
    return passage.kind == "conflict" and bool(_NO_PART.search(sentence.text) or is_list_of_names(sentence.text))


def _is_of_this(text: str, above: str) -> bool:
    """Whether a sentence cites no paragraph but the one that it stands in."""
    cited = [match["number"] for match in _PARAGRAPH.finditer(text)]
    return not cited or any(re.search(rf"\b{number}\b", above) for number in cited)


def _recused(text: str) -> list[Person]:
    """Give those who take no part, without those who take their place."""
    people = find_people(text)
    if not people:
        subject = _SUBJECT.match(text)
        return read_names(subject["names"]) if subject else []
    people = [person for group in group_people(text, people) for person in group]
    replaced = _REPLACED.search(text)
    if replaced and any(person.start >= replaced.end() for person in people):
        return [person for person in people if person.start >= replaced.end()]
    instead = _INSTEAD.search(text)
    if instead is None:
        return people
    if not (_OUT.search(text) or instead.group().lower().startswith("ersätt")):
        return []  # only who takes the place is told
    before = [person for person in people if person.end <= instead.start()]
    return before[:-1] if before and _takes_over(text, before, instead) else before


def _takes_over(text: str, before: Sequence[Person], instead: re.Match[str]) -> bool:
    """Whether the last person before "tjänstgör" or "går in" is its subject, named behind the word jäv."""
    gap = text[before[-1].end : instead.start()]
    jav = _JAV.search(text)
    return not gap.strip() and jav is not None and len(before) > 1 and before[-1].start > jav.end()
