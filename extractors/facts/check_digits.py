"""Check digits and calendar days of the numbers that persons have in Sweden, Finland and Norway."""

import calendar
import itertools

_FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_NORWEGIAN = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_ADDED = 60  # to the day of a samordningsnummer
_ADDED_ABROAD = 40  # to the day of a Norwegian D-nummer
_LEAP = 2000  # any year that has a 29 February


def has_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it: every other one doubled, the sum ends in 0.

    >>> has_luhn("1212121212"), has_luhn("1212121213")
    (True, False)
    """
    doubled = (int(digit) * factor for digit, factor in zip(reversed(digits), itertools.cycle((1, 2)), strict=False))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - digits of 10 to 18


def has_finnish(date: str, last: str) -> bool:
    """Whether the last of a henkilotunnus' last four is its check: a sign for the rest of the division by 31.

    >>> has_finnish("131052", "308T"), has_finnish("131052", "308U")
    (True, False)
    """
    return _FINNISH[int(date + last[:3]) % 31] == last[3]


def has_norwegian(digits: str) -> bool:
    """Whether the last two of eleven digits are the control digits of a fødselsnummer: both weighted sums go by 11.

    >>> has_norwegian("01010750160"), has_norwegian("01010750161")
    (True, False)
    """
    return all(
        sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 == 0 for weights in _NORWEGIAN
    )


def is_added(day: int) -> bool:
    """Whether 60 is added to a day: the number is a samordningsnummer."""
    return day > _ADDED


def is_day_of(century: str | None, date: str) -> bool:
    """Whether year, month and day of a Swedish number are in the calendar, in some century where none is printed.

    >>> is_day_of(None, "000229"), is_day_of("19", "000229"), is_day_of(None, "850631"), is_day_of(None, "850691")
    (True, False, False, False)
    >>> is_day_of(None, "701063")
    True
    """
    year, month, day = int(date[:2]), int(date[2:4]), int(date[4:])
    years = [int(f"{one}00") + year for one in ((century,) if century else ("18", "19", "20"))]
    return any(is_calendar_day(one, month, day - _ADDED if is_added(day) else day) for one in years)


def is_day_abroad(date: str) -> bool:
    """Whether day, month and year, in this order, are in the calendar; of a D-nummer 40 are added to the day.

    >>> is_day_abroad("131052"), is_day_abroad("531052"), is_day_abroad("311152")
    (True, True, False)
    """
    day, month = int(date[:2]), int(date[2:4])
    return is_calendar_day(_LEAP + int(date[4:]) % 4, month, day - _ADDED_ABROAD if day > _ADDED_ABROAD else day)


def is_calendar_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]  # noqa: PLR2004 - months of a year
