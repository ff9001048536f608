"""Words to lines: what stands on one baseline, cut where the gap is too wide for a blank."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.reading.characters import plain
from extractors.reading.page import Box, Page, Word, box_of

_GAP = 1.7  # times the font size: wider than any blank of justified text, narrower than a tab to a column
_GAP_TO_STYLE = 0.7  # the same where bold ends or begins: a label and its value
_WORDS_ACROSS = 7  # words of a row that reaches over two columns
_WORDS_A_SIDE = 3
_NOTE = re.compile(r"^\(?\d{1,2}\)?$|^\*+$")
_ROWS_ACROSS = 8
_SAME_BASELINE = 0.28  # times the font size
_LETTERS_IN_SPACED = 4  # "P R O T O K O L L": that many lone letters in a row are one spaced word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline without a wide gap between them; the unit of layout.

    `gap` is the blank space to the line before it on the same baseline (0 for the first).
    """

    page: int
    words: tuple[Word, ...]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    gap: float

    @property
    def box(self) -> Box:
        """The line's box on its page."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def group_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Group words by baseline, top to bottom, each row from left to right; raised notes stay with their row."""
    rows: list[list[Word]] = []
    current: list[Word] = []
    main: Word | None = None
    for word in sorted(words, key=attrgetter("baseline", "x0")):
        if main is not None and _shares_row(main, word):
            current.append(word)
            if word.font.size > main.font.size:
                main = word
        else:
            if current:
                rows.append(current)
            current, main = [word], word
    if current:
        rows.append(current)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def _shares_row(main: Word, word: Word) -> bool:
    """Whether a word whose baseline is not above stands in the row of `main`, the row's largest word so far."""
    drop = abs(word.baseline - main.baseline)
    large = max(word.font.size, main.font.size)
    small = min(word.font.size, main.font.size)
    if drop <= _SAME_BASELINE * (small or 8.0):
        return True
    # A raised or lowered note is set at least a fifth smaller and overlaps the row's middle.
    if small >= 0.8 * large or drop >= 0.45 * large:
        return False
    return word.x0 > main.x0 or (main.font.size == small and bool(_NOTE.match(main.text)))


def cut_lines(page: Page, words: Iterable[Word]) -> list[list[Line]]:
    """Cut each row of words into lines at wide gaps; rows from top to bottom, lines from left to right.

    Where the page has a gutter between columns of prose, rows are cut there too, however narrow it is.
    """
    rows = group_rows(words)
    gutter = find_gutter(rows, page.width)
    return [cut_row(page.number, row, gutter=gutter) for row in rows]


def find_gutter(rows: Sequence[Sequence[Word]], width: float) -> float | None:
    """Find the x of a blank strip that parts two columns of prose, or None.

    Nearly all rows that reach across the page's middle must have a gap there, and several words on both sides of it:
    blanks of justified text never line up over many rows, and tables have few words in their columns.
    """
    spans: list[list[tuple[float, float]]] = []
    wide: list[Sequence[Word]] = []
    for row in rows:
        if len(row) < _WORDS_ACROSS or row[0].x0 > 0.4 * width or row[-1].x1 < 0.6 * width:
            continue
        wide.append(row)
        spans.append(
            [
                (a.x1, b.x0)
                for a, b in itertools.pairwise(row)
                if b.x0 - a.x1 > 0.5 * a.font.size and a.x1 < 0.68 * width and b.x0 > 0.32 * width
            ]
        )
    if len(wide) < _ROWS_ACROSS:
        return None
    edges = sorted({round(right, 1) for row in spans for _, right in row})
    best, hits = 0.0, 0
    for x in edges:
        middle = x - 2.0
        count = sum(any(left <= middle <= right for left, right in row) for row in spans)
        if count > hits:
            best, hits = middle, count
    if hits < 0.85 * len(wide):
        return None
    words = [(sum(word.x1 <= best for word in row), sum(word.x0 >= best for word in row)) for row in wide]
    prose = sum(left >= _WORDS_A_SIDE and right >= _WORDS_A_SIDE for left, right in words)
    return best if prose >= 0.6 * len(wide) else None


def cut_row(page: int, row: Sequence[Word], *, gutter: float | None = None) -> list[Line]:
    """Cut one row of words, sorted from the left, into lines."""
    lines: list[Line] = []
    start = 0
    gap = 0.0
    for index in range(1, len(row)):
        space = row[index].x0 - row[index - 1].x1
        size = max(row[index].font.size, row[index - 1].font.size)
        other_style = row[index].font.bold != row[index - 1].font.bold
        at_gutter = gutter is not None and row[index - 1].x1 <= gutter + 1 and row[index].x0 >= gutter - 1
        if at_gutter or space > (_GAP_TO_STYLE if other_style else _GAP) * size:
            lines.append(make_line(page, row[start:index], gap=gap))
            start, gap = index, space
    lines.append(make_line(page, row[start:], gap=gap))
    return lines


def make_line(page: int, words: Sequence[Word], *, gap: float = 0.0) -> Line:
    """Make a line of words that are sorted from the left; spaced letters become words, doubled words one."""
    words = [word if word.text.isascii() else _plain_word(word) for word in words]
    if len(words) >= _LETTERS_IN_SPACED:
        words = _join_spaced(words)
    font = words[0].font
    size, bold, italic = font.size, font.bold, font.italic
    top, bottom, baseline = words[0].top, words[0].bottom, words[0].baseline
    if any(word.font is not font for word in words):
        size, bold, italic = _style_of(words)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        baseline = max(words, key=lambda word: word.font.size).baseline
    return Line(
        page=page,
        words=tuple(words),
        text=" ".join(word.text for word in words),
        x0=words[0].x0,
        top=top,
        x1=max(word.x1 for word in words),
        bottom=bottom,
        baseline=baseline,
        size=size,
        bold=bold,
        italic=italic,
        gap=gap,
    )


def _plain_word(word: Word) -> Word:
    text = plain(word.text)
    return word if text == word.text else word._replace(text=text)


def _style_of(words: Sequence[Word]) -> tuple[float, bool, bool]:
    """Give size, bold and italic of most characters of a line."""
    weight: dict[tuple[float, bool, bool], int] = {}
    for word in words:
        style = (word.font.size, word.font.bold, word.font.italic)
        weight[style] = weight.get(style, 0) + len(word.text)
    return max(weight, key=lambda style: weight[style])


def _join_spaced(words: list[Word]) -> list[Word]:
    """Join letter-spaced words ("P R O T O K O L L"); a gap twice the usual one ends the word."""
    if sum(len(word.text) == 1 for word in words) < _LETTERS_IN_SPACED:
        return words
    joined: list[Word] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isalpha():
            end += 1
        if end - index < _LETTERS_IN_SPACED:
            joined.append(words[index])
            index += 1
            continue
        gaps = [words[i + 1].x0 - words[i].x1 for i in range(index, end - 1)]
        usual = sorted(gaps)[len(gaps) // 2]
        start = index
        for i, gap in enumerate([*gaps, float("inf")], start=index):
            if gap > 2 * max(usual, 1.0):
                joined.append(_merge(words[start : i + 1]))
                start = i + 1
        index = end
    return joined


def _merge(words: Sequence[Word]) -> Word:
    box = box_of(list(words))
    return words[0]._replace(text="".join(word.text for word in words), x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)
