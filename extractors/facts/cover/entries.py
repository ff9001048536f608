"""Entries of a list of those present: the printed strips that tell of one person, in whatever columns they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.facts.cover.fields import Field, Row
from extractors.facts.cover.names import begins_with_name, find_named
from extractors.facts.cover.strips import Strip
from extractors.layout.document import Span
from extractors.rules import pattern_of

_INSTEAD = pattern_of("attendance", "instead")
_NO_PERSON = pattern_of("attendance", "no_person")
_SIGNED = pattern_of("attendance", "signed")
_PARTY = pattern_of("attendance", "party")
_BARE = pattern_of("attendance", "bare")
_MARKER = re.compile(r"(?:[-–—•*·]|\d{1,3}[.)])\s+(?=[A-ZÅÄÖ])")
_COLUMNS = frozenset("party paragraphs_column arrived departed mark away_mark column".split())
_TELLING = frozenset("paragraphs_column arrived departed mark".split())
_SAME_X = 16.0  # points that a line may hang behind the one it goes on from
_NEAR = 1.0  # times the height of a line: the blank above a line that goes on from the one above
_AWAY = frozenset({"f", "-", "–", "frånvarande", "frånv", "frånv.", "nej", "0"})
_RECENT = 12  # entries among which the one above a strip is looked for
MEMBERS = frozenset("members serving substitutes unserving present list chair vice_chair adjusters signed".split())


@dataclass(eq=False, slots=True)
class Entry:
    """Strips that go on from one another, the first of them with a name.

    `columns` has what stands in the other columns of its row, `replaced` the member whose seat a substitute has taken.
    """

    home: Field | None
    strips: list[Strip]
    columns: dict[str, str] = field(default_factory=dict)
    replaced: str | None = None


def read_entries(rows: Sequence[Row]) -> list[Entry]:
    """Group strips into entries: a line that does not begin with a name goes on from above it, or from its left."""
    entries: list[Entry] = []
    for index, row in enumerate(rows):
        left: Entry | None = None
        before = len(entries)
        for placed in row:
            own, strip = placed.field, _without_marker(placed.strip)
            if not strip.text:
                continue
            if own is None:
                if _SIGNED.match(strip.text):
                    entries.append(Entry(None, [strip]))
            elif own.kind in _COLUMNS:
                _fill(left or (entries[-1] if entries else None), own.kind, strip.text)
            elif not own.is_people or _NO_PERSON.match(strip.text):
                left = None
            elif own.columns and strip.cell is not None:
                left = _in_cell(entries, strip, own)
            else:
                left = _place(entries, strip, own, left, rows[index + 1 : index + 2])
        _seat(entries, before)
    return _present(entries)


def _without_marker(strip: Strip) -> Strip:
    """Take the mark of a list point or its number off a strip."""
    marker = _MARKER.match(strip.text)
    return strip.behind(marker.end()) if marker else strip


def _fill(entry: Entry | None, kind: str, text: str) -> None:
    """Put what stands in a column of a list into the entry of its row."""
    if entry is not None:
        kind = "paragraphs_column" if kind == "mark" and _BARE.fullmatch(text) else kind
        entry.columns[kind] = f"{entry.columns.get(kind, '')} {text}".strip()


def _place(entries: list[Entry], strip: Strip, own: Field, left: Entry | None, below: Sequence[Row]) -> Entry | None:
    """Put a strip into the entry that it belongs to, or begin one; give the entry that stands left of the next strip."""
    above = _above(entries, strip, own)
    if _begins(strip, own, above, below):
        entries.append(Entry(own, [strip]))
        return entries[-1]
    if above is not None and (left is None or _is_head(above, strip)):
        above.strips.append(strip)
    elif left is not None and own.kind in MEMBERS and _PARTY.fullmatch(strip.text):
        left.columns.setdefault("party", strip.text.strip("()"))
    elif left is not None and _BARE.fullmatch(strip.text):
        left.columns.setdefault("paragraphs_column", strip.text)
    elif left is not None:
        left.strips.append(strip)
    return left


def takes_seats(columns: Sequence[str]) -> bool:
    """Whether a list has a member and a substitute on each seat: no column of presence stands between the two.

    >>> takes_seats(["column", "members", "substitutes", "party", "arrived", "departed"])
    True
    >>> takes_seats(["members", "mark", "substitutes", "mark"])
    False
    """
    second = next((at for at, kind in enumerate(columns) if kind in ("serving", "substitutes")), None)
    if second is None or "members" not in columns[:second]:
        return False
    first = list(columns).index("members")
    return not _TELLING.intersection(columns[first:second]) and bool(_TELLING.intersection(columns[second:]))


def _seat(entries: list[Entry], before: int) -> None:
    """A list of seats with a member and a substitute in one row says that the member was away."""
    row = entries[before:]
    if len(row) != 2 or row[0].home is None or row[1].home is None:  # noqa: PLR2004 - the member and the substitute
        return
    member, substitute = row[0].home, row[1].home
    serving = substitute.kind in ("serving", "substitutes")
    if member.kind == "members" and serving and member.columns == substitute.columns and takes_seats(member.columns):
        row[1].replaced = text_of(row[0].strips)
        del entries[before]


def _present(entries: list[Entry]) -> list[Entry]:
    """Leave out who is not marked in a list with a column of marks, or is marked as away."""
    marked = {entry.home.columns for entry in entries if entry.home and entry.columns.get("mark")}
    return [
        entry
        for entry in entries
        if not entry.columns.get("away_mark")
        and entry.columns.get("mark", "").lower() not in _AWAY
        and (entry.home is None or entry.home.columns not in marked or entry.columns.get("mark"))
    ]


def _in_cell(entries: list[Entry], strip: Strip, own: Field) -> Entry:
    """Give the entry of a cell in a list's column of names; each cell names one."""
    for entry in reversed(entries[-_RECENT:]):
        if entry.home is own and entry.strips[0].cell == strip.cell:
            entry.strips.append(strip)
            return entry
    entries.append(Entry(own, [strip]))
    return entries[-1]


def _above(entries: Sequence[Entry], strip: Strip, own: Field) -> Entry | None:
    """Give the entry of the same field that a strip stands right below."""
    for entry in reversed(entries[-_RECENT:]):
        if entry.home is own and any(_is_below(strip, one) for one in entry.strips):
            return entry
    return None


def _is_below(strip: Strip, above: Strip) -> bool:
    near = strip.top - above.top >= 0 and strip.top - above.bottom < _NEAR * (strip.bottom - strip.top)
    return above.page == strip.page and near and strip.top > above.top and abs(strip.x0 - above.x0) <= _SAME_X


def _is_head(entry: Entry, strip: Strip) -> bool:
    """Whether a strip stands below the lines that begin with the name, not below a note beside it."""
    return abs(entry.strips[0].x0 - strip.x0) <= _SAME_X


def _begins(strip: Strip, own: Field, above: Entry | None, below: Sequence[Row]) -> bool:
    members = own.kind in MEMBERS
    if above is not None and _INSTEAD.search(text_of(above.strips)):
        return False
    if begins_with_name(strip.text, members=members, listed=bool(own.columns)):
        return True
    if not strip.text[:1].isupper() or len(strip.text.split()) > 3 or not members:  # noqa: PLR2004
        return False
    under = next((one.strip for row in below for one in row if one.field is own and _is_below(one.strip, strip)), None)
    if under is None or "(" in strip.text or begins_with_name(under.text, members=True) != (strip.cell is not None):
        return False
    named = find_named(f"{strip.text} {under.text}", members=True)
    return bool(named) and named[0].start == 0 and named[0].end > len(strip.text)


def text_of(strips: Iterable[Strip]) -> str:
    """Join strips as the document does: with a blank, but for a word that a hyphen parted."""
    text, end = "", -1
    for strip in strips:
        text += strip.text if not text or strip.start == end else f" {strip.text}"
        end = strip.end
    return text


def span_of(strips: Sequence[Strip], start: int, end: int) -> Span:
    """Give the span of characters of joined strips; where they stand apart in the document, that in the first of them."""
    first, last = _offset_of(strips, start), _offset_of(strips, end - 1) + 1
    if last - first == end - start:
        return Span(first, last)
    home = next(strip for strip in strips if strip.start <= first < strip.end)
    return Span(first, min(first + end - start, home.end))


def _offset_of(strips: Sequence[Strip], at: int) -> int:
    """Give the offset in the document of a character of joined strips."""
    joined, end = 0, -1
    for strip in strips:
        joined += 0 if end in (-1, strip.start) else 1
        if at < joined + len(strip.text):
            return strip.start + max(at - joined, 0)
        joined += len(strip.text)
        end = strip.end
    raise AssertionError(f"{at} lies behind {[strip.text for strip in strips]}")
