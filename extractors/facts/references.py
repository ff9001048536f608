"""What an ärende rests on and where it goes: attachments and recipients."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.facts.signatures import is_signature
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of

_LIST_OF_RECIPIENTS = re.compile(r",\s+(?=\S)|;\s*|\n|\s+samt\s+(?=[A-ZÅÄÖ])")
_PARENTHESES = re.compile(r"\([^()]*\)")
_STATUS = pattern_of("signatures", "status")
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.")
_MAX_RECIPIENTS = 400  # characters; more is text


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper or a recipient as printed."""

    span: Span
    rule: str


def find_attachments(document: Document, sections: Sequence[Section]) -> list[Reference]:
    """Give the papers listed under Beslutsunderlag, Bilagor and the like: one a line or point."""
    found: list[Reference] = []
    for section in sections:
        if section.heading.kind == "papers":
            for block, start in _texts(document, section):
                text = document.text[start : block.end]
                if text.strip() and not _STATUS.match(text) and block.table is None:
                    found.append(Reference(Span(start, block.end), section.heading.rule))
    return found


def find_recipients(document: Document, sections: Sequence[Section]) -> list[Reference]:
    """Give whom a decision is sent to: lines, and names parted by commas outside parentheses."""
    found: list[Reference] = []
    for section in sections:
        if section.heading.kind != "recipients":
            continue
        for block, start in _texts(document, section):
            text = document.text[start : block.end]
            if _STATUS.match(text) or len(text) > _MAX_RECIPIENTS or block.table is not None:
                continue
            masked = _PARENTHESES.sub(lambda match: "x" * len(match.group()), text)
            left = 0
            for cut in [*_LIST_OF_RECIPIENTS.finditer(masked), None]:
                right = cut.start() if cut else len(text)
                part = text[left:right]
                name = part.strip(" .,;")
                if name:
                    at = start + left + part.index(name)
                    found.append(Reference(Span(at, at + len(name)), section.heading.rule))
                left = cut.end() if cut else right
    return found


def _texts(document: Document, section: Section) -> Iterator[tuple[Block, int]]:
    """Give the blocks of a section, up to the signatures, with the offset at which their words begin."""
    for index, block in enumerate(section.blocks):
        following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
        if is_signature(document, block, following):
            break
        yield block, _begin(block) if index or section.first_offset is None else section.first_offset


def _begin(block: Block) -> int:
    """Give where a block's words begin: behind its marker, unless that is an initial ("M. Lindberg")."""
    return block.start if _INITIAL.fullmatch(block.marker) else block.content
