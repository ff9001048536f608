"""Running headers and footers: what stands at the edge of page after page is not part of any ärende.

The pages are walked from the edge inwards like a tree: a row is furniture where most of the pages that agree on all
rows outside it have it too. So a header of any height is found, and a heading that happens to stand first on several
pages is not taken for one. No position and no wording is presumed; page counters and dates may differ.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from extractors.layout.counters import read_counter, strip_counter
from extractors.reading.lines import Line
from extractors.rules import load_rules, pattern_of

Row = Sequence[Line]

_HEADER_SHARE = 0.36  # of the page height; no header reaches lower
_FOOTER_SHARE = 0.72  # of the page height; no footer begins higher
_DEPTH = 14  # rows
_AGREE = 0.6  # share of the pages of a branch that must have a row for it to be furniture
_LARGE = 18.0  # points; no page number is set so large
_X_STEP = 14.0  # points; two lines nearer than this stand in the same place
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_FILLING = re.compile(r"^[\s._…‥·\-–—]+$")  # signature dots and rules


@dataclass(slots=True)
class Edges:
    """Per page index: how many rows from the top and from the bottom are furniture, and the branch they follow."""

    top: list[int] = field(default_factory=list)
    bottom: list[int] = field(default_factory=list)
    branch: list[tuple[str, ...]] = field(default_factory=list)


def find_furniture(
    pages: Sequence[Sequence[Row]], heights: Sequence[float], *, is_section: Callable[[str], bool] = lambda _: False
) -> Edges:
    """Find how many rows at the top and bottom of each page are running headers and footers.

    Args:
        pages: the rows of each page from top to bottom.
        heights: the page heights in points.
        is_section: says of a text that it is a section heading ("Beslut"), which no header consists of.
    """
    edges = Edges([0] * len(pages), [0] * len(pages), [()] * len(pages))
    firsts = [_is_first_page(rows) for rows in pages]
    tops = [_candidates(rows, 0.0, height * _HEADER_SHARE) for rows, height in zip(pages, heights, strict=True)]
    ends = [_candidates(rows[::-1], height * _FOOTER_SHARE, height) for rows, height in zip(pages, heights, strict=True)]
    _walk(list(range(len(pages))), tops, 0, (), edges.top, edges.branch, is_section, firsts)
    _take_known(tops, edges.top, edges.branch)
    unused: list[tuple[str, ...]] = [()] * len(pages)
    _walk(list(range(len(pages))), ends, 0, (), edges.bottom, unused, is_section, [False] * len(pages))
    for index, rows in enumerate(pages):
        edges.top[index] = _take_counters(rows, edges.top[index], heights[index], from_top=True)
        edges.bottom[index] = _take_counters(rows[::-1], edges.bottom[index], heights[index], from_top=False)
        edges.bottom[index] = max(edges.bottom[index], _contact_rows(rows, heights[index]))
        if edges.top[index] + edges.bottom[index] > len(rows):
            edges.bottom[index] = len(rows) - edges.top[index]
    return edges


def _is_first_page(rows: Sequence[Row]) -> bool:
    """Whether a page counter says that the page is the first of several: "1 (3)"."""
    for row in (*rows[:_DEPTH], *rows[-_DEPTH:]):
        for line in row:
            counter = read_counter(line.text) or strip_counter(line.text)[1]
            if counter is not None and counter.number == 1 and counter.total:
                return True
    return False


def _candidates(rows: Sequence[Row], low: float, high: float) -> list[Row]:
    """Give the outermost rows that lie within a band of the page."""
    found: list[Row] = []
    for row in rows[:_DEPTH]:
        if row[0].bottom > high or row[0].top < low:
            break
        found.append(row)
    return found


def _walk(
    indexes: list[int],
    rows: Sequence[list[Row]],
    depth: int,
    path: tuple[str, ...],
    taken: list[int],
    branch: list[tuple[str, ...]],
    is_section: Callable[[str], bool],
    firsts: Sequence[bool],
) -> None:
    """Follow the pages of one branch one row inwards, as long as enough of them agree."""
    here = [index for index in indexes if len(rows[index]) > depth]
    if len(here) < 2:  # noqa: PLR2004 - one page repeats nothing
        return
    groups: dict[str, set[int]] = defaultdict(set)
    for index in here:
        for key in _row_keys(rows[index][depth]):
            groups[key].add(index)
    chosen: set[int] = set()
    for key, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        fresh = members - chosen
        if len(fresh) < 2 or not _agrees(fresh, here, key, root=depth == 0):  # noqa: PLR2004
            continue
        if depth > 0 and all(firsts[index] for index in fresh):
            continue  # a letterhead: it stands on the first page of each letter, and what it says is the letter's
        if all(is_section(line.text) for line in rows[min(fresh)][depth]):
            continue
        if depth > 0 and _is_letterhead([rows[index][depth] for index in sorted(fresh)]):
            continue
        chosen |= fresh
        for index in fresh:
            taken[index] = max(taken[index], depth + 1)
            branch[index] = (*path, key)
        _walk(sorted(fresh), rows, depth + 1, (*path, key), taken, branch, is_section, firsts)


def _is_letterhead(rows: Sequence[Row]) -> bool:
    """Whether rows of several pages hold a letter's label with days that differ: "Datum 2022-09-12"."""
    texts = ["\t".join(line.text for line in row) for row in rows]
    label = pattern_of("documents", "letter_label")
    days = [tuple(_DAY.findall(text)) for text in texts]
    return len(set(days)) > 1 and all(days) and all(label.search(text) for text in texts)


def _take_known(tops: Sequence[list[Row]], taken: list[int], branch: list[tuple[str, ...]]) -> None:
    """Find the header of the other pages where a page sets it elsewhere, or behind a row of its own."""
    usual = Counter(_text_of(key) for path in branch for key in path if not key.startswith(("#", "…")))
    known = {text for text, pages in usual.items() if pages > 2}  # noqa: PLR2004 - a header, not a coincidence
    for index, rows in enumerate(tops):
        hits = [bool(known & {_text_of(key) for key in _row_keys(row)}) for row in rows]
        start = taken[index]
        if not taken[index] and True in hits[:2]:
            start = hits.index(True)
        end = start
        while end < len(hits) and hits[end]:
            end += 1
        if end > start:
            taken[index] = end
            keys = (key for row in rows[start:end] for key in _row_keys(row) if _text_of(key) in known)
            branch[index] = (*branch[index], *keys)


def _text_of(key: str) -> str:
    """Give a row key without its place."""
    return key.rpartition("@")[0]


def _agrees(members: set[int], here: Sequence[int], key: str, *, root: bool) -> bool:
    """Whether enough pages share a row: of their branch, or at the root of the stretch of pages that they span."""
    if key.startswith("#"):  # page counters need no company
        return True
    first, last = min(members), max(members)
    stretch = [index for index in here if first <= index <= last]
    share = len(members) / (len(stretch) if root or len(members) < len(here) * _AGREE else len(here))
    if root:
        return share >= _AGREE and (len(members) > 2 or last - first == 1)  # noqa: PLR2004
    return len(members) >= len(here) * _AGREE or (share == 1.0 and len(members) >= 2 and key.count("|") > 1)  # noqa: PLR2004


def _row_keys(row: Row) -> Iterable[str]:
    """Give the keys under which a row may be found again: its lines with their place, counters and dates levelled."""
    parts = [part for part in (_line_key(line) for line in row) if part]
    if parts and all(part == "#" for part in parts):
        yield "#"
        return
    for part in parts:
        if part != "#":
            yield part


def _line_key(line: Line) -> str:
    text = line.text
    if _FILLING.match(text):
        return f"…@{round(line.x0 / _X_STEP)}"
    counter = read_counter(text)
    if counter is not None and not (counter.bare and line.size >= _LARGE):  # "2", large: the divider before ärende 2
        return "#"
    text, _ = strip_counter(text)
    return f"{text.casefold()}@{round(line.x0 / _X_STEP)}"


def _take_counters(rows: Sequence[Row], taken: int, height: float, *, from_top: bool) -> int:
    """Take page counters that stand alone outside or right inside the furniture."""
    while taken < len(rows) and taken < _DEPTH:
        row = rows[taken]
        limit = row[0].bottom < height * 0.2 if from_top else row[0].top > height * 0.85
        counters = [read_counter(line.text) for line in row]
        if not limit or not all(counters):
            break
        if taken == 0 and any(counter is not None and counter.bare for counter in counters) and not _at_rim(row, height):
            break
        taken += 1
    return taken


def _at_rim(row: Row, height: float) -> bool:
    """Whether a row stands where only page numbers do."""
    return row[0].bottom < height * 0.08 or row[0].top > height * 0.92


def _contact_rows(rows: Sequence[Row], height: float) -> int:
    """Count the rows of an address block at the foot of a page: small, together, at least two of them contacts."""
    found = contacts = 0
    last_contact = 0
    for row in reversed(rows):
        if row[0].top < height * 0.78 or found >= _DEPTH:
            break
        if found and rows[len(rows) - found][0].top - row[0].bottom > 3.0 * row[0].size:
            break
        found += 1
        text = " ".join(line.text for line in row)
        if any(rule.pattern.search(text) for rule in load_rules("contacts")):
            contacts += 1
            last_contact = found
    if contacts < 2:  # noqa: PLR2004 - one telephone number may stand in a letter
        return 0
    return found if found <= last_contact + 2 else last_contact
