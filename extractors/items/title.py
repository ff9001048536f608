"""Titles of ärenden: what belongs to them, and what stands beside them on the line."""

import re

from extractors.facts.diarienummer import Diarienummer
from extractors.layout.document import Piece
from extractors.rules import pattern_of

LEADERS = re.compile(r"\s*(?:[.…·]{3,}|(?:\. ){3,}|_{3,})\s*\d{0,4}\s*$")
_CLOCK = pattern_of("labels", "clock")
CONTINUED = re.compile(r"\s*[(–-]?\s*\b(?:forts\.?|fortsättning)\)?\s*$", re.IGNORECASE)


def clean_title(text: str) -> str:
    """Take dot leaders, page numbers, "forts." and the mark of an item for fullmäktige off a title."""
    text = " ".join(text.split())
    text = LEADERS.sub("", text)
    text = CONTINUED.sub("", text)
    text = _CLOCK.sub("", text)
    return text.strip(" \t*:;,–-•").strip()


def in_title_place(text: str, number: Diarienummer) -> bool:
    """Whether a number stands where a title's does: labelled, in parentheses, first, or last behind a comma or gap."""
    if number.labelled:
        return True
    before, after = text[: number.start].rstrip(" \t"), text[number.end :].lstrip(" \t.")
    if before.endswith("(") and after.startswith(")"):
        return not after[1:].strip(" .*") or not before[:-1].strip()
    if not before:
        return True
    return not after.strip(" .*)") and (before.endswith((",", ";")) or text[: number.start].endswith("\t"))


def split_names(text: str) -> list[str]:
    """Split a list of presenters at commas before a name and at "och"."""
    parts = re.split(r",\s+(?=[A-ZÅÄÖ])|\s+och\s+(?=[A-ZÅÄÖ])|\t|;\s*", text.strip().rstrip("."))
    return [part.strip(" ,") for part in parts if part.strip(" ,")]


def x_at(piece: Piece, offset: int) -> float:
    """Give the x of the word that holds an offset of a printed line."""
    at = piece.start
    for word in piece.line.words:
        if at + len(word.text) > offset:
            return word.x0
        at += len(word.text) + 1
    return piece.line.x0
