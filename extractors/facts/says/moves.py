"""Who moves what in a sentence: the verb with its subject, those who agree, and the words of the yrkande."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts.people import Person, find_people, group_people, is_list_of_names, read_names
from extractors.facts.says.passages import LONGEST, Passage, Sentence
from extractors.rules import pattern_of

_MOVES = pattern_of("motions", "moves")
_FLOOR = pattern_of("motions", "floor")
_AGREES = pattern_of("motions", "agrees")
_JOINS = pattern_of("motions", "joins")
_APART = pattern_of("motions", "apart")
_ELLIPTIC = pattern_of("motions", "elliptic")
_MOTION = pattern_of("motions", "motion")
_CHAIR = pattern_of("motions", "chair")
_SHARED = pattern_of("people", "shared")
_ON_FLOOR = ("floor", "procedure")
_BEFORE_VERB = re.compile(
    r"\A\s*(?:m\.?\s?fl\.?|med\s+flera)?\s*,?\s*(?:[a-zåäö][\wåäö: ]{0,40},\s*)?"
    r"(?:har\s+|hade\s+)?(?:även\s+|också\s+|därefter\s+|därutöver\s+|dessutom\s+|vidare\s+|sedan\s+)?\Z"
)
_ON_BEHALF = re.compile(
    r"(?<!instämmande)(?<!bifall)(?<!stöd)\s(?:av|från|efter|till)\s+\Z"
)  # "På förslag av Bo Ek (S) yrkar Ida Ås (M) …"
_BEHIND_VERB = re.compile(r"\A,?\s+(?:även\s+|också\s+|ledamoten\s+|ledamöterna\s+|därefter\s+)*\Z")
_BARE = re.compile(r"(?:\A|,\s+(?:medan\s+)?|\s(?:Därefter|medan)\s+)(?P<names>[^.:;()]{3,200}?)\s+\Z")
_COLON = re.compile(r"\A\s*(?:m\.?\s?fl\.?|med\s+flera)?\s*:\s+(?=\S)|\A\s*:\Z")
_FIRST_WORDS = re.compile(r"\A(?:bifall|avslag|återremiss|bordläggning)\b[^:]{0,120}:\s*", re.IGNORECASE)
_FINDING = re.compile(
    r",?\s+(?:och|varefter|varvid)\s+(?:ordföranden\s+)?(?:finner|fann|ställer|ställde|förklarar|konstaterar)\b"
)
_LOOSE_END = re.compile(r"(?:[,;]|\s(?:och|samt|medan|men))+\s*\Z")


@dataclass(slots=True)
class Move:
    """A yrkande: who moves it, with places in the passage, and its words; `paragraphs` may grow by what follows."""

    people: list[Person]
    passage: Passage
    at: int
    paragraphs: list[str]
    agrees: bool = False
    together: int = 0

    @property
    def text(self) -> str:
        """The words as printed, a line for each paragraph."""
        return "\n".join(self.paragraphs)


def read_moves(passage: Passage, sentence: Sentence) -> list[Move]:
    """Read who moves what in a sentence of a passage; [] where nobody does.

    One who moves two things ("i första hand återremiss och i andra hand avslag") has two moves.
    """
    text = sentence.text
    moves: list[Move] = []
    verbs = list(_verbs(text, passage))
    if len(text) > LONGEST or not (verbs or (passage.kind == "floor" and ":" in text)):
        return moves
    groups = group_people(text, find_people(text))
    starts: list[tuple[int, list[Person], bool]] = []
    for start, end, agrees in verbs:
        people = _subject(text, start, end, groups)
        if people and not _MOTION.search(text[end : end + 60]) and not _MOTION.search(text[people[-1].end : start]):
            starts.append((start, people, agrees))
    if starts:
        starts.extend((group[-1].end, group, False) for group in groups if _is_elliptic(text, group, starts))
    elif passage.kind == "floor":
        starts = _read_colon(text, groups)
    starts.sort(key=lambda one: one[0])
    for (start, people, agrees), following in itertools.zip_longest(starts, starts[1:]):
        stop = _stop(following) if following is not None else len(text)
        finding = _FINDING.search(text, start, stop)
        stop = finding.start() if finding else stop
        for left, right in _parts(text, start, stop):
            words = _LOOSE_END.sub("", " ".join(text[left:right].split()))
            if words:
                everybody = [*people, *_joining(text, people, start, stop, groups)]
                places = [_shift(person, sentence.start) for person in everybody]
                moves.append(Move(places, passage, passage.start + sentence.start + left, [words], agrees))
    return moves


def _verbs(text: str, passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Give the verbs that move, and those that agree in a sentence of their own."""
    for match in _MOVES.finditer(text):
        yield match.start(), match.end(), False
    if passage.kind in _ON_FLOOR:
        for match in _FLOOR.finditer(text):
            yield match.start(), match.end(), False
    if not _MOVES.search(text):
        for match in _AGREES.finditer(text):
            yield match.start(), match.end(), True


def _subject(text: str, start: int, end: int, groups: list[list[Person]]) -> list[Person]:
    """Give the subject of a verb: the group before or behind it, or names without party before it."""
    before = [group for group in groups if group[-1].end <= start]
    if before and _ON_BEHALF.search(text[: before[-1][0].start]):
        before = []
    if before:
        people = list(before[-1])
        gap = _SHARED.sub("", text[people[-1].end : start], count=1)
        if _BEFORE_VERB.match(gap):
            earlier = before[-2] if len(before) > 1 else None
            if earlier and _JOINS.match(text[earlier[-1].end : people[0].start]):
                return [*earlier, *people]
            return people
    behind = [group for group in groups if group[0].start >= end]
    if behind and _BEHIND_VERB.match(text[end : behind[0][0].start]):
        return list(behind[0])
    bare = _BARE.search(text[:start])
    names = read_names(bare["names"], bare.start("names")) if bare else []
    if names:
        return names
    chair = _CHAIR.search(text[:start])
    if chair:
        office = " ".join(chair["office"].split())
        return [Person(office, None, None, chair.start("office"), chair.end("office"), "chair")]
    return []


def _is_elliptic(text: str, group: list[Person], starts: list[tuple[int, list[Person], bool]]) -> bool:
    """Whether a group moves without a verb of its own ("… yrkar bifall och Ida Ås (M) avslag")."""
    taken = any(person is one for _, people, _ in starts for one in people for person in group)
    return not taken and group[0].start > starts[0][0] and bool(_ELLIPTIC.match(text[group[-1].end :]))


def _read_colon(text: str, groups: list[list[Person]]) -> list[tuple[int, list[Person], bool]]:
    """Read "Bo Ek (S): Bifall till motionen." and "Bifall till motionen: Bo Ek (S)"."""
    if not groups:
        return []
    for number, group in enumerate(groups[:2]):
        colon = _COLON.match(text[group[-1].end :])
        joined = number == 0 or _JOINS.match(text[groups[0][-1].end : group[0].start])
        if colon and joined and groups[0][0].start == 0:
            return [(group[-1].end + colon.end(), [one for two in groups[: number + 1] for one in two], False)]
    first = _FIRST_WORDS.match(text)
    if first and is_list_of_names(text[first.end() :]):
        return [(0, [one for group in groups for one in group], False)]
    return []


def _joining(text: str, people: list[Person], start: int, stop: int, groups: list[list[Person]]) -> list[Person]:
    """Give those who agree within the sentence: "med instämmande av …", "i vilket … instämmer"."""
    found: list[Person] = []
    for group in groups:
        if group[0].start < start or group[-1].end > stop or any(one is person for one in group for person in people):
            continue
        before = text[start : group[0].start]
        joins = any(_JOINS.match(before[-size:]) for size in range(5, min(40, len(before)) + 1))
        if joins or re.match(r"\s+instämm(?:er|de)\b", text[group[-1].end :]):
            found.extend(group)
    return found


def _parts(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Cut what one person moves where it goes on to a second yrkande."""
    cuts = [match.end() for match in _APART.finditer(text, start, stop) if match.start() > start]
    return list(itertools.pairwise([start, *cuts, stop]))


def _stop(following: tuple[int, list[Person], bool]) -> int:
    """Give where a yrkande ends before the next: at its subject, if that stands before its verb."""
    start, people, _ = following
    first = min(person.start for person in people)
    return min(first, start)


def _shift(person: Person, by: int) -> Person:
    return Person(person.who, person.name, person.party, person.start + by, person.end + by, person.rule)
