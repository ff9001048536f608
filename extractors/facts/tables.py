"""Data tables: heads, units, captions, values, and the pages that a table runs over."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from extractors.layout.document import Document, Span, TableRegion, Zone
from extractors.reading.page import Box
from extractors.rules import pattern_of

_NUMBER = re.compile(
    r"^(?P<sign>[-–−+±])?\s?(?P<digits>\d{1,3}(?:[ \u00a0.]\d{3})+|\d+)(?:[,.](?P<decimals>\d{1,3}))?\s?(?P<percent>%)?"
    r"(?:\s?(?:kr|tkr|mkr|mnkr|kronor))?\s?(?:\*+|\d?\))?$"
)
_UNIT = pattern_of("tables", "unit")
_FACTORS = {
    "mnkr": 1_000_000, "mkr": 1_000_000, "miljoner kronor": 1_000_000, "msek": 1_000_000, "mdkr": 1_000_000_000,
    "tkr": 1_000, "kkr": 1_000, "tsek": 1_000, "ksek": 1_000, "tusen kronor": 1_000, "tusental kronor": 1_000,
    "kr": 1, "kronor": 1, "sek": 1,
}  # fmt: skip
_LABEL_SHARE = 0.12  # of the cells: a letterhead drawn as a table has more labels than a list has in its head
_LETTERHEAD_ROWS = 3
_MIN_ENTRIES = 2  # of a contents list
_CONTENTS = re.compile(r"^§+\s?\d")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its place, text, number and whether it belongs to the head."""

    page: int
    row: int
    column: int
    text: str
    value: Decimal | None
    is_percent: bool
    is_header: bool
    box: Box
    span: Span


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table over one page or more; `regions` are the indexes of the layout's tables that it is made of."""

    regions: tuple[int, ...]
    page: int
    page_end: int
    box: Box
    caption: str | None
    unit: str | None
    unit_factor: Decimal | None
    unit_inferred: bool
    n_rows: int
    n_columns: int
    header_rows: int
    ruled: bool
    cells: tuple[TableCell, ...]


def find_tables(document: Document) -> list[DataTable]:
    """Find the data tables of a document; covers, letterheads and contents lists drawn as tables are left out."""
    groups: list[list[TableRegion]] = []
    for region in document.tables:
        if not _is_data(document, region):
            continue
        if groups and _goes_on(document, groups[-1], region):
            groups[-1].append(region)
        else:
            groups.append([region])
    return [_make_table(document, group) for group in groups]


def is_layout_table(document: Document, region: TableRegion) -> bool:
    """Whether a table is drawn to place text, not to hold data."""
    return not _is_data(document, region)


def _is_data(document: Document, region: TableRegion) -> bool:
    texts = {(row, column): document.text[span.start : span.end] for row, column, span, _ in region.cells}
    first = [text for (_, column), text in texts.items() if column == 0]
    label = pattern_of("tables", "layout_label")
    below_head = [text for (row, _), text in texts.items() if row > 0 or region.n_rows <= _LETTERHEAD_ROWS]
    labels = len({text.casefold() for text in below_head if label.match(text)})
    if labels > 1 and labels >= _LABEL_SHARE * len(texts) and not _has_numbers(texts.values()):
        return False
    if sum(bool(_CONTENTS.match(text)) for text in first) >= max(_MIN_ENTRIES, 0.5 * len(first)):
        return False
    filled = [row for row, _ in texts]
    return len(set(filled)) > 1 and len({column for _, column in texts}) > 1


def _has_numbers(texts: Collection[str]) -> bool:
    return sum(bool(_NUMBER.match(" ".join(text.split()))) for text in texts) >= 0.3 * len(texts)


def _goes_on(document: Document, group: list[TableRegion], region: TableRegion) -> bool:
    """Whether a table goes on from the page before: same columns, nothing but furniture between."""
    last = group[-1]
    if region.page != last.page + 1 or region.n_columns != last.n_columns or region.ruled != last.ruled:
        return False
    if abs(region.box.x0 - last.box.x0) > 12 or abs(region.box.x1 - last.box.x1) > 12:  # noqa: PLR2004 - points
        return False
    end = max(span.end for _, _, span, _ in last.cells)
    start = min(span.start for _, _, span, _ in region.cells)
    between = document.text[end:start]
    return not between.strip()


def _make_table(document: Document, group: list[TableRegion]) -> DataTable:
    head = _header_rows(document, group[0])
    heads = _row_texts(document, group[0], head)
    cells: list[TableCell] = []
    offset = 0
    for region in group:
        own_head = head if region is group[0] else _repeated_head(document, region, heads)
        for row, column, span, box in region.cells:
            text = " ".join(document.text[span.start : span.end].split())
            is_header = row < own_head
            value, percent = (None, False) if is_header else read_number(text)
            cells.append(TableCell(region.page, row + offset, column, text, value, percent, is_header, box, span))
        offset += region.n_rows
    caption, caption_span = _caption(document, group[0])
    unit, inferred = _unit(document, group[0], heads, caption, caption_span)
    factor = _FACTORS.get(unit.lower()) if unit else None
    return DataTable(
        regions=tuple(region.index for region in group),
        page=group[0].page,
        page_end=group[-1].page,
        box=group[0].box,
        caption=caption,
        unit=unit,
        unit_factor=Decimal(factor) if factor else None,
        unit_inferred=inferred,
        n_rows=offset,
        n_columns=group[0].n_columns,
        header_rows=head,
        ruled=group[0].ruled,
        cells=tuple(cells),
    )


def read_number(text: str) -> tuple[Decimal | None, bool]:
    """Read a cell's number and whether it is a percentage; anything else is no number.

    >>> read_number("-150,3")
    (Decimal('-150.3'), False)
    >>> read_number("15 655 638")
    (Decimal('15655638'), False)
    >>> read_number("51%")
    (Decimal('51'), True)
    >>> read_number("Avslag")
    (None, False)
    """
    match = _NUMBER.match(text)
    if match is None:
        return None, False
    digits = re.sub(r"[ \u00a0.]", "", match["digits"])
    number = Decimal(f"{digits}.{match['decimals']}" if match["decimals"] else digits)
    if match["sign"] in ("-", "–", "−"):
        number = -number
    return number, bool(match["percent"])


def _row_texts(document: Document, region: TableRegion, rows: int) -> list[str]:
    return [document.text[span.start : span.end] for row, _, span, _ in region.cells if row < rows]


def _header_rows(document: Document, region: TableRegion) -> int:
    """Count the rows of the head: above the first number, bold or without numbers; none where rows are alike."""
    rows: dict[int, list[tuple[str, Span]]] = {}
    for row, _, span, _ in region.cells:
        rows.setdefault(row, []).append((" ".join(document.text[span.start : span.end].split()), span))
    bold = {row: all(_is_bold(document, span) for _, span in cells) for row, cells in rows.items()}
    numeric = {
        row: any(read_number(text)[0] is not None and not _is_year(text) for text, _ in cells) for row, cells in rows.items()
    }
    first_number = min((row for row, has in numeric.items() if has), default=None)
    ordered = sorted(rows)
    count = 0
    for row in ordered[:4]:
        alone = len(rows[row]) == 1 and region.n_columns > 1
        if numeric[row] or (alone and count):
            break
        if bold[row] and not all(bold.values()):
            count = row + 1
            continue
        if count == 0 and row == 0 and first_number is not None and first_number > 0 and not alone:
            count = 1
        break
    return count


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}", text))


def _is_bold(document: Document, span: Span) -> bool:
    return document.blocks[document.block_at(span.start)].bold


def _repeated_head(document: Document, region: TableRegion, heads: list[str]) -> int:
    """Count the rows at the top of a later page that repeat the head."""
    if not heads:
        return 0
    known = {" ".join(text.split()).casefold() for text in heads}
    count = 0
    for row in range(region.n_rows):
        texts = [
            " ".join(document.text[span.start : span.end].split()).casefold() for r, _, span, _ in region.cells if r == row
        ]
        if not texts or not all(text in known for text in texts):
            break
        count = row + 1
    return count


def _caption(document: Document, region: TableRegion) -> tuple[str | None, Span | None]:
    """Give the line right above a table if it is a heading or ends in a colon."""
    first = document.block_at(min(span.start for _, _, span, _ in region.cells))
    if first == 0:
        return None, None
    above = document.blocks[first - 1]
    if above.zone is not Zone.BODY or above.table is not None or above.page_end != region.page:
        return None, None
    text = " ".join(document.text[above.content : above.end].split())
    heading = above.bold or above.italic or above.size > document.body_size + 0.4
    if len(text) > 160 or region.box.top - above.bottom > 60:  # noqa: PLR2004 - characters, points
        return None, None
    if heading or text.endswith(":") or re.match(r"(?:Tabell|Diagram|Bilaga)\b", text):
        return text.rstrip(":"), above.span
    return None, None


def _unit(
    document: Document, region: TableRegion, heads: list[str], caption: str | None, caption_span: Span | None
) -> tuple[str | None, bool]:
    """Give the unit that the head or caption prints, else the one in the paragraph before, marked as inferred."""
    for text in (*heads, caption or ""):
        match = _UNIT.search(" ".join(text.split()))
        if match:
            return match["unit"], False
    start = caption_span.start if caption_span else min(span.start for _, _, span, _ in region.cells)
    index = document.block_at(start)
    for block in document.blocks[max(index - 2, 0) : index]:
        text = document.text[block.start : block.end]
        match = re.search(
            r"\b[Bb]elopp(?:en)?\s+(?:\w+\s+)?i\s+(miljoner kronor|tusental kronor|tusen kronor|mnkr|mkr|tkr|kronor)\b",
            text,
        )
        if match and block.table is None:
            return match.group(1), True
    return None, False
