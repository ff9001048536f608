"""What a run found, doubted and refused."""

import dataclasses
import datetime as dt
import heapq
from collections import Counter
from dataclasses import dataclass, field

from flows.work.job import LOST, Outcome

_SLOWEST = 5


@dataclass(slots=True)
class Summary:
    """What a run found, doubted and refused.

    `documents` counts the papers that the run looked at, `unchanged` those of them that were read before; `pages`,
    `counts` and `doubts` are of what it read. A refusal is a paper in the tables with its reason, a failure something
    that could not even be looked at, `missing` a path that is not there; `lost` names papers that were to be read and
    have no record, `problems` what the tables could not be built of.
    """

    started: dt.datetime
    documents: int = 0
    unchanged: int = 0
    read: int = 0
    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)  # seconds and name, the slowest first
    rebuilt: int = 0
    files: int = 0
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, outcome: Outcome, *, is_new: bool) -> None:
        """Count one paper that was looked at, and what was found in it if it is new."""
        name = outcome.job.source or outcome.job.document_id or ""
        if outcome.facts is None:
            told = self.lost if outcome.failure_code == LOST else self.refusals
            told.append((name, outcome.failure or ""))
            return
        facts = outcome.facts
        if not is_new:
            self.unchanged += 1
            return
        self.read += 1
        self.counts["refused"] += facts.error is not None
        self.pages += facts.pages
        self.counts.update(facts.counts)
        self.doubts.update(facts.doubts)
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, (outcome.seconds, name)])

    @property
    def is_whole(self) -> bool:
        """Whether everything that was to be looked at was, and stands in the tables, if only as refused."""
        return not (self.lost or self.failures or self.missing or self.problems)

    @property
    def headline(self) -> str:
        """What happened, in one line."""
        parts = [f"{self.read} read", f"{self.unchanged} unchanged", f"{len(self.refusals)} refused"]
        for count, what in (
            (len(self.gone), "gone"),
            (len(self.missing), "missing"),
            (len(self.failures), "could not be looked at"),
            (len(self.lost), "lost"),
            (len(self.problems), "problems in the store"),
        ):
            if count:
                parts.append(f"{count} {what}")
        return ", ".join(parts)

    def as_json(self) -> dict[str, object]:
        """Give the summary for the catalogue and for logs: plain values."""
        plain: dict[str, object] = {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}
        return plain | {"started": self.started.isoformat()}
