"""What is printed behind a name in a list of those present: paragraphs, times, and whom somebody replaces."""

import datetime as dt
import re
from dataclasses import dataclass

from extractors.rules import pattern_of

_PARAGRAPHS = pattern_of("attendance", "paragraphs")
_BARE = pattern_of("attendance", "bare")
_SUBSTITUTES = pattern_of("attendance", "substitutes")
_SHORT = pattern_of("attendance", "substitutes_short")
_BETWEEN = pattern_of("attendance", "between")
_ARRIVED = pattern_of("attendance", "arrived")
_DEPARTED = pattern_of("attendance", "departed")
_LONGEST = 400  # characters; what is printed behind a name is no longer
_SIGN = re.compile(r"§\s*")
_COMMA = re.compile(r"\s*(?:,|och|samt|&|\+)\s*(?:§{1,2}\s*)?(?=\d)")
_ENDS = re.compile(r"\s*(?:[-–—]{1,2}|till)\s*(?:§{1,2}\s*)?(?=\d)")


@dataclass(frozen=True, slots=True)
class Presence:
    """When somebody was there, as printed, and for whom; nothing where nothing tells."""

    first: str | None = None
    last: str | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    arrived: dt.time | None = None
    departed: dt.time | None = None
    instead_of: str | None = None
    instead_of_party: str | None = None


def read_presence(note: str, *, serving: bool = False) -> Presence:
    """Read what is printed behind a name.

    Args:
        note: the words behind the name and party.
        serving: whether the heading is of serving substitutes, where "för Bo Ek (S)" names the member replaced.

    >>> read_presence("tjg ersättare för Bo Ek (S), §§ 12-15, 17").present
    ('12-15', '17')
    >>> read_presence("ej § 134").absent
    ('134',)
    >>> read_presence("fr o m § 54").first
    '54'
    """
    note = note[:_LONGEST]
    name, party, rest = _read_substitution(note, serving=serving)
    first, last, present, absent = _read_paragraphs(rest, replacing=name is not None)
    arrived, departed = _read_times(rest)
    return Presence(first, last, present, absent, arrived, departed, name, party)


def read_time(text: str) -> dt.time | None:
    """Read a time of day in a cell; None where there is none or the clock has no such time.

    >>> read_time("kl. 16.20")
    datetime.time(16, 20)
    """
    found = re.search(r"(?<![\d.:])(\d{1,2})[.:](\d{2})(?![\d.:])", text)
    return make_time(found[1], found[2]) if found else None


def make_time(hour: str, minute: str) -> dt.time | None:
    """Give a time of day; None where the clock has no such time."""
    return dt.time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None  # noqa: PLR2004


def split_paragraphs(listed: str) -> tuple[str, ...]:
    """Split a list of paragraphs into each paragraph or run of them, as printed.

    >>> split_paragraphs("51–58, 60 och 62")
    ('51–58', '60', '62')
    """
    return tuple(" ".join(_SIGN.sub("", part).split()) for part in _COMMA.split(listed) if part.strip())


def ends_of(run: str) -> tuple[str, str]:
    """Give the first and last paragraph of a run; a single one is both.

    >>> ends_of("51–58")
    ('51', '58')
    """
    ends = [re.sub(r"\s*\(?del(?:\s+av)?\)?", "", end).strip() for end in _ENDS.split(run)]
    return ends[0], ends[-1]


def _read_substitution(note: str, *, serving: bool) -> tuple[str | None, str | None, str]:
    """Read whom somebody replaces, and give what is left of the note; two names tell of none which §§ are meant."""
    found = list(_SUBSTITUTES.finditer(note)) or (list(_SHORT.finditer(note)) if serving else [])
    if not found:
        return None, None, note
    rest = _SUBSTITUTES.sub(" ", note) if found[0].re is _SUBSTITUTES else _SHORT.sub(" ", note)
    names = {(" ".join(one["name"].split()), one["party"] or one["party2"]) for one in found}
    if len(names) > 1:
        return None, None, rest
    name, party = names.pop()
    return name, party, rest


def _read_paragraphs(note: str, *, replacing: bool) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]:
    present: list[str] = []
    absent: list[str] = []
    first: str | None = None
    last: str | None = None
    marked = "§" in note or "aragraf" in note
    for match in (_PARAGRAPHS if marked else _BARE).finditer(note):
        parts = split_paragraphs(match["list"] or match.groupdict().get("list2") or "")
        ends = [ends_of(part) for part in parts]
        if match["away"] or (match["bias"] and not replacing):
            absent += [part for part in parts if part not in absent]
        elif match["first"] or match["open"]:
            first = first or ends[0][0]
            last = ends[-1][1] if len(parts) > 1 or ends[0][0] != ends[0][1] else last
        elif match["last"]:
            last = ends[-1][1]
        else:
            present += [part for part in parts if part not in present]
            first = first or ends[0][0]
            last = ends[-1][1]
    return first, last, tuple(present), tuple(absent)


def _read_times(note: str) -> tuple[dt.time | None, dt.time | None]:
    if not any(mark in note for mark in ".:"):
        return None, None
    between = _BETWEEN.search(note)
    if between:
        return make_time(between["h1"], between["m1"]), make_time(between["h2"], between["m2"])
    arrived, departed = _ARRIVED.search(note), _DEPARTED.search(note)
    return (
        make_time(arrived["h"], arrived["m"]) if arrived else None,
        make_time(departed["h"], departed["m"]) if departed else None,
    )
