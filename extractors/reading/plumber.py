"""Rulings to grids of cells with pdfplumber's table functions: the one module that calls them.

pdfplumber's `Page` is not used: its functions take plain edges, so PDFium's are given and no page is read twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pdfplumber import table as plumber

from extractors.reading.page import Box, Edge

_SNAP = 3.0  # points; rulings closer than this are one
_MAX_EDGES = 1_500
_MAX_CROSSINGS = 5_000  # the cell search grows with the square of them; a table has some 1,000, graph paper 40,000
_MIN_CELL = 4.0  # points; slivers between double rulings are no cells


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; `row` and `column` count from 0, spans count the base cells that it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that touch each other, as drawn on one page."""

    box: Box
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]


def find_grids(edges: Sequence[Edge]) -> list[Grid]:
    """Find the grids that a page's rulings draw, from top to bottom; frames of a single cell are left out."""
    if len(edges) < 4:  # noqa: PLR2004 - a box has four sides
        return []
    plain = [_as_plumber(edge) for edge in edges[:_MAX_EDGES]]
    merged = plumber.merge_edges(plain, _SNAP, _SNAP, _SNAP, _SNAP)
    grids: list[Grid] = []
    for group in _connected(merged):
        crossings = plumber.edges_to_intersections(group, _SNAP, _SNAP)
        if len(crossings) > _MAX_CROSSINGS:
            continue
        boxes = [
            box
            for box in plumber.intersections_to_cells(crossings)
            if box[2] - box[0] > _MIN_CELL and box[3] - box[1] > _MIN_CELL
        ]
        grids.extend(make_grid([Box(*cell) for cell in cells]) for cells in plumber.cells_to_tables(boxes) if len(cells) > 1)
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def make_grid(boxes: Sequence[Box]) -> Grid:
    """Number the boxes of one table by the distinct rows and columns of their upper left corners."""
    tops = _levels([box[1] for box in boxes])
    lefts = _levels([box[0] for box in boxes])
    ends_y = [*tops[1:], max(box[3] for box in boxes)]
    ends_x = [*lefts[1:], max(box[2] for box in boxes)]
    cells = []
    for box in boxes:
        row, column = _level_of(tops, box[1]), _level_of(lefts, box[0])
        last_row = max((i for i, end in enumerate(ends_y) if end <= box[3] + _SNAP), default=row)
        last_column = max((i for i, end in enumerate(ends_x) if end <= box[2] + _SNAP), default=column)
        cells.append(Cell(row, column, max(last_row - row + 1, 1), max(last_column - column + 1, 1), Box(*box)))
    outer = Box(lefts[0], tops[0], ends_x[-1], ends_y[-1])
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(outer, len(tops), len(lefts), tuple(cells))


def _as_plumber(edge: Edge) -> dict[str, object]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.horizontal else "v",
        "object_type": "line",
    }


def _connected(edges: list[dict[str, float]]) -> list[list[dict[str, float]]]:
    """Split edges into groups whose vertical extents do not meet: the cell search is cubic, its groups small."""
    groups: list[list[dict[str, float]]] = []
    reach = float("-inf")
    for edge in sorted(edges, key=lambda item: item["top"]):
        if edge["top"] > reach + _SNAP:
            groups.append([])
        groups[-1].append(edge)
        reach = max(reach, edge["bottom"])
    return [group for group in groups if len(group) >= 4]  # noqa: PLR2004 - a box has four sides


def _levels(values: list[float]) -> list[float]:
    """Give the distinct values, those closer than the snap tolerance counted as one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _SNAP:
            levels.append(value)
    return levels


def _level_of(levels: list[float], value: float) -> int:
    """Give the index of the level that a value belongs to."""
    return max(index for index, level in enumerate(levels) if level <= value + 0.01)
