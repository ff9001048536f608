"""Cases: what is proposed, under which number, on its way through which bodies."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from benchmarks.made.draws import Choice
from benchmarks.made.grammar import Grammar, Telling
from benchmarks.made.organisations import Body, Organisation
from benchmarks.made.values import Day, Sum
from schemas.vocabulary import Category, ItemKind

_SENTENCES = (2, 5)  # of a paragraph
_CLAUSES: Choice[int] = Choice({1: 0.36, 2: 0.26, 3: 0.16, 4: 0.1, 5: 0.07, 6: 0.05})
_TAILED = 0.4  # of the clauses go on, and so do those that did
_PLAIN = (Category.PROCEDURAL, Category.TABLE, Category.ANSWERED)
_WITH_CLASS = 0.2  # of the numbers have an archive class behind
_KINDS: Choice[ItemKind] = Choice({ItemKind.DECISION: 0.83, ItemKind.MOTION: 0.12, ItemKind.ELECTION: 0.05})
_ASSEMBLY_KINDS: Choice[ItemKind] = Choice(
    {ItemKind.DECISION: 0.35, ItemKind.ELECTION: 0.35, ItemKind.INTERPELLATION: 0.18, ItemKind.MOTION: 0.12}
)
_ANY: Choice[Category] = Choice(
    {
        Category.FINANCE: 0.2, Category.ADOPT: 0.19, Category.ASSIGN: 0.17, Category.APPROVE: 0.17, Category.NOTE: 0.1,
        Category.CONSULT: 0.06, Category.DELEGATE: 0.04, Category.REPEAL: 0.03, Category.OTHER: 0.03,
        Category.DISCHARGE: 0.01,
    }
)  # fmt: skip
_ON_MOTION: Choice[Category] = Choice(
    {Category.REJECT: 0.42, Category.ANSWERED: 0.36, Category.APPROVE: 0.12, Category.CONSULT: 0.1}
)
# Of what only one thing is made.
_ONE: dict[ItemKind, Category] = {
    ItemKind.ELECTION: Category.ELECT,
    ItemKind.INTERPELLATION: Category.NOTE,
    ItemKind.INFORMATION: Category.NOTE,
    ItemKind.REPORT: Category.NOTE,
    ItemKind.PROCEDURE: Category.PROCEDURAL,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the sums and days in it."""

    text: str
    sums: tuple[Sum, ...] = ()
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: what it says and does."""

    passage: Passage
    category: Category

    @property
    def verb(self) -> str | None:
        """The word that decides; none where nothing tells."""
        return None if self.category is Category.OTHER else self.passage.text.split()[0]


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that a later paper of the case may cite."""

    body: str
    number: str
    date: dt.date


@dataclass(slots=True, kw_only=True)
class Case:
    """A case. `route` are the bodies that treat it, `step` the one whose turn it is; `key` is empty without number."""

    title: str
    kind: ItemKind
    printed: str
    suffix: str
    key: str
    clauses: list[Clause]
    summary: Passage | None
    attachments: list[str]
    route: tuple[Body, ...]
    telling: Telling
    paragraphs: list[Passage] = field(default_factory=list)
    step: int = 0
    since: dt.date = dt.date.min
    cited: Cited | None = None

    @property
    def is_last(self) -> bool:
        """Whether the body whose turn it is decides."""
        return self.step == len(self.route) - 1


class CaseMaker:
    """Makes the cases of an organisation, numbered as they come."""

    def __init__(self, grammar: Grammar, organisation: Organisation, chance: Random) -> None:
        self._grammar, self._organisation, self._chance = grammar, organisation, chance
        self._serials: dict[tuple[str, int], int] = {}

    def draw_case(self, body: Body, day: dt.date) -> Case:
        """Make a case that begins in a body."""
        bodies = self._organisation.bodies
        route = self._route(body)
        kind = (_ASSEMBLY_KINDS if body is bodies[1] else _KINDS).draw(self._chance)
        return self._case(kind, route, day)

    def draw_standing(self, kind: ItemKind, body: Body, day: dt.date) -> Case:
        """Make what recurs at every meeting: upprop, information, anmälningar; half of it has no number."""
        return self._case(kind, (body,), day, has_number=kind is not ItemKind.PROCEDURE and self._chance.random() < 0.5)

    def lengthen(self, case: Case, place: int) -> Passage:
        """Give a paragraph of a case by its place; the papers of a case say the same."""
        while len(case.paragraphs) <= place:
            count = self._chance.randint(*_SENTENCES)
            case.paragraphs.append(self._tell(case.telling, ["body"] * count))
        return case.paragraphs[place]

    def change(self, case: Case, category: Category) -> Clause:
        """Make another clause of a case: what a body decides instead, or puts in."""
        return self._clause(case.telling, category)

    def _route(self, body: Body) -> tuple[Body, ...]:
        board, assembly, committee, *_ = self._organisation.bodies
        luck = self._chance.random()
        if body is assembly:
            return (assembly,)
        if body is board:
            return (board,) if luck < 0.6 else (board, assembly)
        if body is committee:
            return (committee, board) if luck < 0.55 else (committee, board, assembly)
        if luck < 0.78:
            return (body,)
        return (body, committee, board) if luck < 0.86 else (body, committee, board, assembly)

    def _case(self, kind: ItemKind, route: tuple[Body, ...], day: dt.date, *, has_number: bool = True) -> Case:
        chance = self._chance
        printed, key = self._number(route[0], day.year) if has_number else ("", "")
        telling = Telling(chance, self._organisation, route[0], day.year, self._grammar.draw_topic(chance), printed)
        title = self._grammar.tell(f"titles.{kind}", telling)
        telling.sums.clear()
        telling.days.clear()
        standing = kind in (ItemKind.PROCEDURE, ItemKind.INFORMATION, ItemKind.REPORT)
        count = (1 if chance.random() < 0.5 else 0) if standing else _CLAUSES.draw(chance)
        own = _ON_MOTION if kind is ItemKind.MOTION else _ANY
        first = [_ONE.get(kind) or own.draw(chance)] if count else []
        rest = [_ONE.get(kind) or _ANY.draw(chance) for _ in range(count - 1)]
        has_summary = not standing and chance.random() < 0.55
        return Case(
            title=title,
            kind=kind,
            printed=printed,
            suffix=f"{chance.randint(1, 999):03}" if printed and chance.random() < _WITH_CLASS else "",
            key=key,
            clauses=[self._clause(telling, category) for category in (*first, *rest)],
            summary=self._tell(telling, ["summary", *["body"] * chance.randint(1, 4)]) if has_summary else None,
            attachments=[] if standing else [self._tell(telling, ["attachment"]).text for _ in range(chance.randint(0, 3))],
            route=route,
            telling=telling,
            since=day,
        )

    def _number(self, body: Body, year: int) -> tuple[str, str]:
        serial = self._serials.get((body.letters, year), 0) + self._chance.randint(1, 9)
        self._serials[body.letters, year] = serial
        return self._organisation.write_number(body.letters, year, serial)

    def _clause(self, telling: Telling, category: Category) -> Clause:
        telling.sums.clear()
        telling.days.clear()
        text = self._grammar.tell_plain(f"clauses.{category}", telling)
        while category not in _PLAIN and self._chance.random() < _TAILED:
            text += " " + self._grammar.tell_plain("tail", telling)
        return Clause(Passage(text, tuple(telling.sums), tuple(telling.days)), category)

    def _tell(self, telling: Telling, patterns: list[str]) -> Passage:
        telling.sums.clear()
        telling.days.clear()
        text = " ".join(self._grammar.tell(pattern, telling) for pattern in patterns)
        return Passage(text, tuple(telling.sums), tuple(telling.days))
