"""The heads of lists of votes: which column stands for what, and which vote of which ärende a list says it is of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.votes.grids import GridRow
from extractors.rules import pattern_of
from schemas.vocabulary import Ballot

BALLOT_HEADS = {Ballot.YES: "head-yes", Ballot.NO: "head-no", Ballot.ABSTAIN: "head-abstain", Ballot.ABSENT: "head-absent"}
NEAR = 14.0  # points between the middles of a column's head and of what stands in it
_SIDES = ("head-name", "head-party", "head-substitute", "head-ballot")
LONGEST_HEAD = 30  # characters of a column's head
_LONGEST_TITLE = 120  # characters of a line in a title
_PROSE = re.compile(r"\w\s+\w+\s+\w+\s+\w+.*\.\s*$")


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The head of a list: where each column stands; `ballots` has the columns of one vote."""

    ballots: dict[Ballot, float]
    name: float | None
    party: float | None
    substitute: float | None
    word: float | None = None


def read_head(row: GridRow) -> Iterator[ListColumns]:
    """Give the columns of each vote that a row heads: none where it is no head."""
    kinds = {kind: [cell for cell in row.cells if is_head(kind, cell.text)] for kind in BALLOT_HEADS.values()}
    others = {kind: next((cell.x0 for cell in row.cells if is_head(kind, cell.text)), None) for kind in _SIDES}
    name, party, substitute, word = (others[kind] for kind in _SIDES)
    if not kinds["head-yes"] or not kinds["head-no"]:
        if word is not None and name is not None:
            yield ListColumns({}, name, party, substitute, word)
        return
    if name is None and party is not None and party == row.cells[0].x0:
        return  # a row for each party
    firsts = [cell.middle for cell in kinds["head-yes"]]
    if len(firsts) == 1:
        firsts = [float("-inf")]  # Nej may stand before Ja
    for index, first in enumerate(firsts):
        last = firsts[index + 1] if index + 1 < len(firsts) else float("inf")
        ballots = {
            ballot: cell.middle
            for ballot, kind in BALLOT_HEADS.items()
            for cell in kinds[kind]
            if first - 1 <= cell.middle < last - 1
        }
        if Ballot.NO in ballots:
            yield ListColumns(ballots, name, party, substitute)


def is_head(kind: str, text: str) -> bool:
    """Whether a text is the head of a column of a kind, "head-no" or the like."""
    return len(text) <= LONGEST_HEAD and bool(pattern_of("ballots", kind).match(text.strip(": ")))


def read_title(row: GridRow, above: Sequence[GridRow]) -> str:
    """Give what stands above a head on its page, from the line that calls it a list of votes; no running text between."""
    lines: list[str] = []
    for one in above:
        if one.page == row.page:
            lines = [] if _PROSE.search(one.text) or len(one.text) > _LONGEST_TITLE else [*lines, one.text]
    for index, text in enumerate(lines):
        if pattern_of("ballots", "list").search(text):
            first = next((i for i in range(index) if pattern_of("ballots", "attachment").search(lines[i])), index)
            return "\n".join(lines[first:])
    return ""


def paragraph_of(title: str) -> str | None:
    """Give the paragraph that a title names: on the line that calls it a list, at the head of a line, or anywhere."""
    lines = title.split("\n")
    named = [line for line in lines if pattern_of("ballots", "list").search(line)]
    heading = [line for line in lines if re.match(r"(?:\S{1,6}\s+)?§|\d+ ?§", line)]
    for part in (named, heading, lines):
        found = {
            (match["number"] or match["number2"]).replace(" ", "")
            for match in pattern_of("ballots", "paragraph").finditer("\n".join(part))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def paragraph_over(columns: ListColumns, rows: Sequence[GridRow]) -> str | None:
    """Give the paragraph printed over the columns of one vote among several."""
    left, right = min(columns.ballots.values()), max(columns.ballots.values())
    for row in reversed(rows):
        for cell in row.cells:
            if left - NEAR <= cell.middle <= right + NEAR and paragraph_of(cell.text):
                return paragraph_of(cell.text)
    return None
