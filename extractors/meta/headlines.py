"""The lines that say what a paper is: running headers, and the head of its first pages."""

from collections import Counter
from dataclasses import dataclass, replace

from extractors.layout.document import Document, Span, Zone

_HEAD_BLOCKS = 24
_EARLY_PAGES = 3
_KINDS_OF_PLACE = frozenset({"kommun", "stad", "regionen", "landsting"})
_SAME_X = 4.0  # points


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
    return [*lines, *_split_names(document, lines)]


def _split_names(document: Document, lines: list[HeadLine]) -> list[HeadLine]:
    """Join a name that a logotype sets on two lines ("Holmstads" / "stad"), as a line of its own."""
    joined: list[HeadLine] = []
    for index, line in enumerate(lines):
        if line.text.casefold() not in _KINDS_OF_PLACE:
            continue
        x0 = document.locate(line.span)[0].box.x0
        for above in lines[max(index - 4, 0) : index]:
            place = document.locate(above.span)[0]
            if above.page == line.page and " " not in above.text and abs(place.box.x0 - x0) < _SAME_X:
                joined.append(replace(above, text=f"{above.text} {line.text}"))
    return joined
