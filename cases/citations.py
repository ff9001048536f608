"""Which ärenden cite which: the paragraphs that papers name, found among the organisation's minutes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cases.matter import Cited, Matter
from cases.sameness import title_likeness
from extractors.facts.body_names import same_body
from schemas.vocabulary import ItemKind

if TYPE_CHECKING:
    import datetime as dt

_ALIKE = 0.8  # of a title's characters; a paragraph that only its day or letters name must have a like title
_LISTS = (ItemKind.REPORT, ItemKind.INFORMATION, ItemKind.PROCEDURE)  # they name paragraphs of many matters


class Citing:
    """The citations of an organisation's ärenden that lead to one paragraph and no other."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self._by_day: defaultdict[tuple[dt.date, str], list[Matter]] = defaultdict(list)
        self._by_year: defaultdict[tuple[int, str], list[Matter]] = defaultdict(list)
        self._prefixes: defaultdict[str, set[str]] = defaultdict(set)
        for matter in matters:
            if matter.in_minutes and matter.number is not None and matter.date is not None:
                number = _plain(matter.number)
                self._by_day[matter.date, number].append(matter)
                self._by_year[matter.date.year, number].append(matter)
            if matter.body is not None:
                self._prefixes[matter.body].update(key.split()[0] for key in matter.keys if " " in key)
        self._cited: dict[str, list[Matter]] = {}
        self._citers: defaultdict[str, list[Matter]] = defaultdict(list)
        for matter in matters:
            if matter.cited and matter.kind not in _LISTS:
                found = {one.item_id: one for cited in matter.cited for one in self._find(matter, cited)}
                self._cited[matter.item_id] = list(found.values())
                for target in found.values():
                    self._citers[target.item_id].append(matter)

    def cited_by(self, matter: Matter) -> Iterable[Matter]:
        """Give the ärenden that one cites as earlier stages of itself."""
        return self._cited.get(matter.item_id, ())

    def citers_of(self, matter: Matter) -> Iterable[Matter]:
        """Give the ärenden that cite one as an earlier stage of themselves."""
        return self._citers.get(matter.item_id, ())

    def _find(self, matter: Matter, cited: Cited) -> list[Matter]:
        """Give the paragraph that a citation means, with its copies in other papers; nothing where it can be another's.

        A day is taken at its word; without one it is the paragraph of the same year that came before.
        """
        number = _plain(cited.number)
        if cited.date is not None:
            candidates = self._by_day.get((cited.date, number), [])
        elif matter.date is not None:
            candidates = [
                one for one in self._by_year.get((matter.date.year, number), ()) if one.date and one.date <= matter.date
            ]
        else:
            return []
        found = [
            one
            for one in candidates
            if one.document_id != matter.document_id
            and one.meeting_id != matter.meeting_id
            and self._is_body(one, matter, cited)
        ]
        return found if len({(one.body, one.date) for one in found}) == 1 else []

    def _is_body(self, one: Matter, matter: Matter, cited: Cited) -> bool:
        """Whether a meeting's body is the one cited.

        Letters are its own where its diarienummer begin with them. Without a body, or with other letters, the title must
        be alike, or it must be the body's own earlier meeting ("Bordlagt den 29 januari, § 32").
        """
        if one.body is None:
            return False
        if cited.body is not None:
            low = cited.body.casefold()
            return same_body(one.body, cited.body) or (low == "arbetsutskottet" and one.body.casefold().endswith(low[:-2]))
        if cited.abbreviation is not None and cited.abbreviation.upper() in self._prefixes[one.body]:
            return True
        own = cited.abbreviation is None and matter.body is not None and same_body(one.body, matter.body)
        return cited.date is not None and (own or title_likeness(one.title, matter.title) >= _ALIKE)


def _plain(printed: str) -> str:
    """Give a paragraph's number without the year that some print behind it."""
    return "".join(printed.split("/", maxsplit=1)[0].split())
