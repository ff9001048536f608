"""Which ärenden are one case: by diarienummer, else by what cites them or is cited, else by an unambiguous title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cases.citations import Citing
from cases.matter import Matter
from cases.numbers import case_keys
from cases.sameness import pair_matters
from cases.wording import plain_title
from extractors.facts.body_names import same_body
from schemas.vocabulary import ItemKind, JoinRule

Joined = dict[str, dict[str, JoinRule]]  # item_id to the case's number to the rule

# What recurs under one name says nothing of which case it is.
_TITLES_THAT_TELL = (ItemKind.DECISION, ItemKind.MOTION, ItemKind.INTERPELLATION)
_TITLE_LENGTH = 16  # characters; shorter ones recur
_TITLE_WORDS = 2
_TITLE_DAYS = 120  # an ärende goes from nämnd to fullmäktige in less
_TITLE_ALONE_DAYS = 400  # within which no other case may have the title: what recurs every year tells nothing
_ROUNDS = 4  # an ärende without number that joined lets those join that cite it


def join_matters(matters: Sequence[Matter], citing: Citing) -> Joined:
    """Give for each ärende the cases that it belongs to, by their number, and by what rule.

    Args:
        matters: all ärenden of one organisation, in the order of time.
        citing: which of them cite which.
    """
    keys = case_keys(matters, citing)
    joined: Joined = {one.item_id: dict.fromkeys(keys[one.item_id], JoinRule.DIARIENUMMER) for one in matters}
    without = [one for one in matters if not one.keys]
    _join_by_meeting(matters, without, joined)
    for _ in range(_ROUNDS):
        if not _join_by_citation(without, joined, citing):
            break
    _join_by_title(matters, without, joined)
    return joined


def _join_by_meeting(matters: Iterable[Matter], without: Iterable[Matter], joined: Joined) -> None:
    """Give an ärende the number that another paper of the same meeting prints of it."""
    filed: defaultdict[str, defaultdict[str, list[Matter]]] = defaultdict(lambda: defaultdict(list))
    bare: defaultdict[tuple[str, str], list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.meeting_id is not None and matter.keys:
            filed[matter.meeting_id][matter.document_id].append(matter)
    for matter in without:
        if matter.meeting_id in filed:
            bare[matter.meeting_id or "", matter.document_id].append(matter)
    for (meeting_id, document_id), own in bare.items():
        found: defaultdict[str, list[Matter]] = defaultdict(list)
        for other_id, others in filed[meeting_id].items():
            if other_id != document_id:
                for place, other in pair_matters(own, others).items():
                    found[own[place].item_id].append(others[other])
        for item_id, same in found.items():
            if len({tuple(sorted(joined[one.item_id])) for one in same}) == 1:
                joined[item_id] = dict.fromkeys(joined[same[0].item_id], JoinRule.SAME_MEETING)


def _join_by_citation(without: Iterable[Matter], joined: Joined, citing: Citing) -> bool:
    """Join ärenden without a number to the case that they cite, and to the one that cites them; tell whether any was.

    What it cites and what cites it must agree: where they are different cases it joins none.
    """
    changed = False
    for matter in without:
        own = joined[matter.item_id]
        cited, citers = (_sets(joined, others) for others in (citing.cited_by(matter), citing.citers_of(matter)))
        if cited and citers and not set().union(*cited) & set().union(*citers):
            continue
        before = len(own)
        for sets, rule in ((cited, JoinRule.CITES), (citers, JoinRule.CITED)):
            for number in sorted(set.intersection(*sets)) if sets else ():
                own.setdefault(number, rule)
        changed = changed or len(own) > before
    return changed


def _sets(joined: Mapping[str, Mapping[str, JoinRule]], others: Iterable[Matter]) -> list[set[str]]:
    return [set(joined[one.item_id]) for one in others if joined[one.item_id]]


def _join_by_title(matters: Iterable[Matter], without: Iterable[Matter], joined: Joined) -> None:
    """Join what nothing else joins to the one case that has an ärende of its title in another body.

    No other case may have the title within a longer time, and no other ärende of its own paper.
    """
    titles: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.kind in _TITLES_THAT_TELL:
            titles[plain_title(matter.title)].append(matter)
    for matter in without:
        title = plain_title(matter.title)
        if joined[matter.item_id] or matter.kind not in _TITLES_THAT_TELL or matter.date is None or matter.body is None:
            continue
        if len(title) < _TITLE_LENGTH or len(title.split()) < _TITLE_WORDS:
            continue
        others = [
            (one, abs((one.date - matter.date).days))
            for one in titles[title]
            if one.item_id != matter.item_id and one.date is not None
        ]
        if any(one.document_id == matter.document_id for one, _ in others):
            continue
        cases = _sets(joined, (one for one, days in others if days <= _TITLE_ALONE_DAYS))
        shared = sorted(set.intersection(*cases)) if cases else []
        near = [one for one, days in others if days <= _TITLE_DAYS and one.body and not same_body(one.body, matter.body)]
        joined[matter.item_id] = {
            number: JoinRule.TITLE for number in shared if any(number in joined[one.item_id] for one in near)
        }
