"""Pages to one document: furniture out, columns in order, paragraphs joined, every character traceable."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from extractors.layout.document import Block, Document, Piece, Span, TableRegion, Zone
from extractors.layout.furniture import Edges, find_furniture
from extractors.layout.hyphens import ends_in_hyphen, join_hyphen
from extractors.layout.order import Column, order_rows
from extractors.layout.paragraphs import Draft, Pitch, goes_over, join_rows
from extractors.layout.rows import Row
from extractors.layout.sheet import SheetTable, make_sheets, take_aligned
from extractors.reading.lines import Line
from extractors.reading.page import Box, Page

_LONG_ROW = 6  # words; shorter rows tell nothing of the right margin


def build_document(pages: Sequence[Page], *, is_section: Callable[[str], bool] = lambda _: False) -> Document:
    """Make the one text of a document of its pages.

    Args:
        pages: all pages in order.
        is_section: says of a line whether it is a section heading of the trade, which no running header consists of.
    """
    sheets = make_sheets(pages)
    edges = find_furniture([sheet.rows for sheet in sheets], [sheet.height for sheet in sheets], is_section=is_section)
    flows: list[list[Column]] = []
    loose: list[list[SheetTable]] = []
    for index, sheet in enumerate(sheets):
        body, aligned = take_aligned(sheet.number, sheet.rows[edges.top[index] : len(sheet.rows) - edges.bottom[index]])
        flows.append(order_rows(body, sheet.width))
        loose.append(aligned)
    pitches, margins = _learn(flows, edges)
    drafts: list[Draft] = []
    regions: list[tuple[int, SheetTable]] = []
    for index, (sheet, columns) in enumerate(zip(sheets, flows, strict=True)):
        branch = edges.branch[index]
        tables = sorted([*sheet.tables, *loose[index]], key=lambda table: (table.box.top, table.box.x0))
        for column in columns:
            right = _right_margin(column, margins[branch], single=len(columns) == 1)
            for part in _around_tables(column, tables):
                if isinstance(part, SheetTable):
                    _add_table(drafts, regions, sheet.number, part, pitches[branch], is_section)
                else:
                    own = join_rows(part, pitches[branch], right, is_section=is_section)
                    _append(drafts, own)
        for table in tables:
            _add_table(drafts, regions, sheet.number, table, pitches[branch], is_section)
    furniture: list[Draft] = []
    for index, sheet in enumerate(sheets):
        rows = sheet.rows
        top, bottom = edges.top[index], edges.bottom[index]
        furniture.extend(Draft([row], "", 0, 0.0, 0.0) for row in (*rows[:top], *rows[len(rows) - bottom :]))
    return _assemble(drafts, furniture, regions, len(pages), tuple(edges.branch))


def _learn(
    flows: Sequence[Sequence[Column]], edges: Edges
) -> tuple[dict[tuple[str, ...], Pitch], dict[tuple[str, ...], float]]:
    """Learn line distance and right margin from all pages that share a header."""
    pitches: dict[tuple[str, ...], Pitch] = defaultdict(Pitch)
    ends: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for columns, branch in zip(flows, edges.branch, strict=True):
        pitches[branch].learn([])
        ends[branch].extend([])
        for column in columns:
            pitches[branch].learn(column.rows)
            if len(columns) == 1:
                ends[branch].extend(row[-1].x1 for row in column.rows if len(row) == 1 and len(row[0].words) >= _LONG_ROW)
    margins = {branch: max(values, default=0.0) for branch, values in ends.items()}
    return pitches, margins


def _right_margin(column: Column, shared: float, *, single: bool) -> float:
    own = [row[-1].x1 for row in column.rows if len(row) == 1 and len(row[0].words) >= _LONG_ROW]
    if not single:
        return max((row[-1].x1 for row in column.rows), default=column.x1)
    if len(own) >= 12:  # noqa: PLR2004 - enough lines to show where they wrap
        return max(own)
    return max(shared, max(own, default=0.0)) or column.x1


def _around_tables(column: Column, tables: list[SheetTable]) -> list[list[Row] | SheetTable]:
    """Cut a column at the tables that stand in it; the tables used are taken from the list."""
    parts: list[list[Row] | SheetTable] = [[]]
    for row in column.rows:
        while tables and tables[0].box.top < row[0].top and _overlaps(tables[0].box, column):
            parts.extend([tables.pop(0), []])
        last = parts[-1]
        assert isinstance(last, list), "a table is always followed by rows"
        last.append(row)
    return [part for part in parts if part]


def _overlaps(box: Box, column: Column) -> bool:
    return box.x0 < column.x1 and box.x1 > column.x0


def _append(drafts: list[Draft], own: list[Draft]) -> None:
    """Add paragraphs; the first may go on from the page or column before."""
    if drafts and own and goes_over(drafts[-1], own[0]):
        drafts[-1].rows.extend(own[0].rows)
        own = own[1:]
    drafts.extend(own)


def _add_table(
    drafts: list[Draft],
    regions: list[tuple[int, SheetTable]],
    page: int,
    table: SheetTable,
    pitch: Pitch,
    is_section: Callable[[str], bool],
) -> None:
    """Add a table's cells, row by row, each with its own paragraphs."""
    index = len(regions)
    regions.append((page, table))
    lefts: dict[int, float] = {}
    for filled in table.cells:
        for line in filled.lines:
            column = filled.cell.column
            lefts[column] = min(lefts.get(column, line.x0), line.x0)
    own_pitch = Pitch()
    for filled in table.cells:
        own_pitch.learn(_cell_rows(filled.lines))
    for filled in table.cells:
        if not filled.lines:
            continue
        cell = filled.cell
        padding = max(lefts[cell.column] - cell.box.x0, 0.0)
        right = cell.box.x1 - min(padding, 12.0)
        rows = _cell_rows(filled.lines)
        own = own_pitch if own_pitch.counts else pitch
        drafts.extend(join_rows(rows, own, right, is_section=is_section, table=index, cell=(cell.row, cell.column)))


def _cell_rows(lines: Sequence[Line]) -> list[Row]:
    """Group a cell's lines back into rows."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].baseline - line.baseline) < 0.28 * line.size and line.x0 > rows[-1][-1].x0:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(row) for row in rows]


def _assemble(
    drafts: Sequence[Draft],
    furniture: Sequence[Draft],
    regions: Sequence[tuple[int, SheetTable]],
    page_count: int,
    branches: tuple[tuple[str, ...], ...],
) -> Document:
    """Write the drafts into one text, keeping for each printed line where it begins."""
    compounds = _Compounds(drafts)
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    body_end = 0
    for zone, group in ((Zone.BODY, drafts), (Zone.FURNITURE, furniture)):
        for draft in group:
            text, block = _write(draft, at, zone, compounds)
            parts.append(text)
            parts.append("\n")
            blocks.append(block)
            at += len(text) + 1
        if zone is Zone.BODY:
            body_end = at
    pieces = tuple(piece for block in blocks for piece in block.pieces)
    tables = _table_regions(blocks, regions)
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.zone is Zone.BODY and not block.bold:
            sizes[round(block.size * 2) / 2] += block.end - block.start
    return Document(
        text="".join(parts),
        blocks=tuple(blocks),
        tables=tables,
        body_end=body_end,
        page_count=page_count,
        body_size=sizes.most_common(1)[0][0] if sizes else 0.0,
        branches=branches,
        _starts=tuple(piece.start for piece in pieces),
        _pieces=pieces,
    )


def _write(draft: Draft, at: int, zone: Zone, compounds: "_Compounds") -> tuple[str, Block]:
    """Write one draft at an offset: its text, and the block that describes it."""
    parts: list[str] = []
    pieces: list[Piece] = []
    start = at
    for index, row in enumerate(draft.rows):
        for place, line in enumerate(row):
            length = len(line.text)
            glue = "\t" if place + 1 < len(row) else ""
            if not glue and index + 1 < len(draft.rows):
                after = draft.rows[index + 1][0].text
                glue = " "
                if ends_in_hyphen(line.text):
                    drop, glue = join_hyphen(line.text, after, compounds.words if after[:1].islower() else frozenset())
                    length -= drop
            parts.append(line.text[:length] + glue)
            pieces.append(Piece(at, length, line))
            at += length + len(glue)
    text = "".join(parts)
    lines = [line for row in draft.rows for line in row]
    size, bold, italic = _style_of(lines)
    marker_length = 0
    if draft.marker_words:
        words = [word for line in draft.first for word in line.words][: draft.marker_words]
        marker_length = sum(len(word.text) + 1 for word in words)
    block = Block(
        start=start,
        content=min(start + marker_length, start + len(text)),
        end=start + len(text),
        marker=draft.marker,
        page=lines[0].page,
        page_end=lines[-1].page,
        x0=min(line.x0 for line in draft.first),
        text_x0=draft.text_x0,
        x1=max(line.x1 for line in lines),
        top=draft.first[0].top,
        bottom=draft.last[-1].bottom,
        size=size,
        bold=bold,
        italic=italic,
        gap=draft.gap,
        close=draft.close,
        zone=zone,
        pieces=tuple(pieces),
        table=draft.table,
        cell=draft.cell,
    )
    return text, block


def _style_of(lines: Sequence[Line]) -> tuple[float, bool, bool]:
    """Give size, bold and italic of most characters of a paragraph."""
    first = lines[0]
    style = (first.size, first.bold, first.italic)
    if all((line.size, line.bold, line.italic) == style for line in lines):
        return style
    weight = Counter[tuple[float, bool, bool]]()
    for line in lines:
        weight[line.size, line.bold, line.italic] += len(line.text)
    return weight.most_common(1)[0][0]


class _Compounds:
    """The words with an inner hyphen that stand within a line; gathered when the first line-end hyphen asks."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._words: set[str] | None = None

    @property
    def words(self) -> set[str]:
        if self._words is None:
            self._words = {
                word.text.strip('.,;:()”"').lower()
                for draft in self._drafts
                for row in draft.rows
                for line in row
                for word in line.words
                if "-" in word.text[1:-1]
            }
        return self._words


def _table_regions(blocks: Sequence[Block], regions: Sequence[tuple[int, SheetTable]]) -> tuple[TableRegion, ...]:
    """Give each table's cells the span of their text; cells without text are left out."""
    spans: dict[int, dict[tuple[int, int], Span]] = defaultdict(dict)
    for block in blocks:
        if block.table is None or block.cell is None:
            continue
        known = spans[block.table].get(block.cell)
        spans[block.table][block.cell] = Span(known.start if known else block.start, block.end)
    found = []
    for index, (page, table) in enumerate(regions):
        boxes = {(filled.cell.row, filled.cell.column): filled.cell.box for filled in table.cells}
        cells = tuple((row, column, span, boxes[row, column]) for (row, column), span in sorted(spans[index].items()))
        grid = table.grid
        found.append(TableRegion(index, page, table.box, grid.n_rows, grid.n_columns, cells, table.ruled))
    return tuple(found)
