"""Values as papers print them: sums of money, days, names of places and persons, diarienummer."""

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from benchmarks.made.draws import Choice, Zipf
from benchmarks.made.nouns import words
from schemas.vocabulary import Precision, Qualifier

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_MEDIAN_LOG, _SPREAD = 12.9, 2.2  # of the logarithm of kronor: half of all sums are below 400,000
_MOST = 3 * 10**9
_QUALIFIERS = {"": 0.86, "högst ": 0.06, "cirka ": 0.05, "drygt ": 0.015, "knappt ": 0.015}
_MEANINGS = {
    "högst ": Qualifier.AT_MOST, "cirka ": Qualifier.ABOUT, "drygt ": Qualifier.MORE_THAN, "knappt ": Qualifier.ALMOST,
}  # fmt: skip
_UNITS = {"kronor": 0.5, "kr": 0.2, "tkr": 0.12, "mnkr": 0.1, "miljoner kronor": 0.08}
_FACTORS = {"kronor": 1, "kr": 1, "tkr": 1_000, "mnkr": 1_000_000, "miljoner kronor": 1_000_000}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money as printed, and what it is."""

    text: str
    sek: Decimal
    qualifier: Qualifier | None
    rule: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, term or year as printed, and the days that it is from and to."""

    text: str
    first: dt.date
    last: dt.date | None
    precision: Precision
    rule: str


class Values:
    """Draws values."""

    def __init__(self) -> None:
        said = words()
        self._qualifiers, self._units = Choice(_QUALIFIERS), Choice(_UNITS)
        self._first_names = Zipf(said["people"]["first"], 0.7)
        self._name_begins = Zipf(said["people"]["last_first"], 0.5)
        self._name_ends = Zipf(said["people"]["last_last"], 0.5)
        self._parties = Zipf(said["people"]["parties"], 0.4)
        self._place_begins = Zipf(said["places"]["first"], 0.3)
        self._place_ends = Zipf(said["places"]["last"], 0.3)

    def draw_sum(self, chance: Random) -> Sum:
        """Draw a sum: log-normal, as sums in decisions are, rounded as people round."""
        kronor = min(_MOST, max(100.0, chance.lognormvariate(_MEDIAN_LOG, _SPREAD)))
        unit = self._units.draw(chance)
        factor = _FACTORS[unit] if kronor >= 2 * _FACTORS[unit] else 1
        unit = unit if factor == _FACTORS[unit] else "kronor"
        if factor == 1_000_000:
            number = Decimal(round(kronor / factor, 1))
            number = number.quantize(Decimal("0.1"))
        else:
            digits = len(str(int(kronor / factor)))
            number = Decimal(round(kronor / factor, -max(0, digits - chance.choice((1, 2, 2, 3, 4)))))
        written = f"{number:,}".replace(",", " ").replace(".", ",").removesuffix(",0")
        qualifier = self._qualifiers.draw(chance)
        sek = (number * factor).quantize(Decimal("0.01"))
        rule = {1: "kronor", 1_000: "tkr", 1_000_000: "miljoner-kronor"}[factor]
        return Sum(f"{qualifier}{written} {unit}", sek, _MEANINGS.get(qualifier), rule)

    def draw_day(self, chance: Random, near: dt.date, *, days: int = 400) -> Day:
        """Draw a day near another, in one of the usual spellings; now and then a term."""
        day = near + dt.timedelta(days=chance.randint(-days, days))
        written = chance.random()
        if written < 0.5:
            text, rule = f"den {day.day} {MONTHS[day.month - 1]} {day.year}", "day-month-year"
        elif written < 0.9:
            text, rule = day.isoformat(), "iso"
        else:
            spring = day.month <= 6
            first, last = (
                dt.date(day.year, 1 if spring else 7, 1),
                dt.date(day.year, 6 if spring else 12, 30 if spring else 31),
            )
            return Day(f"{'våren' if spring else 'hösten'} {day.year}", first, last, Precision.TERM, "term-year")
        return Day(text, day, None, Precision.DAY, rule)

    def draw_name(self, chance: Random) -> tuple[str, str]:
        """Draw a person's name and party."""
        last = self._name_begins.draw(chance) + self._name_ends.draw(chance)
        return f"{self._first_names.draw(chance)} {last}", self._parties.draw(chance)

    def draw_place(self, chance: Random) -> str:
        """Draw the name of a place."""
        begin: str = self._place_begins.draw(chance)
        return begin + self._place_ends.draw(chance)


def first_weekday(year: int, month: int, weekday: int, week: int) -> dt.date:
    """Give the day of a month's n-th weekday: bodies meet so.

    >>> first_weekday(2024, 3, 2, 2)
    datetime.date(2024, 3, 13)
    """
    first = dt.date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (week - 1)
    return first.replace(day=min(day, calendar.monthrange(year, month)[1]))
