"""What is shown of an ärende that was found: its clauses that answer best, its sums, where its text says it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from search.asking.filters import Filters
from search.hits import AmountHit, ClauseHit, Hit
from search.index.reading import Found, Sort, Stored
from search.snippets import Marker

_AMOUNTS = 12  # of a hit of which not all clauses are shown; those of shown clauses are never cut
_MATCHING = 3


def make_hit(found: Found, marker: Marker, filters: Filters, *, sort: Sort = Sort.BEST, clauses: int | None = None) -> Hit:
    """Make a hit of what is stored of an ärende.

    Args:
        found: as the index gives it.
        marker: of what was asked.
        filters: beside it, merged with the query.
        sort: the order of the hits.
        clauses: that are shown, the best; None shows all, and all sums.
    """
    stored = found.stored
    amounts = _amounts(stored)
    shown = _best_clauses(stored, amounts, marker, filters, clauses)
    snippet = None
    if not any(one.text.marks for one in shown) and not marker.is_empty:
        beside = " · ".join(stored["attachments"])
        texts = [text for text in (stored["summary"], stored["text"], beside) if text]
        snippet = marker.excerpt(texts)
    ids = {one.decision_id for one in shown}
    own = [one for one in amounts if one.decision_id in ids]
    others = sorted((one for one in amounts if one.decision_id not in ids), key=lambda one: one.decision_id is None)
    most = max(_AMOUNTS - len(own), 0) if clauses is not None else None
    return Hit(
        item_id=stored["item_id"],
        document_id=stored["document_id"],
        meeting_id=stored["meeting_id"],
        organisation=stored["organisation"],
        organisation_key=found.partition[0],
        year=found.partition[1],
        body=stored["body"],
        date=dt.date.fromisoformat(stored["date"]) if stored["date"] else None,
        doc_type=stored["doc_type"],
        number=stored["number"],
        title=marker.mark(stored["title"]),
        diarienummer=tuple(stored["diarienummer"]),
        page=stored["page"],
        clauses=shown,
        clause_count=len(stored["clauses"]),
        amounts=(*own, *others[:most]),
        matching=_matching(amounts, own, stored, filters, sort),
        snippet=snippet,
        case_ids=tuple(stored["case_ids"]),
        doubts=stored["doubts"],
        is_repeat=stored["is_repeat"],
        ingested_at=dt.datetime.fromisoformat(stored["ingested_at"]) if stored["ingested_at"] else None,
        score=found.score,
    )


def fits(clause: ClauseHit, sums: Iterable[AmountHit], filters: Filters) -> int:
    """Count the filters of stage, category and amount that a clause with some sums fits, of three.

    Those that are not set count as well.
    """
    return (
        (not filters.stages or clause.stage in filters.stages)
        + (not filters.categories or clause.category in filters.categories)
        + (not has_sums(filters) or any(is_within(one, filters) for one in sums))
    )


def has_sums(filters: Filters) -> bool:
    """Tell whether an amount is asked for."""
    return filters.min_sek is not None or filters.max_sek is not None


def is_within(amount: AmountHit, filters: Filters) -> bool:
    """Tell whether a sum lies within those that are asked for; a doubtful one does not."""
    low, high = filters.min_sek, filters.max_sek
    return amount.sek is not None and (low is None or amount.sek >= low) and (high is None or amount.sek <= high)


def _amounts(stored: Stored) -> list[AmountHit]:
    return [
        AmountHit(
            text=text,
            sek=Decimal(sek) if sek is not None else None,
            currency=currency,
            qualifier=qualifier,
            per=per,
            decision_id=decision_id,
            page=page,
        )
        for text, sek, currency, qualifier, per, decision_id, page in stored["amounts"]
    ]


def _best_clauses(
    stored: Stored, amounts: Iterable[AmountHit], marker: Marker, filters: Filters, most: int | None
) -> tuple[ClauseHit, ...]:
    """Give the clauses that the filters mean, then those that say most of what was asked for, in their order."""
    sums: defaultdict[str | None, list[AmountHit]] = defaultdict(list)
    for one in amounts:
        sums[one.decision_id].append(one)
    weighed: list[tuple[tuple[int, int], int, ClauseHit]] = []
    for place, (decision_id, stage, category, proposer, decider, written, page) in enumerate(stored["clauses"]):
        text, weight = marker.read(written)
        clause = ClauseHit(
            decision_id=decision_id,
            stage=stage,
            category=category,
            proposer=proposer,
            decider=decider,
            text=text,
            page=page,
        )
        weight += category in marker.categories
        weighed.append(((-fits(clause, sums[decision_id], filters), -weight), place, clause))
    chosen = sorted(sorted(weighed, key=lambda one: one[0])[:most], key=lambda one: one[1])
    return tuple(clause for _, _, clause in chosen)


def _matching(
    amounts: Sequence[AmountHit], own: Iterable[AmountHit], stored: Stored, filters: Filters, sort: Sort
) -> tuple[AmountHit, ...]:
    """Give the sums by which an ärende was found or sorted that no shown clause has, each value once."""
    stage_of = {clause[0]: clause[1] for clause in stored["clauses"]}
    values = [(one.sek, one) for one in amounts if one.sek is not None]
    wanted = [
        (sek, one)
        for sek, one in values
        if has_sums(filters)
        and is_within(one, filters)
        and (not filters.stages or stage_of.get(one.decision_id) in filters.stages)
    ]
    if sort is Sort.LARGEST and values:
        wanted.append(max(values, key=lambda pair: pair[0]))
    said = {one.sek for one in own}
    found: dict[Decimal, AmountHit] = {}
    for sek, one in sorted(wanted, key=lambda pair: -pair[0]):
        if sek not in said:
            found.setdefault(sek, one)
    return tuple(found.values())[:_MATCHING]
