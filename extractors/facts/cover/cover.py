"""The cover of the minutes: place and times, who was there, when the minutes were adjusted and posted."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.facts.cover.adjustments import Adjustment, find_adjustments
from extractors.facts.cover.attendance import find_attendants
from extractors.facts.cover.attendant import Attendant
from extractors.facts.cover.fields import Row, read_rows
from extractors.facts.cover.labels import match_label
from extractors.facts.cover.presence import make_time
from extractors.layout.document import Block, Document, Zone
from extractors.rules import pattern_of

__all__ = ["Adjustment", "Attendant", "Cover", "read_cover"]

_TIMES = re.compile(
    r"\b(?:kl\.?|klockan)\s*(?P<h1>\d{1,2})[.:](?P<m1>\d{2})(?:\s*(?:[-–—]|till)\s*(?:ca\.?\s*|kl\.?\s*)?(?P<h2>\d{1,2})[.:](?P<m2>\d{2}))?",
    re.IGNORECASE,
)
_CALLS = pattern_of("cover", "calls")
_CONTENTS = pattern_of("cover", "contents")
_ROLL = pattern_of("cover", "roll")
_NOTICE = pattern_of("cover", "notice_apart")
_PARAGRAPH = re.compile(r"§\s?\d+\b|\d+\s?§")
_REACH = 3  # blocks behind a label that may hold the place and the times
_WHEN = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|den \d|\d{4}-\d\d-\d\d|kl\.?\s*\d|klockan)", re.IGNORECASE
)


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
    """Read the cover from the blocks before the first ärende; of minutes also the lists and notices that stand elsewhere.

    Args:
        document: the document.
        blocks: the blocks; reading stops at a contents list.
        meeting: the day of the meeting, for dates without year.
        people: whether the names under "Beslutande" and the like were there; in a kallelse they are only called.
    """
    cover = _read_meeting(document, blocks)
    rows = read_rows(document, blocks)
    if people:
        for part in _find_apart(document, rows):
            rows += read_rows(document, part)
    attendants = find_attendants(rows)
    adjustments, main = find_adjustments(rows, attendants, meeting)
    if main is not None:
        cover = replace(
            cover, adjustment_date=main.adjusted_on, posted_from=main.posted_from, posted_until=main.posted_until
        )
    return replace(cover, attendants=tuple(attendants), adjustments=tuple(adjustments)) if people else cover


def _find_apart(document: Document, rows: Sequence[Row]) -> list[list[Block]]:
    """Find the lists of those present and the notices that stand behind the cover, each up to the end of its page.

    A list goes on over pages as long as they begin with names or with the list's heading again.
    """
    end = max((placed.strip.end for row in rows for placed in row), default=0)
    parts: list[list[Block]] = []
    reached = end
    found = sorted(
        (match.start(), pattern is _ROLL)
        for pattern in (_ROLL, _NOTICE)
        for match in pattern.finditer(document.text, end, document.body_end)
    )
    for start, is_roll in found:
        if start < reached:
            continue
        first = document.block_at(start)
        part: list[Block] = []
        for block in document.blocks[first:]:
            text = document.text[block.start : block.end]
            if block.zone is not Zone.BODY:
                continue
            if part and block.page != part[-1].page and not (is_roll and _goes_on(document, block)):
                break
            if part and _CONTENTS.match(text) and _PARAGRAPH.match(text) is not None:
                break
            part.append(block)
        if part:
            parts.append(part)
            reached = part[-1].end
    return parts


def _goes_on(document: Document, block: Block) -> bool:
    """Whether a list of those present goes on with the first block of a page."""
    text = document.text[block.start : block.end]
    return block.table is not None or _ROLL.match(text) is not None or match_label(text) is not None


def _read_meeting(document: Document, blocks: Sequence[Block]) -> Cover:
    """Read place and times, which stand behind their label or in the blocks below it."""
    cover = Cover()
    label, age, labelled = "", 0, False
    for block in blocks:
        text = document.text[block.start : block.end]
        if labelled and _CONTENTS.match(text):
            break
        found = match_label(text.replace("\t", " "))
        if found is not None:
            labelled, age = True, 0
            label = found[2] if found[0].text("field") == "meeting" else ""
            value = text[found[1] :]
        else:
            age, value = age + 1, text
        if label and age <= _REACH:
            cover = _with_times(cover, value)
            if cover.place is None and "plats" in label.lower() and value.strip():
                cover = replace(cover, place=_place(value))
        elif not labelled and _CALLS.match(text):
            cover = _with_times(cover, text)
    return cover


def _with_times(cover: Cover, value: str) -> Cover:
    times = _TIMES.search(value)
    if times is None or cover.start_time is not None:
        return cover
    end = make_time(times["h2"], times["m2"]) if times["h2"] else None
    return replace(cover, start_time=make_time(times["h1"], times["m1"]), end_time=end)


def _place(value: str) -> str | None:
    """Give the place without the day and time behind it."""
    value = value.strip().split("\t")[0]
    found = _WHEN.search(value)
    place = " ".join((value[: found.start()] if found else value).replace("\t", " ").split()).strip(" ,.")
    return place or None
