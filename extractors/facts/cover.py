"""The cover of the minutes: place and times, who was there, when the minutes were adjusted and posted."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.facts.dates import find_dates
from extractors.facts.people import Person, find_people
from extractors.layout.document import Block, Document, Span
from extractors.rules import load_rules, pattern_of
from schemas.vocabulary import Capacity, Precision

_TIMES = re.compile(
    r"\b(?:kl\.?|klockan)\s*(?P<h1>\d{1,2})[.:](?P<m1>\d{2})(?:\s*(?:[-–—]|till)\s*(?:ca\.?\s*|kl\.?\s*)?(?P<h2>\d{1,2})[.:](?P<m2>\d{2}))?",
    re.IGNORECASE,
)
_CALLS = pattern_of("cover", "calls")
_CONTENTS = pattern_of("cover", "contents")
_REACH = {"meeting": 3}  # blocks behind a label that may hold its value: place, then the times
_INSTEAD = pattern_of("cover", "instead")
_DOWN = pattern_of("cover", "down")
_LABELS = frozenset({"meeting", "adjustment", "people", "posted", "taken_down"})
_SLACK = 12.0  # points that a name may stand left of its label
_WHEN = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|den \d|\d{4}-\d\d-\d\d|kl\.?\s*\d|klockan)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody on the cover: the label that the name stands under and what is printed behind it."""

    span: Span
    name: str
    party: str | None
    heading: str | None
    note: str | None
    rule: str
    role: Capacity | None = None
    office: str | None = None
    present_from: str | None = None
    present_to: str | None = None
    present_paragraphs: tuple[str, ...] = ()
    absent_paragraphs: tuple[str, ...] = ()
    arrived: dt.time | None = None
    departed: dt.time | None = None
    substitutes_for: str | None = None
    substitutes_for_party: str | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An adjustment of the minutes and the notice of it; None where the paper does not tell."""

    span: Span
    paragraphs: tuple[str, ...]
    adjusters: tuple[str, ...]
    adjusted_on: dt.date | None
    posted_from: dt.date | None
    posted_until: dt.date | None
    kept_at: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as printed, what kind of value stands under it, how long it is, and where."""

    text: str
    kind: str
    length: int
    x0: float


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; None where it does not."""

    start_time: dt.time | None = None
    end_time: dt.time | None = None
    place: str | None = None
    adjustment_date: dt.date | None = None
    posted_from: dt.date | None = None
    posted_until: dt.date | None = None
    attendants: tuple[Attendant, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()


def read_cover(document: Document, blocks: Sequence[Block], meeting: dt.date | None, *, people: bool) -> Cover:
    """Read the cover from the blocks before the first ärende.

    Args:
        document: the document.
        blocks: the blocks; reading stops at a contents list.
        meeting: the day of the meeting, for dates without year.
        people: whether the names under "Beslutande" and the like were there; in a kallelse they are only called.
    """
    reader = _Reader(document, meeting)
    for block in blocks:
        if reader.labels and _CONTENTS.match(document.text[block.start : block.end]):
            break
        reader.read(block)
    cover = reader.cover
    return cover if people else replace(cover, attendants=())


class _Reader:
    """Keeps the label that the next value stands under."""

    def __init__(self, document: Document, meeting: dt.date | None) -> None:
        self.document, self.meeting = document, meeting
        self.labels: list[_Label] = []
        self.age = 0  # blocks since the label
        self.at = (0, 0.0)  # page and height of the label
        self.cover = Cover()

    def read(self, block: Block) -> None:
        text = self.document.text[block.start : block.end]
        own = self._read_labels(block)
        if own:
            beside = bool(self.labels) and (block.page, block.top) == self.at and own[0].x0 > self.labels[-1].x0
            self.labels, self.age = [*self.labels, *own] if beside else own, 0
            self.at = (block.page, block.top)
        else:
            self.age += 1
        first = own[0] if own else (self.labels[0] if self.labels else None)
        value = text[own[0].length :] if own else text
        if first is not None and self.age <= _REACH.get(first.kind, 1):
            self._read_value(first, value)
        elif first is None and _CALLS.match(text):
            self._read_times(text)
        if first is not None and first.kind == "people":
            self._read_people(block)

    def _read_labels(self, block: Block) -> list[_Label]:
        """Read the labels that a line begins with, one for each column of it."""
        found: list[_Label] = []
        text = self.document.text[block.start : block.end].replace("\t", " ")
        whole = _read_label(text)
        if whole is None:
            return []
        found.append(replace(whole, x0=block.x0))
        for piece in block.pieces[1:]:
            printed = self.document.text[piece.start : piece.start + piece.length]
            label = _read_label(printed)
            if label is not None and label.kind == "people" and label.length >= len(printed):
                found.append(replace(label, x0=piece.line.x0))
        return found

    def _read_value(self, label: _Label, value: str) -> None:
        if label.kind == "meeting":
            self._read_times(value)
            if self.cover.place is None and "plats" in label.text.lower() and value.strip():
                self.cover = replace(self.cover, place=_place(value))
            return
        days = [one.date for one in find_dates(value, meeting=self.meeting) if one.precision is Precision.DAY and one.date]
        if not days:
            return
        if label.kind == "adjustment" and self.cover.adjustment_date is None:
            self.cover = replace(self.cover, adjustment_date=days[0])
        elif label.kind == "posted":
            self.cover = replace(self.cover, posted_from=self.cover.posted_from or days[0])
            if len(days) > 1 and _DOWN.search(value):  # both on one line
                self.cover = replace(self.cover, posted_until=self.cover.posted_until or days[1])
        elif label.kind == "taken_down" and self.cover.posted_until is None:
            self.cover = replace(self.cover, posted_until=days[0])

    def _read_times(self, value: str) -> None:
        times = _TIMES.search(value)
        if times and self.cover.start_time is None:
            start, end = _time(times["h1"], times["m1"]), _time(times["h2"], times["m2"])
            self.cover = replace(self.cover, start_time=start, end_time=end)

    def _read_people(self, block: Block) -> None:
        attendants: list[Attendant] = []
        text = self.document.text[block.start : block.end]
        there = [one for one in find_people(text) if one.name is not None and not _INSTEAD.search(text[: one.start])]
        for person, after in itertools.zip_longest(there, there[1:]):
            assert person.name is not None, "a group was taken for a person"
            start = block.start + person.start
            x0 = self.document.locate(Span(start, start + 1))[0].box.x0
            label = max(
                (one for one in self.labels if one.x0 <= x0 + _SLACK), key=lambda one: one.x0, default=self.labels[0]
            )
            span = Span(start, block.start + person.end)
            attendants.append(
                Attendant(span, person.name, person.party, label.text, _note(text, person.end, after), person.rule)
            )
        self.cover = replace(self.cover, attendants=(*self.cover.attendants, *attendants))


def _read_label(text: str) -> _Label | None:
    """Read the label at the head of a line; a word in small letters is none."""
    for rule in load_rules("cover"):
        match = rule.pattern.match(text) if rule.text("kind") in _LABELS else None
        if match and not match.group()[0].islower():
            printed = " ".join((match.groupdict().get("label") or match.group()).split())
            return _Label(printed, rule.text("kind"), match.end(), 0.0)
    return None


def _time(hour: str | None, minute: str | None) -> dt.time | None:
    if not hour or not minute or int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004 - the clock
        return None
    return dt.time(int(hour), int(minute))


def _place(value: str) -> str | None:
    """Give the place without the day and time behind it."""
    value = value.strip().split("\t")[0]
    found = _WHEN.search(value)
    place = " ".join((value[: found.start()] if found else value).replace("\t", " ").split()).strip(" ,.")
    return place or None


def _note(text: str, end: int, after: Person | None) -> str | None:
    """Give what is printed behind a name up to the next line, column or name; whom a substitute replaces belongs to it."""
    stop = after.start if after is not None else len(text)
    behind = text[end:stop].split("\t", maxsplit=1)[0].split("\n", maxsplit=1)[0].strip(" ,;")
    note = re.sub(r"(?:^|[\s,])(?:och|samt)$", "", " ".join(behind.split()))
    return note.strip(" ,;") or None
