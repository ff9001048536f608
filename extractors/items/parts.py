"""Papers bound into one file: where a new one begins, by page counters, headers and divider pages."""

import re
from dataclasses import dataclass

from extractors.layout.counters import read_counter, strip_counter
from extractors.layout.document import Block, Document, Zone
from extractors.rules import load_rules, pattern_of

_DIVIDER_CHARACTERS = 260
_DIVIDER_SIZE = 1.35  # times the body's font size
_LETTERHEAD_BLOCKS = 8
_LETTERHEAD_PIECE = 40  # characters; a longer piece is a sentence
_LETTERS = frozenset({"type-memo", "type-minutes-extract"})


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one paper; `divider` marks a page that only names the ärende whose papers follow."""

    first: int
    last: int
    divider: bool


def split_parts(document: Document) -> list[Part]:
    """Split a document into the papers it is bound of."""
    body: dict[int, list[Block]] = {}
    furniture: dict[int, list[Block]] = {}
    for block in document.blocks:
        (body if block.zone is Zone.BODY else furniture).setdefault(block.page, []).append(block)
    starts: list[tuple[int, bool]] = []
    for page in range(1, document.page_count + 1):
        divider = _is_divider(document, body.get(page, []))
        begins = (
            page == 1
            or divider
            or starts[-1][1]
            or _restarts(document, furniture, body, page)
            or _new_header(document, page)
            or _has_letterhead(document, body.get(page, []), furniture.get(page, []))
        )
        if begins:
            starts.append((page, divider))
    ends = [start - 1 for start, _ in starts[1:]] + [document.page_count]
    return [Part(start, end, divider) for (start, divider), end in zip(starts, ends, strict=True)]


def _is_divider(document: Document, blocks: list[Block]) -> bool:
    text = sum(block.end - block.start for block in blocks)
    if not blocks or text > _DIVIDER_CHARACTERS or len(blocks) > 6:  # noqa: PLR2004
        return False
    large = sum(block.end - block.start for block in blocks if block.size >= document.body_size * _DIVIDER_SIZE)
    return large >= 0.6 * text


def _restarts(document: Document, furniture: dict[int, list[Block]], body: dict[int, list[Block]], page: int) -> bool:
    """Whether a page counter says 1 here and something else on the page before."""
    now, before = (
        _counters(document, furniture.get(number, [])) | _whole_counters(document, body.get(number, [])[:_LETTERHEAD_BLOCKS])
        for number in (page, page - 1)
    )
    return (1, 1) in now or (
        any(number == 1 for number, _ in now) and not any(number == 1 and (number, total) in now for number, total in before)
    )


def _counters(document: Document, blocks: list[Block]) -> set[tuple[int, int | None]]:
    found = set()
    for block in blocks:
        for piece in document.text[block.start : block.end].split("\t"):
            counter = read_counter(piece) or strip_counter(piece)[1]
            if counter is not None and not counter.bare:
                found.add((counter.number, counter.total))
    return found


def _whole_counters(document: Document, blocks: list[Block]) -> set[tuple[int, int | None]]:
    """Give the counters with a total ("Sida 1 (2)") that stand alone in a letterhead which no other page repeats."""
    found: set[tuple[int, int | None]] = set()
    for block in blocks:
        for piece in document.text[block.start : block.end].split("\t"):
            counter = read_counter(piece)
            if counter is not None and counter.total:
                found.add((counter.number, counter.total))
    return found


def _new_header(document: Document, page: int) -> bool:
    """Whether the running header is another than on the page before."""
    if not document.branches:
        return False
    now, before = _texts(document.branches[page - 1]), _texts(document.branches[page - 2])
    return bool(now or before) and not now & before


def _has_letterhead(document: Document, blocks: list[Block], header: list[Block]) -> bool:
    """Whether a page's text begins like a letter: the kind of paper, and labels such as "Datum" and "Diarienummer"."""
    pieces: list[str] = []
    for block in blocks[:_LETTERHEAD_BLOCKS]:
        pieces += [" ".join(piece.split()) for piece in re.split(r"[\t\n]", document.text[block.start : block.end])]
    kinds = {rule.id: rule.pattern for rule in load_rules("documents") if rule.id in _LETTERS}
    if pieces and len(pieces[0]) < _LETTERHEAD_PIECE and kinds["type-minutes-extract"].search(pieces[0]):
        return True  # "PROTOKOLLSUTDRAG" at the head of a page needs no more
    above = [piece.strip() for block in header for piece in document.text[block.start : block.end].split("\t")]
    kind = any(
        pattern.search(piece) for pattern in kinds.values() for piece in (*pieces, *above) if len(piece) < _LETTERHEAD_PIECE
    )
    labels = {
        match.group().casefold().rstrip(" :")
        for piece in pieces
        for match in pattern_of("documents", "letter_label").finditer(piece)
    }
    return kind and bool(labels)


def _texts(branch: tuple[str, ...]) -> set[str]:
    return {key.rpartition("@")[0] for key in branch if not key.startswith("#")}
