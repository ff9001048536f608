"""What a search gives: ärenden with their clauses, and how many there are of each kind."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from search.asking.question import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with the places that were asked for, as begin and end in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def runs(self) -> list[tuple[str, bool]]:
        """Give the text in runs, each with whether it is marked.

        >>> Marked(text="ny taxa", marks=((3, 7),)).runs()
        [('ny ', False), ('taxa', True)]
        """
        runs: list[tuple[str, bool]] = []
        position = 0
        for begin, end in self.marks:
            runs += [(self.text[position:begin], False), (self.text[begin:end], True)]
            position = end
        return [run for run in [*runs, (self.text[position:], False)] if run[0]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseHit:
    """A clause of an ärende that was found."""

    decision_id: str
    stage: str
    category: str
    proposer: str | None
    decider: str | None
    text: Marked
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountHit:
    """A sum of money of an ärende that was found; `sek` is None where the paper leaves it doubtful.

    `qualifier` ("up to") and `per` ("month") are as in the table `amounts`.
    """

    text: str
    sek: Decimal | None
    currency: str | None
    qualifier: str | None
    per: str | None
    decision_id: str | None
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An ärende of a paper that was found.

    `clauses` are those that answer best, at most a few; `clause_count` tells how many it has. `amounts` are all sums of
    these clauses, and some others. `matching` are sums that no shown clause has, by which it was found or sorted: those
    within the amounts asked for, and the largest where the largest come first; at most three, each value once, the
    largest first. `snippet` is from its text where no clause says what was asked for. `doubts` counts its issues.
    `score` is of this query only.
    """

    item_id: str
    document_id: str
    meeting_id: str | None
    organisation: str | None
    organisation_key: str
    year: int
    body: str | None
    date: dt.date | None
    doc_type: str | None
    number: str | None
    title: Marked
    diarienummer: tuple[str, ...]
    page: int
    clauses: tuple[ClauseHit, ...]
    clause_count: int
    amounts: tuple[AmountHit, ...]
    matching: tuple[AmountHit, ...]
    snippet: Marked | None
    case_ids: tuple[str, ...]
    doubts: int
    is_repeat: bool
    ingested_at: dt.datetime | None
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value of a field among what was found, and how many ärenden have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSum:
    """What was found of a year: ärenden, those with a proposal, those with a decision, the money in their decisions."""

    year: int
    items: int
    proposals: int
    decisions: int
    decided_sek: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A page of what was found, of `count` in all."""

    hits: tuple[Hit, ...]
    count: int
    notes: tuple[Note, ...] = ()
