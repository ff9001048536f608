"""One text per document; everything found is a span of it, and page and box are looked up from the span."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from extractors.reading.lines import Line
from extractors.reading.page import Box, Word


class Zone(StrEnum):
    """Where on the page a block stands."""

    BODY = "body"
    FURNITURE = "furniture"  # running headers and footers, address blocks


class Span(NamedTuple):
    """A half-open range of characters of the document's text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Place(NamedTuple):
    """A box on a page (1-based)."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line in the text: from `start`, `length` characters of the line's text (its hyphen may be cut)."""

    start: int
    length: int
    line: Line


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a heading, a list point, a cell's paragraph.

    `start` is where the block's text begins, its list marker included; `content` where the words behind it begin.
    `gap` is the blank space above in multiples of the font size; `table` and `cell` say in which table cell it stands.
    `close` tells that the first line follows the line above it at the usual distance, as within a paragraph.
    """

    start: int
    content: int
    end: int
    marker: str
    page: int
    page_end: int
    x0: float
    text_x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    gap: float
    close: bool
    zone: Zone
    pieces: tuple[Piece, ...] = field(repr=False)
    table: int | None = None
    cell: tuple[int, int] | None = None

    @property
    def span(self) -> Span:
        """The block's text without its marker."""
        return Span(self.content, self.end)


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A table as it stands on one page: for each cell (row, column) the span of its text; an empty cell has none."""

    index: int
    page: int
    box: Box
    n_rows: int
    n_columns: int
    cells: tuple[tuple[int, int, Span, Box], ...]
    ruled: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The one text of a document and where it is printed.

    `body_end` is where the running headers and footers begin that are kept behind the text itself.
    """

    text: str
    blocks: tuple[Block, ...]
    tables: tuple[TableRegion, ...]
    body_end: int
    page_count: int
    body_size: float
    branches: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _pieces: tuple[Piece, ...] = field(default=(), repr=False)

    def locate(self, span: Span) -> list[Place]:
        """Give the boxes in which a span is printed, one a page, in page order.

        Raises:
            ValueError: the span is empty or lies outside the text.
        """
        start, end = span
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no place for {span} in a text of {len(self.text)} characters")
        boxes: dict[int, Box] = {}
        for page, box in self.words_of(span):
            boxes[page] = _union(boxes[page], box) if page in boxes else box
        if not boxes:  # only the blank between two lines: the line before it
            piece = self._pieces[max(bisect_right(self._starts, start) - 1, 0)]
            boxes[piece.line.page] = piece.line.box
        return [Place(page, boxes[page]) for page in sorted(boxes)]

    def words_of(self, span: Span) -> Iterator[Place]:
        """Give the boxes of the printed words that a span touches, in the order of the text."""
        for piece in self._pieces_of(span):
            for start, word in word_offsets(piece):
                if start < span.end and start + len(word.text) > span.start:
                    yield Place(piece.line.page, Box(word.x0, word.top, word.x1, word.bottom))

    def _pieces_of(self, span: Span) -> Iterator[Piece]:
        """Give the printed lines that a span runs through, and the one before where it begins between two."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        while index < len(self._pieces) and self._pieces[index].start < span.end:
            yield self._pieces[index]
            index += 1

    def page_of(self, offset: int) -> int:
        """Give the page on which the character at an offset is printed."""
        if not self._pieces:
            return 1
        return self._pieces[max(bisect_right(self._starts, offset) - 1, 0)].line.page

    def block_at(self, offset: int) -> int:
        """Give the index of the block that holds an offset (the last one that begins at or before it)."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """Give the blocks that begin in a span."""
        low = self.block_at(span.start)
        if self.blocks and self.blocks[low].start < span.start:
            low += 1
        high = low
        while high < len(self.blocks) and self.blocks[high].start < span.end:
            high += 1
        return self.blocks[low:high]

    def rewritten(self, spans: Sequence[Span], write: Callable[[str], str]) -> "Document":
        """Give the document with other characters in some spans: in its text and in every printed line.

        Args:
            spans: the spans, none within another, in any order.
            write: gives for the characters of a span as many others.
        """
        parts: list[str] = []
        at = 0
        for start, end in sorted(spans):
            written = write(self.text[start:end])
            assert at <= start, f"the span from {start} begins in the one before, which ends at {at}"
            assert len(written) == end - start, f"{len(written)} characters for {end - start}"
            parts += [self.text[at:start], written]
            at = end
        text = "".join([*parts, self.text[at:]])
        touched = {piece.start: piece for span in spans for piece in self._pieces_of(span)}
        changed = {start: _rewrite(piece, text) for start, piece in touched.items()}
        blocks = tuple(
            replace(block, pieces=tuple(changed.get(piece.start, piece) for piece in block.pieces))
            if any(piece.start in changed for piece in block.pieces)
            else block
            for block in self.blocks
        )
        pieces = tuple(changed.get(piece.start, piece) for piece in self._pieces)
        return replace(self, text=text, blocks=blocks, _pieces=pieces)


def _rewrite(piece: Piece, text: str) -> Piece:
    """Give a printed line with the characters that the document's text has now; a hyphen cut off its end stays."""
    end = piece.start + piece.length
    words = list(piece.line.words)
    for index, (start, word) in enumerate(word_offsets(piece)):
        stop = min(start + len(word.text), end)
        words[index] = word._replace(text=text[start:stop] + word.text[stop - start :])
    line = replace(piece.line, words=tuple(words), text=" ".join(word.text for word in words))
    return Piece(piece.start, piece.length, line)


def word_offsets(piece: Piece) -> list[tuple[int, Word]]:
    """Give each word of a printed line with the offset in the document's text at which it begins."""
    offsets = []
    at = piece.start
    for word in piece.line.words:
        if at - piece.start >= piece.length:
            break
        offsets.append((at, word))
        at += len(word.text) + 1
    return offsets


def _union(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
