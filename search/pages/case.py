"""A case on its way through the bodies: its events, what each proposed and decided, and the words that changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from search.files import Partition, Row, partitions_of_organisation, read_rows
from search.pages.outcomes import Outcome, read_outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of an event, with its amounts, and what became of it where it proposes."""

    row: Row
    amounts: tuple[Row, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An ärende of a paper as an event of a case.

    `under` is the number of the related case that it belongs to, where it is not one of the case's own; `repeated_by`
    counts the events of other papers of the meeting that say the same. `doubts` counts its issues.
    """

    row: Row
    page: int | None
    clauses: tuple[Clause, ...]
    votes: tuple[Row, ...]
    under: str | None
    repeated_by: int
    doubts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case with its events in order, those of related cases among them, and the rows of the related cases."""

    row: Row
    related: tuple[Row, ...]
    events: tuple[Event, ...]


def read_case(output: Path, case_id: str, partitions: Iterable[Partition]) -> Case | None:
    """Read a case; None where the organisation of the partitions has none of this id.

    Args:
        output: the folder of the dataset.
        case_id: its id.
        partitions: those of its ärenden; the case itself stands in that of the first.

    Raises:
        OSError: a file went while it was read.
    """
    keys = {key for key, _ in partitions}
    everywhere = [partition for key in keys for partition in partitions_of_organisation(output, key)]
    cases = read_rows(output, "cases", everywhere, case_id=[case_id])
    if not cases:
        return None
    related = read_rows(output, "cases", everywhere, case_id=cases[0]["related"])
    numbers = {row["case_id"]: row["diarienummer"] for row in related}
    events = read_rows(output, "case_events", everywhere, case_id=[case_id, *numbers])
    own = {row["item_id"] for row in events if row["case_id"] == case_id}
    events = [row for row in events if row["case_id"] == case_id or row["item_id"] not in own]
    return Case(row=cases[0], related=tuple(related), events=tuple(_events(output, events, case_id, numbers)))


def _events(output: Path, rows: list[Row], case_id: str, numbers: dict[str, str]) -> list[Event]:
    repeated = defaultdict[str, int](int)
    for row in rows:
        if row["same_as"]:
            repeated[row["same_as"]] += 1
    told = [row for row in rows if row["same_as"] is None]
    told.sort(key=lambda row: (row["date"] is None, row["date"], row["case_id"] == case_id, row["ordinal"]))
    partitions = {(row["organisation_key"], row["year"]) for row in told}
    item_ids = [row["item_id"] for row in told]
    clauses = _by_item(read_rows(output, "decisions", partitions, item_id=item_ids))
    amounts = _by_item(read_rows(output, "amounts", partitions, item_id=item_ids))
    votes = _by_item(read_rows(output, "votes", partitions, item_id=item_ids))
    issues = _by_item(read_rows(output, "issues", partitions, columns=("item_id", "code"), item_id=item_ids))
    pages = {
        row["item_id"]: row["page_start"]
        for row in read_rows(output, "items", partitions, columns=("item_id", "page_start"), item_id=item_ids)
    }
    proposals = [row["decision_id"] for own in clauses.values() for row in own if row["stage"] == "proposal"]
    outcomes = read_outcomes(output, partitions, proposals)
    return [
        Event(
            row=row,
            page=pages.get(row["item_id"]),
            clauses=tuple(
                Clause(
                    row=clause,
                    amounts=tuple(
                        one for one in amounts.get(row["item_id"], ()) if one["decision_id"] == clause["decision_id"]
                    ),
                    outcomes=tuple(outcomes.get(clause["decision_id"], ())),
                )
                for clause in sorted(clauses.get(row["item_id"], ()), key=lambda one: one["ordinal"])
            ),
            votes=tuple(votes.get(row["item_id"], ())),
            under=numbers.get(row["case_id"]),
            repeated_by=repeated[row["case_event_id"]],
            doubts=len(issues.get(row["item_id"], ())),
        )
        for row in told
    ]


def _by_item(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["item_id"]].append(row)
    return dict(found)
