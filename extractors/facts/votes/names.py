"""Lists of names as votes print them: "Bo Ek (S), Eva By och Ida Ås (båda V)"."""

import re
from dataclasses import dataclass, replace

from extractors.rules import pattern_of, words_of

_WORD = r"(?!X{6})[A-ZÅÄÖÉÜŠČŽĆ][\w’'-]*"  # no masked personal number
_LINK = r"(?:af|av|von|van|de|la|da|der|den|du|el|al|bin|ibn)"
_NAME = re.compile(
    rf"(?:[A-ZÅÄÖ]\.|{_WORD})(?:[^\S\t\n]+(?:{_LINK}[^\S\t\n]+){{0,2}}(?:[A-ZÅÄÖ]\.(?=\s+[A-ZÅÄÖ])|{_WORD}))*"
)
_PARTY = re.compile(r"\s*,?\s*\(\s*(?P<party>[A-ZÅÄÖa-zåäö]{1,6}|-{1,2}|–)\s*\)")
_SHARED = re.compile(
    r"\s*\((?P<how>båda|alla|samtliga)(?:\s+(?:tre|fyra|fem|sex))?\s+(?:från\s+)?(?P<party>[A-ZÅÄÖa-zåäö]{1,6})\)"
)
_SEPARATOR = re.compile(r"\s*(?:,|;|/|\n|\t|•)\s*(?:(?:och|samt|jämte)\s+)?(?:[-–•]\s+)?|\s+(?:och|samt|jämte|&)\s+")
_ROLE = re.compile(r"\s*,?\s*(?P<role>[^,;.()\n\t]{3,40}?)(?=\s*(?:[,;.\n\t]|$|\soch\s|\ssamt\s))")
_LAST_PARTY = re.compile(r"^(?P<name>\S+(?:\s+\S+)+)\s+(?P<party>[A-ZÅÄÖ]{1,4}|-)$")
_SURNAME_FIRST = re.compile(rf"^(?P<last>{_WORD}(?:\s+(?:{_LINK}|{_WORD}))*)\s*,\s*(?P<first>{_WORD}(?:\s+{_WORD}){{0,2}})$")
_SEAT = re.compile(r"^\d{1,3}[.)]?\s+")
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text, with the party where one is printed; `start` and `end` hold both."""

    name: str
    party: str | None
    start: int
    end: int


def read_names(text: str, start: int = 0) -> list[Name]:
    """Read the names that stand one after another from a place on; the first that is no name ends the list.

    >>> [(one.name, one.party) for one in read_names("Bo Ek (S), Eva By och Ida Ås (båda V). Nej röstade Ulf Ko (M).")]
    [('Bo Ek', 'S'), ('Eva By', 'V'), ('Ida Ås', 'V')]
    """
    found: list[Name] = []
    at = start
    while True:
        one = _read_name(text, at)
        if one is None:
            return found
        found.append(one)
        at = one.end
        shared = _SHARED.match(text, at)
        if shared:
            among = _BOTH if shared["how"] == "båda" else len(found)
            found[-among:] = [replace(two, party=two.party or shared["party"]) for two in found[-among:]]
            at = shared.end()
        role = _ROLE.match(text, at)
        if role and pattern_of("ballots", "role").match(role["role"].strip()):
            at = role.end()
        separator = _SEPARATOR.match(text, at)
        if separator is None:
            return found
        at = separator.end()


def read_cell(text: str) -> tuple[str, str | None] | None:
    """Read a table's cell as one name with its party, or give None.

    >>> read_cell("Ek By, Bo")
    ('Bo Ek By', None)
    >>> read_cell("Bo Ek (S), 2:e vice ordförande")
    ('Bo Ek', 'S')
    >>> read_cell("Vakant")
    """
    plain = _SEAT.sub("", " ".join(text.split()))
    named = _PARTY.search(plain)
    party = named["party"] if named else None
    own = plain[: named.start()] if named else plain
    surname = _SURNAME_FIRST.match(own)
    if surname and not pattern_of("ballots", "role").match(surname["first"]):
        return f"{surname['first']} {surname['last']}", party
    if not named:
        own = own.split(",")[0].strip()
        last = _LAST_PARTY.match(own)
        if last:
            own, party = last["name"], last["party"]
    own = _without_lead(own)
    return (own, party) if _is_name(own) else None


def _read_name(text: str, at: int) -> Name | None:
    match = _NAME.match(text, at)
    if match is None:
        return None
    party = _PARTY.match(text, match.end())
    printed = " ".join(match.group().split())
    name = _without_lead(printed)
    start = at + (match.group().find(name.split()[0]) if name != printed else 0)
    if party:
        return Name(name, party["party"], start, party.end()) if name else None
    last = _LAST_PARTY.match(name)
    if last:
        return Name(last["name"], last["party"], start, match.end())
    return Name(name, None, start, match.end()) if _is_name(name) else None


def _without_lead(name: str) -> str:
    """Take an office or a word that begins the sentence off the front of a name."""
    words = name.split()
    while len(words) > _BOTH and words[0] in words_of("people", "leads") | words_of("ballots", "leads"):
        words = words[1:]
    return " ".join(words)


def _is_name(text: str) -> bool:
    """Whether a text without a party is a person's name: two words or more, the outer ones with a capital."""
    words = text.split()
    if words_of("ballots", "leads") & set(words):
        return False
    return len(words) >= _BOTH and len(words) <= 6 and _NAME.fullmatch(text) is not None and words[-1][:1].isupper()  # noqa: PLR2004
