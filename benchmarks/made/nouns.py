"""Nouns of the trade in all their forms, alone and as compounds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.made.draws import Zipf

_COMPOUNDS = 0.42  # of nouns in running text
_TRIPLES = 0.06  # of those: with two first parts
# Not by importing the package, whose name is that of a file in benchmarks/, where scripts look first.
_COMPOUND_PARTS = Path(__file__).parents[2] / "search" / "swedish" / "compounds.toml"
_JOINT = {"or": "", "ar": "s", "er": "s", "n": "s", "et": "s", "are": ""}  # behind a noun that is a first part itself


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: "taxa", "taxan", "taxor", "taxorna"; `is_neuter` says whether it is "ett"."""

    singular: str
    definite: str
    plural: str
    plural_definite: str
    is_neuter: bool

    def behind(self, first: str) -> "Noun":
        """Give the compound with a first part."""
        return Noun(
            first + self.singular, first + self.definite, first + self.plural, first + self.plural_definite, self.is_neuter
        )

    @property
    def genitive(self) -> str:
        """The genitive of the definite form."""
        return self.definite + "s"

    @property
    def with_article(self) -> str:
        """The noun with "en" or "ett" before it."""
        return f"{'ett' if self.is_neuter else 'en'} {self.singular}"


def inflect(stem: str, kind: str) -> Noun:
    """Give the forms of a regular noun by its class.

    >>> inflect("tax", "or").plural_definite, inflect("bidrag", "et").definite
    ('taxorna', 'bidraget')
    """
    match kind:
        case "or":
            return Noun(f"{stem}a", f"{stem}an", f"{stem}or", f"{stem}orna", is_neuter=False)
        case "ar" | "er":
            return Noun(stem, f"{stem}en", f"{stem}{kind}", f"{stem}{kind}na", is_neuter=False)
        case "n":
            return Noun(stem, f"{stem}t", f"{stem}n", f"{stem}na", is_neuter=True)
        case "et":
            return Noun(stem, f"{stem}et", stem, f"{stem}en", is_neuter=True)
        case "are":
            return Noun(stem, f"{stem}n", stem, f"{stem[:-1]}na", is_neuter=False)
    raise ValueError(f"there is no class of nouns {kind}")


@cache
def words() -> dict[str, Any]:
    """Give what words.toml says."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


class Nouns:
    """Draws nouns: the usual ones often, and compounds of which most come once in a lifetime."""

    def __init__(self) -> None:
        said = words()
        kinds = said["nouns"]
        rank = max(map(len, kinds.values()))
        # Place by place from every class, so that the first of each are the most frequent.
        heads = [(kinds[kind][place], kind) for place in range(rank) for kind in kinds if place < len(kinds[kind])]
        self._heads = Zipf([inflect(stem, kind) for stem, kind in heads], 0.7, 4)
        parts = tomllib.loads(_COMPOUND_PARTS.read_text(encoding="utf-8"))["parts"]
        joints = [f"{stem}{_JOINT[kind]}" for stem, kind in heads]
        self._firsts = Zipf(list(dict.fromkeys([*said["first"], *parts, *joints])), 0.9, 3)

    def draw(self, chance: Random) -> Noun:
        """Draw a noun for running text."""
        if chance.random() < _COMPOUNDS:
            return self.draw_compound(chance)
        return self._heads.draw(chance)

    def draw_compound(self, chance: Random) -> Noun:
        """Draw a compound: what a case is about."""
        first = self._firsts.draw(chance)
        if chance.random() < _TRIPLES:
            first += self._firsts.draw(chance)
        return self._heads.draw(chance).behind(first)
