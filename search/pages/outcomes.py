"""What became of proposed clauses, with the words that changed in their places."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.vocabulary import Stage
from search.files import Partition, Row, partitions_of_organisation, read_rows
from search.hits import Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a proposed clause: its link, and the clause that answers, where one does.

    `proposed` marks the words that the decision leaves out, `decided` those that it adds.
    """

    link: Row
    decision: Row | None
    proposed: Marked | None
    decided: Marked | None

    @property
    def is_passed_on(self) -> bool:
        """Whether what answers is itself a proposal, to the next body: nothing is decided yet."""
        return self.decision is not None and self.decision["stage"] == Stage.PROPOSAL


def read_outcomes(output: Path, partitions: Iterable[Partition], proposals: Collection[str]) -> dict[str, list[Outcome]]:
    """Give what became of clauses, by their id, the first answer first.

    Args:
        output: the folder of the dataset.
        partitions: those of the proposals.
        proposals: their ids.

    Raises:
        OSError: a file went while it was read.
    """
    partitions = list(partitions)
    links = read_rows(output, "decision_links", partitions, proposal_id=proposals)
    if not links:
        return {}
    wanted = {row["decision_id"] for row in links if row["decision_id"]}
    answers = _clauses(output, links, wanted)
    asked = {row["decision_id"]: row for row in read_rows(output, "decisions", partitions, decision_id=proposals)}
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for link in sorted(links, key=lambda row: (row["decided_on"] is None, row["decided_on"], row["decision_link_id"])):
        answer, proposal = answers.get(link["decision_id"]), asked.get(link["proposal_id"])
        has_changed = answer is not None and proposal is not None and bool(link["words_added"] or link["words_removed"])
        found[link["proposal_id"]].append(
            Outcome(
                link=link,
                decision=answer,
                proposed=mark_runs(proposal["text"], link["words_removed"]) if has_changed and proposal else None,
                decided=mark_runs(answer["text"], link["words_added"]) if has_changed and answer else None,
            )
        )
    return dict(found)


def _clauses(output: Path, links: Sequence[Row], wanted: Collection[str]) -> dict[str, Row]:
    """Read the clauses that answer, out of the years in which they can stand: that of their meeting."""
    keys = {row["organisation_key"] for row in links}
    years = {row["decided_on"].year for row in links if row["decided_on"]}
    has_undated = any(row["decided_on"] is None for row in links)
    partitions = {
        partition
        for key in keys
        for partition in partitions_of_organisation(output, key)
        if has_undated or partition[1] in years
    }
    return {row["decision_id"]: row for row in read_rows(output, "decisions", partitions, decision_id=wanted)}


def mark_runs(text: str, runs: Iterable[str]) -> Marked:
    """Mark runs of words in a text, each behind the one before; a run that does not stand there is left out.

    >>> mark_runs("anslå 1 450 000 kronor", ["1 450 000"]).runs()
    [('anslå ', False), ('1 450 000', True), (' kronor', False)]
    """
    marks: list[tuple[int, int]] = []
    position = 0
    for run in runs:
        words = r"\s+".join(re.escape(word) for word in run.split())
        match = re.compile(rf"(?<!\w){words}(?!\w)").search(text, position) if words else None
        if match:
            marks.append(match.span())
            position = match.end()
    return Marked(text=text, marks=tuple(marks))
