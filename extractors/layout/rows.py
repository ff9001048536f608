"""Rows of printed lines: their words, text and look."""

from extractors.reading.lines import Line
from extractors.reading.page import Word

Row = tuple[Line, ...]


def same_style(above: Row, below: Row) -> bool:
    """Whether two rows are set alike: bold or not, and in the same size."""
    return above[-1].bold == below[0].bold and abs(above[0].size - below[0].size) < 0.6  # noqa: PLR2004 - points


def gap_above(above: Row | None, row: Row) -> float:
    """Give the blank between two rows in multiples of the font size; a page's first row has a wide one."""
    if above is None or above[0].page != row[0].page:
        return 9.0
    bottom = max(line.bottom for line in above)
    return max((min(line.top for line in row) - bottom) / max(row[0].size, 1.0), 0.0)


def words_of(row: Row) -> tuple[Word, ...]:
    """Give all words of a row, from left to right."""
    return row[0].words if len(row) == 1 else tuple(word for line in row for word in line.words)


def text_of(row: Row) -> str:
    """Give the text of a row's last line, with which the next row goes on."""
    return row[-1].text
