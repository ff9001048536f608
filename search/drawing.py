"""An answer for the eyes: rows in columns, or, where they are too wide for the terminal, value under value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from search.duck import Answer
from search.formats import as_text

_NULL = "null"
_BETWEEN = 2  # blanks between columns
_WORD = 24  # cells; a longer word, as a checksum is, may be broken
_COUNTED = 1_000_000  # rows; of more it is enough to know that there are more
_NUMBERS = ("int", "uint", "decimal", "double", "float")


@dataclass(frozen=True, slots=True)
class Picture:
    """The first rows of an answer as text, and how many there are in all."""

    names: list[str]
    is_number: list[bool]
    rows: list[list[str | None]]
    count: int

    @property
    def counted(self) -> str:
        """How many rows there are, as far as they were counted."""
        return f"more than {_COUNTED}" if self.count > _COUNTED else str(self.count)


def read_picture(answer: Answer, *, rows: int) -> Picture:
    """Read the first rows of an answer and count the others."""
    shown: list[list[str | None]] = []
    count = 0
    for batch in answer.batches:
        if len(shown) < rows:
            shown.extend(_cells(batch.slice(0, rows - len(shown)).to_pylist()))
        count += batch.num_rows
        if count > _COUNTED:
            break
    is_number = [str(field.type).startswith(_NUMBERS) for field in answer.schema]
    return Picture(answer.schema.names, is_number, shown, count)


def _cells(rows: Iterable[dict[str, Any]]) -> Iterable[list[str | None]]:
    for row in rows:
        yield [None if value is None else _harmless(as_text(value)) for value in row.values()]


def _harmless(text: str) -> str:
    """Give a text without codes that a terminal would obey; line feeds stay."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\n" else repr(one)[1:-1] for one in text)


def as_lines(picture: Picture) -> str:
    """Draw it as plain text, a line a row however long: what the next command of a pipe reads."""
    table = [picture.names, *([(_NULL if one is None else one).replace("\n", "\\n") for one in row] for row in picture.rows)]
    widths = [max(cell_len(row[place]) for row in table) for place in range(len(picture.names))]
    return "".join(" ".join(_padded(row, widths, picture.is_number)).rstrip() + "\n" for row in table)


def _padded(row: Sequence[str], widths: Sequence[int], is_number: Sequence[bool]) -> Iterable[str]:
    for text, width, right in zip(row, widths, is_number, strict=True):
        blanks = " " * (width - cell_len(text))
        yield (blanks + text if right else text + blanks) + " "


def as_drawing(picture: Picture, *, width: int) -> RenderableType:
    """Draw it for a terminal: in columns where each can have its longest word on a line, else value under value."""
    least = [
        min(_WORD, max(_longest_word(text) for text in (name, *(row[place] or _NULL for row in picture.rows))))
        for place, name in enumerate(picture.names)
    ]
    if sum(least) + _BETWEEN * (len(least) - 1) <= width:
        return _columns(picture, least)
    return Group(*(_record(picture, number) for number in range(len(picture.rows))))


def _longest_word(text: str) -> int:
    return max((cell_len(word) for word in text.split()), default=1)


def _columns(picture: Picture, least: Sequence[int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, _BETWEEN, 0, 0))
    for name, is_number, width in zip(picture.names, picture.is_number, least, strict=True):
        table.add_column(Text(name), overflow="fold", justify="right" if is_number else "left", min_width=width)
    for row in picture.rows:
        table.add_row(*(_shown(one) for one in row))
    return table


def _record(picture: Picture, number: int) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, _BETWEEN, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(f"— {number + 1}"), Text(""))
    for name, one in zip(picture.names, picture.rows[number], strict=True):
        table.add_row(Text(name), _shown(one))
    return table


def _shown(text: str | None) -> Text:
    return Text(_NULL, style="dim") if text is None else Text(text)
