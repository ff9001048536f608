"""Reservations: who records that the decision is not theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.says.utterances import RESERVING, find_utterances
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from schemas.vocabulary import StatementKind


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who reserves, as printed, with the span; `text` is what is said in it.

    Those who make one reservation together have the same number in `together`, from 1.
    """

    span: Span
    who: str
    name: str | None
    party: str | None
    rule: str
    together: int = 1
    text: str | None = None


def find_reservations(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Reservation]:
    """Find who reserves: names under a heading Reservation, and whoever "reserverar sig" elsewhere in the ärende.

    Who reserves twice is told once, with the words of the first reservation that has any.
    """
    found: dict[str, Reservation] = {}
    together = 0
    for one in find_utterances(document, blocks, sections, words=RESERVING):
        if one.kind is not StatementKind.RESERVATION:
            continue
        new = [(span, person) for span, person in one.people if person.who not in found]
        together += bool(new)
        for span, person in new:
            found[person.who] = Reservation(span, person.who, person.name, person.party, person.rule, together, one.text)
    return list(found.values())
