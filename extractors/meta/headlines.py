"""The lines that say what a paper is: running headers, and the head of its first pages."""

from collections import Counter
from dataclasses import dataclass

from extractors.layout.document import Document, Span, Zone

_HEAD_BLOCKS = 24
_EARLY_PAGES = 3


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A piece of a line near the head of the document or in a running header."""

    text: str
    span: Span
    page: int
    size: float
    bold: bool
    furniture: bool


def head_lines(document: Document) -> list[HeadLine]:
    """Gather running headers of all pages and the first blocks of the first pages, cut at wide gaps."""
    lines: list[HeadLine] = []
    seen: Counter[int] = Counter()
    for block in document.blocks:
        furniture = block.zone is Zone.FURNITURE
        if not furniture:
            seen[block.page] += 1
            if block.page > _EARLY_PAGES or seen[block.page] > _HEAD_BLOCKS:
                continue
        at = block.start
        for piece in document.text[block.start : block.end].split("\t"):
            if piece.strip():
                span = Span(at, at + len(piece))
                lines.append(HeadLine(" ".join(piece.split()), span, block.page, block.size, block.bold, furniture))
            at += len(piece) + 1
    return lines
