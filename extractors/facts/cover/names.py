"""Names of persons in a list of those present, with or without a party, and the office printed before them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.rules import Rule, pattern_of, rules_of, words_of

_NEXT = re.compile(r"(?:[,;]\s*(?:(?:och|samt)(?=\s))?|\.(?=\s+[A-ZÅÄÖ])|\s(?:och|samt|&|med|jämte)(?=\s)|/)\s*")
_LONGEST = 2000  # characters; a list in running text is no longer
_LONGEST_LEAD = 60  # characters of an office before a name
_OFFICE = pattern_of("attendance", "office")
_LEAD = re.compile(rf"(?:[\wåäöÅÄÖé-]+\s+){{0,2}}?{_OFFICE.pattern}\s*:?\s+(?-i:(?=[A-ZÅÄÖÉ]))", re.IGNORECASE)
_INSTEAD = pattern_of("attendance", "instead")
_ALONE = pattern_of("attendance", "alone")
_NO_NAME = pattern_of("attendance", "no_name")
_BARE = frozenset({"named-bare-party", "surname-first", "named-party-behind-comma"})


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a text: name and party as printed, an office printed before the name, and where name and party stand."""

    name: str
    party: str | None
    office: str | None
    start: int
    end: int
    rule: str


@lru_cache(maxsize=1024)
def find_named(text: str, *, members: bool, listed: bool = False) -> tuple[Named, ...]:
    """Find the persons of a stretch of a list, in order; whom a substitute replaces is none of them.

    Args:
        text: a line, a cell or lines that belong together.
        members: whether those listed are members, whose party may stand without parentheses, and behind whose name a
            comma brings no other name without one.
        listed: whether it is the column of names of a list, which may put the surname first.

    >>> [(one.name, one.party) for one in find_named("Bo Ek (S), ordförande, Ida Ås (M)", members=True)]
    [('Bo Ek', 'S'), ('Ida Ås', 'M')]
    >>> [(one.name, one.office) for one in find_named("Ekonomichef Eva Alm och Bo Ek", members=False)]
    [('Eva Alm', 'Ekonomichef'), ('Bo Ek', None)]
    """
    text = text[:_LONGEST]
    strong = _find_strong(text, _strong_rules(members=members, listed=listed))
    if members and strong:
        return _without_replaced(text, strong + _find_joined(text, strong))
    return _without_replaced(text, strong + _find_alone(text, strong, members=members))


def begins_with_name(text: str, *, members: bool, listed: bool = False) -> bool:
    """Whether a line begins with a name, an office before it left aside."""
    found = find_named(text, members=members, listed=listed)
    if not found:
        return False
    lead = text[: found[0].start].strip(" :")
    return not lead or found[0].office is not None


@lru_cache(maxsize=4096)
def is_name(name: str, *, with_party: bool = False) -> bool:
    """Whether capitalised words may be a name: none of them is an office, a body, a place or a word of the trade.

    A name in capitals is told from letters that stand for a body by its length, or by the party behind it.
    """
    words = name.replace(",", " ").split()
    if len(words) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    if all(word.isupper() and (with_party or len(word) > 2) for word in words):  # noqa: PLR2004
        return not any(word.lower() in words_of("attendance", "not_names") for word in words)
    return not any(_is_no_name(word) for word in words)


def _is_no_name(word: str) -> bool:
    return word.lower().rstrip(".") in words_of("attendance", "not_names") or _NO_NAME.search(word) is not None


@cache
def _strong_rules(*, members: bool, listed: bool) -> tuple[Rule, ...]:
    rules = tuple(rule for rule in rules_of("attendance", "named") if members or rule.id not in _BARE)
    return rules + (rules_of("attendance", "listed") if listed else ())


def _find_strong(text: str, rules: Sequence[Rule]) -> list[Named]:
    """Find names with a party behind them."""
    found: list[Named] = []
    for rule in rules:
        if rule.pattern.pattern.startswith("^"):
            match = None if found else rule.pattern.match(text)
            matches = [match] if match else []
        else:
            matches = list(rule.pattern.finditer(text)) if "(" in text else []
        for match in matches:
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            groups = match.groupdict()
            party = groups.get("party") or groups.get("party2")
            name, start, office = _trim(match["name"], match.start("name"))
            if is_name(name, with_party=True):
                found.append(Named(name, party, office or _lead_of(text, start), start, match.end(), rule.id))
    return sorted(found, key=lambda one: one.start)


def _lead_of(text: str, start: int) -> str | None:
    """Give the office that a line begins with, right before the first name of it."""
    lead = _LEAD.match(text) if 0 < start < _LONGEST_LEAD else None
    return lead.group().strip(" :") if lead and lead.end() == start else None


def _trim(name: str, start: int) -> tuple[str, int, str | None]:
    """Take an office or a word of the trade off the front of a name."""
    words = name.split()
    office: list[str] = []
    while len(words) > 2 and (_OFFICE.fullmatch(words[0]) or _is_no_name(words[0])):  # noqa: PLR2004
        office.append(words[0])
        start += len(name) - len(name[len(words[0]) :].lstrip())
        name = name[len(words[0]) :].lstrip()
        words = words[1:]
    before = " ".join(office)
    return " ".join(words), start, before if office and _OFFICE.search(before) else None


def _find_joined(text: str, strong: list[Named]) -> list[Named]:
    """Find names without party that "och" joins to one that has it, and one that the line begins with."""
    found: list[Named] = []
    starts = [0, *(match.end() for match in re.finditer(r"(?:\s(?:och|samt)|;)\s+", text))]
    for start in starts:
        if any(other.start <= start < other.end for other in strong):
            continue
        one = _alone_at(text, start)
        if one and not any(other.start < one.end and one.start < other.end for other in strong):
            found.append(one)
    return found


def _find_alone(text: str, strong: list[Named], *, members: bool) -> list[Named]:
    """Find names without party at the places where a list begins a new one."""
    starts = [0]
    breaks = [""]
    for match in _NEXT.finditer(text):
        if text.count("(", 0, match.start()) <= text.count(")", 0, match.start()):
            starts.append(match.end())
            breaks.append(match.group().strip())
    found: list[Named] = []
    pure = True  # whether every part so far was a name and no more
    ends = [*starts[1:], len(text)]
    parts = sum(1 for mark in breaks if mark == ",") + 1
    for start, end, mark in zip(starts, ends, breaks, strict=True):
        one = _alone_at(text, start)
        if one is None or any(other.start < one.end and one.start < other.end for other in strong):
            pure = pure and one is not None
            continue
        if mark == "," and found and pure and parts == 2 and not members:  # noqa: PLR2004 - "Bo Ek, Norra Bolaget"
            pure = False
            continue
        found.append(one)
        pure = pure and not text[one.end : end].strip(" ,;.")
    return found


def _alone_at(text: str, start: int) -> Named | None:
    lead = _LEAD.match(text, start)
    office = None
    at = start
    if lead and lead.end() < len(text):
        at, office = lead.end(), lead.group().strip(" :")
    match = _ALONE.match(text[at:])
    if match is None:
        return None
    name, begin, before = _trim(match["name"], at)
    if not is_name(name):
        return None
    return Named(name.rstrip("."), None, office or before, begin, begin + len(match["name"]) - (begin - at), "named-alone")


def _without_replaced(text: str, found: list[Named]) -> tuple[Named, ...]:
    """Leave out whom somebody else is there for."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda item: item.start):
        if _INSTEAD.search(text[: one.start].rstrip()) and (kept or text[: one.start].strip()):
            continue
        kept.append(one)
    for above, below in itertools.pairwise(kept):
        assert above.start < below.start, f"persons out of order in {text!r}"
    return tuple(kept)
