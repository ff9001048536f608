"""Whether a yrkande is adopted, where the minutes say so of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.says.movers import NOUNS, TOLD, Movers
from extractors.facts.says.moves import Move
from extractors.facts.says.passages import LONGEST, Passage, split_sentences
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import MotionKind

_FINDS = pattern_of("adoption", "finds")
_RESOLVES = pattern_of("adoption", "resolves")
_VOTE = pattern_of("adoption", "vote")
_BALLOT = pattern_of("adoption", "ballot")
_COUNTED = pattern_of("adoption", "counted")
_WON = tuple(rule.pattern for rule in rules_of("adoption", "won"))
_LOST = tuple(rule.pattern for rule in rules_of("adoption", "lost"))
_PRONOUN = pattern_of("adoption", "pronoun")
_PARTLY = pattern_of("adoption", "partly")
_TODAY = pattern_of("adoption", "today")
_SENT_BACK = pattern_of("adoption", "sent_back")
_TARGET = pattern_of("adoption", "target")
_NOISE = pattern_of("adoption", "noise")
_TELLS = re.compile(r"yrkande|förslag|[Mm]otionen|[Åå]terremit|avsl[åo]|bif[aö]ll")
_PUT = re.compile(r"\bproposition\s+på\s+(?:bifall\s+till\s+)?(.+?)(?=\s+(?:och|mot)\b|,|\Z)")
_AND = re.compile(r"(?<!-)\s+(?:och|samt)\s+")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a sentence finds: for each yrkande that it is about whether it wins, and whether anything wins at all."""

    found: dict[int, bool]
    has_winner: bool


def settle(moves: Sequence[Move], kinds: Sequence[MotionKind | None], passages: Sequence[Passage]) -> list[bool | None]:
    """Tell of each yrkande whether it is adopted; None where the minutes do not say so of it.

    What the chair finds counts until a vote is called for; then what the vote came to counts, where a sentence says it.
    """
    register = _Register(moves, kinds)
    if not moves:
        return []
    final: list[str] = []
    for passage in passages:
        register.enter(passage)
        is_final = passage.kind == "decision" and bool(_TELLS.search(passage.text))
        if not is_final and (passage.kind not in TOLD or passage.start < moves[0].passage.start):
            continue
        for sentence in split_sentences(passage.text):
            line = " ".join(sentence.text.split()).replace("m.fl.", "m fl")
            if len(line) > LONGEST:
                continue
            if is_final:
                final.append(line)
            else:
                register.read(line)
    for line in final:
        register.close(line)
    return register.results()


class _Register:
    """Keeps what is found of each yrkande, and takes it back when a vote is called for.

    `last` is what the chair found last, `contest` what the vote is about, `is_counted` whether its count is told.
    """

    def __init__(self, moves: Sequence[Move], kinds: Sequence[MotionKind | None]) -> None:
        self.moves, self.kinds, self.movers = moves, kinds, Movers(moves)
        self.targets = [_target(move.text) for move in moves]
        self.state: dict[int, bool] = {}
        self.last: dict[int, bool] = {}
        self.contest: set[int] = set()
        self.section = -2
        self.is_vote = self.is_counted = False

    def enter(self, passage: Passage) -> None:
        """Take back what was found last where a section of a vote begins."""
        if passage.section != self.section and passage.kind == "vote" and not self.is_vote:
            self._take_back()
        if passage.kind not in TOLD:  # what is printed behind the decision is a list of votes, no vote on what was found
            self.last = {}
        self.section, self.is_vote = passage.section, passage.kind == "vote"

    def read(self, line: str) -> None:
        """Read what a sentence of the proceedings finds."""
        self.is_counted = self.is_counted or bool(_COUNTED.search(line))
        if _BALLOT.search(line) and not _FINDS.search(line):
            self.contest |= self._named(line)
            return
        finds = _FINDS.search(line)
        says = finds or _RESOLVES.match(line) or (_COUNTED.match(line) if line.startswith("Med ") else None)
        vote = _VOTE.search(line)
        if vote and (says is None or vote.start() < says.start()):
            self._take_back()
        if says:
            self._keep(self._verdicts(line[: says.end()] if finds else "", line[says.end() if finds else 0 :]))
        if vote and says and vote.start() > says.start():
            self._take_back()

    def close(self, line: str) -> None:
        """Read what a sentence of the decision itself says, which holds over all that was found on the way."""
        if not _PARTLY.search(line):
            self.state.update(self._verdicts("", line, plainly=True).found)

    def results(self) -> list[bool | None]:
        """Give the state of each yrkande; who moves that another's be adopted has that one's state."""
        own = [self.state.get(number) for number in range(len(self.moves))]
        return [self._with_linked(number, one, own) for number, one in enumerate(own)]

    def _with_linked(self, number: int, own: bool | None, states: Sequence[bool | None]) -> bool | None:  # noqa: FBT001
        move = self.moves[number]
        linked = [other for other in self._named(move.text) if other != number and self.moves[other] is not move]
        if self.kinds[number] not in (MotionKind.BIFALL, MotionKind.TILLAGG, MotionKind.ANDRING) and not move.agrees:
            return own
        if not linked or len(linked) > 1:
            return own
        parts = [states[linked[0]]]
        target = _TARGET.search(move.text)
        if target and not self._named(target[0]):
            parts.append(own)
        if any(part is False for part in parts):
            return False
        return True if all(parts) else None

    def _keep(self, verdict: "_Verdict") -> None:
        if self.is_counted and verdict.has_winner:
            self.state.update(dict.fromkeys(self.contest, False))
            self.contest = set()
        self.state.update(verdict.found)
        self.last = verdict.found

    def _take_back(self) -> None:
        for number in self.last:
            self.state.pop(number, None)
        self.contest |= {number for number, won in self.last.items() if won and not self.targets[number]}
        self.last, self.is_counted = {}, False

    def _verdicts(self, before: str, after: str, *, plainly: bool = False) -> "_Verdict":
        """Tell for each yrkande that a finding is about whether it wins."""
        found: dict[int, bool] = {}
        if _SENT_BACK.search(after):
            found |= self._of_kind(MotionKind.ATERREMISS, won=True)
        elif not plainly and _TODAY.search(after):
            found |= self._of_kind(MotionKind.ATERREMISS, won=False)
        winners: set[int] = set()
        has_winner = False
        for is_won, printed in _objects(after):
            numbers = self._meant(printed, before)
            has_winner = has_winner or is_won
            if is_won:
                winners |= numbers
            found |= dict.fromkeys(numbers, is_won)
            found |= self._by_target(printed, before, is_won=is_won)
        if has_winner and before:
            found = dict.fromkeys(self._named(before) - winners, False) | found
        return _Verdict(found, has_winner)

    def _of_kind(self, kind: MotionKind, *, won: bool) -> dict[int, bool]:
        return {number: won for number, one in enumerate(self.kinds) if one is kind}

    def _by_target(self, printed: str, before: str, *, is_won: bool) -> dict[int, bool]:
        """Tell of each yrkande for or against an object whether it wins, by what happens to the object."""
        target = _plain(printed)
        if _PRONOUN.match(printed) and not self._named(before):
            proposed = _PUT.search(before)
            target = _plain(proposed[1]) if proposed else target
        found: dict[int, bool] = {}
        for number, kind in enumerate(self.kinds):
            if kind in (MotionKind.BIFALL, MotionKind.AVSLAG) and target and self.targets[number] == target:
                found[number] = is_won if kind is MotionKind.BIFALL else not is_won
        return found

    def _meant(self, printed: str, before: str) -> set[int]:
        """Give the yrkanden that an object names, by a mover's name or by a word for the one just put."""
        named = self._named(printed)
        if named:
            return named
        pronoun = _PRONOUN.match(printed)
        if pronoun is None:
            return set()
        put = self._named(before)
        if put:
            return put
        if "yrkande" not in printed and not pronoun["what"]:
            return set()
        kind = NOUNS.get(pronoun["what"] or "")
        fitting = {number for number, one in enumerate(self.kinds) if kind is None or one is kind}
        return fitting if len(fitting) == 1 else set()

    def _named(self, text: str) -> set[int]:
        """Give the yrkanden whose mover a text names before "yrkande" or "förslag"; none where several fit."""
        by_mover: dict[str, set[int]] = {}
        for number in self.movers.named(text):
            by_mover.setdefault(self.moves[number].people[0].who, set()).add(number)
        chosen: set[int] = set()
        for numbers in by_mover.values():
            chosen |= self._chosen(numbers, text)
        return chosen

    def _chosen(self, numbers: set[int], text: str) -> set[int]:
        """Of several yrkanden of one person give those that a text means: by its kind, or all where it says yrkanden."""
        if len(numbers) == 1 or re.search(r"\byrkanden\b", text):
            return numbers
        called = [
            kind
            for word, kind in NOUNS.items()
            if re.search(rf"\b{word}(?:yrkande|förslag)|\bom\s+{word.rstrip('s')}", text)
        ]
        fitting = {number for number in numbers if self.kinds[number] in called}
        if not fitting:
            rest = {number for number in numbers if self.kinds[number] not in NOUNS.values()}
            fitting = rest | {number for number in numbers if self.kinds[number] is MotionKind.EGET}
        return fitting if len(fitting) == 1 else set()


def _objects(text: str) -> Iterator[tuple[bool, str]]:
    for is_won, patterns in ((True, _WON), (False, _LOST)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                printed = match["object"].strip()
                yield is_won, printed
                parts = _AND.split(printed.removeprefix("både "))
                yield from ((is_won, part) for part in parts if len(parts) > 1)


def _target(text: str) -> str:
    match = _TARGET.search(text)
    return _plain((match["object"] or match["object2"]) if match else "")


def _plain(text: str) -> str:
    """Give an object in a form that can be compared: "Den av Bo Ek väckta motionen" is "motionen"."""
    plain = _NOISE.sub("", " ".join(text.lower().split())).strip()
    return "motionen" if plain.endswith("motionen") and " förslag" not in plain else plain
