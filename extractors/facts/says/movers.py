"""Whose yrkande a text means: a mover's name in the genitive before "yrkande" or "förslag"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extractors.facts.says.moves import Move
from extractors.facts.says.passages import Passage
from extractors.rules import pattern_of
from schemas.vocabulary import MotionKind

_CALLED = pattern_of("motions", "called")
_OWN = pattern_of("motions", "own")
_FROM = pattern_of("motions", "from")
_OF_CHAIR = pattern_of("motions", "of_chair")
NOUNS = {
    "ändrings": MotionKind.ANDRING,
    "tilläggs": MotionKind.TILLAGG,
    "avslags": MotionKind.AVSLAG,
    "återremiss": MotionKind.ATERREMISS,
    "bordläggnings": MotionKind.BORDLAGGNING,
    "bifalls": MotionKind.BIFALL,
}
TOLD = ("procedure", "vote", "floor", "unknown", "")  # the sections that tell of the proceedings
# Names are not spelt alike throughout: Lindén, Linden. å, ä and ö are letters of their own.
_ACCENTS = {
    number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0xC0, 0x180) if chr(number) not in "åäöÅÄÖ"
}


class Movers:
    """Knows under which name a text tells of each yrkande: the surname, or the full name where two have the same."""

    def __init__(self, moves: Sequence[Move]) -> None:
        names = {person.name for move in moves for person in move.people if person.name}
        shared = Counter(name.split()[-1] for name in names)
        keys = {name: _flat(name if shared[name.split()[-1]] > 1 else name.split()[-1]) for name in names}
        self._of_chair = {number for number, move in enumerate(moves) if move.people[0].rule == "chair"}
        self._holders: dict[str, set[int]] = {}
        for number, move in enumerate(moves):
            for person in move.people:
                if person.name:
                    self._holders.setdefault(keys[person.name], set()).add(number)
        self._seen: dict[str, frozenset[int]] = {}

    def named(self, text: str) -> frozenset[int]:
        """Give the numbers of the yrkanden whose mover a text names as the owner of a yrkande or förslag."""
        if text not in self._seen:
            found: set[int] = set()
            if "yrkande" in text or "förslag" in text:
                flat = _flat(text)
                for key, numbers in self._holders.items():
                    if key in flat and any(_is_owner(flat, match) for match in _mentions(key, flat)):
                        found |= numbers
            if self._of_chair and _OF_CHAIR.search(text):
                found |= self._of_chair
            self._seen[text] = frozenset(found)
        return self._seen[text]


def called_kind(move: Move, passages: Sequence[Passage]) -> MotionKind | None:
    """Tell what the proceedings call somebody's yrkande ("Bo Eks ändringsyrkande"); None where they do not."""
    names = [_flat(person.name.split()[-1]) for person in move.people if person.name]
    for passage in passages:
        if passage.kind not in TOLD or passage.start < move.passage.start:
            continue
        flat = _flat(passage.line)
        for name in names:
            for match in _mentions(name, flat) if name in flat else ():
                called = _CALLED.match(flat, match.end())
                if called:
                    return NOUNS[called["what"].lower()]
    return None


def _mentions(name: str, flat: str) -> list[re.Match[str]]:
    """Find a name in a text without accents, in the genitive too."""
    return list(re.finditer(rf"(?<!\w){re.escape(name)}(?:s|:s)?(?!\w)", flat))


def _is_owner(flat: str, name: re.Match[str]) -> bool:
    """Whether a text tells of a named person's own yrkande or förslag."""
    return bool(_OWN.match(flat, name.end()) or _FROM.search(flat[max(0, name.start() - 80) : name.start()]))


def _flat(text: str) -> str:
    return text.translate(_ACCENTS)
