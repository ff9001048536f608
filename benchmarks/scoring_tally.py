"""Tallies of what is right, found and labelled, field by field, and how texts are compared."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

DOCUMENT_FIELDS = ("doc_type", "organisation", "body", "meeting_date")
CLAUSE_FIELDS = ("stage", "decider", "category")
FIELDS = (
    *(f"document.{name}" for name in DOCUMENT_FIELDS),
    *("item", "item.title", "item.diarienummer", "decision", "decision.near"),
    *(f"decision.{name}" for name in CLAUSE_FIELDS),
    *("vote", "vote.question", "vote.meaning", "vote.outcome", "vote.is_deciding", "vote_record", "reservation"),
    *("statement", "motion", "motion.is_adopted", "recusal", "citation"),
    *("attendance", "attendance.role", "attendance.presence", "adjustment"),
    *("amount", "date", "table"),
)
ALIKE = 0.9  # texts as like as this are the same clause or title with a slip in it


@dataclass(slots=True)
class Tally:
    """How many values are right, found and labelled."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def add(self, right: int, found: int, labelled: int) -> None:
        """Count more of them."""
        self.right, self.found, self.labelled = self.right + right, self.found + found, self.labelled + labelled

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else float(self.labelled == 0)

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else float(self.found == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of a document's fields and a line for each error."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    errors: list[str] = field(default_factory=list)

    def count(self, name: str, have: Iterable[Hashable], want: Iterable[Hashable], *, where: str = "") -> None:
        """Compare two bags of values."""
        found, labelled = Counter(have), Counter(want)
        self.tallies[name].add((found & labelled).total(), found.total(), labelled.total())
        self.errors.extend(f"{name} missed{where}: {value}" for value in (labelled - found).elements())
        self.errors.extend(f"{name} invented{where}: {value}" for value in (found - labelled).elements())


def squeeze(text: object) -> str:
    """Give a text without blanks, hyphens, case and final punctuation."""
    return re.sub(r"[\s\u00ad\u2010\u2011–—-]+", "", str(text or "")).casefold().strip(".,;:")


def blank(text: object) -> str:
    """Give a text with single blanks, without case and final punctuation."""
    return " ".join(str(text or "").replace("\u00ad", "").split()).casefold().rstrip(".,;: ")


def likeness(one: object, other: object) -> float:
    """Tell how like two texts are, 0 to 1, blanks and hyphens aside."""
    return SequenceMatcher(None, squeeze(one), squeeze(other), autojunk=False).ratio()
