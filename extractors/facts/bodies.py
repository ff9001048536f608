"""Bodies: nämnder, styrelser, fullmäktige, utskott, and the offices that prepare for them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.body_names import same_body, stem_of
from extractors.nlp import find_mentions

_GENITIVE = re.compile(r"(?<=[ntdemu])s$", re.IGNORECASE)
# A body named by its kind alone; the meeting's own body is meant, or the assembly of the organisation.
_BARE = {
    "nämnden",
    "styrelsen",
    "utskottet",
    "arbetsutskottet",
    "fullmäktige",
    "direktionen",
    "beredningen",
    "stadsdelsnämnden",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named in a text: `name` in its basic form, first letter a capital."""

    name: str
    start: int
    end: int
    kind: str
    genitive: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose paper it is: the body that meets, the fullmäktige of its organisation, and whether it holds minutes."""

    body: str | None
    assembly: str | None
    minutes: bool


@lru_cache(maxsize=4096)
def find_bodies(text: str) -> tuple[Body, ...]:
    """Find the bodies that a text names, in order, the longest name at each place.

    >>> [body.name for body in find_bodies("Regional kulturnämnd föreslår regionfullmäktige besluta")]
    ['Regional kulturnämnd', 'Regionfullmäktige']
    """
    if text.isupper():
        text = text.lower()
    bodies: list[Body] = []
    reach = -1
    for mention in sorted(find_mentions(text, "bodies"), key=lambda one: (one.start, -one.end, one.rank)):
        if mention.start < reach:
            continue
        reach = mention.end
        printed = text[mention.start : mention.end]
        name = base_form(printed)
        genitive = name.casefold() != " ".join(printed.split()).casefold()
        bodies.append(Body(name, mention.start, mention.end, mention.rule.text("kind"), genitive))
    return tuple(bodies)


def base_form(printed: str) -> str:
    """Give a body's name without genitive s, blanks single, the first letter a capital.

    >>> base_form("kommunstyrelsens arbetsutskotts")
    'Kommunstyrelsens arbetsutskott'
    >>> base_form("KOMMUNFULLMÄKTIGE")
    'Kommunfullmäktige'
    """
    name = " ".join(printed.split())
    if name.isupper():
        name = name.lower()
    name = _GENITIVE.sub("", name)
    return name[:1].upper() + name[1:]


def resolve_body(name: str, own: str | None, assembly: str | None) -> str:
    """Give the full name of a body that a paper calls by its kind alone, as its own body or the assembly.

    Args:
        name: the body in its basic form.
        own: the body whose meeting the paper is of, if known.
        assembly: the organisation's fullmäktige, if known.
    """
    if own and same_body(name, own):
        return own
    key = name.casefold()
    if key == "fullmäktige" and assembly:
        return assembly
    if own:
        low = own.casefold()
        if key in _BARE and (low.endswith((stem_of(name), key)) or _kind_of(low) == _kind_of(key)):
            return own
        if low.endswith((" " + key, " " + stem_of(name))):
            return own
        if key in ("arbetsutskottet", "utskottet") and low.startswith(("kommunstyrelsen", "regionstyrelsen")):
            return f"{own.split()[0].rstrip('s')}s arbetsutskott" if key == "arbetsutskottet" else name
    return name


def _kind_of(name: str) -> str:
    for kind in ("utskott", "nämnd", "styrelse", "fullmäktige", "direktion", "beredning"):
        if stem_of(name.rsplit(maxsplit=1)[-1] if name else "").endswith(kind):
            return kind
    return name
