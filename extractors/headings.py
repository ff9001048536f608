"""Section headings of the trade: "Förslag till beslut", "Kommunstyrelsens beslut", "Beslutsunderlag"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.rules import load_rules

_MIN_LENGTH = 3  # "Jäv"
_MAX_LENGTH = 130  # characters; no heading is longer
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|[A-F][.)]\s+)")
_INLINE = re.compile(r"^(?P<heading>[A-ZÅÄÖ][^:.\t]{3,70}?)\s?:\s+(?P<rest>\S.*)$", re.DOTALL)
_INLINE_KINDS = ("decision", "proposal", "papers", "recipients", "presenters", "reservation")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: its kind, the bodies that it names as printed, the rule, and how much of the text it is."""

    kind: str
    proposer: str
    decider: str
    rule: str
    length: int


@lru_cache(maxsize=8192)
def read_heading(text: str) -> Heading | None:
    """Read a text as a section heading, or give None; it must be nothing else.

    >>> read_heading("Arbetsutskottets förslag till kommunstyrelsen").kind
    'proposal'
    >>> read_heading("Beslutet skickas till:").kind
    'recipients'
    >>> read_heading("Kommunstyrelsen beslutar att avslå motionen.")
    """
    if not _MIN_LENGTH <= len(text) <= _MAX_LENGTH or text.endswith((".", ",", ";")):
        return None
    plain = " ".join(_NUMBERING.sub("", text).split()).rstrip(": ").strip("*_ ")
    if plain.lower().startswith(("enligt ", "på förslag")):  # a lead-in: "Enligt kommunstyrelsens förslag:"
        return None
    if plain.isupper():
        plain = plain.capitalize()
    for rule in load_rules("sections"):
        match = rule.pattern.match(plain)
        if match:
            groups = match.groupdict()
            decider = next((groups[key] for key in ("decider", "decider2") if groups.get(key)), "")
            return Heading(rule.text("kind"), groups.get("proposer") or "", decider, rule.id, len(text))
    return None


@lru_cache(maxsize=8192)
def read_inline_heading(text: str) -> Heading | None:
    """Read a heading that stands before its text on the same line ("Beslut: Enligt förslag"), or give None.

    >>> read_inline_heading("Förslag: Rapporten läggs till handlingarna.").kind
    'proposal'
    >>> read_inline_heading("Obs: detta är text")
    """
    match = _INLINE.match(text)
    if match is None:
        return None
    heading = read_heading(match["heading"])
    if heading is None or heading.kind not in _INLINE_KINDS:
        return None
    return Heading(heading.kind, heading.proposer, heading.decider, heading.rule, match.start("rest"))


def is_section(text: str) -> bool:
    """Whether a text is a section heading and nothing else."""
    return read_heading(text) is not None
