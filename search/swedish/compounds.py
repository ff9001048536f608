"""Words of a vocabulary that are compounds with a given word, or differ from it by its dots only."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from search.swedish.stems import stems_of
from search.swedish.words import dotless

_SHORTEST = 3  # letters of either part of a compound
_LINKS = ("s", "e", "a", "o", "u")  # skol-, drifts-, familje-, gatu-
_VOWEL = re.compile("[aeiouyåäöé]")
_MOST = 1_000  # stems that a word leads to; what has more says little
_REMEMBERED = 2_000  # words of queries


class Vocabulary:
    """The stems that stand in an index, to look up by their parts.

    Nothing is known of compounds but the vocabulary itself, so that a word of a new paper is found as it comes.

    Args:
        stems: every stem once.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stems)
        self._all = "\n" + "\n".join(sorted(self._stems)) + "\n"
        self._dotless: dict[str, list[str]] = {}
        for stem in self._stems:
            if not stem.isascii() and (plain := dotless(stem)) != stem:
                for key in {plain, *stems_of(plain)}:  # "kafé" keeps what "kafe" loses
                    self._dotless.setdefault(key, []).append(stem)
        self.akin = lru_cache(maxsize=_REMEMBERED)(self._akin)

    def __len__(self) -> int:
        return len(self._stems)

    def _akin(self, word: str) -> tuple[str, ...]:
        """Give the stems that a word in lower case leads to besides its own, as weaker hits.

        Of a word without dots the same with dots ("forskola"), and compounds of either.
        """
        own = set(stems_of(word))
        spelled = {stem for one in own for stem in self._dotless.get(one, ())} if word.isascii() else set()
        found = set(spelled)
        for stem in own | spelled:
            found.update(self._compounds(stem, syllables=len(_VOWEL.findall(word))))
        return tuple(sorted(found - own))[:_MOST]

    def _compounds(self, part: str, *, syllables: int) -> Iterable[str]:
        _, particles, suffixes = _knowledge()
        if len(part) < _SHORTEST or not _VOWEL.search(part) or part in suffixes:
            return
        for match in re.finditer(re.escape(part), self._all):
            begin = self._all.rfind("\n", 0, match.start() + 1) + 1
            end = self._all.find("\n", match.end() - 1)
            before, behind = self._all[begin : match.start()], self._all[match.end() : end]
            if before and not behind:
                if (
                    syllables > 1
                    if before in particles
                    else self._is_word(before, (before.removesuffix(link) for link in _LINKS))
                ):
                    yield before + part
            elif behind and not before and self._is_word(behind, (behind.removeprefix(link) for link in _LINKS)):
                yield part + behind

    def _is_word(self, left: str, without_link: Iterable[str]) -> bool:
        """Tell whether what is left beside a part is a word, its link counted or not."""
        parts, particles, suffixes = _knowledge()
        for stem in (left, *without_link):
            if stem in parts or (len(stem) >= _SHORTEST and stem in self._stems and stem not in particles | suffixes):
                return True
        return False


@cache
def _knowledge() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the usual parts, as they are and by their stems, the particles and the suffixes."""
    said = tomllib.loads((Path(__file__).parent / "compounds.toml").read_text(encoding="utf-8"))
    parts = frozenset(stem for part in said["parts"] for stem in (part, *stems_of(part)))
    return parts, frozenset(said["particles"]), frozenset(said["suffixes"])
