"""Who voted what: single members' votes, held against the figures of the vote."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.document import Span
from schemas.vocabulary import Ballot

_SWEDISH = {Ballot.YES: "ja", Ballot.NO: "nej", Ballot.ABSTAIN: "avstår", Ballot.ABSENT: "frånvarande"}


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """How one member voted."""

    span: Span
    name: str
    party: str | None
    ballot: Ballot
    rule: str


def check_records(
    records: Sequence[VoteRecord], *, yes: int, no: int, abstain: int | None = None, absent: int | None = None
) -> str | None:
    """Say how the members named differ from the figures printed, or None where they do not.

    Only what is printed is compared: a count of abstentions that nobody gives is no difference, and where a text names
    only those who voted one way, nothing is said of the others.

    >>> bo = VoteRecord(Span(0, 5), "Bo Ek", "S", Ballot.YES, "yes-label")
    >>> check_records([bo], yes=2, no=1)
    'printed: 2 ja; named: 1 ja'
    """
    printed = {Ballot.YES: yes, Ballot.NO: no, Ballot.ABSTAIN: abstain, Ballot.ABSENT: absent}
    named = Counter(record.ballot for record in records)
    listed = any(record.rule.startswith("list") for record in records)
    wrong = [
        ballot
        for ballot, count in printed.items()
        if count is not None and named[ballot] != count and (named[ballot] or (listed and ballot is not Ballot.ABSENT))
    ]
    if not wrong:
        return None
    figures = ", ".join(f"{printed[ballot]} {_SWEDISH[ballot]}" for ballot in wrong)
    names = ", ".join(f"{named[ballot]} {_SWEDISH[ballot]}" for ballot in wrong)
    return f"printed: {figures}; named: {names}"
