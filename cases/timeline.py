"""A case's events in the order of time, and the case that they make."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cases.citations import Citing
from cases.matter import Matter, time_of
from cases.outcomes import stage_of, status_of
from extractors.facts.body_names import same_body
from extractors.keys import slug
from schemas.cases import CaseEventRow, CaseRow
from schemas.vocabulary import JoinRule

_ID_LENGTH = 16  # hexadecimal digits


def case_id_of(organisation: str, number: str) -> str:
    """Give the id of a case, the same whatever papers it is made of."""
    return hashlib.sha256(f"{slug(organisation)}|{number}".encode()).hexdigest()[:_ID_LENGTH]


def tell_cases(
    organisation: str,
    matters: Sequence[Matter],
    joined: Mapping[str, Mapping[str, JoinRule]],
    same: Mapping[str, str],
    citing: Citing,
) -> Iterator[tuple[CaseRow, list[CaseEventRow]]]:
    """Give each case with its events, sorted by number.

    Args:
        organisation: the organisation's name.
        matters: its ärenden.
        joined: the cases of each ärende by their number, and by what rule it joined.
        same: of an ärende that repeats another of its meeting the other's item_id.
        citing: which of them cite which: an earlier stage under a number of its own makes two cases related.
    """
    members: defaultdict[str, list[Matter]] = defaultdict(list)
    related: defaultdict[str, set[str]] = defaultdict(set)
    for matter in sorted(matters, key=time_of):
        for number in joined[matter.item_id]:
            members[number].append(matter)
            beside = [joined[matter.item_id], *(joined[one.item_id] for one in citing.cited_by(matter))]
            for near in {one for numbers in beside for one in numbers} - {number}:
                related[number].add(case_id_of(organisation, near))
                related[near].add(case_id_of(organisation, number))
    for number, own in sorted(members.items()):
        case_id = case_id_of(organisation, number)
        present = {matter.item_id for matter in own}
        events = []
        for ordinal, matter in enumerate(own, start=1):
            other = same.get(matter.item_id)
            repeats = f"{case_id}-{other}" if other in present else None
            events.append(_event(matter, case_id, ordinal, joined[matter.item_id][number], repeats))
        case = _case(organisation, number, case_id, own, events)
        yield replace(case, related=tuple(sorted(related[number]))), events


def _event(matter: Matter, case_id: str, ordinal: int, rule: JoinRule, same_as: str | None) -> CaseEventRow:
    return CaseEventRow(
        case_event_id=f"{case_id}-{matter.item_id}",
        case_id=case_id,
        ordinal=ordinal,
        item_id=matter.item_id,
        document_id=matter.document_id,
        meeting_id=matter.meeting_id,
        doc_type=matter.doc_type,
        body=matter.body,
        date=matter.date,
        stage=stage_of(matter),
        status=status_of(matter),
        title=matter.title,
        number=matter.number,
        joined_by=rule,
        same_as=same_as,
    )


def _case(
    organisation: str, number: str, case_id: str, matters: Sequence[Matter], events: Sequence[CaseEventRow]
) -> CaseRow:
    first_told = [event for event in events if event.same_as is None]
    bodies: list[str] = []
    for event in first_told:
        if event.body is not None and not any(same_body(event.body, known) for known in bodies):
            bodies.append(event.body)
    dates = [event.date for event in first_told if event.date is not None]
    printed = [
        (text, suffix)
        for matter in matters
        for key, text, suffix in zip(matter.keys, matter.printed, matter.classes, strict=True)
        if number == key or number.startswith(f"{key} (")
    ]
    # A memo without a day does not tell where the case stands now, unless there is nothing else.
    dated = [event for event in first_told if event.date is not None] or first_told
    told = [event.status for event in dated if event.status is not None]
    return CaseRow(
        case_id=case_id,
        document_id=dated[-1].document_id,
        organisation=organisation,
        diarienummer=number.partition(" (")[0],
        diarienummer_printed=tuple(sorted({text for text, _ in printed})),
        diarienummer_class=tuple(sorted({suffix for _, suffix in printed if suffix})),
        related=(),
        title=dated[-1].title,
        first_date=min(dates, default=None),
        last_date=max(dates, default=None),
        bodies=tuple(bodies),
        status=told[-1] if told else None,
        events=len(first_told),
    )
