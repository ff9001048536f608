"""Line-end hyphens: which are dropped, which stay, and which stay before a blank."""

import re

_ENDS_HYPHEN = re.compile(r"[\wåäöÅÄÖ.)][-–]$")
_COORDINATION = (
    "och",
    "eller",
    "samt",
    "respektive",
    "till",
    "resp",
    "resp.",
    "alternativt",
    "och/eller",
    "men",
    "inte",
)
_SHORT_PREFIX = re.compile(r"(?:^|[\s(/])[A-Za-zåäöÅÄÖ]-$")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}-$")


def ends_in_hyphen(text: str) -> bool:
    """Whether a line ends in a hyphen that belongs to a word (not in a dash after a blank)."""
    return text[-1:] in ("-", "–") and _ENDS_HYPHEN.match(text, max(len(text) - 2, 0)) is not None


def join_hyphen(before: str, after: str, compounds: frozenset[str] | set[str] = frozenset()) -> tuple[int, str]:
    """Decide how a line that ends in a hyphen goes on in the next.

    Args:
        before: the line's text, ending in a hyphen.
        after: the next line's text.
        compounds: words with an inner hyphen that stand within a line elsewhere in the document, in lower case.

    Returns:
        (drop, glue): how many characters to drop from the end of `before`, and what to put between the two.

    >>> join_hyphen("sammanträdes-", "tider för våren")
    (1, '')
    >>> join_hyphen("för miljö-", "och klimatnämnden")
    (0, ' ')
    >>> join_hyphen("NypsID: Regt-", "88-21")
    (0, '')
    >>> join_hyphen("åren 2016-", "2022")
    (0, '')
    >>> join_hyphen("tobak, snus och e-", "cigaretter")
    (0, '')
    """
    first = after.split(" ", 1)[0]
    if before.endswith("–"):  # "januari–/februari": the dash of a span stays
        return 0, ""
    if first.rstrip(".,;:").lower() in _COORDINATION or first.startswith(("och/", "-")):
        return 0, " "
    if not first[:1].islower():  # digits, capitals, signs: an id, a span of years, a name
        return 0, ""
    if before[-2:-1].isdigit() or _SHORT_PREFIX.search(before) or _CAPITALS.search(before):
        return 0, ""
    last = before.rsplit(" ", 1)[-1]
    if (last + re.split(r"[.,;:)]", first, maxsplit=1)[0]).lower() in compounds:
        return 0, ""
    return 1, ""
