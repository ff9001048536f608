"""Normalised Swedish dates to days with dateparser: the one module that calls it.

dateparser is given "17 april 2026" and the like, never running text: with its own search it reads a third of its hits
wrong. Its defaults would read "onsdag den 19 januari" as a day of the year of today; here a year is always given.
"""

import calendar
import datetime as dt
from functools import lru_cache

import dateparser

_SETTINGS = {
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
}
_WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")


@lru_cache(maxsize=1 << 16)
def parse_day(day: int, month_name: str, year: int) -> dt.date | None:
    """Read a day with a month's Swedish name, short or long, or give None where there is no such day.

    >>> parse_day(17, "april", 2026)
    datetime.date(2026, 4, 17)
    >>> parse_day(31, "juni", 2025)
    """
    month = month_number(month_name)
    return make_day(year, month, day) if month else None


@lru_cache(maxsize=256)
def month_number(name: str) -> int | None:
    """Give the number of a month by its Swedish name, short or long.

    >>> month_number("febr.")
    2
    """
    plain = name.lower().rstrip(".")
    plain = {"febr": "feb", "sept": "sep"}.get(plain, plain)
    parsed = dateparser.parse(f"1 {plain} 2000", languages=["sv"], settings=_SETTINGS)
    return parsed.month if parsed else None


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Give a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> dt.date:
    """Give the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def weekday_of(text: str) -> int | None:
    """Give the number (Monday 0) of a weekday named in Swedish at the end of a text, or None.

    >>> weekday_of("sammanträde torsdagen den ")
    3
    """
    words = text.lower().replace("den", " ").split()
    if not words:
        return None
    last = words[-1].strip(".,")
    for number, stem in enumerate(_WEEKDAYS):
        if last.startswith(stem) and (last[len(stem) :] in ("", ".") or "dag" in last):
            return number
    return None
