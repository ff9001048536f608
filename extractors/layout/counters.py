"""Page counters: "6 (66)", "3(27)", "2[42]", "3/44", "4 av 22", "Sida 1 av 7", "Sid 311 (410)", a bare number."""

import re
from dataclasses import dataclass

_OF = re.compile(
    r"^(?:Sid(?:a|an|nr)?\.?|s\.|Blad|Page)?\s*:?\s*(?P<number>\d{1,4})\s*(?:\(\s*(?P<total>\d{1,4})\s*\)|\[\s*(?P<square>\d{1,4})\s*\]"
    r"|\s*(?:av|of)\s*(?P<of>\d{1,4})|/(?P<slash>\d{1,4}))$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:Sid(?:a|an|nr)?\.?|s\.|Blad|Page)\s*:?\s*(?P<number>\d{1,4})$", re.IGNORECASE)
_BARE = re.compile(r"^[-–]?\s*(?P<number>\d{1,4})\s*[-–]?$")
_AT_END = re.compile(
    r"(?:^|\s)(?:Sid(?:a|an)?\.?\s*)?(\d{1,4})\s?(?:\((\d{1,4})\)|\[(\d{1,4})\]|\s?av\s(\d{1,4}))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counter:
    """What a page counter says; `total` is None where only the page's own number is printed."""

    number: int
    total: int | None
    bare: bool = False


def read_counter(text: str) -> Counter | None:
    """Read a page counter that is all of a text, or None.

    >>> read_counter("6 (66)")
    Counter(number=6, total=66, bare=False)
    >>> read_counter("Sida 1 av 7")
    Counter(number=1, total=7, bare=False)
    >>> read_counter("12")
    Counter(number=12, total=None, bare=True)
    >>> read_counter("2026-06-15")
    """
    match = _OF.match(text)
    if match:
        total = int(match["total"] or match["square"] or match["of"] or match["slash"])
        number = int(match["number"])
        return Counter(number, total) if 1 <= number <= total + 1 else None
    match = _NAMED.match(text)
    if match:
        return Counter(int(match["number"]), None)
    match = _BARE.match(text)
    return Counter(int(match["number"]), None, bare=True) if match else None


def strip_counter(text: str) -> tuple[str, Counter | None]:
    """Take a page counter off the end of a header line.

    >>> strip_counter("Regional utveckling, verksamhetsplan 3(27)")
    ('Regional utveckling, verksamhetsplan', Counter(number=3, total=27, bare=False))
    """
    match = _AT_END.search(text)
    if not match:
        return text, None
    total = int(next(group for group in match.groups()[1:] if group))
    return text[: match.start()].rstrip(), Counter(int(match.group(1)), total)
