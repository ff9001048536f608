"""Yrkanden: what somebody moves at the meeting, and whether it is adopted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.says.adoption import settle
from extractors.facts.says.movers import called_kind
from extractors.facts.says.moves import Move, read_moves
from extractors.facts.says.passages import (
    TOLD_OF,
    Passage,
    Sentence,
    cut_passages,
    split_sentences,
    tells_of_another_meeting,
)
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import MotionKind

_ANNOUNCES = pattern_of("statements", "announces")
_ENDS = pattern_of("statements", "ends")
_PLAIN = pattern_of("motions", "plain")
_ELSEWHERE = ("papers", "recipients", "proposal", "notice", "presenters", "reservation", "statement", "conflict")
_SURE = (MotionKind.BIFALL, MotionKind.AVSLAG, MotionKind.ATERREMISS, MotionKind.BORDLAGGNING)
_WITH = re.compile(r"\bmed (?:instämmande|bifall|stöd) (?:av|från)\b")
_THAT = re.compile(r"\batt\b", re.IGNORECASE)
_OF_CHAIR = re.compile(r"\A(?:Ordföranden?|Mötet|Omröstning|Votering)\b")
_BELOW = re.compile(r"\bnedanstående\b[^.]*\.\Z")
_NO_END = re.compile(r"[^.:;!?”\"»)]\Z")


@dataclass(frozen=True, slots=True)
class Motion:
    """Who moves, as printed, with the span; `text` is the yrkande as printed.

    Those who make one yrkande together have the same number in `together`, from 1.
    """

    span: Span
    who: str
    name: str | None
    party: str | None
    kind: MotionKind | None
    text: str
    is_adopted: bool | None
    rule: str
    together: int = 1


def find_motions(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Motion]:
    """Find the yrkanden of an ärende, one a person; what a motion handed in asks for is none of this meeting."""
    on_floor = any(section.heading.kind in ("floor", "procedure") for section in sections)
    if not blocks or not (on_floor or "yrka" in document.text[blocks[0].start : blocks[-1].end]):
        return []
    passages = cut_passages(document, blocks, sections, without=_ELSEWHERE, words=("yrka",))
    moves = _read(passages)
    for number, move in enumerate(moves, start=1):
        move.together = number
    kinds = [_kind(move, moves, passages) for number, move in enumerate(moves)]
    adopted = settle(moves, kinds, passages)
    return [
        Motion(
            Span(move.passage.start + person.start, move.passage.start + person.end),
            person.who,
            person.name,
            person.party,
            kind,
            move.text,
            is_adopted,
            person.rule,
            move.together,
        )
        for move, kind, is_adopted in zip(moves, kinds, adopted, strict=True)
        for person in move.people
    ]


@lru_cache(maxsize=4096)
def kind_of_words(text: str) -> MotionKind | None:
    """Tell what the words of a yrkande move; None where they do not tell.

    >>> kind_of_words("yrkar att ärendet återremitteras för en bullerutredning")
    <MotionKind.ATERREMISS: 'aterremiss'>
    >>> kind_of_words("yrkar att ärendet avgörs i dag") is None
    True
    """
    line = _WITH.sub("", " ".join(text.split()))
    for rule in rules_of("motions", "override"):
        if rule.pattern.search(line):
            return MotionKind(rule.text("moves")) if rule.text("moves") else None
    found = [
        (match.start(), rule.text("moves"))
        for rule in rules_of("motions", "word")
        for match in [rule.pattern.search(line)]
        if match
    ]
    if found:
        return MotionKind(min(found)[1])
    return MotionKind.EGET if _THAT.search(line) and not _PLAIN.search(line) else None


def _kind(move: Move, moves: Sequence[Move], passages: Sequence[Passage]) -> MotionKind | None:
    """Tell what is moved, by its words, by what is agreed to, or by what the proceedings call it."""
    if move.agrees:
        agreed = _agreed(move, moves[: moves.index(move)])
        return kind_of_words(agreed.text) if agreed else None
    kind = kind_of_words(move.text)
    if kind in (None, MotionKind.EGET) and sum(one.people[0].who == move.people[0].who for one in moves) == 1:
        return called_kind(move, passages) or kind
    return kind


def _agreed(move: Move, earlier: Sequence[Move]) -> Move | None:
    """Give the yrkande that is agreed to: of whom the sentence names, else the one before."""
    named = [one for one in earlier if _names(move.text, one)]
    agreed = named[-1] if named else (earlier[-1] if earlier else None)
    return _agreed(agreed, earlier[: earlier.index(agreed)]) if agreed and agreed.agrees else agreed


def _names(text: str, move: Move) -> bool:
    return any(person.name and person.name.split()[-1] in text for person in move.people)


def _read(passages: Sequence[Passage]) -> list[Move]:
    moves: list[Move] = []
    open_move: Move | None = None  # whose words go on in what follows
    for passage in passages:
        if passage.is_title:
            open_move = None
            continue
        if open_move is not None and open_move.passage.section != passage.section:
            open_move = None
        if open_move is not None and passage.marker:
            open_move.paragraphs.append(passage.line)
            continue
        for sentence in split_sentences(passage.text):
            found = [] if tells_of_another_meeting(passage, sentence) else _told(passage, sentence, moves)
            if found:
                moves.extend(found)
                open_move = found[-1] if _goes_on(found[-1], sentence) else None
            elif open_move is not None and (_OF_CHAIR.match(sentence.text) or _ENDS.match(sentence.text)):
                open_move = None
            elif open_move is not None:
                _append(open_move, sentence)
    return moves


def _told(passage: Passage, sentence: Sentence, earlier: Sequence[Move]) -> list[Move]:
    """Read the moves of a sentence; of the background only those that cannot be a motion's own words."""
    moves = read_moves(passage, sentence)
    if passage.kind in TOLD_OF:
        moves = [move for move in moves if kind_of_words(move.text) in _SURE and not move.agrees]
    return [
        move for move in moves if not move.agrees or (earlier and _THAT.search(move.text) is None and _agrees(move, passage))
    ]


def _agrees(move: Move, passage: Passage) -> bool:
    """Whether somebody agrees to a yrkande: the word stands there, or the sentence says nothing else under Yrkanden."""
    return bool(re.search(r"yrkande|förslag", move.text)) or (
        passage.kind == "floor" and bool(re.fullmatch(r"(?:instämm\w+|ansl\w+ sig)\.?", move.text))
    )


def _goes_on(move: Move, sentence: Sentence) -> bool:
    """Whether the words of a yrkande are announced and follow: "yrkar följande:", "yrkar" and a list."""
    told = _ANNOUNCES.search(sentence.text) or _NO_END.search(sentence.text) or _BELOW.search(move.text)
    return bool(told) and not move.agrees


def _append(move: Move, sentence: Sentence) -> None:
    line = " ".join(sentence.text.split())
    if sentence.start == 0 or not move.paragraphs:
        move.paragraphs.append(line)
    else:
        move.paragraphs[-1] += f" {line}"
