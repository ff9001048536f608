"""Candidates for the head of an ärende: every line that is numbered as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.layout.document import Block, Document, Zone
from extractors.reading.characters import BULLET

_BODY = (
    r"(?:(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}|[A-ZÅÄÖ][a-zåäö]+(?:nämnden|styrelsen|fullmäktige|utskottet))"
    r"(?:[ -](?:[A-ZÅÄÖ]{1,4}|au|Au))?\.?\s?)?"
)
_NUMBER = r"(?P<number>\d{1,4}(?:/(?:\d{4}|\d{2}))?(?:\s?[a-z](?![\wåäö]))?)"
_PARAGRAPH_FIRST = re.compile(rf"^{_BODY}§\s?{_NUMBER}(?P<after>(?![\d§/]).*)$", re.DOTALL)
_PARAGRAPH_LAST = re.compile(rf"^{_BODY}{_NUMBER}\s?§(?P<after>(?!\s?§).*)$", re.DOTALL)
_ARENDE = re.compile(rf"^(?:Ärende|ÄRENDE|Punkt|PUNKT)\s+(?:nr\s+)?{_NUMBER}\b[.:]?(?P<after>.*)$", re.DOTALL)
_NUMBERED = re.compile(
    r"^(?P<number>\d{1,3}(?:\s?[a-z](?=[\s.)]))?)(?P<stop>[.):]?)[\s]+(?P<after>[A-ZÅÄÖÉ”\"(0-9].*)$", re.DOTALL
)
_LONE_NUMBER = re.compile(r"^(?P<number>\d{1,3}(?:\s?[a-z])?)(?P<stop>[.)]?)$")
_LETTERED = re.compile(r"^(?P<number>[A-H])[.)]\s+(?P<after>[A-ZÅÄÖ].*)$", re.DOTALL)
_RUNNING = re.compile(r"^\s*(?:[,;:)]|\.(?!\s*$)|[-–]\s?\d|(?:och|samt|i|st|punkt|stycket|första|andra|eller)\b|[a-zåäö])")


@dataclass(frozen=True, slots=True)
class Head:
    """A candidate: its block, its number (digits, letter), and where in the text what follows the number begins."""

    block: int
    printed: str
    value: int
    letter: str
    after: int
    shape: str  # "paragraph", "arende", "numbered", "lettered"
    style: tuple[float, bool, int]


def find_heads(document: Document) -> list[Head]:
    """Find all candidates in reading order; which of them are ärenden is decided by their sequence."""
    return [head for index, block in enumerate(document.blocks) for head in _read_heads(document, index, block)]


def _read_heads(document: Document, index: int, block: Block) -> Iterator[Head]:
    if block.zone is not Zone.BODY or block.marker in (BULLET, "-", "–", "o", "*"):
        return
    text = document.text[block.start : block.end]
    if not text[:1].isalnum() and text[:1] != "§":
        return
    for shape, pattern in (("paragraph", _PARAGRAPH_FIRST), ("paragraph", _PARAGRAPH_LAST), ("arende", _ARENDE)):
        match = pattern.match(text)
        if match:
            after = match["after"]
            if _RUNNING.match(after) and not (block.bold and not after.lstrip().startswith((",", ";", ")"))):
                return
            yield _make(index, block, match, shape)
            return
    match = _NUMBERED.match(text) or _LONE_NUMBER.match(text)
    if match and block.table is None:
        yield _make(index, block, match, "numbered")
    match = _LETTERED.match(text)
    if match and block.table is None:
        yield _make(index, block, match, "lettered")


def _make(index: int, block: Block, match: re.Match[str], shape: str) -> Head:
    printed = re.sub(r"\s+", " ", match["number"])
    digits = re.match(r"\d+", printed)
    letter = printed[-1] if printed[-1].isalpha() else ""
    assert digits or letter, f"neither a number nor a letter: {printed!r}"
    after = block.start + (match.start("after") if "after" in match.groupdict() else len(match.group()))
    style = (round(block.size * 2) / 2, block.bold, round(block.x0 / 10))
    return Head(index, printed, int(digits.group()) if digits else 0, letter, after, shape, style)
