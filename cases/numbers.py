"""Under which number a case runs: diarienummer without letters are each body's own."""

from collections import defaultdict
from collections.abc import Sequence

from cases.citations import Citing
from cases.matter import Matter
from cases.sameness import title_likeness
from extractors.facts.body_names import stem_of

_ALIKE = 0.8  # of a title's characters


def case_keys(matters: Sequence[Matter], citing: Citing) -> dict[str, tuple[str, ...]]:
    """Give the numbers of the cases that each ärende's own diarienummer name, by item_id.

    A number with letters ("KS 2021/123") is one case in the whole organisation. One without ("2021/123") may be given by
    several bodies: those are one case where their titles are alike or one cites the other; else the body is part of the
    number of every case but that which comes first.

    Args:
        matters: all ärenden of one organisation, in the order of time.
        citing: which of them cite which.
    """
    bare: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        for key in matter.keys:
            if not key[:1].isalpha():
                bare[key].append(matter)
    named: dict[tuple[str, str], str] = {}
    for key, own in bare.items():
        for place, group in enumerate(_groups(own, citing)):
            body = next((one.body for one in group if one.body is not None), None)
            for matter in group:
                named[matter.item_id, key] = f"{key} ({body})" if place and body is not None else key
    return {
        matter.item_id: tuple(dict.fromkeys(named.get((matter.item_id, key), key) for key in matter.keys))
        for matter in matters
    }


def _groups(matters: Sequence[Matter], citing: Citing) -> list[list[Matter]]:
    """Group the ärenden under one number by what they are about, in the order in which each group begins."""
    groups: list[list[Matter]] = []
    for matter in matters:
        near = {one.item_id for others in (citing.cited_by(matter), citing.citers_of(matter)) for one in others}
        joins = [group for group in groups if any(_is_one(matter, one) or one.item_id in near for one in group)]
        if not joins:
            groups.append([matter])
            continue
        joins[0].append(matter)
        for other in joins[1:]:
            joins[0].extend(other)
            groups.remove(other)
    return groups


def _is_one(matter: Matter, other: Matter) -> bool:
    if matter.body is None or other.body is None or stem_of(matter.body) == stem_of(other.body):
        return True
    return title_likeness(matter.title, other.title) >= _ALIKE
