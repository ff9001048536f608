"""Lists of votes: a row for each member, a column for each way to vote."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.votes.ballot_heads import (
    BALLOT_HEADS,
    LONGEST_HEAD,
    NEAR,
    ListColumns,
    is_head,
    paragraph_of,
    paragraph_over,
    read_head,
    read_title,
)
from extractors.facts.votes.ballots import VoteRecord
from extractors.facts.votes.grids import GridCell, GridRow, read_rows
from extractors.facts.votes.names import read_cell
from extractors.headings import is_section
from extractors.layout.document import Document, Span, Zone
from extractors.rules import pattern_of
from schemas.vocabulary import Ballot

_TITLE_BLOCKS = 14  # above a head: as far up stands what the list is called
_HEAD_WORDS = re.compile("[Nn]ej|NEJ|Röst|RÖST")
_HEAD_LINE = re.compile(
    r"\bja(?:-röst\w*)?\s+(?:\S+\s+)?nej\b|\bnej\s+ja\b|\b(?:namn|ledamot)\b.{0,40}\bröst\b", re.IGNORECASE
)


@dataclass(slots=True)
class BallotList:
    """Who voted what in one vote, as a list or table prints it, and what tells which vote that is.

    `title` is what stands above it back to the list's name, "" where it has none; `paragraph` the ärende that it names;
    `sums` the figures of its row of sums, whose place is `sum_span`.
    """

    start: int
    title: str
    paragraph: str | None
    records: list[VoteRecord] = field(default_factory=list)
    sums: dict[Ballot, int] = field(default_factory=dict)
    sum_span: Span | None = None

    @property
    def tally(self) -> Counter[Ballot]:
        """How many members are listed with each vote."""
        return Counter(record.ballot for record in self.records)


def find_ballot_lists(document: Document) -> list[BallotList]:
    """Find the lists of votes in a document, in order; those of parties or of sums only have no records.

    A head has the words Ja and Nej as columns (or one column called Röst); a list goes on over a page where nothing but
    rows of it follows.
    """
    found: list[BallotList] = []
    done = -1
    for candidate in _candidates(document):
        if candidate > done:
            done = _read_from(document, candidate, found)
    return [one for one in found if one.records or one.sums]


def _candidates(document: Document) -> list[int]:
    """Give the indexes of blocks that may head a list, by a cheap test."""
    found = []
    for index in sorted({document.block_at(match.start()) for match in _HEAD_WORDS.finditer(document.text)}):
        block = document.blocks[index]
        if block.zone is not Zone.BODY or (block.table is not None and block.end - block.start > LONGEST_HEAD):
            continue
        text = document.text[block.start : block.end]
        if block.table is not None:
            if is_head("head-no", text) or is_head("head-ballot", text):
                found.append(index)
        elif _HEAD_LINE.search(text):
            found.append(index)
    return found


def _read_from(document: Document, index: int, found: list[BallotList]) -> int:
    """Read the lists that a block heads, with what stands above it; gives the index of the last block read."""
    blocks = document.blocks[max(index - _TITLE_BLOCKS, 0) :]
    above: list[GridRow] = []
    lists: list[tuple[ListColumns, BallotList]] = []
    fragment = ""
    page = 0
    at = document.blocks[index].start
    for row in read_rows(document, blocks):
        heads = list(read_head(row)) if row.end > at else []
        if heads and lists and row.page > page and not fragment and _is_repeated(heads, lists):
            continue  # the head printed again on the next page
        page = row.page
        if heads and not lists:
            lists = _open(heads, row, above, found)
            continue
        if lists and not heads and not fragment and _is_fragment(row, lists[0][0]):
            fragment = row.cells[0].text
            continue
        if lists and (heads or not _take(row, lists, fragment)):
            return document.block_at(row.start) - 1
        fragment = ""
        if not lists and row.start > document.blocks[index].end:
            return index
        above.append(row)
    return len(document.blocks)


def _is_repeated(heads: Sequence[ListColumns], open_lists: Sequence[tuple[ListColumns, BallotList]]) -> bool:
    return len(heads) == len(open_lists) and all(
        one.ballots.keys() == two.ballots.keys() and own.sum_span is None
        for one, (two, own) in zip(heads, open_lists, strict=True)
    )


def _open(
    heads: Sequence[ListColumns], row: GridRow, above: Sequence[GridRow], found: list[BallotList]
) -> list[tuple[ListColumns, BallotList]]:
    """Begin a list for each vote of a head; one named as the last before it, which has no sums yet, goes on in it."""
    title = read_title(row, above)
    before = found[-len(heads) :]
    if title and len(before) == len(heads) and all(one.title == title and one.sum_span is None for one in before):
        return list(zip(heads, before, strict=True))
    number = paragraph_of(title)
    opened = []
    for columns in heads:
        own = number if len(heads) == 1 else paragraph_over(columns, above[-2:])
        opened.append((columns, BallotList(row.start, title, own)))
    found.extend(one for _, one in opened)
    return opened


def _take(row: GridRow, open_lists: Sequence[tuple[ListColumns, BallotList]], fragment: str) -> bool:
    """Read a row into the lists that are open; says whether it is a row of theirs."""
    first = row.cells[0].text
    if pattern_of("ballots", "transport").match(first):
        return True
    if pattern_of("ballots", "sum").match(first):
        for columns, one in open_lists:
            _take_sums(row, columns, one)
        return True
    taken = False
    for columns, one in open_lists:
        ballot = _ballot_of(row, columns)
        record = None if ballot is None else _record(row, columns, ballot, fragment)
        if record is not None:
            one.records.append(record)
            taken = True
    return taken or (len(row.cells) > 0 and read_cell(first) is not None and _is_empty_row(row, open_lists[0][0]))


def _is_fragment(row: GridRow, columns: ListColumns) -> bool:
    """Whether a row is the first line of a name that goes on below it ("Ek" / "By, Bo"), and nothing else."""
    cell = row.cells[0]
    return (
        len(row.cells) == 1
        and columns.name is not None
        and abs(cell.x0 - columns.name) <= NEAR
        and re.fullmatch(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?", cell.text) is not None
        and not is_section(cell.text)
        and not pattern_of("ballots", "sum").match(cell.text)
        and not pattern_of("ballots", "list").search(cell.text)
    )


def _is_empty_row(row: GridRow, columns: ListColumns) -> bool:
    """Whether a row has a name but no mark: a member who was not there."""
    limit = min(columns.ballots.values(), default=columns.word or 0.0) - NEAR
    read = read_cell(row.cells[0].text)
    return (row.table is not None or (read is not None and read[1] is not None)) and all(
        cell.x1 < limit for cell in row.cells
    )


def _ballot_of(row: GridRow, columns: ListColumns) -> Ballot | None:
    """Give how a row is marked: one mark, near the middle of one column."""
    if columns.word is not None:
        words = [cell.text.strip(" .") for cell in row.cells if abs(cell.x0 - columns.word) <= NEAR]
        return next(
            (ballot for word in words for ballot, kind in BALLOT_HEADS.items() if pattern_of("ballots", kind).match(word)),
            None,
        )
    marked = {
        ballot
        for cell in row.cells[1:]
        for ballot, middle in columns.ballots.items()
        if abs(cell.middle - middle) <= NEAR and _is_mark(cell.text, ballot)
    }
    return marked.pop() if len(marked) == 1 else None


def _is_mark(text: str, ballot: Ballot) -> bool:
    return bool(pattern_of("ballots", "mark").match(text) or pattern_of("ballots", BALLOT_HEADS[ballot]).match(text))


def _record(row: GridRow, columns: ListColumns, ballot: Ballot, fragment: str) -> VoteRecord | None:
    """Read who votes in a row: the substitute where one is named, else the member."""
    limit = min(columns.ballots.values(), default=columns.word or 0.0)
    cells = [cell for cell in row.cells if cell.middle < limit - 1]
    substitute = next((c for c in cells if columns.substitute is not None and abs(c.x0 - columns.substitute) <= NEAR), None)
    if substitute is not None and (read := read_cell(substitute.text)):
        return VoteRecord(substitute.span, *read, ballot, "list-substitute")
    for cell in cells:
        read = read_cell(f"{fragment} {cell.text}" if fragment and "," in cell.text else cell.text)
        if read is None:
            continue
        name, party = read
        if party is None:
            party = next((p for other in cells if other is not cell and (p := _party(other, columns))), None)
        return VoteRecord(cell.span, name, party, ballot, "list")
    return None


def _party(cell: GridCell, columns: ListColumns) -> str | None:
    if columns.party is not None and abs(cell.x0 - columns.party) > NEAR:
        return None
    match = re.fullmatch(r"\(?([A-ZÅÄÖa-zåäö]{1,5}|-{1,2})\)?", cell.text)
    return match[1] if match and (columns.party is not None or cell.text.startswith("(")) else None


def _take_sums(row: GridRow, columns: ListColumns, one: BallotList) -> None:
    """Read the figures of a row of sums, each under its column."""
    for ballot, middle in columns.ballots.items():
        for cell in row.cells[1:]:
            if abs(cell.middle - middle) <= NEAR and cell.text.isdigit():
                one.sums[ballot] = int(cell.text)
    if one.sums:
        one.sum_span = Span(row.start, max(cell.span.end for cell in row.cells))
