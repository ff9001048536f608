"""Rows to paragraphs: which printed lines go on from the one above, and which begin anew."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractors.layout.hyphens import ends_in_hyphen
from extractors.layout.rows import Row, gap_above, same_style, text_of, words_of
from extractors.reading.characters import BULLET
from extractors.reading.lines import Line

_SAME_X = 4.0  # points; left edges nearer than this are the same
_MAX_INDENT = 32.0  # points; a first line set in or out no more than this
_PAST_MARKER = 14.0  # points; lines below a marker may hang a little behind where its text begins
_HANGING = 0.75  # times the font size: the blank after a marker that hangs in the margin
_SENTENCE_END = re.compile(r"[.!?:;][”\"')]?$")
_BULLETS = (BULLET, "-", "–", "—", "*", "o", "→")
_NUMBER_MARKER = re.compile(r"^(?:\d{1,3}[.)]|\(?[a-zåäö][.)]|\(?[ivx]{1,4}[.)]|[A-ZÅÄÖ][.)/])$")
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
# A line cannot end a sentence, a heading or an entry of a list with one of these.
_UNFINISHED = frozenset(
    "med och i av för till på om samt den det en ett från som vid genom enligt mellan under inom över utan mot hos de är "
    "eller § respektive till exempel dels både".split()
)
_ATT = re.compile(r"^[aA]tt(?:\s?\d{1,2})?[.:]?$")


@dataclass(slots=True)
class Draft:
    """A paragraph as it grows; `marker_words` are the words of its list marker at the head of the first row."""

    rows: list[Row]
    marker: str
    marker_words: int
    gap: float
    right: float
    table: int | None = None
    cell: tuple[int, int] | None = None
    close: bool = False

    @property
    def first(self) -> Row:
        """The first printed row."""
        return self.rows[0]

    @property
    def last(self) -> Row:
        """The last printed row so far."""
        return self.rows[-1]

    @property
    def text_x0(self) -> float:
        """Where the text after the marker begins."""
        words = words_of(self.first)
        return words[min(self.marker_words, len(words) - 1)].x0


@dataclass(slots=True)
class Pitch:
    """How far baselines usually lie apart, in multiples of the font size, by size."""

    counts: dict[int, Counter[int]] = field(default_factory=dict)

    def learn(self, rows: Sequence[Row]) -> None:
        """Count the distances between rows of the same size."""
        for above, below in itertools.pairwise(rows):
            size = below[0].size
            if size <= 0 or abs(above[0].size - size) > 0.3:  # noqa: PLR2004 - points
                continue
            ratio = (below[0].baseline - above[0].baseline) / size
            if 0.8 < ratio < 3.0:  # noqa: PLR2004 - a line apart, not a paragraph
                self.counts.setdefault(round(size), Counter())[round(ratio * 20)] += 1

    def usual(self, size: float) -> float:
        """Give the usual distance for a size, or that of all sizes, or 1.2 where nothing is known."""
        own = self.counts.get(round(size))
        if own is None or sum(own.values()) < 3:  # noqa: PLR2004 - too few to tell
            own = Counter()
            for counts in self.counts.values():
                own.update(counts)
        if not own:
            return 1.2
        most = max(own.values())
        # The narrowest distance that is common: in a text of short paragraphs the wider one may be as frequent.
        return min(ratio for ratio, count in own.items() if count >= 0.4 * most) / 20


def join_rows(
    rows: Sequence[Row],
    pitch: Pitch,
    right: float,
    *,
    is_section: Callable[[str], bool] = lambda _: False,
    table: int | None = None,
    cell: tuple[int, int] | None = None,
) -> list[Draft]:
    """Group rows of one column, top to bottom, into paragraphs.

    Args:
        rows: the rows.
        pitch: the usual distance between them.
        right: the right margin that the text wraps at, in points.
        is_section: says of a text that it is a section heading, behind which a paragraph begins anew.
        table: the index of the table whose cell this is.
        cell: the row and column of the cell.
    """
    drafts: list[Draft] = []
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else None
        marker, count = find_marker(row, drafts[-1] if drafts else None)
        gap = gap_above(above, row)
        if (
            drafts
            and not count
            and _goes_on(drafts[-1], row, gap, pitch)
            and not _is_headed(drafts[-1], row, is_section)
            and not _is_heading(drafts[-1], row, is_section)
        ):
            drafts[-1].rows.append(row)
        else:
            close = above is not None and _is_close(above, row, pitch)
            drafts.append(Draft([row], marker, count, gap, right, table, cell, close))
    return drafts


def _is_headed(draft: Draft, row: Row, is_section: Callable[[str], bool]) -> bool:
    """Whether the paragraph so far is a section heading, so that what follows is text under it."""
    if len(draft.rows) > 2 or draft.marker_words or not words_of(row)[0].text[:1].isupper():  # noqa: PLR2004 - a heading is short
        return False
    text = " ".join(line.text for own in draft.rows for line in own)
    return len(text) < 100 and is_section(text)  # noqa: PLR2004


def _is_heading(draft: Draft, row: Row, is_section: Callable[[str], bool]) -> bool:
    """Whether a row is a section heading that stands apart from the paragraph above it: by colon, weight or indent."""
    text = " ".join(line.text for line in row)
    first = words_of(row)[0]
    apart = text.endswith(":") or row[0].bold != draft.last[0].bold or abs(first.x0 - draft.last[0].x0) > _SAME_X
    return apart and first.text[:1].isupper() and len(text) < 100 and is_section(text)  # noqa: PLR2004 - a heading is short


def _is_close(above: Row, row: Row, pitch: Pitch) -> bool:
    """Whether a row follows another at the distance of lines within a paragraph."""
    size = max(row[0].size, 1.0)
    if above[0].page != row[0].page or abs(above[0].size - size) > 0.6:  # noqa: PLR2004 - points
        return False
    return (row[0].baseline - above[0].baseline) / size <= pitch.usual(size) * 1.08 + 0.04


def goes_over(before: Draft, after: Draft) -> bool:
    """Whether a paragraph goes on behind a page or column break."""
    if after.marker_words or before.table is not None or after.table is not None:
        return False
    above, below = before.last, after.first
    if not same_style(above, below):
        return False
    text, head = text_of(above), words_of(below)[0].text
    if ends_in_hyphen(text):
        return True
    if _SENTENCE_END.search(text) or (above[-1].gap > above[-1].size and text.strip().isdigit()):
        return False  # the latter is an entry of a contents list with its page
    if abs(below[0].x0 - before.text_x0) > _MAX_INDENT and abs(below[0].x0 - before.first[0].x0) > _MAX_INDENT:
        return False
    fits = _fits(before, below)
    return not fits and (head[:1].islower() or head[:1].isdigit() or head[:1] in '(”"§' or not below[0].bold)


def find_marker(row: Row, above: Draft | None) -> tuple[str, int]:
    """Find the list marker at the head of a row: its text and how many words it takes ("", 0 where there is none).

    Bullets, "1.", "a)", a hanging "att" and a hanging bare number are markers; a number that a sentence wrapped to the
    line's start ("den 31 / december", "§ / 12. Vidare") is not.
    """
    words = words_of(row)
    if len(words) == 1:
        alone = words[0].text
        return (alone, 1) if alone == BULLET else ("", 0)
    head, following = words[0], words[1]
    blank = following.x0 - head.x1
    hanging = blank > _HANGING * head.font.size
    text = head.text
    if text in _BULLETS:
        if text == "o" and not hanging:
            return "", 0
        wrapped = above is not None and text in "-–—" and not hanging and _is_inside_sentence(above, row)
        return ("", 0) if wrapped else (text, 1)
    if _ATT.match(text) and (hanging or text[-1].isdigit()):
        return text, 1
    if text.lower() == "att" and _BARE_NUMBER.match(following.text) and len(words) > 2 and hanging:  # noqa: PLR2004
        return f"{text} {following.text}", 2
    if _NUMBER_MARKER.match(text):
        return ("", 0) if above is not None and not hanging and _is_inside_sentence(above, row) else (text, 1)
    if _BARE_NUMBER.match(text) and hanging and len(row) > 1 and row[0].text == text:
        return text, 1
    return "", 0


def _is_inside_sentence(above: Draft, row: Row) -> bool:
    """Whether a row stands where a full line of running text would go on."""
    text = text_of(above.last)
    ends = bool(_SENTENCE_END.search(text)) or text.endswith((",", "samt", "och"))
    return not ends and abs(row[0].x0 - above.last[0].x0) < _SAME_X and not _fits(above, row)


def _goes_on(draft: Draft, row: Row, gap: float, pitch: Pitch) -> bool:
    """Whether a row without a marker goes on in the paragraph above it."""
    above = draft.last
    size = row[0].size
    if above[0].page != row[0].page or not same_style(above, row):
        return False
    usual = pitch.usual(size)
    distance = (row[0].baseline - above[0].baseline) / max(size, 1.0)
    if distance > usual * 1.18 + 0.06 or gap > 1.6:  # noqa: PLR2004 - blank lines part paragraphs in any text
        return False
    if distance > usual * 1.08 + 0.04 and _SENTENCE_END.search(text_of(above)):
        return False
    if (len(row) > 1 and row[1].gap > 2 * size) or _is_head_with_number(above, row):
        return False
    if not _is_aligned(draft, row) or _begins_below_point(draft, row):
        return False
    beside, _ = _column_above(draft, row)
    if ends_in_hyphen(beside.text):
        return True
    if len(above) > 1 and beside is not above[0] and above[-1].gap > 3 * size and not draft.marker_words:
        return False  # label and value, number and date
    if not _fits(draft, row):
        return True
    return _runs_on(draft, row) and distance <= usual * 1.08 + 0.04


def _is_head_with_number(above: Row, row: Row) -> bool:
    """Whether the row above is a bold head with something plain far to its right, as its number at the margin."""
    return len(above) > 1 and above[0].bold and not row[0].bold and above[-1].gap > 3 * row[0].size


def _begins_below_point(draft: Draft, row: Row) -> bool:
    """Whether a sentence begins at the left edge of a list whose text is set in: what stands below the list's last point."""
    ended = draft.marker_words and _SENTENCE_END.search(text_of(draft.last))
    x0 = row[0].x0
    return bool(ended) and x0 < draft.text_x0 - _SAME_X and words_of(row)[0].text[:1].isupper()


def _runs_on(draft: Draft, row: Row) -> bool:
    """Whether a sentence plainly goes on although the next word would have fitted: the producer's lines differ."""
    beside, right = _column_above(draft, row)
    text = beside.text
    if _SENTENCE_END.search(text):
        return False
    words = beside.words
    if words[-1].text in _UNFINISHED and len(words) > 2:  # noqa: PLR2004 - "Beslut om" is a heading
        return True
    slack = right - beside.x1
    width = max(right - beside.x0, 1.0)
    head = words_of(row)[0].text
    if head[:1].islower() or head[:1].isdigit() or head[:1] in "(–" or text.endswith(","):
        return slack < 0.25 * width and len(words) > 3  # noqa: PLR2004 - a line of text, not an entry of a list
    return slack < 0.12 * width and len(words) > 5  # noqa: PLR2004


def _is_aligned(draft: Draft, row: Row) -> bool:
    """Whether a row begins where the paragraph's second and later rows do."""
    x0 = row[0].x0
    if draft.marker_words:
        return draft.first[0].x0 - _SAME_X < x0 < draft.text_x0 + _PAST_MARKER
    if len(draft.rows) > 1:
        return abs(x0 - draft.last[0].x0) < _SAME_X
    hanging = 40.0 if words_of(draft.first)[0].text.lower() == "att" else _SAME_X  # "att …" with its lines set in below
    return -_MAX_INDENT < x0 - draft.first[0].x0 < hanging


def _fits(draft: Draft, row: Row) -> bool:
    """Whether the row's first word would have fitted on the line above: then the break was meant."""
    first = words_of(row)[0]
    width = first.x1 - first.x0
    if "-" in first.text[1:-1]:  # a line may break behind an inner hyphen
        width *= (first.text.index("-", 1) + 1) / len(first.text)
    blank = 0.3 * first.font.size
    beside, right = _column_above(draft, row)
    return beside.x1 + blank + width < right - 0.1 * first.font.size


def _column_above(draft: Draft, row: Row) -> tuple[Line, float]:
    """Give the line above in whose column a row stands, and where that column ends: a number may stand to its right."""
    above = draft.last
    if len(above) == 1:
        return above[0], draft.right
    index = len(above) - 1
    for place, line in enumerate(above[:-1]):
        if line.x0 - _SAME_X < row[0].x0 < above[place + 1].x0 - _SAME_X and row[-1].x1 < above[place + 1].x0:
            index = place
    if index == len(above) - 1:
        return above[-1], draft.right
    return above[index], min(draft.right, above[index + 1].x0 - 0.8 * above[index].size)
