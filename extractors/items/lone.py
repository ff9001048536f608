"""The one ärende of a letter, a memo or an extract, which prints no list: title, own number, text."""

import re
from collections.abc import Sequence

from extractors.facts.bodies import find_bodies
from extractors.facts.diarienummer import LABEL, find_diarienummer, without_diarienummer
from extractors.headings import read_heading
from extractors.items.item import Item, Numbered
from extractors.items.title import clean_title
from extractors.layout.document import Block, Document, Span, Zone
from extractors.rules import pattern_of, rules_of

_HANDLER = pattern_of("labels", "handler")
_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]+(?:[ \n][A-ZÅÄÖ][\wåäöé-]+){1,3}")
_SAME_X = 6.0  # points
_KIND_LENGTH = 40  # characters; "Tjänsteutlåtande" and little more
_BLANK_LINE = 1.5  # times the font size


def lone_item(document: Document, end: int) -> Item | None:
    """Make the one ärende of a letter or a memo: its title is the largest heading before the first section."""
    blocks = [block for block in document.blocks if block.zone is Zone.BODY and block.start < end]
    if not blocks:
        return None
    first_section = next(
        (index for index, block in enumerate(blocks) if _is_named_section(document, block)), min(len(blocks), 20)
    )
    title = _lone_title(document, blocks[: max(first_section, 1)])
    numbers = _letter_numbers(document, blocks, title)
    text = clean_title(" ".join(document.text[block.start : block.end] for block in title))
    found = find_diarienummer(text)
    if found:
        text = clean_title(without_diarienummer(text, found))
    span = Span(title[0].start, title[-1].end) if title else Span(blocks[0].start, blocks[0].end)
    last = next((block for block in reversed(blocks) if block.end <= end), blocks[-1])
    return Item(
        number=None,
        title=text,
        title_span=span,
        regions=(Span(blocks[0].start, last.end),),
        numbers=tuple(numbers),
        page_start=blocks[0].page,
        page_end=last.page_end,
        content_start=title[-1].end if title else blocks[0].start,
        presenters=_handler(document, blocks[: max(first_section, 1)]),
        rule="lone",
    )


def _handler(document: Document, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Give the handläggare of a letter's head: the name behind the label, or right below it."""
    for index, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        label = _HANDLER.match(text)
        if label is None:
            continue
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        under = document.text[below.start : below.end] if below is not None and abs(below.x0 - block.x0) < _SAME_X else ""
        for printed in (text[label.end() :], under):
            name = _NAME.match(printed.split("\t", maxsplit=1)[0].strip())
            if name:
                return (" ".join(name.group().split()),)
    return ()


def _is_named_section(document: Document, block: Block) -> bool:
    heading = read_heading(document.text[block.start : block.end])
    return heading is not None and heading.kind in ("proposal", "decision", "summary", "background", "papers")


def _lone_title(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """Choose the title among the blocks above the first section: the largest, bold before regular, the lowest of equals."""
    candidates = [
        block
        for block in blocks
        if block.end - block.start > 3  # noqa: PLR2004 - "PM"
        and read_heading(document.text[block.start : block.end]) is None
        and not LABEL.match(document.text[block.start : block.end])
        and not _is_kind_of_paper(document.text[block.start : block.end])
        and not _is_sender(document.text[block.start : block.end])
        and document.text[block.start : block.end].count("\t") == 0
        and (block.bold or block.size > document.body_size + 0.4)
    ]
    if not candidates:
        return []
    best = max(candidates, key=lambda block: (round(block.size), block.bold, block.start))
    index = next(position for position, block in enumerate(blocks) if block is best)
    first = last = index
    while first > 0 and _same_look(blocks[first - 1], best) and blocks[first].gap < 1.0 and blocks[first - 1] in candidates:
        first -= 1
    while last + 1 < len(blocks) and _same_look(blocks[last + 1], best) and blocks[last + 1].gap < 1.0:
        last += 1
    return list(blocks[first : last + 1])


def _same_look(one: Block, other: Block) -> bool:
    return one.bold == other.bold and abs(one.size - other.size) < 0.3  # noqa: PLR2004 - points


def _is_kind_of_paper(text: str) -> bool:
    plain = " ".join(text.split())
    return len(plain) < _KIND_LENGTH and any(rule.pattern.match(plain) for rule in rules_of("documents", "doc_type"))


def _is_sender(text: str) -> bool:
    """Whether a line is the name of an organisation, a body or an office, as letter heads print."""
    plain = " ".join(text.split())
    if any(rule.pattern.fullmatch(plain) for rule in rules_of("documents", "organisation")):
        return True
    return any(body.start == 0 and body.end >= len(plain) - 1 for body in find_bodies(plain))


def _letter_numbers(document: Document, blocks: Sequence[Block], title: Sequence[Block]) -> list[Numbered]:
    """Find a letter's own diarienummer: labelled in its head, above or right below the title, or in its header."""
    stop = title[-1].end if title else blocks[0].end
    found: list[Numbered] = []
    zone = [block for block in blocks if block.start < stop or block.gap < _BLANK_LINE][:30]
    near = [block for block in zone if block.start < stop + 300]
    near += [block for block in document.blocks if block.zone is Zone.FURNITURE and block.page == blocks[0].page]
    sure: list[Numbered] = []
    for position, block in enumerate(near):
        text = document.text[block.start : block.end]
        above = document.text[near[position - 1].start : near[position - 1].end] if position else ""
        below_label = any(LABEL.fullmatch(piece.strip() + " ") for piece in above.split("\t"))
        for number in find_diarienummer(text, bare=below_label):
            if number.own and number.text not in {one.number.text for one in found}:
                found.append(Numbered(number, Span(block.start + number.start, block.start + number.end)))
                if number.labelled or below_label:
                    sure.append(found[-1])
    return (sure or found)[:2]
