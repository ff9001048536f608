"""Sentences, titles and clauses, composed by the patterns of grammar.toml."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.made.draws import Zipf
from benchmarks.made.nouns import Noun, Nouns, words
from benchmarks.made.organisations import Body, Organisation
from benchmarks.made.values import MONTHS, Day, Sum, Values

_SLOT = re.compile(r"\{(\w+)\}")
_PATTERNS = 0.45  # how much more often the first patterns come


@dataclass(slots=True)
class Telling:
    """What is told of: whose case, what about, when. Sums and days that are told are kept in `sums` and `days`."""

    chance: Random
    organisation: Organisation
    body: Body
    year: int
    topic: Noun
    number: str
    sums: list[Sum] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)


_Slot = Callable[[Telling], str]
_Pattern = tuple[str | _Slot, ...]


class Grammar:
    """Composes texts by the name of their pattern: "titles.motion", "clauses.finance", "summary", "body"."""

    def __init__(self) -> None:
        said = tomllib.loads((Path(__file__).parent / "grammar.toml").read_text(encoding="utf-8"))
        self._nouns, self._values = Nouns(), Values()
        self._adjectives = Zipf(words()["adjectives"]["regular"], 0.8)
        self._slots: dict[str, _Slot] = self._slots_of_case() | self._slots_of_nouns() | self._slots_of_values()
        groups = {
            **{name: own for name, own in said.items() if isinstance(own, list)},
            **{f"{group}.{name}": own for group in ("titles", "clauses") for name, own in said[group].items()},
        }
        self._patterns: dict[str, Zipf[_Pattern]] = {}
        for name in groups:
            self._slots.setdefault(name, partial(self._expand, name))
            self._slots.setdefault(f"{name}_c", partial(self._expand_capital, name))
        for name, own in groups.items():
            self._patterns[name] = Zipf([self._parse(pattern) for pattern in own], _PATTERNS)

    def _parse(self, pattern: str) -> _Pattern:
        parts = _SLOT.split(pattern)
        return tuple(self._slots[part] if place % 2 else part for place, part in enumerate(parts) if part)

    def draw_topic(self, chance: Random) -> Noun:
        """Draw what a case is about."""
        return self._nouns.draw_compound(chance)

    def names(self) -> list[str]:
        """Give the names of all patterns."""
        return list(self._patterns)

    def tell(self, name: str, telling: Telling) -> str:
        """Compose a text by a pattern of this name, with a capital letter."""
        text = self._expand(name, telling)
        return text[:1].upper() + text[1:]

    def tell_plain(self, name: str, telling: Telling) -> str:
        """Compose a text as it comes, as the clauses of a list are."""
        return self._expand(name, telling)

    def _expand(self, name: str, telling: Telling) -> str:
        parts = self._patterns[name].draw(telling.chance)
        return "".join([part if isinstance(part, str) else part(telling) for part in parts])

    def _expand_capital(self, name: str, telling: Telling) -> str:
        return self.tell(name, telling)

    def _slots_of_case(self) -> dict[str, _Slot]:
        """Give the forms of a case's own subject."""
        return {
            "T": lambda t: t.topic.singular,
            "Tc": lambda t: t.topic.singular.capitalize(),
            "Td": lambda t: t.topic.definite,
            "Tdc": lambda t: t.topic.definite.capitalize(),
            "Tg": lambda t: t.topic.genitive,
            "Tp": lambda t: t.topic.plural,
            "Te": lambda t: t.topic.with_article,
            "dnr_c": lambda t: f"Ärende {t.number}",
        }

    def _slots_of_nouns(self) -> dict[str, _Slot]:
        draw, adjectives = self._nouns.draw, self._adjectives

        def new(t: Telling) -> str:
            noun, adjective = draw(t.chance), adjectives.draw(t.chance)
            return f"ett {adjective}t {noun.singular}" if noun.is_neuter else f"en {adjective} {noun.singular}"

        def the_new(t: Telling) -> str:
            noun, adjective = draw(t.chance), adjectives.draw(t.chance)
            return f"{'det' if noun.is_neuter else 'den'} {adjective}a {noun.definite}"

        return {
            "t": lambda t: draw(t.chance).singular,
            "tc": lambda t: draw(t.chance).singular.capitalize(),
            "d": lambda t: draw(t.chance).definite,
            "g": lambda t: draw(t.chance).genitive,
            "p": lambda t: draw(t.chance).plural,
            "pc": lambda t: draw(t.chance).plural.capitalize(),
            "pd": lambda t: draw(t.chance).plural_definite,
            "pdc": lambda t: draw(t.chance).plural_definite.capitalize(),
            "e": lambda t: draw(t.chance).with_article,
            "ea": new,
            "da": the_new,
            "dac": lambda t: the_new(t).capitalize(),
            "pa": lambda t: f"{adjectives.draw(t.chance)}a {draw(t.chance).plural}",
            "pac": lambda t: f"{adjectives.draw(t.chance)}a {draw(t.chance).plural}".capitalize(),
        }

    def _slots_of_values(self) -> dict[str, _Slot]:
        values = self._values

        def money(t: Telling) -> str:
            t.sums.append(values.draw_sum(t.chance))
            return t.sums[-1].text

        def day(t: Telling) -> str:
            t.days.append(values.draw_day(t.chance, _middle(t.year)))
            return t.days[-1].text

        return {
            "belopp": money,
            "datum": day,
            "ar": lambda t: str(t.year + t.chance.randint(-1, 1)),
            "spann": lambda t: f"{t.year}–{t.year + t.chance.randint(1, 4)}",
            "manad": lambda t: f"{t.chance.choice(MONTHS)} {t.year}",
            "tal": lambda t: str(int(t.chance.paretovariate(0.7)) + 1),
            "litet": lambda t: str(t.chance.randint(1, 30)),
            "procent": lambda t: f"{t.chance.randint(1, 990) / 10:.1f}".replace(".", ","),
            "ort": lambda t: t.organisation.places[int(t.chance.random() ** 2 * len(t.organisation.places))],
            "fastighet": _property,
            "person": lambda t: "{} ({})".format(*_person(t)),
            "organ": lambda t: t.chance.choice(t.organisation.bodies).name.lower(),
            "organ_g": lambda t: t.body.name.lower().removesuffix("s") + "s",
            "forvaltning": lambda t: t.body.office,
            "forvaltning_g": lambda t: t.body.office + "s",
            "paragraf": lambda t: f"§ {t.chance.randint(1, 240)}",
        }


def _middle(year: int) -> dt.date:
    return dt.date(year, 7, 1)


def _person(telling: Telling) -> tuple[str, str]:
    return telling.chance.choice(telling.organisation.people)


def _property(telling: Telling) -> str:
    """Give the name of a property: "Tallbacken 3:14"."""
    chance = telling.chance
    return f"{chance.choice(telling.organisation.places)} {chance.randint(1, 40)}:{chance.randint(1, 300)}"
