"""Reservations, särskilda yttranden and protokollsanteckningar: who makes them, and what the minutes print of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.leadins import read_leadin
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
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import StatementKind

RESERVING = ("eserv", "ESERV")  # a text that tells of a reservation has one of these, and so on
STATING = (
    "ärskilt y",
    "ärskilda y",
    "ärskilt u",
    "ärskilda u",
    "ärskilt s",
    "nteckna",
    "nteckni",
    "ttrande till p",
    "NTECKN",
    "SKILT Y",
    "SKILDA Y",
)
_RESERVES = pattern_of("reservations", "reserves")
_FAVOUR = pattern_of("reservations", "favour")
_SUBJECT = pattern_of("reservations", "subject")
_OBJECT = pattern_of("reservations", "object")
_BEYOND = pattern_of("reservations", "beyond")
_ANNOUNCES = pattern_of("statements", "announces")
_NAMED = pattern_of("statements", "named")
_ENDS = pattern_of("statements", "ends")
_COLON = re.compile(r":\s+(?=\S)|:\Z|(?<=följande)\.\s+(?=[”\"»A-ZÅÄÖ])")
_CLOSED = ("floor", "papers", "recipients", "proposal", "notice", "presenters", "conflict")
_SETTING = ("reservation", "statement")
_CUES = (*RESERVING, *STATING)
_ALL = LONGEST + 1  # to the end of the sentence
_LONG = 90  # characters; a line that names who makes a statement is shorter


@dataclass(slots=True)
class Utterance:
    """What some have the minutes say together: its kind, who, with spans of the document, and the paragraphs printed."""

    kind: StatementKind
    people: list[tuple[Span, Person]]
    section: int
    announced: bool
    is_list: bool = False  # names on lines of their own
    paragraphs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str | None:
        """What is said, its paragraphs joined with line breaks; None where nothing is printed."""
        return "\n".join(self.paragraphs) or None


def find_utterances(
    document: Document, blocks: Sequence[Block], sections: Sequence[Section], *, words: Sequence[str]
) -> list[Utterance]:
    """Find what somebody has the minutes of an ärende say: with its own heading, or told in a sentence.

    Nothing is looked for where none of the `words` stands in the ärende.
    """
    text = document.text[blocks[0].start : blocks[-1].end] if blocks else ""
    if not any(word in text for word in words):
        return []
    reader = _Reader()
    for passage in cut_passages(document, blocks, sections, without=_CLOSED, words=_CUES):
        reader.read(passage)
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Reads an ärende's passages in their order.

    `pending` are paragraphs that the names stand below; `awaited` is what the names that follow make.
    """

    found: list[Utterance] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    awaited: StatementKind | None = None
    section: int = -2

    def read(self, passage: Passage) -> None:
        if passage.section != self.section:
            self.section, self.pending, self.awaited = passage.section, [], None
        if passage.is_title and not _NAMED.match(passage.line):
            return
        done = 0
        by_names = (passage.kind in _SETTING or self.awaited is not None) and "(" in passage.text
        opens = by_names or any(word in passage.text for word in _CUES)
        for sentence in split_sentences(passage.text) if opens else ():
            if sentence.start < done or len(sentence.text) > LONGEST:
                continue
            opened = self._open(passage, sentence)
            if opened is None:
                continue
            end = self._take_behind(passage, sentence, opened)
            done = max(done, end)
        if done == 0 and not passage.is_title and not self._awaits_names(passage, opens=opens):
            self._take_paragraph(passage)

    def _awaits_names(self, passage: Passage, *, opens: bool) -> bool:
        """Whether a line tells what the names make that follow: "Mot beslutet reserverar sig:"."""
        kinds = (
            _kinds(passage.line, passage) if opens and passage.line.endswith(":") and not self._is_inside(passage) else []
        )
        self.awaited = kinds[-1][0] if kinds else None
        return bool(kinds)

    def _open(self, passage: Passage, sentence: Sentence) -> "Utterance | None":
        """Open what a sentence tells that somebody has the minutes say."""
        if tells_of_another_meeting(passage, sentence):
            return None
        head = _head(sentence.text)
        kinds = _kinds(head, passage)
        is_list = not kinds and is_list_of_names(sentence.text)
        speaking = self._is_inside(passage) and sentence.start > 0
        if is_list and self.awaited is not None:
            kinds = [(self.awaited, 0, len(sentence.text))]
        elif not kinds and passage.kind in _SETTING and not speaking:
            kinds = self._kinds_of_setting(passage, sentence, head)
        opened: Utterance | None = None
        for kind, left, right in kinds:
            part = sentence.text[left:right]
            people = _speaking(part, head[left:right])
            if not people or (self._is_inside(passage) and not _begins_with(part, people[0])):
                continue
            at = passage.start + sentence.start + left
            spans = [(Span(at + one.start, at + one.end), one) for one in people]
            last = self.found[-1] if self.found else None
            if is_list and last and last.is_list and (last.section, last.kind, last.text) == (passage.section, kind, None):
                last.people.extend(spans)
                opened = last
                continue
            announced = bool(_ANNOUNCES.search(head) or passage.is_title)
            opened = Utterance(kind, spans, passage.section, announced=announced, is_list=is_list)
            self.found.append(opened)
        return opened

    def _kinds_of_setting(self, passage: Passage, sentence: Sentence, head: str) -> list[tuple[StatementKind, int, int]]:
        """Give the kind that the heading tells, for names and nothing else, or for who says something under it."""
        kind = _kind_of_title(passage)
        if kind is None:
            return []
        names = is_list_of_names(head.rstrip(": "))
        people = find_people(head)
        speaks = kind is not StatementKind.RESERVATION and people and sentence.start == 0 and people[0].start == 0
        return [(kind, 0, len(sentence.text))] if names or speaks else []

    def _is_inside(self, passage: Passage) -> bool:
        """Whether a paragraph may be the words of somebody whose words were announced."""
        return bool(self.found) and self.found[-1].announced and self.found[-1].section == passage.section

    def _take_behind(self, passage: Passage, sentence: Sentence, opened: Utterance) -> int:
        """Take what is printed in the passage behind the sentence that opens; give where that ends."""
        head = _head(sentence.text)
        tail = sentence.text[len(head) :]
        if tail.strip() and is_list_of_names(tail) and not find_people(head):
            opened.announced = False
            return sentence.end
        if len(head) < len(sentence.text) or opened.announced:
            said = " ".join(passage.text[sentence.start + len(head) :].split())
            opened.announced = True
            if said:
                opened.paragraphs.append(said)
            return len(passage.text)
        if self.pending:  # the words stand above the names
            opened.paragraphs.extend(self.pending)
            self.pending = []
        elif _BEYOND.search(sentence.text) or not _has_cue(sentence.text, opened.people):
            opened.paragraphs.append(" ".join(sentence.text.split()))
        return sentence.end

    def _take_paragraph(self, passage: Passage) -> None:
        """Take a paragraph that opens nothing as words of who spoke last, or of who is named below it."""
        line = passage.line
        last = self.found[-1] if self.found and self.found[-1].section == passage.section else None
        lead = None if last is not None and last.announced and line.endswith(".") else read_leadin(line)
        if _ENDS.match(line) or (lead is not None and lead.kind == "decides"):
            if last is not None:
                last.section = -2
            return
        if last is not None and (last.announced or passage.kind in _SETTING):
            last.paragraphs.append(line)
        elif last is None and passage.kind in _SETTING and _kind_of_title(passage) is not None:
            self.pending.append(line)


def _head(text: str) -> str:
    """Give a sentence up to the colon that somebody's words stand behind."""
    colon = _COLON.search(text)
    return text[: colon.end()].rstrip() if colon else text


def _kinds(head: str, passage: Passage) -> list[tuple[StatementKind, int, int]]:
    """Give each kind that a sentence tells of, with the part of the sentence that tells it."""
    found = [(match.start(), match.end(), StatementKind.RESERVATION) for match in [_RESERVES.search(head)] if match]
    for rule in rules_of("statements", "says"):
        match = rule.pattern.search(head)
        if match:
            found.append((match.start(), match.end(), StatementKind(rule.text("is"))))
    named = _NAMED.match(head)
    if named and not found and (passage.is_title or len(head) < _LONG):
        found.append((0, named.end(), _kind_of_words(head) or StatementKind.RESERVATION))
    found.sort()
    parts: list[tuple[StatementKind, int, int]] = []
    left = 0
    for number, (_, end, kind) in enumerate(found):
        right = _ALL if number + 1 == len(found) else _border(head, end, found[number + 1][0])
        if right is None:  # one subject of both verbs
            parts.append((kind, left, found[number + 1][0]))
            continue
        parts.append((kind, left, right))
        left = right
    return parts


def _border(head: str, end: int, start: int) -> int | None:
    """Give where the next subject begins between two verbs; None where both have the same."""
    people = find_people(head[end:start])
    return end + people[0].start if people else None


def _kind_of_title(passage: Passage) -> StatementKind | None:
    """Give what the heading calls what stands under it; None where it names two kinds or none."""
    if passage.kind == "reservation":
        return None if _kind_of_words(passage.title, anywhere=True) else StatementKind.RESERVATION
    return _kind_of_words(passage.title)


def _kind_of_words(text: str, *, anywhere: bool = False) -> StatementKind | None:
    for rule in rules_of("statements", "says" if anywhere else "heading"):
        if rule.pattern.search(text):
            return StatementKind(rule.text("is"))
    return None


def _speaking(part: str, head: str) -> list[Person]:
    """Give who speaks in a sentence: with party or as a group, else by name alone beside the verb."""
    favour = _FAVOUR.search(head, 1)
    people = find_people(head[: favour.start()] if favour else head)
    if not people and head.rstrip().endswith(":"):
        people = find_people(part) if is_list_of_names(part[len(head) :]) else []
    if people:
        groups = group_people(part, people)
        return [person for group in groups for person in group]
    for pattern in (_SUBJECT, _OBJECT):
        match = pattern.search(head)
        names = read_names(match["names"], match.start("names")) if match else []
        if names:
            return names
    named = _NAMED.match(head)
    if named and named["party"]:
        start = named.start("party") - 1
        return [
            Person(head[start : named.end("party") + 1], None, named["party"], start, named.end("party") + 1, "named-line")
        ]
    return []


def _begins_with(part: str, person: Person) -> bool:
    """Whether a sentence begins with who speaks, but for "Mot beslutet reserverar sig"."""
    return (person.start == 0 and "(" in person.who) or bool(_RESERVES.search(part[: person.start]))


def _has_cue(text: str, people: Sequence[tuple[Span, Person]]) -> bool:
    """Whether a sentence only tells that somebody reserves or makes a statement, or is names and nothing else."""
    said = any(rule.pattern.search(text) for rule in rules_of("statements", "says"))
    return said or bool(_RESERVES.search(text) or _NAMED.match(text)) or is_list_of_names(text) or not people
