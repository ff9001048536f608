"""Organisations and their bodies: few large ones, many small ones."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.made.nouns import words
from benchmarks.made.values import Values
from extractors.keys import slug

FIRST_YEAR, LAST_YEAR = 2012, 2026
_SHARES = {"{} kommun": 0.88, "Region {}": 0.07, "{} kommunalförbund": 0.05}
_OFFICES = ("kontoret", "förvaltningen")
_PLACES = 60
_PEOPLE = 240

# How organisations write a diarienummer, from its letters, year and serial.
SPELLINGS: tuple[Callable[[str, int, int], str], ...] = (
    lambda letters, year, serial: f"{letters} {year}/{serial:05}",
    lambda letters, year, serial: f"{letters}/{year}:{serial:04}",
    lambda letters, year, serial: f"{letters}-{year}-{serial:05}",
    lambda letters, year, serial: f"{letters} {year}-{serial}",
    lambda letters, year, serial: f"{letters} {year}/{serial}",
    lambda letters, year, serial: f"{year % 100:02}{letters}{serial}",
    lambda _, year, serial: f"{year}/{serial}",
    lambda letters, year, serial: f"{year}.{serial:03} {letters}",
    lambda letters, year, serial: f"{letters}{year}/{serial:04}",
    lambda letters, year, serial: f"{year}/{letters} {serial:04}",
)
_BARE = 6  # the spelling without letters


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its name, the letters of its diarienummer, its office, and when it meets: weekday, week of the month."""

    name: str
    letters: str
    office: str
    weekday: int
    week: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation.

    `share` is its part of all decisions; of `spellings` the first is that of its old papers, the second that of its new
    ones, which begin with `new_system`. The bodies are styrelse, fullmäktige and utskott first.
    """

    name: str
    key: str
    share: float
    first_year: int
    bodies: tuple[Body, ...]
    places: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    spellings: tuple[int, int]
    new_system: int

    def write_number(self, letters: str, year: int, serial: int) -> tuple[str, str]:
        """Give a diarienummer as printed, and in its one spelling."""
        spelling = self.spellings[year >= self.new_system]
        key = f"{year}/{serial}" if spelling == _BARE else f"{letters} {year}/{serial}"
        return SPELLINGS[spelling](letters, year, serial), key


def make_organisations(seed: int, count: int) -> list[Organisation]:
    """Give organisations, the largest first; their shares, by Zipf's law, add up to 1."""
    names: list[str] = words()["organisations"]["names"]
    assert count <= len(names), f"there are names for {len(names)} organisations, not for {count}"
    weights = [1 / (place + 3) for place in range(count)]
    return [
        _make(Random(f"{seed}/{name}"), name, weight / sum(weights), count=count)
        for name, weight in zip(names[:count], weights, strict=True)
    ]


def _make(chance: Random, name: str, share: float, *, count: int) -> Organisation:
    said, values = words(), Values()
    kind = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
    own = said["bodies"][kind]
    # A small one has few boards: five, of which three prepare, decide and adopt.
    wanted = min(len(own), max(5, round(12 * min(1.0, share * count) ** 0.35) + chance.randint(-1, 1)))
    bodies = [_body(chance, entry) for entry in own[:wanted]]
    first, second = (chance.choices(range(len(SPELLINGS)), (8, 6, 5, 4, 4, 2, 4, 1, 2, 1))[0] for _ in range(2))
    full = kind.format(name + "s" if kind == "{} kommun" and chance.random() < 0.6 else name)
    return Organisation(
        name=full,
        key=slug(full),
        share=share,
        first_year=min(LAST_YEAR - 3, FIRST_YEAR + int(chance.expovariate(1 / 4))),
        bodies=tuple(bodies),
        places=tuple(values.draw_place(chance) for _ in range(_PLACES)),
        people=tuple(values.draw_name(chance) for _ in range(_PEOPLE)),
        spellings=(first, second if chance.random() < 0.5 else first),
        new_system=chance.randint(2016, 2022),
    )


def _body(chance: Random, entry: str) -> Body:
    letters, _, name = entry.partition("|")
    return Body(name, letters, _office_of(name, chance.choice(_OFFICES)), chance.randint(0, 3), chance.randint(1, 4))


def _office_of(name: str, kind: str) -> str:
    """Give the office that works for a body.

    >>> _office_of("Barn- och utbildningsnämnden", "kontoret"), _office_of("Tekniska nämnden", "förvaltningen")
    ('Utbildningskontoret', 'Tekniska förvaltningen')
    """
    *before, last = name.removesuffix("s arbetsutskott").split()
    for ending in ("nämnden", "styrelsen", "fullmäktige", "direktionen"):
        if last.casefold().endswith(ending):
            last = last[: -len(ending)]
            break
    if last:
        return last.capitalize() + kind
    return f"{before[-1]} {kind}" if before else f"Förbunds{kind}"
