"""Sums among the words of a query, as people say them: "skolskjuts över 5 miljoner"."""

import re
from decimal import Decimal
from functools import cache

from search.asking.question import Field, Within
from search.asking.values import knowledge, read_sum

_CENT = Decimal("0.01")
# Five digits or more, in one or by three; no day or month without hyphens ("från 20210304").
_LONG = (
    r"(?=(?:[ .\u00a0]?\d){5})(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))"
    r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,3}(?:\.\d{3})+|\d{5,})"
)


def take_sums(text: str) -> tuple[str, list[tuple[str, Within]]]:
    """Take the sums out of a query that a word bounds; what stands in quotes is left.

    A word of money follows, or the sum has five digits or more and no other unit: "över 500 000", not "över 50 000 kvm".

    Returns:
        The query without them, and each as it was written with what it means.

    >>> take_sums("skolskjuts över 5 miljoner kronor")[0], take_sums('under 2021')[0]
    ('skolskjuts ', 'under 2021')
    """
    found: list[tuple[str, Within]] = []
    parts = text.split('"')
    for place in range(0, len(parts), 2):  # outside of quotes
        for match in _pattern().finditer(parts[place]):
            sek = read_sum(match["plain"] or f"{match['number']} {match['unit']}")
            found.append((match[0].strip(), Within(Field.AMOUNT, *_bounds(match["bound"].lower(), sek))))
        parts[place] = _pattern().sub("", parts[place])
    return '"'.join(parts), found


@cache
def _pattern() -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\ ", r"\s+") for many in knowledge()["bounds"].values() for word in many]
    units = "|".join(sorted(knowledge()["money"], key=len, reverse=True))
    counted = "|".join(map(re.escape, knowledge()["counted"]["words"]))
    return re.compile(
        rf"(?<![\w:\-])(?P<bound>{'|'.join(sorted(words, key=len, reverse=True))})\s+(?:"
        rf"(?P<number>\d[\d \u00a0]*(?:(?:\.\d{{3}})+|\.\d+)?(?:,\d+)?)"
        rf"\s*(?P<unit>{units})\b\.?(?:\s+(?:kronor|kr|sek)\b)?"
        rf"|(?P<plain>{_LONG})(?![\w%]|[.,:/\-–]\d|[ \u00a0]\d|\s*(?:{counted})\b))",
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
