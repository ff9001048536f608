"""Papers behind a list of ärenden: each PM and its attachments go to their ärende."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from extractors.facts.diarienummer import find_diarienummer
from extractors.items.item import Item
from extractors.items.parts import Part
from extractors.layout.document import Block, Document, Span, Zone

_ALIKE = 0.86
_DIVIDER_NUMBER = re.compile(
    r"^(?:Ärende|Punkt|Nr|Bilaga till ärende)?\s*(\d{1,3}(?:\s?[a-z])?)[.:]?(?:\s|$)", re.IGNORECASE
)
_HEAD_BLOCKS = 14


def attach_papers(document: Document, items: Sequence[Item], parts: Sequence[Part]) -> tuple[list[Item], list[int]]:
    """Give each part behind the list to the ärende it belongs to.

    A divider page is matched by its number, a PM by diarienummer or title; what matches nothing is an attachment of the
    paper before it.

    Returns:
        The items with their papers, and the first pages of parts that came before any match.
    """
    found = list(items)
    current: int | None = None
    unmatched: list[int] = []
    for part in parts:
        blocks = [block for block in document.blocks if part.first <= block.page <= part.last]
        body = [block for block in blocks if block.zone is Zone.BODY]
        if not body:
            continue
        index = _match_part(document, found, body, blocks, divider=part.divider)
        if index is not None:
            current = index
        if current is None:
            unmatched.append(part.first)
            continue
        found[current] = found[current].with_paper(Span(body[0].start, body[-1].end), part.last)
    return found, unmatched


def _match_part(
    document: Document, items: Sequence[Item], body: Sequence[Block], blocks: Sequence[Block], *, divider: bool
) -> int | None:
    """Find the ärende of a part by number (dividers), diarienummer, or title."""
    text = " ".join(document.text[block.start : block.end] for block in body[:_HEAD_BLOCKS])
    if divider:
        match = _DIVIDER_NUMBER.match(text)
        if match:
            numbers = [i for i, item in enumerate(items) if item.number == match.group(1)]
            if numbers:
                return numbers[0]
    header = " ".join(document.text[block.start : block.end] for block in blocks if block.zone is Zone.FURNITURE)
    printed = {number.text for number in find_diarienummer(f"{header}\n{text[:600]}", bare=divider)}
    if printed:
        hits = [i for i, item in enumerate(items) if printed & {one.number.text for one in item.numbers}]
        if len(hits) == 1:
            return hits[0]
    heads = [_squeeze(document.text[block.content : block.end]) for block in body[:_HEAD_BLOCKS]]
    heads += [_squeeze(text[:200])]
    best, score = None, _ALIKE
    for i, item in enumerate(items):
        title = _squeeze(item.title)
        if len(title) < 12:  # noqa: PLR2004 - "Information" names no paper
            continue
        for start in range(len(heads)):
            joined = ""
            for head in heads[start : start + 4]:
                joined += head
                if len(joined) > 1.3 * len(title) + 10:
                    break
                ratio = SequenceMatcher(None, joined, title, autojunk=False).ratio() if _near(joined, title) else 0.0
                if ratio > score:
                    best, score = i, ratio
    return best


def _near(a: str, b: str) -> bool:
    """A cheap bound: texts of very different length cannot be alike."""
    return 0.7 < (len(a) + 1) / (len(b) + 1) < 1.4  # noqa: PLR2004


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
