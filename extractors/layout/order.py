"""Reading order: rows from top to bottom, but a column of prose before the column to its right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.lines import Line

Row = tuple[Line, ...]

_MIN_LINES = 5  # lines on each side of a gutter; fewer are labels and values
_MIN_WORDS = 3.0  # words a line on average; prose has more than lists of names
_MIN_GUTTER = 8.0  # points
_MIN_LABELS = 2
_LABEL_AND_TEXT = 2  # lines of a row
_LABEL_WORDS = 5
_SAME_X = 4.0  # points
_MARKER = re.compile(r"^(?:[•\-–—o*→]|\d{1,3}[.)]?|\(?[a-zåäö][.)]|[aA]tt\s?\d{0,2})$")


@dataclass(frozen=True, slots=True)
class Column:
    """Rows read one after the other, and the text width that they wrap in."""

    rows: tuple[Row, ...]
    x0: float
    x1: float


def order_rows(rows: Sequence[Row], width: float) -> list[Column]:
    """Split rows into columns in the order in which they are read.

    A page of one column gives one `Column`. Where prose stands on both sides of a gutter, the rows above it, the left
    side, the right side and the rows below it follow each other.
    """
    rows = split_margin(rows)
    gutter = _find_gutter(rows, width)
    if gutter is None:
        return [_column(rows)] if rows else []
    columns: list[Column] = []
    above: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if _crosses(row, gutter):
            columns.extend(_flush(above, left, right))
            above, left, right = [row], [], []
            continue
        own_left = tuple(line for line in row if line.x1 <= gutter + 1)
        own_right = tuple(line for line in row if line.x0 >= gutter - 1)
        if own_left:
            left.append(own_left)
        if own_right:
            right.append(own_right)
    columns.extend(_flush(above, left, right))
    return columns


def split_margin(rows: Sequence[Row]) -> list[Row]:
    """Put labels in the margin ("Plats och tid", "Beslut") on rows of their own, before the text beside them.

    A label that wraps stands whole before the text whose lines it stood beside.
    """
    text_x0 = _margin_text(rows)
    if text_x0 is None:
        return list(rows)
    result: list[Row] = []
    pending = 0  # rows of text behind the last label that a second line of the label must pass
    for row in rows:
        label = [line for line in row if line.x1 < text_x0 - 2]
        text = tuple(line for line in row if line.x1 >= text_x0 - 2)
        if not label or not text or abs(text[0].x0 - text_x0) > _SAME_X:
            if label and not text and pending and _continues(label[0]):
                _lengthen(result, pending, label)
            else:
                result.append(row)
                pending = pending + 1 if pending and not label else 0
            continue
        if pending and _continues(label[0]):
            _lengthen(result, pending, label)
            result.append(text)
            pending += 1
        else:
            result.append(tuple(label))
            result.append(text)
            pending = 1
    return result


def _lengthen(rows: list[Row], pending: int, label: Sequence[Line]) -> None:
    """Put the second line of a label behind its first, which stands before the last `pending` rows of text."""
    index = len(rows) - pending - 1
    rows[index] = (*rows[index], *label)


def _continues(label: Line) -> bool:
    return label.text[:1].islower()


def _margin_text(rows: Sequence[Row]) -> float | None:
    """Find where the text begins beside a margin of labels, or None where a page has no such margin."""
    beside: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    exact: dict[int, float] = {}
    for row in rows:
        last = row[-1]
        key = round(last.x0 / _SAME_X)
        if len(row) == 1:
            alone[key] += 1
        elif (
            len(row) == _LABEL_AND_TEXT
            and len(row[0].words) <= _LABEL_WORDS
            and not _MARKER.match(row[0].text)
            and row[0].x0 < row[1].x0
        ):
            beside[key] += 1
            exact[key] = last.x0
    best: int | None = None
    for key, count in beside.items():
        near = sum(alone[k] for k in (key - 1, key, key + 1))
        if count >= _MIN_LABELS and count + near >= 0.4 * len(rows) and (best is None or count > beside[best]):
            best = key
    return exact[best] if best is not None else None


def _flush(above: list[Row], left: list[Row], right: list[Row]) -> list[Column]:
    """Close a band: two columns where both sides are prose, else its rows as they stand."""
    if _is_prose(left) and _is_prose(right):
        return [_column(part) for part in (above, left, right) if part]
    loose = sorted([*left, *right], key=lambda row: row[0].baseline)
    together = [*above, *_rejoin(loose)]
    return [_column(together)] if together else []


def _rejoin(rows: list[Row]) -> list[Row]:
    """Put the lines of one baseline together again."""
    joined: list[Row] = []
    for row in rows:
        if joined and abs(joined[-1][0].baseline - row[0].baseline) < 0.28 * row[0].size:
            joined[-1] = tuple(sorted((*joined[-1], *row), key=lambda line: line.x0))
        else:
            joined.append(row)
    return joined


def _column(rows: Sequence[Row]) -> Column:
    return Column(tuple(rows), min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows))


def _find_gutter(rows: Sequence[Row], width: float) -> float | None:
    """Find the x of a blank strip near the middle with prose on both sides, or None."""
    lines = [line for row in rows for line in row]
    left_edges = sorted({round(line.x0) for line in lines if 0.3 * width < line.x0 < 0.7 * width})
    for x in left_edges:
        right = [line for line in lines if abs(line.x0 - x) < 3]  # noqa: PLR2004 - points
        if len(right) < _MIN_LINES:
            continue
        gutter = x - _MIN_GUTTER / 2
        top, bottom = right[0].top, right[-1].bottom
        left = [line for line in lines if line.x1 <= gutter and top <= line.baseline <= bottom + line.size]
        crossing = [line for line in lines if line.x0 < gutter - 1 and line.x1 > gutter + 1 and top < line.baseline < bottom]
        enough = len(left) >= _MIN_LINES and len(crossing) <= 0.15 * (len(left) + len(right))
        if enough and _is_prose([(line,) for line in left]) and _is_prose([(line,) for line in right]):
            return gutter
    return None


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether most rows fill the width that they share, with several words each."""
    if len(rows) < _MIN_LINES:
        return False
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    full = sum(row[-1].x1 - row[0].x0 > 0.7 * (x1 - x0) for row in rows)
    words = sum(len(line.words) for row in rows for line in row) / len(rows)
    return full >= 0.45 * len(rows) and words >= _MIN_WORDS


def _crosses(row: Row, gutter: float) -> bool:
    return any(line.x0 < gutter - 1 and line.x1 > gutter + 1 for line in row)
