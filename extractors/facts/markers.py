"""Markers of a list's points: what kind they are, and where their words begin."""

import re

from extractors.reading.characters import BULLET

_NUMBER = re.compile(r"^(\d{1,3})")


def class_of(marker: str) -> str:
    """Give the kind of list a marker belongs to: att, bullet, dash, number, letter."""
    if marker.lower().startswith("att"):
        return "att"
    if marker in (BULLET, "o", "*", "→"):
        return "bullet"
    if marker in "-–—":
        return "dash"
    return "number" if marker[:1].isdigit() else "letter"


def value_of(marker: str) -> int:
    """Give the number of a marker, 0 where it has none."""
    match = _NUMBER.match(marker)
    return int(match.group(1)) if match else 0


def offset_of(body: str, squeezed: int) -> int:
    """Give the offset in a text of a character counted in the text with single blanks."""
    count = 0
    previous_blank = True
    for index, character in enumerate(body):
        blank = character.isspace()
        if blank and previous_blank:
            continue
        if count == squeezed and not blank:
            return index
        count += 1
        previous_blank = blank
    return len(body)
