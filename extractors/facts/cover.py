"""The cover of the minutes: place and times, who was there, when the minutes were adjusted and posted."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.dates import find_dates
from extractors.facts.people import find_people
from extractors.layout.document import Block, Document, Span
from extractors.rules import load_rules, pattern_of
from schemas.vocabulary import Precision

_TIMES = re.compile(
    r"\b(?:kl\.?|klockan)\s*(?P<h1>\d{1,2})[.:](?P<m1>\d{2})(?:\s*(?:[-–—]|till)\s*(?:ca\.?\s*|kl\.?\s*)?(?P<h2>\d{1,2})[.:](?P<m2>\d{2}))?",
    re.IGNORECASE,
)
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


def read_cover(document: Document, blocks: Sequence[Block], meeting: dt.date | None) -> Cover:
    """Read the cover from the blocks before the first ärende."""
    label, adjustment = "", False
    posted, taken_down = pattern_of("cover", "posted"), pattern_of("cover", "taken_down")
    start = end = place = adjusted = up = down = None
    attendants: list[Attendant] = []
    for block in blocks:
        text = document.text[block.start : block.end]
        match, adjusts = _read_label(text)
        if match:
            label, adjustment = " ".join(match["label"].split()), adjusts
        value = text[match.end() :] if match else text
        low = label.lower()
        if start is None and (low in ("tid", "plats och tid", "tid och plats", "plats") or "sammanträde" in low):
            times = _TIMES.search(value)
            if times:
                start, end = _time(times["h1"], times["m1"]), _time(times["h2"], times["m2"])
        if place is None and low.startswith(("plats", "tid och plats")) and not adjustment and value.strip():
            place = _place(value)
        days = [one.date for one in find_dates(text, meeting=meeting) if one.precision is Precision.DAY and one.date]
        if days:
            if adjusted is None and adjustment:
                adjusted = days[0]
            if up is None and posted.search(text):
                up = _day_behind(text, posted, meeting)
            if down is None and taken_down.search(text):
                down = _day_behind(text, taken_down, meeting)
        for person in find_people(text):
            if person.name is not None:
                note = _note(text, person.end)
                span = Span(block.start + person.start, block.start + person.end)
                attendants.append(Attendant(span, person.name, person.party, label or None, note, person.rule))
    return Cover(start, end, place, adjusted, up, down, tuple(attendants))


def _read_label(text: str) -> tuple[re.Match[str] | None, bool]:
    """Read the label at the head of a line, and whether it is that of the adjustment."""
    for rule in load_rules("cover"):
        match = rule.pattern.match(text) if rule.text("kind") == "label" else None
        if match:
            return match, bool(rule.attributes.get("adjustment"))
    return None, False


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


def _day_behind(text: str, pattern: re.Pattern[str], meeting: dt.date | None) -> dt.date | None:
    match = pattern.search(text)
    assert match, "looked for before"
    days = [one for one in find_dates(text, meeting=meeting) if one.precision is Precision.DAY and one.date]
    behind = [one for one in days if one.start >= match.end()]
    return behind[0].date if behind else None


def _note(text: str, end: int) -> str | None:
    """Give what is printed behind a name up to the next line, column or name."""
    behind = text[end : end + 80].split("\t", maxsplit=1)[0].split("\n", maxsplit=1)[0].strip(" ,;()")
    return " ".join(behind.split()) or None
