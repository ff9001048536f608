"""An ärende to its sections: each heading of the trade with the blocks under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.facts.leadins import read_leadin
from extractors.headings import Heading, read_heading, read_inline_heading
from extractors.layout.document import Block, Document
from extractors.rules import pattern_of

_MAX_HEADING = 90  # characters of a heading that is known by its look alone


@dataclass(slots=True)
class Section:
    """A heading and the blocks under it.

    `first_offset` is where the text begins in the first block where the heading stands on the same line ("Beslut: …").
    """

    heading: Heading
    blocks: list[Block]
    first_offset: int | None
    heading_start: int


def cut_sections(document: Document, blocks: Sequence[Block]) -> list[Section]:
    """Cut blocks at section headings; blocks before the first heading belong to none.

    A heading is known by its words; where those that are known look alike, a line that looks as they do is a heading of
    kind "unknown", so that a section ends also at a heading nobody has listed.
    """
    sections: list[Section] = []
    styles = _heading_styles(document, blocks)
    above = text = ""
    for block in blocks:
        above, text = text, document.text[block.start : block.end]
        heading = read_heading(text)
        if heading is None and not block.marker:
            inline = read_inline_heading(text)
            if inline is not None:
                sections.append(Section(inline, [block], block.start + inline.length, block.start))
                continue
            if _is_unknown_heading(text, block, styles):
                heading = Heading("unknown", "", "", "style", len(text))
        if heading is not None and heading.kind == "decision" and not heading.decider and _names_source(above):
            heading = replace(heading, kind="background")  # "Kommunstyrelsen 2019-05-21, § 71" / "Beslut": recited
        if heading is not None and not _is_point(block, sections):
            sections.append(Section(heading, [], None, block.start))
        elif sections:
            sections[-1].blocks.append(block)
    return sections


def _names_source(text: str) -> bool:
    """Whether a line names the meeting of an earlier body, whose decision is recited below it."""
    return bool(pattern_of("clauses", "recital").match(" ".join(text.split())))


def _is_point(block: Block, sections: list[Section]) -> bool:
    """A point of a decision section is a point, whatever word it consists of."""
    within = bool(sections) and sections[-1].heading.kind in ("proposal", "decision")
    return within and bool(block.marker) and not block.bold


def _look(block: Block) -> tuple[float, bool, bool]:
    return round(block.size * 2) / 2, block.bold, block.italic


def _heading_styles(document: Document, blocks: Sequence[Block]) -> set[tuple[float, bool, bool]]:
    """Give the looks of the headings that are known by their words, where they differ from the body's."""
    return {
        _look(block)
        for block in blocks
        if (block.bold or block.italic or block.size > document.body_size + 0.4)
        and block.end - block.start < 60  # noqa: PLR2004 - headings are short
        and read_heading(document.text[block.start : block.end]) is not None
    }


def _is_unknown_heading(text: str, block: Block, styles: set[tuple[float, bool, bool]]) -> bool:
    """Whether a line looks as the known headings do."""
    if block.marker or len(text) > _MAX_HEADING or len(block.pieces) > 2:  # noqa: PLR2004 - lines
        return False
    plain = not text.rstrip().endswith((".", ",", ";")) and text[:1].isupper()
    return plain and _look(block) in styles and read_leadin(text) is None
