"""Words of a vocabulary that are compounds with a given word, or differ from it by its dots only."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from search.swedish.stems import stems_of
from search.swedish.words import dotless

_SHORTEST = 3  # letters of either part of a compound
_LONG = 8  # letters of a part that is a compound itself, so that what stands beside it hardly is a part of another word
_LINKS = ("s", "e", "a", "o", "u")  # skol-, drifts-, familje-, gatu-
_VOWEL = re.compile("[aeiouyåäöé]")
_MOST = 1_000  # stems that a word leads to; what has more says little
_REMEMBERED = 2_000  # words of queries


class Vocabulary:
    """The stems that stand in an index, to look up by their parts.

    Nothing is known of compounds but the vocabulary itself, so that a word of a new paper is found as it comes.

    Args:
        stems: every stem once, the most frequent first.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._ranks = {stem: rank for rank, stem in enumerate(stems)}
        self._sorted = sorted(self._ranks)
        self._backwards = sorted(stem[::-1] for stem in self._sorted)
        self._dotless: dict[str, list[str]] = {}
        for stem in self._sorted:
            if not stem.isascii() and (plain := dotless(stem)) != stem:
                for key in {plain, *stems_of(plain)}:  # "kafé" keeps what "kafe" loses
                    self._dotless.setdefault(key, []).append(stem)
        self.akin = lru_cache(maxsize=_REMEMBERED)(self._akin)

    def __len__(self) -> int:
        return len(self._ranks)

    def _akin(self, word: str) -> tuple[str, ...]:
        """Give the stems that a word in lower case leads to besides its own, as weaker hits, the most frequent first.

        Of a word without dots the same with dots ("forskola"), and compounds of either.
        """
        own = set(stems_of(word))
        spelled = {stem for one in own for stem in self._dotless.get(one, ())} if word.isascii() else set()
        found = set(spelled)
        for stem in own | spelled:
            found.update(self._compounds(stem, syllables=len(_VOWEL.findall(word))))
        return tuple(sorted(found - own, key=self._ranks.__getitem__)[:_MOST])

    def _compounds(self, part: str, *, syllables: int) -> Iterator[str]:
        known = _knowledge()
        if len(part) < _SHORTEST or not _VOWEL.search(part) or part in known.suffixes:
            return
        for backwards in _beginning(self._backwards, part[::-1]):
            before = backwards[len(part) :][::-1]
            if before in known.particles:
                if syllables > 1:
                    yield before + part
            elif self._is_word(before, before.removesuffix) or _stands_beside(before, part):
                yield before + part
        for stem in _beginning(self._sorted, part):
            behind = stem[len(part) :]
            if self._is_word(behind, behind.removeprefix) or _stands_beside(behind, part):
                yield stem

    def _is_word(self, left: str, without: Callable[[str], str]) -> bool:
        """Tell whether what is left beside a part is a word, its link counted or not."""
        known = _knowledge()
        for stem in (left, *map(without, _LINKS)):
            if stem in known.parts or (len(stem) >= _SHORTEST and stem in self._ranks and stem not in known.bound):
                return True
        return False


def _stands_beside(left: str, part: str) -> bool:
    """Tell whether what is left beside a long part is taken though it is no word that is known: "fel-parkeringsavgift"."""
    long = len(part) >= _LONG and len(left) >= _SHORTEST
    return long and bool(_VOWEL.search(left)) and left not in _knowledge().bound


def _beginning(words: Sequence[str], begin: str) -> Iterator[str]:
    """Give those of sorted words that begin so."""
    place = bisect_left(words, begin)
    while place < len(words) and words[place].startswith(begin):
        yield words[place]
        place += 1


class _Known(NamedTuple):
    """The usual parts, as they are and by their stems, the particles, the suffixes, and both of these: no words alone."""

    parts: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    bound: frozenset[str]


@cache
def _knowledge() -> _Known:
    said = tomllib.loads((Path(__file__).parent / "compounds.toml").read_text(encoding="utf-8"))
    parts = frozenset(stem for part in said["parts"] for stem in (part, *stems_of(part)))
    particles, suffixes = frozenset(said["particles"]), frozenset(said["suffixes"])
    return _Known(parts, particles, suffixes, particles | suffixes)
