"""Särskilda yttranden and protokollsanteckningar: what somebody has the minutes say."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.says.utterances import STATING, find_utterances
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from schemas.vocabulary import StatementKind


@dataclass(frozen=True, slots=True)
class Statement:
    """Who makes it, as printed, with the span; `text` is what is said in it.

    Those who make one statement together have the same number in `together`, from 1.
    """

    span: Span
    kind: StatementKind
    who: str
    name: str | None
    party: str | None
    rule: str
    together: int = 1
    text: str | None = None


def find_statements(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Statement]:
    """Find who makes a särskilt yttrande or a protokollsanteckning in an ärende; reservations are not told here."""
    found: list[Statement] = []
    together = 0
    for one in find_utterances(document, blocks, sections, words=STATING):
        if one.kind is StatementKind.RESERVATION:
            continue
        together += 1
        found.extend(
            Statement(span, one.kind, person.who, person.name, person.party, person.rule, together, one.text)
            for span, person in one.people
        )
    return found
