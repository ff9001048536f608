"""Years that a paper prints elsewhere than beside the date: at the head of a column, or in a calendar's title."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.facts.dates import FoundDate
from extractors.layout.document import Document, Span
from extractors.rules import pattern_of
from schemas.vocabulary import Precision

_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d{2})(?![\d-])")
_CALENDAR = pattern_of("contexts", "calendar")
_SCHOOL_YEAR = re.compile(r"\b((?:19|20)\d{2})\s?[/–-]\s?((?:19|20)?\d{2})\b")
_LIST = 3  # days in a paragraph make it a list of them
_AUTUMN = 7  # the month with which a school year begins


def settle_years(document: Document, dates: Iterable[FoundDate], titles: Sequence[tuple[Span, str]]) -> list[FoundDate]:
    """Give dates whose year was inferred the year that stands over them.

    Args:
        document: the document the dates were found in.
        dates: the dates, with places in its text.
        titles: for each stretch of an ärende its title; only the title of a calendar ("Sammanträdesdagar våren 2020",
            "Läsårstider 2022/2023") tells a year.
    """
    heads = _column_years(document)
    dates = list(dates)
    crowd = Counter(document.blocks[document.block_at(found.start)].start for found in dates)
    settled: list[FoundDate] = []
    for found in dates:
        year = None
        if found.year_inferred and found.date is not None and found.precision is Precision.DAY:
            block = document.blocks[document.block_at(found.start)]
            if block.table is not None and block.cell is not None:
                year = heads.get((block.table, block.cell[1]))
            if year is None and (block.table is not None or crowd[block.start] >= _LIST):
                title = next((text for span, text in titles if span.start <= found.start < span.end), "")
                year = _year_of_title(title, found.date.month)
        settled.append(_in_year(found, year) if year is not None else found)
    return settled


def _column_years(document: Document) -> dict[tuple[int, int], int]:
    """Give the year that the first filled cell of a column names, where it names one."""
    years: dict[tuple[int, int], int] = {}
    for region in document.tables:
        seen: set[int] = set()
        for _, column, span, _ in sorted(region.cells, key=lambda cell: (cell[0], cell[1])):
            text = document.text[span.start : span.end]
            if column in seen or not text.strip():
                continue
            seen.add(column)
            named = set(_YEAR.findall(text))
            if len(named) == 1:
                years[region.index, column] = int(named.pop())
    return years


def _year_of_title(title: str, month: int) -> int | None:
    """Give the year of a calendar's title; a school year's first or second by the month.

    >>> _year_of_title("Sammanträdesdagar för arbetsutskottet våren 2020", 3)
    2020
    >>> _year_of_title("Läsårstider 2022/2023", 2)
    2023
    >>> _year_of_title("Budget 2025", 10)
    """
    if not _CALENDAR.search(title):
        return None
    school = _SCHOOL_YEAR.search(title)
    if school:
        return int(school[1]) if month >= _AUTUMN else int(school[1]) + 1
    named = set(_YEAR.findall(title))
    return int(named.pop()) if len(named) == 1 else None


def _in_year(found: FoundDate, year: int) -> FoundDate:
    """Give a date in another year; a day that this year does not have stays as it was."""
    assert found.date is not None, "a date without a day has no year to settle"
    try:
        first = found.date.replace(year=year)
        last = found.date_end.replace(year=year + found.date_end.year - found.date.year) if found.date_end else None
    except ValueError:
        return found
    return replace(found, date=first, date_end=last, weekday_conflict=_conflicts(found, first))


def _conflicts(found: FoundDate, day: dt.date) -> bool:
    """Whether a printed weekday does not fit the settled day; it did not fit the other year's either, or is not printed."""
    assert found.date is not None, "a date without a day has no weekday"
    return found.weekday_conflict and found.date.weekday() == day.weekday()
