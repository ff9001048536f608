"""Somebody named as present in minutes, once in each capacity."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.layout.document import Span
from schemas.vocabulary import Capacity

# What a list may call somebody whom a signature tells more of.
_RAISED: dict[Capacity | None, tuple[Capacity | None, ...]] = {
    Capacity.SEKRETERARE: (Capacity.OVRIG,),
    Capacity.ORDFORANDE: (Capacity.LEDAMOT, None),
}


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody on the cover: the label that the name stands under and what is printed behind it."""

    span: Span
    name: str
    party: str | None
    heading: str | None
    note: str | None
    rule: str
    role: Capacity | None = None
    office: str | None = None
    present_from: str | None = None
    present_to: str | None = None
    present_paragraphs: tuple[str, ...] = ()
    absent_paragraphs: tuple[str, ...] = ()
    arrived: dt.time | None = None
    departed: dt.time | None = None
    substitutes_for: str | None = None
    substitutes_for_party: str | None = None


def settle(found: Sequence[Attendant], signatures: Sequence[Attendant]) -> list[Attendant]:
    """Make one of what names the same person in the same capacity; a signature tells who led and who wrote.

    Args:
        found: who is named in a list, in the order of the paper.
        signatures: who is named as chair, secretary or adjuster, in a list of its own or below the cover.
    """
    kept: dict[tuple[str, Capacity | None], Attendant] = {}
    for person in found:
        key = (person.name.casefold(), person.role)
        kept[key] = _joined(kept[key], person) if key in kept else person
    for person in signatures:
        name = person.name.casefold()
        key = (name, person.role)
        plain = [role for role in _RAISED.get(person.role, ()) if (name, role) in kept]
        if key in kept:
            kept[key] = replace(kept[key], party=kept[key].party or person.party)
        elif plain and person.note is None:
            kept[key] = replace(kept.pop((name, plain[0])), role=person.role)
        elif sum(one.name in person.name for one in kept.values() if one.role is person.role) < 2:  # noqa: PLR2004
            kept[key] = person
    return sorted(kept.values(), key=lambda one: one.span.start)


def _joined(one: Attendant, other: Attendant) -> Attendant:
    """Join two lines on the same person in the same capacity."""
    notes = [note for note in (one.note, other.note) if note]
    return replace(
        one,
        party=one.party or other.party,
        office=one.office or other.office,
        note="; ".join(dict.fromkeys(notes)) or None,
        present_from=one.present_from or other.present_from,
        present_to=other.present_to or one.present_to,
        present_paragraphs=tuple(dict.fromkeys((*one.present_paragraphs, *other.present_paragraphs))),
        absent_paragraphs=tuple(dict.fromkeys((*one.absent_paragraphs, *other.absent_paragraphs))),
        arrived=one.arrived or other.arrived,
        departed=other.departed or one.departed,
        substitutes_for=one.substitutes_for or other.substitutes_for,
        substitutes_for_party=one.substitutes_for_party or other.substitutes_for_party,
    )
