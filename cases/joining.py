"""Which ärenden are one case: by diarienummer, else by what cites them or is cited, else by an unambiguous title."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cases.matter import Cited, Matter
from cases.repeats import is_same_matter
from cases.wording import plain_title
from extractors.facts.body_names import same_body
from schemas.vocabulary import ItemKind, JoinRule

Joined = dict[str, dict[str, JoinRule]]  # item_id to the case's number to the rule

# What recurs under one name says nothing of which case it is.
_TITLES_THAT_TELL = (ItemKind.DECISION, ItemKind.MOTION, ItemKind.INTERPELLATION)
_TITLE_LENGTH = 16  # characters; "Delegationsbeslut" and the like recur at every meeting, and are no decisions either
_TITLE_WORDS = 2
_TITLE_DAYS = 200  # an ärende goes from nämnd to fullmäktige in less; what recurs every year comes later
_WITHOUT_DATE_DAYS = 366  # paragraphs are numbered by year
_ROUNDS = 4  # an ärende without number that joined lets those join that cite it


def join_matters(matters: Sequence[Matter]) -> Joined:
    """Give for each ärende the cases that it belongs to, by their number, and by what rule.

    Args:
        matters: all ärenden of one organisation, in the order of time.
    """
    joined: Joined = {one.item_id: dict.fromkeys(one.keys, JoinRule.DIARIENUMMER) for one in matters}
    without = [one for one in matters if not one.keys]
    _join_by_meeting(matters, without, joined)
    index = _Paragraphs(matters)
    for _ in range(_ROUNDS):
        if not _join_by_citation(matters, without, joined, index):
            break
    _join_by_title(matters, without, joined)
    return joined


def _join_by_meeting(matters: Iterable[Matter], without: Iterable[Matter], joined: Joined) -> None:
    """Give an ärende the number that another paper of the same meeting prints of it."""
    meetings: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.meeting_id is not None and matter.keys:
            meetings[matter.meeting_id].append(matter)
    for matter in without:
        others = meetings.get(matter.meeting_id or "", ())
        same = {one.keys for one in others if one.document_id != matter.document_id and is_same_matter(one, matter)}
        if len(same) == 1:
            joined[matter.item_id] = dict.fromkeys(same.pop(), JoinRule.SAME_MEETING)


class _Paragraphs:
    """The paragraphs of all minutes, to be found by day and number, or by number alone."""

    def __init__(self, matters: Iterable[Matter]) -> None:
        self._by_day: defaultdict[tuple[dt.date, str], list[Matter]] = defaultdict(list)
        self._by_number: defaultdict[str, list[Matter]] = defaultdict(list)
        for matter in matters:
            if matter.in_minutes and matter.number is not None:
                number = _number(matter.number)
                self._by_number[number].append(matter)
                if matter.date is not None:
                    self._by_day[matter.date, number].append(matter)

    def find(self, cited: Cited, before: dt.date | None) -> list[Matter]:
        """Give the ärenden that a citation can mean: those of one meeting, else nothing.

        Args:
            cited: the citation.
            before: the day of the paper that cites; without a printed day only the year before it is looked at.
        """
        if cited.date is not None:
            found = self._by_day.get((cited.date, _number(cited.number)), [])
            found = [one for one in found if _is_body(one.body, cited)]
        elif before is None or (cited.body is None and cited.abbreviation is None):
            return []
        else:
            found = [
                one
                for one in self._by_number.get(_number(cited.number), ())
                if one.date is not None
                and dt.timedelta(0) <= before - one.date <= dt.timedelta(days=_WITHOUT_DATE_DAYS)
                and _is_body(one.body, cited)
            ]
        return found if len({(one.body, one.date) for one in found}) == 1 else []


def _number(printed: str) -> str:
    """Give a paragraph's number without the year that some print behind it."""
    return "".join(printed.split("/", maxsplit=1)[0].split())


def _is_body(body: str | None, cited: Cited) -> bool:
    """Whether a meeting's body can be the one cited, by its name or by letters that its name has in their order.

    >>> _is_body("Barn- och utbildningsnämnden", Cited(None, "BUN", "14", None))
    True
    >>> _is_body("Tekniska nämnden", Cited(None, "BUN", "14", None))
    False
    """
    if body is None:
        return False
    if cited.body is not None:
        low = cited.body.casefold()
        return same_body(body, cited.body) or (low == "arbetsutskottet" and body.casefold().endswith("arbetsutskott"))
    if cited.abbreviation is None:
        return True
    letters = iter(body.casefold())
    wanted = [letter for letter in cited.abbreviation.casefold() if letter.isalpha()]
    return body.casefold().startswith(wanted[0]) and all(letter in letters for letter in wanted)


def _join_by_citation(matters: Iterable[Matter], without: Iterable[Matter], joined: Joined, index: _Paragraphs) -> bool:
    """Join ärenden without a number to the case that they cite, and to the one that cites them; tell whether any was."""
    citing: defaultdict[str, list[Matter]] = defaultdict(list)
    changed = False
    for matter in matters:
        for target in _targets(matter, index):
            if not target.keys:
                citing[target.item_id].append(matter)
    for matter in without:
        own = joined[matter.item_id]
        before = len(own)
        for number in _agreed(joined, _targets(matter, index)):
            own.setdefault(number, JoinRule.CITES)
        for number in _agreed(joined, citing[matter.item_id]):
            own.setdefault(number, JoinRule.CITED)
        changed = changed or len(own) > before
    return changed


def _targets(matter: Matter, index: _Paragraphs) -> Iterator[Matter]:
    for cited in matter.cited:
        yield from (one for one in index.find(cited, matter.date) if one.document_id != matter.document_id)


def _agreed(joined: Mapping[str, Mapping[str, JoinRule]], others: Iterable[Matter]) -> list[str]:
    """Give the cases that all these ärenden belong to; nothing where they belong to different ones."""
    sets = [set(joined[one.item_id]) for one in others if joined[one.item_id]]
    return sorted(set.intersection(*sets)) if sets else []


def _join_by_title(matters: Iterable[Matter], without: Iterable[Matter], joined: Joined) -> None:
    """Join what nothing else joins to the one case that has an ärende of its title within a time."""
    titles: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.keys and matter.kind in _TITLES_THAT_TELL:
            titles[plain_title(matter.title)].append(matter)
    for matter in without:
        title = plain_title(matter.title)
        if joined[matter.item_id] or matter.kind not in _TITLES_THAT_TELL or matter.date is None:
            continue
        if len(title) < _TITLE_LENGTH or len(title.split()) < _TITLE_WORDS:
            continue
        near = [one for one in titles.get(title, ()) if one.date and abs((one.date - matter.date).days) <= _TITLE_DAYS]
        joined[matter.item_id] = dict.fromkeys(_agreed(joined, near), JoinRule.TITLE)
