import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reading.page import Box, Edge
from extractors.reading.plumber import find_grids, make_grid


def draw_grid(xs: list[float], ys: list[float]) -> list[Edge]:
    return [Edge(xs[0], y, xs[-1], y) for y in ys] + [Edge(x, ys[0], x, ys[-1]) for x in xs]


@settings(max_examples=30)
@given(
    st.lists(st.integers(20, 120), min_size=1, max_size=5),
    st.lists(st.integers(12, 60), min_size=2, max_size=6),
)
def test_a_drawn_grid_has_as_many_rows_and_columns_as_were_drawn(widths: list[int], heights: list[int]) -> None:
    xs = [50.0 + sum(widths[:index]) for index in range(len(widths) + 1)]
    ys = [80.0 + sum(heights[:index]) for index in range(len(heights) + 1)]
    (grid,) = find_grids(draw_grid(xs, ys))
    assert (grid.n_rows, grid.n_columns) == (len(heights), len(widths))
    assert len(grid.cells) == len(heights) * len(widths)
    assert grid.box == pytest.approx(Box(xs[0], ys[0], xs[-1], ys[-1]))


def test_a_cell_over_two_columns_says_so() -> None:
    edges = draw_grid([50, 150, 250], [80, 100, 120])
    edges = [edge for edge in edges if edge.x0 != 150 or edge.horizontal] + [Edge(150, 100, 150, 120)]
    (grid,) = find_grids(edges)
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans == {(0, 0): (1, 2), (1, 0): (1, 1), (1, 1): (1, 1)}


def test_two_tables_on_a_page_come_from_top_to_bottom() -> None:
    low, high = draw_grid([50, 150, 250], [400, 420, 440]), draw_grid([50, 150, 250], [80, 100, 120])
    assert [grid.box.top for grid in find_grids([*low, *high])] == pytest.approx([80, 400])


def test_a_frame_around_text_is_no_grid() -> None:
    assert find_grids(draw_grid([50, 500], [80, 300])) == []


def test_a_rule_under_a_header_is_no_grid() -> None:
    assert find_grids([Edge(50, 80, 500, 80), Edge(50, 760, 500, 760)]) == []


def test_rulings_drawn_twice_a_point_apart_are_one() -> None:
    edges = draw_grid([50, 150, 250], [80, 100, 120]) + draw_grid([50.8, 150.8, 250.8], [80.8, 100.8, 120.8])
    (grid,) = find_grids(edges)
    assert (grid.n_rows, grid.n_columns) == (2, 2)


def test_cells_are_numbered_by_row_then_column() -> None:
    boxes = [Box(100, 20, 200, 40), Box(0, 0, 100, 20), Box(100, 0, 200, 20), Box(0, 20, 100, 40)]
    assert [(cell.row, cell.column) for cell in make_grid(boxes).cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
