"""The years of an organisation: meeting after meeting, with the papers of each."""

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterator
from random import Random

from benchmarks.made.cases import Case, CaseMaker, Cited, Clause, Passage
from benchmarks.made.draws import Choice
from benchmarks.made.grammar import Grammar
from benchmarks.made.minutes import Minutes
from benchmarks.made.organisations import LAST_YEAR, Body, Organisation
from benchmarks.made.papers import Paper, Said
from benchmarks.made.tables import add_table
from benchmarks.made.values import first_weekday
from schemas.tables import Rows
from schemas.vocabulary import Category, DocType, IssueCode, ItemKind, Stage

_ITEMS = (12, 25)  # of a meeting
_STANDING = ((ItemKind.PROCEDURE, 1, 2), (ItemKind.INFORMATION, 1, 3), (ItemKind.REPORT, 0, 2))
_WAITING = 0.7  # of the ärenden, those that come from other bodies before new ones
_MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
_GROWTH = 0.08  # by which each year has more papers than the one before
_DECISIONS = 53  # that the papers of a meeting hold, about
_MEDIAN_LOG, _SPREAD = 7.0, 0.85  # of the logarithm of an ärende's characters
_SHORT = 5.0  # the same of what recurs
_KALLELSE, _MINUTES = 0.88, 0.96  # meetings whose kallelse, whose minutes are there
_MEMO, _EXTRACT, _TABLE, _GAP = 0.015, 0.015, 0.05, 0.01
_UNTOLD = 0.01  # proposals of which nothing says who is to decide
_OUTCOMES: Choice[str] = Choice({"adopted": 0.8, "changed": 0.1, "tabled": 0.05, "referred back": 0.03, "rejected": 0.02})


class History:
    """Lets an organisation meet until its papers hold enough decisions.

    Args:
        organisation: whose.
        decisions: that its papers hold at least, fewer than a meeting's more.
        seed: of the dataset.
    """

    def __init__(self, organisation: Organisation, decisions: int, seed: int, grammar: Grammar) -> None:
        self._organisation, self._wanted, self._seed, self._grammar = organisation, decisions, seed, grammar
        self._chance = Random(f"{seed}/{organisation.key}")
        self._maker = CaseMaker(grammar, organisation, self._chance)
        self._waiting: defaultdict[str, deque[Case]] = defaultdict(deque)
        self._paragraphs: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._made = 0

    def years(self) -> Iterator[tuple[int, list[Rows]]]:
        """Give the rows of each year's papers, the first first."""
        years = range(self._organisation.first_year, LAST_YEAR + 1)
        weights = [(1 + _GROWTH) ** place for place in range(len(years))]
        for place, year in enumerate(years):
            until = round(self._wanted * sum(weights[: place + 1]) / sum(weights))
            papers: list[Rows] = []
            for day, body in self._meetings(year, until):
                papers.extend(self._meet(day, body))
            yield year, papers

    def _meetings(self, year: int, until: int) -> Iterator[tuple[dt.date, Body]]:
        """Give a year's meetings in the order of time; in the last year as many as are still wanted."""
        slots = self._slots(year)
        count = min(len(slots), round((until - self._made) / _DECISIONS))
        if year < LAST_YEAR:
            yield from (slots[number] for number in sorted(self._chance.sample(range(len(slots)), max(0, count))))
            return
        for slot in slots[:: max(1, len(slots) // (count + 2))] + slots[1 :: max(2, len(slots) // (count + 2))]:
            if self._made >= until:
                return
            yield slot
        assert self._made >= until, f"{self._organisation.name} cannot meet often enough for {self._wanted} decisions"

    def _slots(self, year: int) -> list[tuple[dt.date, Body]]:
        """Give the days on which bodies can meet; of the first three, which all cases come to, each twice a month."""
        slots = [
            (first_weekday(year, month, body.weekday, week), body)
            for place, body in enumerate(self._organisation.bodies)
            for month in _MONTHS
            for week in ({body.week, 1 + body.week % 4} if place < 3 else {body.week})
        ]
        return sorted(slots, key=lambda slot: (slot[0], slot[1].letters))

    def _meet(self, day: dt.date, body: Body) -> Iterator[Rows]:
        """Hold a meeting: its kallelse, its minutes, now and then a memo before and an utdrag behind."""
        chance = self._chance
        cases = self._agenda(day, body)
        papers: list[Paper] = []
        if chance.random() < _KALLELSE:
            papers.append(self._call(day, body, cases))
        if chance.random() < _MEMO * len(cases):
            papers.append(self._write_memo(day, body, chance.choice(cases)))
        if chance.random() < _MINUTES:
            papers.extend(self._minute(day, body, cases))
        for case in cases:
            self._send_on(case, day)
        for paper in papers:
            rows = paper.close()
            self._made += len(rows["decisions"])
            yield rows

    def _agenda(self, day: dt.date, body: Body) -> list[Case]:
        """Give what a meeting treats: what recurs, what waits, what is new."""
        chance, maker = self._chance, self._maker
        count = chance.randint(*_ITEMS)
        standing = [
            maker.draw_standing(kind, body, day) for kind, low, high in _STANDING for _ in range(chance.randint(low, high))
        ]
        cases: list[Case] = []
        queue = self._waiting[body.name]
        while queue and len(cases) < _WAITING * (count - len(standing)) and queue[0].since < day:
            cases.append(queue.popleft())
        while len(cases) + len(standing) < count:
            cases.append(maker.draw_case(body, day))
        return [*standing, *cases]

    def _call(self, day: dt.date, body: Body, cases: list[Case]) -> Paper:
        paper = Paper(self._seed, self._organisation, body, day, DocType.KALLELSE)
        for number, case in enumerate(cases, start=1):
            said = [self._proposed(case, clause, body) for clause in case.clauses]
            self._add(paper, case, str(number), said)
        return paper

    def _write_memo(self, day: dt.date, body: Body, case: Case) -> Paper:
        written = max(day - dt.timedelta(days=self._chance.randint(8, 30)), dt.date(day.year, 1, 2))
        paper = Paper(self._seed, self._organisation, body, written, DocType.TJANSTESKRIVELSE, number=hash_of(case))
        self._add(paper, case, "", [self._proposed(case, clause, body) for clause in case.clauses])
        return paper

    def _proposed(self, case: Case, clause: Clause, body: Body) -> Said:
        if self._chance.random() < _UNTOLD:
            return Said(clause, Stage.PROPOSAL, None, None, ())
        proposer = case.route[case.step - 1].name if case.step else body.office
        decider = body.name if case.is_last or self._chance.random() < 0.5 else case.route[-1].name
        return Said(clause, Stage.PROPOSAL, proposer, decider, tuple(dict.fromkeys((body.name, decider))))

    def _minute(self, day: dt.date, body: Body, cases: list[Case]) -> Iterator[Paper]:
        """Give the minutes of a meeting, and an utdrag that repeats a paragraph."""
        chance = self._chance
        paper = Paper(self._seed, self._organisation, body, day, DocType.PROTOKOLL)
        minutes = Minutes(paper, chance, chance.sample(self._organisation.people[:60], chance.randint(9, 17)))
        repeated: Case | None = None
        for case in cases:
            self._paragraphs[body.name, day.year] += 1
            if chance.random() < _GAP:
                self._paragraphs[body.name, day.year] += 1
                paper.doubt(IssueCode.ITEM_NUMBER_GAP, "a number was not found before the next", paper.write("")[0], None)
            number = str(self._paragraphs[body.name, day.year])
            said = self._decided(case, body)
            item_id = self._add(paper, case, number, said)
            minutes.add_to_item(case, item_id)
            if case.kind is ItemKind.DECISION:
                paper.add_recipients(
                    item_id, {self._grammar.tell("recipient", case.telling): None for _ in range(chance.randint(0, 3))}
                )
            case.cited = Cited(body.name, number, day)
            if repeated is None and case.kind is ItemKind.DECISION and chance.random() < _EXTRACT:
                repeated = case
                extract = Paper(self._seed, self._organisation, body, day, DocType.PROTOKOLLSUTDRAG)
                self._add(extract, case, number, said)
                yield extract
        minutes.add_presence(self._paragraphs[body.name, day.year])
        yield paper

    def _decided(self, case: Case, body: Body) -> list[Said]:
        """Give what minutes say: the proposal adopted, changed or not, or passed on to the next body."""
        outcome = "adopted" if case.kind is ItemKind.PROCEDURE else _OUTCOMES.draw(self._chance)
        clauses = case.clauses
        if outcome in ("tabled", "referred back") and clauses:
            category = Category.TABLE if outcome == "tabled" else Category.REFER_BACK
            case.step = max(-1, case.step - (1 if outcome == "tabled" else 2))
            return [Said(self._maker.change(case, category), Stage.DECISION, None, body.name, (body.name,))]
        if outcome == "rejected" and clauses:
            clauses = [self._maker.change(case, Category.REJECT)]
        elif outcome == "changed" and clauses:
            changed = self._chance.randrange(len(clauses))
            clauses = [*clauses[:changed], self._changed(clauses[changed]), *clauses[changed + 1 :]]
        if case.is_last or outcome == "rejected":
            return [Said(clause, Stage.DECISION, None, body.name, (body.name,)) for clause in clauses]
        following = case.route[case.step + 1 :]
        decider = following[-1].name
        path = (body.name, *(one.name for one in following))
        return [Said(clause, Stage.PROPOSAL, body.name, decider, path) for clause in clauses]

    def _changed(self, clause: Clause) -> Clause:
        """Give a clause with words put in behind it."""
        told = clause.passage
        return Clause(
            Passage(f"{told.text} med start {self._chance.randint(1, 3)} månader efter beslutet", told.sums, told.days),
            clause.category,
        )

    def _send_on(self, case: Case, day: dt.date) -> None:
        """Let the next body have a case that is not at its end."""
        case.step += 1
        if 0 <= case.step < len(case.route):
            case.since = day
            self._waiting[case.route[case.step].name].append(case)

    def _add(self, paper: Paper, case: Case, number: str, said: list[Said]) -> str:
        """Add an ärende with as much of the case's text as this paper prints."""
        chance = self._chance
        is_short = case.kind in (ItemKind.PROCEDURE, ItemKind.REPORT, ItemKind.INFORMATION, ItemKind.ELECTION)
        wanted = chance.lognormvariate(_SHORT if is_short else _MEDIAN_LOG, _SPREAD)
        wanted -= sum(len(one.clause.passage.text) + 60 for one in said) + (len(case.summary.text) if case.summary else 0)
        passages: list[Passage] = []
        while wanted > 150:
            passages.append(self._maker.lengthen(case, len(passages)))
            wanted -= len(passages[-1].text)
        item_id = paper.add_item(case, number, said, passages)
        if chance.random() < _TABLE and not is_short:
            add_table(paper, self._grammar, case.telling, item_id, paper.write("")[0], chance)
        return item_id


def hash_of(case: Case) -> int:
    """Give a number that tells the memos of one body and day apart."""
    return sum(map(ord, case.title + case.key))
