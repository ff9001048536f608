"""Jäv: who takes no part in an ärende for a conflict of interest."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Recusal:
    """Who takes no part, with the span; `text` is the sentence as printed."""

    span: Span
    name: str
    party: str | None
    text: str
    rule: str


def find_recusals(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Recusal]:
    """Find who takes no part in an ärende for jäv."""
    return []
