"""Tables without rulings: rows whose pieces stand in the same columns, row after row."""

import itertools
import re
from collections.abc import Sequence

from extractors.reading.lines import Line
from extractors.reading.page import Box, Edge, Word
from extractors.reading.plumber import Grid, find_grids
from extractors.rules import load_rules

_GAP = 0.95  # times the font size: the least blank between two columns
_MIN_ROWS = 3
_MAX_PITCH = 3.2  # times the font size: rows farther apart are not one table
_NUMBER = re.compile(r"^[-–−+±]?\s?\d[\d  .,:]*\s?(?:%|kr|tkr|mkr|mnkr|st|år|min|kl)?$|^[-–−]$|^[Xx]$|^\d{4}-\d\d-\d\d$")
_DAY = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d$")
_DOTS = re.compile(r"[.…]{4,}|(?:\. ){4,}|_{4,}")
_PARAGRAPH = re.compile(r"^§+\s?\d")
_MARKER = re.compile(r"^(?:[•\-–o*]|\d{1,3}[.)]|[a-zåäö][.)]|att\d{0,2})$")

Cells = list[list[Word]]


def find_aligned(rows: Sequence[Sequence[Line]]) -> list[tuple[int, int, Grid]]:
    """Find stretches of rows that are tables.

    Args:
        rows: the rows of a page outside ruled tables, top to bottom.

    Returns:
        (first, last, grid): the half-open range of rows and the grid of cells drawn around their columns.
    """
    cut = [_cut(row) for row in rows]
    found: list[tuple[int, int, Grid]] = []
    first = 0
    while first < len(rows):
        last = _grow(rows, cut, first)
        if last - first >= 2:  # noqa: PLR2004 - a head and a row
            columns = _columns([cut[index] for index in range(first, last)])
            if _is_table(rows[first:last], cut[first:last], columns):
                found.append((first, last, _draw(rows[first:last], cut[first:last], columns)))
                first = last
                continue
        first += 1
    return found


def _cut(row: Sequence[Line]) -> Cells:
    """Cut a row of words at gaps that may part columns; a list marker stays with its text."""
    cells: Cells = []
    for word in (word for line in row for word in line.words):
        if cells and (word.x0 - cells[-1][-1].x1 <= _GAP * word.font.size or _is_marker(cells)):
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _is_marker(cells: Cells) -> bool:
    return (
        len(cells) == 1 and len(cells[0]) == 1 and bool(_MARKER.match(cells[0][0].text)) and not cells[0][0].text.isdigit()
    )


def _grow(rows: Sequence[Sequence[Line]], cut: Sequence[Cells], first: int) -> int:
    """Give the end of the stretch of rows from `first` on whose cells fall into columns of their own."""
    if len(cut[first]) < 2:  # noqa: PLR2004 - a table begins with a row of two cells or more
        return first
    spans: list[tuple[float, float]] = [(cell[0].x0, cell[-1].x1) for cell in cut[first]]
    last = first + 1
    end = last
    while last < len(rows):
        pitch = rows[last][0].baseline - rows[last - 1][0].baseline
        if pitch > _MAX_PITCH * max(rows[last][0].size, 6.0):
            break
        own = [(cell[0].x0, cell[-1].x1) for cell in cut[last]]
        if not _is_group_label(rows[last], own, spans):
            joined = _join(spans, own)
            if joined is None:
                break
            spans = joined
        last += 1
        end = last
    while end > first and len(cut[end - 1]) < 2 and not _wraps_cell(rows, cut, end - 1, spans):  # noqa: PLR2004
        end -= 1  # a paragraph after the table
    return end


def _wraps_cell(rows: Sequence[Sequence[Line]], cut: Sequence[Cells], index: int, spans: list[tuple[float, float]]) -> bool:
    """Whether a lone last row is the second line of a cell that is not the first of its record."""
    x0 = cut[index][0][0].x0
    pitch = rows[index][0].baseline - rows[index - 1][0].baseline
    return any(abs(x0 - left) < 3 for left, _ in spans[1:]) and pitch < 1.5 * rows[index][0].size  # noqa: PLR2004


def _is_group_label(row: Sequence[Line], own: list[tuple[float, float]], spans: list[tuple[float, float]]) -> bool:
    """Whether a row is the name of a group of rows ("BESLUTSÄRENDEN"): alone at the left edge, set apart by its look."""
    alone = len(own) == 1 and own[0][0] < spans[0][1]
    return alone and (row[0].bold or row[0].text.isupper()) and own[0][1] < spans[-1][0]


def _join(spans: list[tuple[float, float]], own: list[tuple[float, float]]) -> list[tuple[float, float]] | None:
    """Widen the columns by a row's cells; None where a cell would bridge two columns."""
    result = list(spans)
    for x0, x1 in own:
        touched = _touched(result, (x0, x1))
        if len(touched) > 1:
            return None
        if touched:
            left, right = result[touched[0]]
            result[touched[0]] = (min(left, x0), max(right, x1))
        else:
            result.append((x0, x1))
            result.sort()
    return result


def _columns(cut: Sequence[Cells]) -> list[tuple[float, float]]:
    """Give the columns, beginning with the row of most cells; a head cell over several of them makes none."""
    full = [cells for cells in cut if len(cells) > 1]
    if not full:
        return []
    spans = _extents(max(full, key=len))
    for cells in full:
        for extent in _extents(cells):
            if len(_touched(spans, extent)) < 2:  # noqa: PLR2004 - one column, or a new one
                spans = _join(spans, [extent]) or spans
    return spans


def _extents(cells: Cells) -> list[tuple[float, float]]:
    return [(cell[0].x0, cell[-1].x1) for cell in cells]


def _touched(spans: Sequence[tuple[float, float]], extent: tuple[float, float]) -> list[int]:
    """Give the columns that a cell reaches into."""
    return [index for index, (left, right) in enumerate(spans) if extent[0] < right + 1 and extent[1] > left - 1]


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _is_table(rows: Sequence[Sequence[Line]], cut: Sequence[Cells], columns: list[tuple[float, float]]) -> bool:
    """Whether a stretch of aligned rows holds data: numbers under each other, or three columns and more."""
    texts = [" ".join(line.text for line in row) for row in rows]
    if sum(bool(_DOTS.search(text)) for text in texts) > 1 or sum(bool(_PARAGRAPH.match(text)) for text in texts) > 1:
        return False
    full = [cells for cells in cut if len(cells) > 1]
    if len(full) < _MIN_ROWS and _is_head_and_row(rows, full, columns):
        return True
    if len(full) < _MIN_ROWS or len(columns) < 2:  # noqa: PLR2004
        return False
    headed = _has_bold_head(rows)
    if headed and len(columns) > 2 and _begins_with_dates(full[1:], columns):  # noqa: PLR2004 - a list of letters or decisions
        return True
    later = [_text(cell) for cells in full[int(headed) :] for cell in cells[1:]]
    numbers = sum(bool(_NUMBER.match(text)) for text in later)
    rows_with_numbers = sum(any(_NUMBER.match(_text(cell)) for cell in cells[1:]) for cells in full)
    if len(columns) == 2:  # noqa: PLR2004 - a label and its value: only sums in a column make it a table
        return numbers >= _MIN_ROWS and numbers >= 0.75 * len(later)
    wide = sum(len(cells) > 2 for cells in full)  # noqa: PLR2004
    if wide < _MIN_ROWS or wide < 0.5 * len(full):
        return False
    numbered = sum(_text(cells[0]).rstrip(".").isdigit() for cells in full)
    if numbered >= _MIN_ROWS and numbered >= 0.5 * len(full):  # an agenda is a table only with a head of its own
        return len(cut[0]) > 2 and sum(_heads_agenda(_text(cell)) for cell in cut[0]) > 1  # noqa: PLR2004
    return numbers >= 0.3 * len(later) and rows_with_numbers >= _MIN_ROWS


def _heads_agenda(text: str) -> bool:
    """Whether a cell is the head of an agenda's column: "Nr", "Ärende", "Beteckning"."""
    return any(rule.pattern.match(text) for rule in load_rules("agenda_columns"))


def _has_bold_head(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether the first row is bold and those below are not."""
    return all(line.bold for line in rows[0]) and not any(line.bold for row in rows[1:] for line in row)


def _begins_with_dates(records: Sequence[Cells], columns: list[tuple[float, float]]) -> bool:
    """Whether rows begin with a day in the first column, at least two of them and all that have that column."""
    firsts = [_text(cells[0]) for cells in records if cells[0][0].x0 < columns[0][1]]
    return len(firsts) > 1 and all(_DAY.match(text) for text in firsts)


def _is_head_and_row(rows: Sequence[Sequence[Line]], full: Sequence[Cells], columns: list[tuple[float, float]]) -> bool:
    """Whether two rows are a bold head over numbers: a table that goes on behind a page break."""
    if len(full) != 2 or len(columns) < 3 or not all(line.bold for line in rows[0]):  # noqa: PLR2004
        return False
    return all(_NUMBER.match(_text(cell)) for cell in full[1][1:]) and len(full[0]) == len(full[1]) == len(columns)


def _draw(rows: Sequence[Sequence[Line]], cut: Sequence[Cells], columns: list[tuple[float, float]]) -> Grid:
    """Draw edges between columns and records and let the table finder make cells of them."""
    lefts = [columns[0][0] - 1.0]
    for (_, right), (left, _) in itertools.pairwise(columns):
        lefts.append((right + left) / 2)
    right = columns[-1][1] + 1.0
    tops = [rows[0][0].top - 1.0]
    tops += [
        (max(line.bottom for line in rows[index - 1]) + min(line.top for line in rows[index])) / 2
        for index in range(1, len(rows))
        if _starts_record(cut, index, columns, rows)
    ]
    bottom = max(line.bottom for line in rows[-1]) + 1.0
    edges = [Edge(lefts[0], y, right, y) for y in (*tops, bottom)]
    edges += [Edge(x, tops[0], x, bottom) for x in (lefts[0], right)]
    for upper, lower in itertools.pairwise([*tops, bottom]):
        bridged = _bridged(rows, cut, columns, upper, lower)
        edges += [Edge(x, upper, x, lower) for index, x in enumerate(lefts[1:]) if index not in bridged]
    grids = find_grids(edges)
    assert len(grids) == 1, f"{len(grids)} grids drawn around {Box(lefts[0], tops[0], right, bottom)}"
    return grids[0]


def _bridged(
    rows: Sequence[Sequence[Line]], cut: Sequence[Cells], columns: list[tuple[float, float]], upper: float, lower: float
) -> set[int]:
    """Give the gaps between columns that a cell of a record stands over: "Budget 2024" over Intäkter and Kostnader."""
    gaps: set[int] = set()
    for row, cells in zip(rows, cut, strict=True):
        if len(cells) > 1 and upper <= (row[0].top + row[0].bottom) / 2 < lower:
            for extent in _extents(cells):
                touched = _touched(columns, extent)
                gaps.update(range(touched[0], touched[-1]) if touched else ())
    return gaps


def _starts_record(
    cut: Sequence[Cells], index: int, columns: list[tuple[float, float]], rows: Sequence[Sequence[Line]]
) -> bool:
    """Whether a row begins a record: it has its first cell, and is not the second line of a label or a heading."""
    cells = cut[index]
    has_label = cells[0][0].x0 < columns[0][1]
    if not has_label:
        return False
    above = cut[index - 1]
    if len(above) == 1 and above[0][0].x0 < columns[0][1] and _is_tight(rows, index):
        return len(cells) == 1 or not _text(cells[0])[0].islower()
    if len(cells) == 1 and _is_tight(rows, index) and _text(cells[0])[0].islower():
        return False
    first_numbers = next((i for i, row in enumerate(cut) if any(_NUMBER.match(_text(cell)) for cell in row[1:])), 0)
    return not (0 < index < first_numbers and len(cells) > 1 and _is_tight(rows, index) and not _text(cells[0]).isdigit())


def _is_tight(rows: Sequence[Sequence[Line]], index: int) -> bool:
    """Whether a row stands closer to the one above than rows of this table usually do."""
    pitches = sorted(rows[i][0].baseline - rows[i - 1][0].baseline for i in range(1, len(rows)))
    usual = pitches[len(pitches) // 2]
    return rows[index][0].baseline - rows[index - 1][0].baseline < 0.9 * usual
