"""Covers of minutes set from lines of text."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from extractors.facts.cover.cover import Cover, read_cover
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Edge, Font, Page, Word

_FONT = Font("Brodtext", 11.0, bold=False, italic=False)
MEETING = dt.date(2026, 3, 10)

ReadLines = Callable[..., Cover]


def set_lines(*pages: Sequence[str], pitch: float = 14.0, column: float = 170.0) -> Document:
    """Set lines `pitch` points apart; a tab stands for a gap to the next column, `column` points from the one before."""
    set_pages = []
    for number, lines in enumerate(pages, start=1):
        words: list[Word] = []
        for row, line in enumerate(lines):
            y = 90.0 + pitch * row
            for place, text in enumerate(line.split("\t")):
                x0 = 60.0 + column * place
                for part in text.split():
                    words.append(Word(part, x0, y - 9, x0 + 4.0 * len(part), y + 2, y, _FONT))
                    x0 += 4.0 * len(part) + 3.0
        set_pages.append(Page(number=number, width=900.0, height=842.0, words=tuple(words)))
    return build_document(set_pages)


@pytest.fixture
def read_lines() -> ReadLines:
    """Set lines as a page and read it as the cover of minutes of 10 March 2026."""

    def read(lines: Sequence[str], *, pitch: float = 14.0, column: float = 170.0, people: bool = True) -> Cover:
        document = set_lines(lines, pitch=pitch, column=column)
        return read_cover(document, document.blocks, MEETING, people=people)

    return read


@pytest.fixture
def read_pages() -> ReadLines:
    """Set pages of lines, the first of them the cover and the others ärenden, and read them as minutes."""

    def read(*pages: Sequence[str]) -> Cover:
        document = set_lines(*pages)
        cover = [block for block in document.blocks if block.page == 1]
        return read_cover(document, cover, MEETING, people=True)

    return read


@pytest.fixture
def read_table() -> ReadLines:
    """Set a drawn table, a tab between its cells and a stroke between the lines of a cell, and read it as a cover."""

    def read(rows: Sequence[str], *, width: float = 120.0) -> Cover:
        words: list[Word] = []
        columns = max(row.count("\t") for row in rows) + 1
        heights = [80.0]
        for row in rows:
            for place, cell in enumerate(row.split("\t")):
                for number, line in enumerate(cell.split("/")):
                    x0, y = 64.0 + width * place, heights[-1] + 14.0 * (number + 1)
                    for part in line.split():
                        words.append(Word(part, x0, y - 9, x0 + 4.0 * len(part), y + 2, y, _FONT))
                        x0 += 4.0 * len(part) + 3.0
            heights.append(heights[-1] + 14.0 * (1 + row.count("/")) + 6.0)
        right = 60.0 + width * columns
        across = [Edge(60.0, y, right, y) for y in heights]
        down = [Edge(60.0 + width * at, heights[0], 60.0 + width * at, heights[-1]) for at in range(columns + 1)]
        page = Page(1, 900.0, 842.0, tuple(words), (*across, *down))
        document = build_document([page])
        return read_cover(document, document.blocks, MEETING, people=True)

    return read
