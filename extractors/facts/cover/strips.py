"""Strips of printed lines: what stands on one line without a wide gap or a leader of dots in it."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.facts.cover.labels import match_label, read_header
from extractors.layout.document import Block, Document, Piece, word_offsets

_MARKS = re.compile(r"[._…‥·–—-]{4}|……|…\.")
_LEADER = re.compile(r"[._…‥·]{4,}|…{2,}|[-–—]{6,}")


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of a printed line: its place in the document's text and on the page; a leader of dots has no text.

    `cell` is the table, row and column where it stands in a table.
    """

    start: int
    end: int
    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    cell: tuple[int, int, int] | None

    def behind(self, length: int) -> "Strip":
        """Give what is left of a strip behind its first characters."""
        rest = self.text[length:]
        cut = length + len(rest) - len(rest.lstrip())
        x0 = self.x0 + (self.x1 - self.x0) * cut / max(len(self.text), 1)
        return Strip(
            self.start + cut, self.end, self.text[cut:], self.page, x0, self.top, self.x1, self.bottom, self.bold, self.cell
        )

    def without_text(self) -> "Strip":
        """Give the place of a label that has no value on its own strip."""
        return Strip(self.start, self.end, "", self.page, self.x0, self.top, self.x1, self.bottom, self.bold, self.cell)


def cut_strips(document: Document, blocks: Iterable[Block]) -> list[Strip]:
    """Cut the printed lines of blocks at leaders of dots; a leader is a strip without text."""
    strips: list[Strip] = []
    for block in blocks:
        cell = (block.table, *block.cell) if block.table is not None and block.cell is not None else None
        for piece in block.pieces:
            if _MARKS.search(piece.line.text):
                strips += _cut_at_leaders(document, piece, cell)
            else:
                line, end = piece.line, piece.start + piece.length
                text = document.text[piece.start : end]
                strips.append(
                    Strip(piece.start, end, text, line.page, line.x0, line.top, line.x1, line.bottom, line.bold, cell)
                )
    return strips


def _cut_at_leaders(document: Document, piece: Piece, cell: tuple[int, int, int] | None) -> list[Strip]:
    strips: list[Strip] = []
    line, end = piece.line, piece.start + piece.length
    offsets = word_offsets(piece)
    for leader, group in itertools.groupby(offsets, key=lambda item: _LEADER.fullmatch(item[1].text) is not None):
        own = [(start, word) for start, word in group if start < end]
        if own:
            (first, word), (last, final) = own[0], own[-1]
            stop = first if leader else min(last + len(final.text), end)
            text = document.text[first:stop]
            strips.append(Strip(first, stop, text, line.page, word.x0, line.top, final.x1, line.bottom, line.bold, cell))
    return strips


def _by_height(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Group strips into rows, top to bottom, each from left to right."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda one: (one.page, one.top + one.bottom)):
        last = rows[-1][0] if rows else None
        apart = last is None or last.page != strip.page or strip.top + strip.bottom - last.top - last.bottom
        if last is None or apart is True or apart > 0.9 * (last.bottom - last.top):
            rows.append([strip])
        else:
            rows[-1].append(strip)
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows


def group_rows(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Group strips into rows; the label cells of a table's row come before what stands beside them."""
    rows: list[list[Strip]] = []
    tables: dict[tuple[int, int, int], list[Strip]] = {}
    loose: list[Strip] = []
    for strip in strips:
        if strip.cell is None:
            loose.append(strip)
        else:
            tables.setdefault((strip.page, strip.cell[0], strip.cell[1]), []).append(strip)
    rows.extend(_by_height(loose))
    keyed = [(row[0].page, min(strip.top for strip in row), row) for row in rows]
    for (page, _, _), own in tables.items():
        top = min(strip.top for strip in own)
        columns: dict[int, list[Strip]] = {}
        for strip in own:
            columns.setdefault(strip.cell[2] if strip.cell else 0, []).append(strip)
        if read_header([_text_of(cells) for cells in columns.values()], loose=True):
            keyed.append((page, top, [_joined(cells) for _, cells in sorted(columns.items())]))
            continue
        heads = [column for column, cells in columns.items() if _is_label_cell(cells)]
        labels = [strip for column in heads for strip in columns[column]]
        rest = [strip for strip in own if strip.cell and strip.cell[2] not in heads]
        if labels and rest and len({strip.top for strip in own}) > 1:
            keyed.append((page, top, sorted(labels, key=lambda one: (one.top, one.x0))))
            keyed.extend((page, top + 0.01 * number, row) for number, row in enumerate(_by_height(rest), start=1))
        else:
            keyed.extend((page, top + 0.01 * number, row) for number, row in enumerate(_by_height(own)))
    return [row for _, _, row in sorted(keyed, key=lambda item: item[:2])]


def _text_of(cells: Sequence[Strip]) -> str:
    return " ".join(strip.text for strip in cells)


def _is_label_cell(cells: Sequence[Strip]) -> bool:
    text = _text_of(cells)
    found = match_label(text)
    return found is not None and found[1] >= len(text)


def _joined(cells: Sequence[Strip]) -> Strip:
    """Join the lines of a cell to one strip."""
    first, last = cells[0], cells[-1]
    text = " ".join(strip.text for strip in cells)
    x0, x1 = min(strip.x0 for strip in cells), max(strip.x1 for strip in cells)
    return Strip(first.start, last.end, text, first.page, x0, first.top, x1, last.bottom, first.bold, first.cell)
