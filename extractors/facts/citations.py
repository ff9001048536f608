"""Paragraphs of other meetings that an ärende cites: "KSAU § 84 den 3 juni 2026"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph of another meeting; None where the text does not tell."""

    span: Span
    body: str | None
    abbreviation: str | None
    number: str
    date: dt.date | None
    is_preparation: bool
    rule: str


def find_citations(
    document: Document, blocks: Sequence[Block], sections: Sequence[Section], meeting: dt.date | None
) -> list[Citation]:
    """Find the paragraphs that an ärende cites."""
    return []
