"""The words of the pages in Swedish and English, and how days, sums and counts are written."""

import datetime as dt
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

from search.asking.question import Note
from search.statement import QueryError

_FORM = frozenset(("from", "to", "min_sek", "max_sek", "sort", "year", "stage", "category", "doc_type"))
_NBSP = "\u00a0"
_MINUS = "\u2212"
_WHOLE = 1000  # of a unit; from here on without decimals
_SHORT = (
    (Decimal(10**9), {"sv": "mdkr", "en": "bn SEK"}),
    (Decimal(10**6), {"sv": "mkr", "en": "m SEK"}),
    (Decimal(10**3), {"sv": "tkr", "en": "k SEK"}),
)
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


@cache
def texts() -> dict[str, dict[str, dict[str, str]]]:
    """Give all texts: by group and key, in each language."""
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


class Language:
    """Says things in one language.

    Args:
        code: "sv" or "en".
    """

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, key: str, **values: object) -> str:
        """Give a text of the pages, its places filled.

        Raises:
            KeyError: there is no such text.
        """
        text = texts()["ui"][key][self.code]
        return text.format(**values) if values else text

    def name(self, group: str, value: str | None) -> str:
        """Give what a value of a vocabulary is called.

        Raises:
            KeyError: there is no such group or value.
        """
        return texts()[group][value][self.code] if value is not None else "–"

    def told(self, what: Note | QueryError) -> str:
        """Give what somebody is told of a query; what is not known in this language is told in English."""
        said = texts()["told"].get(what.template, {}).get(self.code)
        return said.format(**what.values) if said else str(what)

    def invalid(self, kind: str, english: str) -> str:
        """Give why a parameter cannot be read, by the kind of its fault."""
        return texts()["invalid"].get(kind, {}).get(self.code) or english

    def parameter(self, name: str) -> str:
        """Give what a field of the search form is called; what is none of them by its own name."""
        return texts()["ui"][name][self.code] if name in _FORM else name

    def count(self, number: int) -> str:
        """Write a count: 12 345."""
        return f"{number:,}".replace(",", _NBSP if self.code == "sv" else ",")

    def many(self, key: str, number: int) -> str:
        """Give a text for one or many, with the count: "1 ärende", "3 ärenden"."""
        return self(f"{key}_one" if number == 1 else f"{key}_many", count=self.count(number))

    def day(self, day: dt.date | None) -> str:
        """Write a day: 10 mars 2026."""
        if day is None:
            return "–"
        return f"{day.day}{_NBSP}{_MONTHS[self.code][day.month - 1]}{_NBSP}{day.year}"

    def kronor(self, sum_: Decimal | None) -> str:
        """Write a sum of kronor, öre only where there are some: 1 450 000 kr."""
        if sum_ is None:
            return "–"
        whole = sum_ == sum_.to_integral_value()
        digits = f"{abs(sum_):,.0f}" if whole else f"{abs(sum_):,.2f}"
        if self.code == "sv":
            digits = digits.replace(",", _NBSP).replace(".", ",")
        return f"{_MINUS if sum_ < 0 else ''}{digits}{_NBSP}{'kr' if self.code == 'sv' else 'SEK'}"

    def short_kronor(self, sum_: Decimal) -> str:
        """Write a sum of kronor for a chart: 1,5 mkr."""
        for least, words in _SHORT:
            if abs(sum_) >= least:
                many = sum_ / least
                digits = f"{many:.3g}" if abs(many) < _WHOLE else f"{many:,.0f}"
                return f"{digits.replace('.', ',') if self.code == 'sv' else digits}{_NBSP}{words[self.code]}"
        return self.kronor(sum_)
