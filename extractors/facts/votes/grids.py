"""Printed rows with what stands in each column, of tables and of aligned lines alike."""

import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout.document import Block, Document, Piece, Span, Zone, word_offsets

if typing.TYPE_CHECKING:
    from extractors.reading.page import Word

_GAP = 1.1  # of the font size: a wider blank parts two columns


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in one column of a row, from `x0` to `x1` on the page."""

    text: str
    x0: float
    x1: float
    span: Span

    @property
    def middle(self) -> float:
        """The middle of what is printed."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells from left to right; `table` is None for a line of running text."""

    cells: tuple[GridCell, ...]
    page: int
    table: int | None

    @property
    def text(self) -> str:
        """The text of the row, cells parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def start(self) -> int:
        """Where the row begins in the document's text."""
        return self.cells[0].span.start

    @property
    def end(self) -> int:
        """Where the row ends in the document's text."""
        return max(cell.span.end for cell in self.cells)


def read_rows(document: Document, blocks: Sequence[Block]) -> Iterator[GridRow]:
    """Give the rows of the body in order: a row of a table, or what is printed on one base line."""
    row: list[GridCell] = []
    place: tuple[int, ...] = ()
    table: int | None = None
    page = 0
    for block in blocks:
        if block.zone is not Zone.BODY:
            continue
        if block.table is not None and block.cell is not None:
            text = " ".join(document.text[block.start : block.end].split())
            made: list[tuple[tuple[int, ...], list[GridCell]]] = [
                ((block.table, block.cell[0]), [GridCell(text, block.x0, block.x1, Span(block.start, block.end))])
            ]
        else:
            made = [((piece.line.page, 0, round(piece.line.baseline)), _line(piece)) for piece in block.pieces]
        for here, cells in made:
            if here != place and row:
                yield GridRow(tuple(_in_order(row)), page, table)
                row = []
            place, table, page = here, block.table, block.pieces[0].line.page if len(here) == 2 else here[0]  # noqa: PLR2004
            row.extend(cells)
    if row:
        yield GridRow(tuple(_in_order(row)), page, table)


def _in_order(cells: list[GridCell]) -> list[GridCell]:
    """Join the paragraphs of one cell, which begin at one edge: a name broken over two lines is one name."""
    joined: list[GridCell] = []
    for cell in sorted(cells, key=lambda one: (round(one.x0), one.span.start)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.x0 - cell.x0) < 2 and last.span.end <= cell.span.start:  # noqa: PLR2004 - points
            text = f"{last.text} {cell.text}"
            joined[-1] = GridCell(text, last.x0, max(last.x1, cell.x1), Span(last.span.start, cell.span.end))
        else:
            joined.append(cell)
    return joined


def _line(piece: Piece) -> list[GridCell]:
    """Cut a printed line at its wide blanks."""
    line = piece.line
    cells: list[list[tuple[int, Word]]] = []
    for at, word in word_offsets(piece):
        if cells and word.x0 - cells[-1][-1][1].x1 <= _GAP * line.size:
            cells[-1].append((at, word))
        else:
            cells.append([(at, word)])
    return [
        GridCell(
            " ".join(word.text for _, word in words),
            words[0][1].x0,
            words[-1][1].x1,
            Span(words[0][0], min(words[-1][0] + len(words[-1][1].text), piece.start + piece.length)),
        )
        for words in cells
    ]
