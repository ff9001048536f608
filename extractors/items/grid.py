"""Ärenden from an agenda grid: a table whose head says number, ärende, beteckning, förslag, tid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.diarienummer import Diarienummer, find_diarienummer, without_diarienummer
from extractors.items.item import Item, Numbered
from extractors.items.title import clean_title, split_names
from extractors.layout.document import Document, Span, TableRegion
from extractors.rules import load_rules, pattern_of

_SAME_EDGE = 14.0  # points
_NUMBER = re.compile(r"^§?\s?(?P<number>\d{1,3}(?:/\d{2,4})?(?:\s?[a-z])?)\s?[.)]?$")
_NUMBER_IN_TITLE = re.compile(r"^§?\s?(?P<number>\d{1,3}(?:\s?[a-z](?=[.)\s]))?)[.)]?\s+(?=[A-ZÅÄÖ])")
_PRESENTER = pattern_of("labels", "presenter")


@dataclass(slots=True)
class _Entry:
    """A row of the agenda while it is read."""

    number: str
    title: list[str]
    title_spans: list[Span]
    numbers: list[Numbered]
    presenters: list[str]
    regions: list[Span]
    content: int
    page: int
    page_end: int
    external: list[Numbered] = field(default_factory=list)


def read_grid(document: Document) -> list[Item]:
    """Read the ärenden of all agenda tables of a document; rows without a number are sections or pauses."""
    entries: list[_Entry] = []
    places: dict[str, tuple[float, float]] = {}
    for table in document.tables:
        head_row, roles = _read_roles(document, table)
        if roles:
            places = _places(table, roles)
        else:
            roles = _roles_by_place(table, places)
        if "title" not in roles.values():
            continue
        for row in range(head_row + 1, table.n_rows):
            _read_row(document, table, row, roles, entries)
    return [_finish(entry) for entry in entries if entry.title]


def _places(table: TableRegion, roles: dict[int, str]) -> dict[str, tuple[float, float]]:
    """Give each role's extent across the page."""
    extents: dict[str, tuple[float, float]] = {}
    for _, column, _, box in table.cells:
        role = roles.get(column)
        if role and box.x1 - box.x0 < 0.9 * (table.box.x1 - table.box.x0):
            left, right = extents.get(role, (box.x0, box.x1))
            extents[role] = (max(left, box.x0), min(right, box.x1)) if role in extents else (box.x0, box.x1)
    return extents


def _roles_by_place(table: TableRegion, places: dict[str, tuple[float, float]]) -> dict[int, str]:
    """Give the columns of a table without a head the roles of those that stand in the same place on the page before."""
    roles: dict[int, str] = {}
    lefts = {column: box.x0 for _, column, _, box in table.cells}
    for column, x0 in sorted(lefts.items()):
        role = min(places, key=lambda name: abs(places[name][0] - x0), default="")
        if role and abs(places[role][0] - x0) < _SAME_EDGE and role not in roles.values():
            roles[column] = role
    return roles if len(roles) == len(lefts) else {}


def is_agenda(document: Document, table: TableRegion) -> bool:
    """Whether a table has the head of an agenda."""
    return bool(_read_roles(document, table)[1])


def _read_roles(document: Document, table: TableRegion) -> tuple[int, dict[int, str]]:
    """Give the row of the head (-1 where there is none) and what each column is for."""
    for row in (0, 1):
        roles: dict[int, str] = {}
        for cell_row, column, span, _ in table.cells:
            if cell_row != row:
                continue
            text = " ".join(document.text[span.start : span.end].split()).rstrip(":")
            rule = next((rule for rule in load_rules("agenda_columns") if rule.pattern.match(text)), None)
            if rule is not None and rule.text("role") not in roles.values():
                roles[column] = rule.text("role")
        if "title" in roles.values() and len(roles) > 1:
            if "number" not in roles.values():
                title = next(column for column, role in roles.items() if role == "title")
                if title > 0 and title - 1 not in roles:
                    roles[title - 1] = "number"
            return row, roles
    return -1, {}


def _read_row(document: Document, table: TableRegion, row: int, roles: dict[int, str], entries: list[_Entry]) -> None:
    cells = {roles.get(column, ""): span for cell_row, column, span, _ in table.cells if cell_row == row}
    spans = [span for cell_row, _, span, _ in table.cells if cell_row == row]
    if not spans:
        return
    region = Span(min(span.start for span in spans), max(span.end for span in spans))
    number = _cell_text(document, cells.get("number"))
    title = cells.get("title")
    title_text = document.text[title.start : title.end] if title else ""
    match = _NUMBER.match(re.sub(r"(?<=\d)\s+(?=\d)", "", number))
    offset = 0
    if match is None and not number:
        match = _NUMBER_IN_TITLE.match(title_text)
        offset = match.end() if match else 0
    if match is None:
        goes_on = not number and entries and table.page > entries[-1].page_end and row <= 1
        if goes_on and (title_text or "proposal" in cells):
            _extend(document, entries[-1], cells, region, table.page)
        return
    entry = _Entry(match["number"], [], [], [], [], [region], region.end, table.page, table.page)
    entries.append(entry)
    if title:
        _read_title(document, entry, Span(title.start + offset, title.end))
    _read_beside(document, entry, cells)


def _extend(document: Document, entry: _Entry, cells: dict[str, Span], region: Span, page: int) -> None:
    """Take a row that goes on from the page before."""
    entry.regions.append(region)
    entry.page_end = page
    title = cells.get("title")
    if title:
        _read_title(document, entry, title)
    _read_beside(document, entry, cells)


def _read_title(document: Document, entry: _Entry, span: Span) -> None:
    text = document.text[span.start : span.end]
    presenter = _PRESENTER.search(text)
    if presenter:
        entry.presenters.extend(split_names(text[presenter.end() :]))
        text = text[: presenter.start()]
    found = find_diarienummer(text)
    keep = [number for number in found if number.labelled or text[: number.start].rstrip().endswith("(")]
    _keep(entry, keep, span.start)
    entry.title.append(without_diarienummer(text, keep) if keep else text)
    entry.title_spans.append(Span(span.start, span.start + max(len(text), 1)))


def _read_beside(document: Document, entry: _Entry, cells: dict[str, Span]) -> None:
    dnr = cells.get("dnr")
    if dnr:
        text = document.text[dnr.start : dnr.end]
        found = find_diarienummer(text, bare=True)
        if not found and entry.numbers == [] and re.search(r"[-/]\s*$", text):
            return
        _keep(entry, found, dnr.start)
    presenter = cells.get("presenter")
    if presenter:
        entry.presenters.extend(split_names(" ".join(document.text[presenter.start : presenter.end].split())))
    proposal = cells.get("proposal")
    if proposal and entry.content == entry.regions[0].end:
        entry.content = proposal.start


def _keep(entry: _Entry, found: Sequence[Diarienummer], start: int) -> None:
    for number in found:
        numbered = Numbered(number, Span(start + number.start, start + number.end))
        (entry.numbers if number.own else entry.external).append(numbered)


def _finish(entry: _Entry) -> Item:
    return Item(
        number=entry.number,
        title=clean_title(" ".join(entry.title)),
        title_span=Span(entry.title_spans[0].start, entry.title_spans[0].end) if entry.title_spans else entry.regions[0],
        regions=tuple(entry.regions),
        numbers=tuple(entry.numbers),
        presenters=tuple(entry.presenters),
        page_start=entry.page,
        page_end=entry.page_end,
        content_start=entry.content,
        rule="agenda-grid",
        external=tuple(entry.external),
    )


def _cell_text(document: Document, span: Span | None) -> str:
    return " ".join(document.text[span.start : span.end].split()) if span else ""
