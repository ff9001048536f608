"""Persons with their party, and groups of members, as lists of names print them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.rules import Rule, pattern_of, rules_of, words_of

_SHARED = rules_of("people", "shared")[0]
_ALONE = rules_of("people", "alone")[0]
_PARTY = rules_of("people", "party")[0]
_NO_PERSON = pattern_of("people", "no_person")
_BETWEEN = pattern_of("people", "joint")
_GROUP_WORDS = ("grupp", "Grupp", "edamöter", "epresentant", "rsättarna")  # a group's name has one of these
_REACH = 2000  # characters before "båda (M)" in which the names stand that the party belongs to
_SEPARATOR = re.compile(r",?\s+(?:och|samt|jämte)\s+|\s*[,;&]\s*")
_TOKENS = re.compile(r"(?:[Ss]amtliga |[Aa]lla )?(?P<parties>(?:[A-ZÅÄÖ]{1,4}-,? (?:och |samt )?)*[A-ZÅÄÖ]{1,4})(?:-|:s)")


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a group of members as printed; `name` is None for a group."""

    who: str
    name: str | None
    party: str | None
    start: int
    end: int
    rule: str


def find_people(text: str) -> list[Person]:
    """Find persons with their party and groups of members ("Ledamöterna från SD"), in order.

    A token in parentheses is a party only behind a name: "(LOV)" and "(SKR)" are none. One party behind several names
    is each one's.

    >>> [person.who for person in find_people("Bo Ek (S) och Ida Ås (MP)")]
    ['Bo Ek (S)', 'Ida Ås (MP)']
    >>> [(person.who, person.party) for person in find_people("Bo Ek och Ida Ås, båda (M)")]
    [('Bo Ek', 'M'), ('Ida Ås', 'M')]
    """
    found: list[Person] = []
    if "(" in text:
        found.extend(_read_person(text, match, rule) for rule in rules_of("people", "person") for match in _find(rule, text))
        found = [person for person in found if not _NO_PERSON.search(person.name or "")]
        found.extend(_find_sharing(text, found))
    for rule in rules_of("people", "group") if any(word in text for word in _GROUP_WORDS) else ():
        found.extend(
            _read_group(match, rule) for match in _find(rule, text) if not _is_within(match.start(), match.end(), found)
        )
    return sorted(found, key=lambda person: person.start)


def read_names(text: str, offset: int = 0) -> list[Person]:
    """Read a text that is names and nothing else, with or without party; [] where anything else stands in it.

    >>> [person.who for person in read_names("Bo Ek, Ida Ås och Moderaterna")]
    ['Bo Ek', 'Ida Ås', 'Moderaterna']
    >>> read_names("Bo Ek och nämnden")
    []
    """
    cuts = [0, *itertools.chain.from_iterable(match.span() for match in _SEPARATOR.finditer(text)), len(text)]
    found: list[Person] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        one = _read_name(text, start, end)
        if one is None:
            return []
        found.append(replace(one, start=one.start + offset, end=one.end + offset))
    return found


def group_people(text: str, people: Sequence[Person]) -> list[list[Person]]:
    """Put those together that a text names side by side, with any name without party between or before them.

    >>> text = "Bo Ek (S), Ida Ås och Per Alm (M) yrkar avslag, Eva Ros (C) bifall"
    >>> [[person.who for person in group] for group in group_people(text, find_people(text))]
    [['Bo Ek (S)', 'Ida Ås', 'Per Alm (M)'], ['Eva Ros (C)']]
    """
    groups: list[list[Person]] = []
    for person in people:
        before = groups[-1][-1].end if groups else 0
        gap = text[before : person.start]
        if groups and _BETWEEN.match(gap):
            groups[-1].append(person)
            continue
        between = _read_between(gap, before, is_first=not groups)
        if groups and between:
            groups[-1].extend([*between, person])
        else:
            groups.append([*between, person])
    return groups


def is_list_of_names(text: str) -> bool:
    """Whether a text is names with parties and what joins them, and little more."""
    people = find_people(text)
    if not people or ":" in text or "." in text.rstrip()[:-1].replace("m.fl.", ""):
        return False
    covered = sum(person.end - person.start for person in people)
    return covered >= 0.6 * len(" ".join(text.split()))


def _find(rule: Rule, text: str) -> list[re.Match[str]]:
    return list(rule.pattern.finditer(text))


def _is_within(start: int, end: int, people: Sequence[Person]) -> bool:
    return any(start < one.end and one.start < end for one in people)


def _read_person(text: str, match: re.Match[str], rule: Rule) -> Person:
    start, name = _without_lead(text, match.start("name"), match["name"])
    who = " ".join(text[start : match.end()].split())
    return Person(who, " ".join(name.split()), match["party"], start, match.end(), rule.id)


def _read_group(match: re.Match[str], rule: Rule) -> Person:
    """Read a group of members; of "M- och L-grupperna" the parties are what stands before the hyphens."""
    who = " ".join(match.group().split())
    tokens = _TOKENS.match(who)
    party = match.groupdict().get("party") or (tokens["parties"].replace("-", "") if tokens else None)
    return Person(who, None, party, match.start(), match.end(), rule.id)


def _find_sharing(text: str, known: Sequence[Person]) -> list[Person]:
    """Find the names that a party behind them all belongs to ("Bo Ek och Ida Ås, båda (M)")."""
    found: list[Person] = []
    for match in _SHARED.pattern.finditer(text):
        party = match["party"] or match["party2"]
        end = match.start()
        begin = max(0, end - _REACH)
        joints = [(one.start(), one.end()) for one in _SEPARATOR.finditer(text, begin, end)]
        for stop, start in [*reversed(joints), *([(0, 0)] if begin == 0 else [])]:
            one = _read_name(text, start, end)
            if one is None or one.name is None or _is_within(one.start, one.end, known):
                break
            found.append(replace(one, party=party, rule=_SHARED.id))
            end = stop
    return found


def _read_between(gap: str, offset: int, *, is_first: bool) -> list[Person]:
    """Read the names without party in what stands before a person, back to the one before or the sentence's beginning."""
    joint = re.search(r"(?:,|;|\s+och|\s+samt)\s*\Z", gap)
    if joint is None:
        return []
    head = 0
    if not is_first:
        lead = re.match(r"\s*(?:,|;|och\s|samt\s)\s*", gap)
        if lead is None:
            return []
        head = lead.end()
    return [one for one in read_names(gap[head : joint.start()], offset + head) if one.name is not None]


def _read_name(text: str, start: int, end: int) -> Person | None:
    """Read a name with its party, a name alone or a party's own name; None where it is none of these."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    people = find_people(piece) if "(" in piece or "grupp" in piece or "ledam" in piece else []
    if len(people) == 1 and people[0].end - people[0].start == len(piece):
        return replace(people[0], start=start, end=start + len(piece))
    if _PARTY.pattern.match(piece):
        return Person(piece, None, piece, start, start + len(piece), _PARTY.id)
    if not _ALONE.pattern.match(piece):
        return None
    at, name = _without_lead(text, start, piece)
    if _NO_PERSON.search(name) or name.split()[0] in words_of("people", "leads"):
        return None
    name = " ".join(name.split())
    return Person(name, name, None, at, start + len(piece), _ALONE.id)


def _without_lead(text: str, start: int, name: str) -> tuple[int, str]:
    """Take words that are no part of the name off its beginning."""
    words = name.split()
    leads = words_of("people", "leads")
    while len(words) > 2 and (words[0] in leads or words[0] == "av"):  # noqa: PLR2004 - a name has two words
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return start, " ".join(words)
