"""The values behind a field's colon: sums of money, years, days, words of the vocabulary."""

import calendar
import datetime as dt
import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from search.asking.question import Field
from search.statement import QueryError

_SUM = re.compile(
    r"(?P<number>\d[\d \u00a0]*(?:\.\d+)*(?:,\d+)?)\s*(?P<unit>[a-zåäö]*)\.?(?:\s+(?:kronor|kr|sek))?", re.IGNORECASE
)
_PARTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")  # by points into thousands
_HAS_UNIT = re.compile(r"[^\W\d_]")
_OWN_UNIT = 5  # digits of a sum that is in kronor without saying so
_RANGE = re.compile(r"\.\.|…")
_YEARS = re.compile(r"(\d{4})[-–](\d{4})")
_DAY = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")
_NEVER = ("", "0", None, None)  # what cannot be a day, as the groups of one
_CENT = Decimal("0.01")
_MOST_DIGITS = 15  # of a sum; what is more is none
Bounds = tuple[Any, Any]


@cache
def knowledge() -> dict[str, Any]:
    """Give what fields.toml says."""
    return tomllib.loads((Path(__file__).parent / "fields.toml").read_text(encoding="utf-8"))


@cache
def field_named(name: str) -> Field | None:
    """Give the field that a word before a colon means, in any case of letters; None where it is none."""
    names = {word: field for field, words in knowledge()["names"].items() for word in words}
    found = names.get(name.casefold())
    return Field(found) if found else None


def value_named(field: Field, word: str) -> str:
    """Give the key of the vocabulary that a word means.

    Raises:
        QueryError: it means none.

    >>> value_named(Field.STAGE, "förslag")
    'proposal'
    """
    values: dict[str, list[str]] = knowledge()["values"][field]
    for key, words in values.items():
        if word.casefold() in (key, *words):
            return key
    known = ", ".join(words[0] for words in values.values())
    raise QueryError("{field}: “{word}” is none of its values ({known})", field=field.value, word=word, known=known)


def read_sum(text: str) -> Decimal:
    """Give the kronor of a sum as people write it.

    A point is a decimal sign, but where it parts whole kronor into thousands: "250.000" is 250 000, "2.250 mkr" 2,25.

    Raises:
        QueryError: it is none.

    >>> read_sum("1,5 mkr"), read_sum("1.5 mkr"), read_sum("250 000"), read_sum("250.000 kr")
    (Decimal('1500000.00'), Decimal('1500000.00'), Decimal('250000.00'), Decimal('250000.00'))
    """
    match = _SUM.fullmatch(text.strip())
    factor = knowledge()["money"].get(match["unit"].lower() or "kr") if match else None
    digits = re.sub(r"[ \u00a0]", "", match["number"]) if match else ""
    if factor == "1" and _PARTED.fullmatch(digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    if factor is None or digits.count(".") > 1 or len(digits) > _MOST_DIGITS:
        raise QueryError("“{text}” is no sum of money, such as 5mkr, 250tkr or 100000", text=text)
    return (Decimal(digits) * Decimal(factor)).quantize(_CENT)


def read_bounds(field: Field, text: str) -> Bounds:
    """Give the bounds that a value sets, both counted: ">5mkr", "2019..2021", "2021-03".

    Raises:
        QueryError: it cannot be read, or is empty.
    """
    sign = re.match(r"[<>]=?|=", text)
    if sign:
        low, high = _one(field, text[sign.end() :])
        match sign[0]:
            case ">=":
                return low, None
            case ">":
                return _next(high), None
            case "<=":
                return None, high
            case "<":
                return None, _previous(low)
            case _:
                return low, high
    years = _YEARS.fullmatch(text)
    parts = [years[1], years[2]] if years else _RANGE.split(text)
    if len(parts) == 1:
        return _one(field, text)
    if len(parts) > 2 or not any(parts):  # noqa: PLR2004 - from and to
        raise QueryError("“{text}” is no range, such as 2019..2021", text=text)
    if field is Field.AMOUNT:
        parts = _with_unit(*parts)
    low = _one(field, parts[0])[0] if parts[0] else None
    high = _one(field, parts[1])[1] if parts[1] else None
    if low is not None and high is not None and low > high:
        raise QueryError("“{text}” ends before it begins", text=text)
    return low, high


def _with_unit(first: str, second: str) -> list[str]:
    """Let the first sum of a range have the unit of the second, as in "1..5mkr"; not what is long enough for kronor.

    >>> _with_unit("1,5", "5 mkr"), _with_unit("500000", "5mkr")
    (['1,5mkr', '5 mkr'], ['500000', '5mkr'])
    """
    unit = _HAS_UNIT.search(second)
    if not first or unit is None or _HAS_UNIT.search(first) or sum(map(str.isdigit, first)) >= _OWN_UNIT:
        return [first, second]
    return [first + second[unit.start() :], second]


def _one(field: Field, text: str) -> Bounds:
    """Give the first and last value that one value means: a month has many days."""
    text = text.strip()
    if field is Field.AMOUNT:
        value = read_sum(text)
        return value, value
    match = _DAY.fullmatch(text) or _NEVER
    try:
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        first = dt.date(year, month or 1, day or 1)
        last_month = month or 12
        last = dt.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError as error:
        like = "år:2021, år:2019..2021" if field is Field.YEAR else "datum:2021-03-01, datum:2021-01..2021-06"
        raise QueryError("“{text}” is no {field}: write {like}", text=text, field=field.value, like=like) from error
    return (first.year, last.year) if field is Field.YEAR else (first, last)


def _next(value: Any) -> Any:  # noqa: ANN401 - a sum, a year or a day
    if isinstance(value, Decimal):
        return value + _CENT
    return value + 1 if isinstance(value, int) else value + dt.timedelta(days=1)


def _previous(value: Any) -> Any:  # noqa: ANN401 - a sum, a year or a day
    if isinstance(value, Decimal):
        return value - _CENT
    return value - 1 if isinstance(value, int) else value - dt.timedelta(days=1)
