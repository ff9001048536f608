"""The labelled fields of a cover: its labels in order, and the printed strips beside and below each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.cover.labels import match_label, read_header
from extractors.facts.cover.strips import Strip, cut_strips, group_rows
from extractors.layout.document import Block, Document
from extractors.rules import pattern_of

SLACK = 12.0  # points that a value may stand left of its label
_SAME_X = 4.0  # points; left edges nearer than this are the same
_NEAR = 1.3  # times the height of a line: the blank above a line that goes on from the one above
_PEOPLE = frozenset(
    "members serving substitutes unserving present others adjusters deputies chair vice_chair secretary list".split()
)
_ROLES = frozenset({"chair", "vice_chair", "secretary", "substitutes", "members", "serving"})  # also said of one person
_CONTENTS = pattern_of("cover", "contents")
_ADJUSTED = re.compile(r"\bjustera(?:d|de|des|t|s)\b")
_MARGIN = 40.0  # points that a contents list may begin right of the labels


@dataclass(eq=False, slots=True)
class Field:
    """A label as printed and what kind of value it heads.

    `stacked` where values stand right under it, `closed` where its value stands on its own strip and no words go on from it.
    `parent` is the label to the left at the time: "Beslutande" beside "Ledamöter". `columns` are the kinds of all columns
    of the list that it heads one of.
    """

    text: str
    kind: str
    x0: float
    parent: "Field | None"
    page: int
    bottom: float
    stacked: bool = False
    closed: bool = False
    columns: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None

    @property
    def is_people(self) -> bool:
        """Whether names stand under it."""
        return self.kind in _PEOPLE


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and the field that it belongs to; `inline` where it stands on the label's own strip."""

    strip: Strip
    field: Field | None
    inline: bool = False

    @property
    def field_kind(self) -> str:
        """What kind of value it is; "" where it belongs to no field."""
        return self.field.kind if self.field is not None else ""


Row = list[Placed]


def read_rows(document: Document, blocks: Sequence[Block]) -> list[Row]:
    """Read printed rows, top to bottom, each strip with the field it belongs to; reading stops at a contents list.

    A label opens a field; what stands right of it or below it, up to the next label in its column, is its value.
    """
    reader = _Reader()
    rows = group_rows(cut_strips(document, blocks))
    for index, row in enumerate(rows):
        if reader.peopled and _is_contents(row, reader.left):
            break
        reader.read(row, rows[index + 1 : index + 3])
    return reader.rows


def _is_contents(row: Sequence[Strip], left: float) -> bool:
    first = row[0]
    if not _CONTENTS.match(first.text) or first.x0 > left + _MARGIN + (60.0 if first.text[0] != "§" else 0.0):
        return False
    return _ADJUSTED.search(first.text) is None


@dataclass(slots=True)
class _Reader:
    """Keeps the labels that the next values may stand under."""

    active: list[Field] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # strips that went on from a label above
    left: float = 1e6
    peopled: bool = False  # whether a label of people was read: a contents list may stand before the cover

    def read(self, row: Sequence[Strip], below: Sequence[Sequence[Strip]]) -> None:
        """Read a row: its labels first, then its values."""
        strips = [strip for strip in row if strip.start not in self.used or not strip.text]
        opened: dict[int, tuple[Field, int]] = {}
        heads = read_header([strip.text for strip in strips], loose=all(strip.cell for strip in strips))
        for index, strip in enumerate(strips):
            found = heads[index] if heads else self._find_label(strips, index, below)
            if found is not None:
                kind, length, text = found
                own = self._open(strip, kind, text, beside=bool(opened))
                own.columns = tuple(kind for kind, _, _ in heads)
                opened[index] = (own, length)
        if strips and not any(strip.text for strip in strips):
            self._sign()
        placed: Row = []
        for index, strip in enumerate(strips):
            if index in opened:
                own, length = opened[index]
                if length < len(strip.text):
                    placed.append(Placed(strip.behind(length), own, inline=True))
                    own.closed = own.kind == "paragraphs"
                else:
                    placed.append(Placed(strip.without_text(), own))
            elif strip.text:
                beside = max((one for at, (one, _) in opened.items() if at < index), key=lambda one: one.x0, default=None)
                placed.append(Placed(strip, self._home(strip, beside)))
        if placed:
            self.rows.append(placed)

    def _find_label(
        self, strips: Sequence[Strip], index: int, below: Sequence[Sequence[Strip]]
    ) -> tuple[str, int, str] | None:
        """Read the label of a strip, which may go on in the lines below it."""
        strip = strips[index]
        text, joined, last = strip.text, [strip], strip
        found = match_label(text)
        if not (text[:1].isupper() or text[:1].isdigit()):
            return None
        for row in below:
            under = next((one for one in row if abs(one.x0 - strip.x0) < _SAME_X and one.text), None)
            height = last.bottom - last.top
            if under is None or under.page != strip.page or under.top - last.bottom > _NEAR * height:
                continue
            if not (under.text[0].islower() or under.text.isupper()):
                break
            longer = " ".join([*(one.text for one in joined), under.text])
            match = match_label(longer)
            if match is None or match[1] < len(longer) or len(longer) > 60:  # noqa: PLR2004 - a label is short
                if under.text in ("tid", "och tid"):
                    self.used.add(under.start)
                break
            if match_label(under.text) is not None and found is not None and found[1] >= len(text):
                break  # two labels, one above the other
            joined.append(under)
            last = under
            found = (match[0], len(text), match[2])
            self.used.add(under.start)
        if found is None:
            return None
        kind = found[0].text("field")
        return None if self._is_value(strips, index, kind, text[found[1] :]) else (kind, found[1], found[2])

    def _is_value(self, strips: Sequence[Strip], index: int, kind: str, rest: str) -> bool:
        """Whether what looks like a label is a value: an office before a name, a role behind one, words of a sentence."""
        strip = strips[index]
        inline = bool(rest.strip()) and ":" not in strip.text[: len(strip.text) - len(rest)]
        if kind in _PEOPLE and inline and not (rest[:1].isupper() or rest[:1] in "(§"):
            return True
        home = self._home(strip, None, touch=False)
        if home is None or not home.is_people or strip.x0 < home.x0 + SLACK:
            return False
        if inline and kind in _ROLES and home.kind in ("others", "members", "present"):
            return True
        if rest.strip() and kind == home.kind == "others":  # "Personalföreträdare: Bo Ek"
            return True
        left = [one for one in strips[:index] if one.text and match_label(one.text) is None]
        if left and rest[:1] == "§" and kind in ("absent", "present"):  # "Frånvarande § 12" beside a name
            return True
        return bool(left) and kind in _ROLES and not rest.strip() and strip.bold == left[-1].bold

    def _open(self, strip: Strip, kind: str, text: str, *, beside: bool) -> Field:
        x0 = strip.x0
        self.left = min(self.left, x0)
        same = next((one for one in reversed(self.active) if abs(one.x0 - x0) <= SLACK), None)
        if kind == "notice" and not beside:
            self.active = []
        elif same is not None and same.stacked:
            self.active = [one for one in self.active if one.x0 < x0 - SLACK or (one.stacked and one.x0 > x0 + SLACK)]
        else:
            self.active = [one for one in self.active if one.x0 < x0 - SLACK]
        parent = max((one for one in self.active if one.x0 < x0 - SLACK), key=lambda one: one.x0, default=None)
        own = Field(text, kind, x0, parent, strip.page, strip.bottom, cell=strip.cell)
        self.peopled = self.peopled or own.is_people or kind == "absent"
        self.active.append(own)
        return own

    def _home(self, strip: Strip, beside: Field | None, *, touch: bool = True) -> Field | None:
        """Give the field that a value belongs to: the nearest to the left, or the one above it while its column goes on."""
        fit = (one for one in self.active if one.x0 <= strip.x0 + SLACK and not (one.closed and strip.text[:1].isalpha()))
        home = self._head(strip) or max(fit, key=lambda one: one.x0, default=None)
        if home is None:
            return None
        under = abs(home.x0 - strip.x0) <= SLACK
        if beside is not None and home is not beside and home.x0 > beside.x0:
            apart = home.page != strip.page or strip.top - home.bottom > _NEAR * (strip.bottom - strip.top)
            if apart:
                home, under = beside, False
        if touch:
            home.page, home.bottom = strip.page, strip.bottom
            home.stacked = home.stacked or under
        return home

    def _head(self, strip: Strip) -> Field | None:
        """Give the head of the column of a list that a cell stands in."""
        if strip.cell is None:
            return None
        table, _, column = strip.cell
        heads = (one for one in self.active if one.columns and one.cell is not None)
        return next((one for one in heads if one.cell and one.cell[0] == table and one.cell[2] == column), None)

    def _sign(self) -> None:
        """A row of dots makes room for a signature: unless a label tells whose, no label above reaches below it."""
        signing = {"chair", "vice_chair", "secretary", "adjusters", "notice", "other", "adjustment"}
        if self.active and not any(one.kind in signing for one in self.active):
            self.active = []
