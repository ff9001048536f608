"""Who voted what: roll calls in the text, lists and tables of votes."""

from dataclasses import dataclass

from extractors.layout.document import Span
from schemas.vocabulary import Ballot


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """How one member voted."""

    span: Span
    name: str
    party: str | None
    ballot: Ballot
    rule: str
