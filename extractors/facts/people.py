"""Persons with their party, as lists of names print them."""

from dataclasses import dataclass

from extractors.nlp import find_mentions
from extractors.rules import words_of


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

    A token in parentheses is a party only behind a name: "(LOV)" and "(SKR)" are none.

    >>> [person.who for person in find_people("Bo Ek (S) och Ida Ås (MP)")]
    ['Bo Ek (S)', 'Ida Ås (MP)']
    """
    found: list[Person] = []
    for mention in find_mentions(text, "people"):
        start, end, groups = mention.start, mention.end, mention.groups
        name = groups.get("name") or groups.get("name2") or text[start:end]
        group = mention.rule.id.startswith("group")
        start, name = (start, name) if group else _without_lead(text, start, name)
        who = " ".join(text[start:end].split())
        name = "" if group else " ".join(name.split())
        found.append(Person(who, name or None, groups.get("party"), start, end, mention.rule.id))
    return sorted(found, key=lambda person: person.start)


def _without_lead(text: str, start: int, name: str) -> tuple[int, str]:
    """Take words that are no part of the name off its beginning."""
    words = name.split()
    while len(words) > 2 and words[0] in words_of("people", "leads"):  # noqa: PLR2004 - a name has two words
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return start, " ".join(words)
