"""Sums among the words of a query, as people say them: "skolskjuts över 5 miljoner"."""

import re
from decimal import Decimal
from functools import cache

from search.asking.question import Field, Within
from search.asking.values import knowledge, read_sum

_CENT = Decimal("0.01")


def take_sums(text: str) -> tuple[str, list[tuple[str, Within]]]:
    """Take the sums out of a query that a word bounds and a word of money follows; what stands in quotes is left.

    Returns:
        The query without them, and each as it was written with what it means.

    >>> take_sums("skolskjuts över 5 miljoner kronor")[0], take_sums('under 2021')[0]
    ('skolskjuts ', 'under 2021')
    """
    found: list[tuple[str, Within]] = []
    parts = text.split('"')
    for place in range(0, len(parts), 2):  # outside of quotes
        for match in _pattern().finditer(parts[place]):
            sek = read_sum(f"{match['number']} {match['unit']}")
            found.append((match[0].strip(), Within(Field.AMOUNT, *_bounds(match["bound"].lower(), sek))))
        parts[place] = _pattern().sub("", parts[place])
    return '"'.join(parts), found


@cache
def _pattern() -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\ ", r"\s+") for many in knowledge()["bounds"].values() for word in many]
    units = "|".join(sorted(knowledge()["money"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w:\-])(?P<bound>{'|'.join(sorted(words, key=len, reverse=True))})\s+"
        rf"(?P<number>\d[\d \u00a0]*(?:,\d+)?)\s*(?P<unit>{units})\b(?:\s+(?:kronor|kr|sek))?",
        re.IGNORECASE,
    )


def _bounds(word: str, sek: Decimal) -> tuple[Decimal | None, Decimal | None]:
    kind = next(kind for kind, many in knowledge()["bounds"].items() if " ".join(word.split()) in many)
    match kind:
        case "above":
            return sek + _CENT, None
        case "at_least":
            return sek, None
        case "below":
            return None, sek - _CENT
        case _:
            return None, sek
