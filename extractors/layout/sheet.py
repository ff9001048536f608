"""A page sorted into what stands in tables and what stands in rows of text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.alignment import find_aligned
from extractors.reading.lines import Line, cut_lines, cut_row, group_rows
from extractors.reading.page import Box, Page, Word
from extractors.reading.plumber import Cell, Grid, find_grids

_BAND = 0.26  # share of the page height at the top and the foot in which drawn boxes may be a header


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell with its lines, in reading order."""

    cell: Cell
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's tables, ruled or aligned, and the rows of text outside them."""

    number: int
    width: float
    height: float
    rows: tuple[tuple[Line, ...], ...]
    tables: tuple["SheetTable", ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table on one page; `ruled` tells drawn cells from columns that only align."""

    grid: Grid
    cells: tuple[FilledCell, ...]
    ruled: bool

    @property
    def box(self) -> Box:
        """The table's box on its page."""
        return self.grid.box


def make_sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Sort each page's words into tables and rows; boxes drawn alike on page after page are no tables."""
    grids = [find_grids(page.edges) for page in pages]
    drawn = Counter(_shape(grid) for found in grids for grid in found)
    sheets = []
    for page, found in zip(pages, grids, strict=True):
        kept = [
            grid
            for grid in found
            if not (drawn[_shape(grid)] > 1 and _in_band(grid.box, page.height)) and len(grid.cells) > 1
        ]
        sheets.append(_make_sheet(page, kept))
    return sheets


def _shape(grid: Grid) -> tuple[int, ...]:
    return (*(round(value / 4) for value in grid.box), len(grid.cells))


def _in_band(box: Box, height: float) -> bool:
    return box.bottom < height * _BAND or box.top > height * (1 - _BAND)


def _make_sheet(page: Page, grids: Sequence[Grid]) -> Sheet:
    outside: list[Word] = []
    inside: list[list[Word]] = [[] for _ in grids]
    for word in page.words if grids else ():
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        home = next((index for index, grid in enumerate(grids) if grid.box.holds(x, y)), None)
        (outside if home is None else inside[home]).append(word)
    if not grids:
        outside = list(page.words)
    tables: list[SheetTable] = []
    for grid, words in zip(grids, inside, strict=True):
        table = SheetTable(grid, _fill(page.number, grid, words), ruled=True)
        filled = [cell for cell in table.cells if cell.lines]
        if len({item.cell.row for item in filled}) > 1 and len({item.cell.column for item in filled}) > 1:
            tables.append(table)
        else:  # a frame around text, a rule between columns: no table
            outside.extend(words)
    rows = cut_lines(page, outside)
    tables.sort(key=lambda table: (table.box.top, table.box.x0))
    return Sheet(page.number, page.width, page.height, tuple(tuple(row) for row in rows if row), tuple(tables))


def take_aligned(number: int, rows: Sequence[tuple[Line, ...]]) -> tuple[list[tuple[Line, ...]], list[SheetTable]]:
    """Take the tables without rulings out of a page's rows: those rows that are left, and the tables."""
    kept = list(rows)
    tables: list[SheetTable] = []
    for first, last, grid in find_aligned(rows):
        words = [word for row in rows[first:last] for line in row for word in line.words]
        tables.append(SheetTable(grid, _fill(number, grid, words), ruled=False))
        kept[first:last] = [() for _ in range(last - first)]
    return [row for row in kept if row], tables


def _fill(page: int, grid: Grid, words: Sequence[Word]) -> tuple[FilledCell, ...]:
    """Put each word into the cell that holds its middle."""
    held: list[list[Word]] = [[] for _ in grid.cells]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        index = next((i for i, cell in enumerate(grid.cells) if cell.box.holds(x, y)), None)
        if index is None:
            index = min(range(len(grid.cells)), key=lambda i: _distance(grid.cells[i].box, x, y))
        held[index].append(word)
    return tuple(
        FilledCell(cell, tuple(line for row in group_rows(own) for line in cut_row(page, row)))
        for cell, own in zip(grid.cells, held, strict=True)
    )


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.x0 - x, 0.0, x - box.x1)
    down = max(box.top - y, 0.0, y - box.bottom)
    return across**2 + down**2
