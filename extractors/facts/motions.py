"""Yrkanden: what somebody moves at the meeting, and whether it is adopted."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from schemas.vocabulary import MotionKind


@dataclass(frozen=True, slots=True)
class Motion:
    """Who moves, as printed, with the span; `text` is the yrkande as printed.

    Those who make one yrkande together have the same number in `together`, from 1.
    """

    span: Span
    who: str
    name: str | None
    party: str | None
    kind: MotionKind | None
    text: str
    is_adopted: bool | None
    rule: str
    together: int = 1


def find_motions(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Motion]:
    """Find the yrkanden of an ärende."""
    return []
