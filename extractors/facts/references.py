"""What an ärende rests on and where it goes: attachments and recipients."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span

_LIST_OF_RECIPIENTS = re.compile(r",\s+(?=\S)|;\s*|\n|\s+samt\s+(?=[A-ZÅÄÖ])")
_PARENTHESES = re.compile(r"\([^()]*\)")
_STATUS = re.compile(r"^(?:Paragrafen är|_{3,}|\.{4,}|[–-]{2,}$)")
_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]+(?:\s+[A-ZÅÄÖ][\wåäöé.-]*){1,5}")
_OFFICE = re.compile(
    r"^(?:[Tt]f\.?\s+)?[\wåäöÅÄÖ -]*?(?:direktör|chef|ordförande|sekreterare|strateg|handläggare|utredare|ekonom|controller"
    r"|jurist)(?:en)?\b(?:\s|$)"
)
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.")
_SIGNED = re.compile(r"^(?:Godkännare|Signerat|Underskrift|Voteringslista|Ärende:)", re.IGNORECASE)
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


def _ends(document: Document, block: Block, following: Block | None) -> bool:
    """Whether a block is where the signatures begin: names above offices, or a page of approvals."""
    text = " ".join(document.text[block.start : block.end].split())
    if _SIGNED.match(text):
        return True
    if following is None or block.marker:
        return False
    below = " ".join(document.text[following.start : following.end].split())
    names = all(_NAME.fullmatch(part.strip()) for part in re.split(r"\s{2,}|\t", document.text[block.start : block.end]))
    return names and bool(_OFFICE.match(below))


def _texts(document: Document, section: Section) -> Iterator[tuple[Block, int]]:
    """Give the blocks of a section, up to the signatures, with the offset at which their words begin."""
    for index, block in enumerate(section.blocks):
        following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
        if _ends(document, block, following):
            break
        yield block, _begin(block) if index or section.first_offset is None else section.first_offset


def _begin(block: Block) -> int:
    """Give where a block's words begin: behind its marker, unless that is an initial ("M. Lindberg")."""
    return block.start if _INITIAL.fullmatch(block.marker) else block.content
