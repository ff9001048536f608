"""The passages of a cover that tell of adjusting and posting: each field's rows, joined."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.cover.fields import Field, Row
from extractors.facts.cover.presence import split_paragraphs
from extractors.facts.cover.strips import Strip
from extractors.facts.dates import FoundDate, find_dates
from extractors.layout.document import Span
from extractors.rules import pattern_of
from schemas.vocabulary import Precision

_BARE = pattern_of("adjustments", "bare")
_KINDS = frozenset("adjustment paragraphs immediate notice posted taken_down kept".split())


@dataclass(eq=False, slots=True)
class Passage:
    """What stands in a field: its rows joined, and the strips that they are of."""

    own: Field | None
    kind: str
    strips: list[Strip] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The rows, each a line."""
        return "\n".join(self.lines)

    @property
    def span(self) -> Span:
        """Where the field begins."""
        return Span(self.strips[0].start, self.strips[0].end)


def read_passages(rows: Sequence[Row]) -> list[Passage]:
    """Give the fields that tell of adjusting in order; what follows a notice's heading without a label belongs to it."""
    passages: list[Passage] = []
    notice: Passage | None = None
    for row in rows:
        fresh: set[int] = set()
        for placed in row:
            own = placed.field
            if own is not None and own.kind not in _KINDS:
                notice = None if own.is_people else notice
                if not (own.is_people and _BARE.fullmatch(placed.strip.text)):
                    continue
                # "Paragrafer" at the right end of a line, and the paragraphs on the next one
                passage = next(
                    (one for one in reversed(passages) if one.kind == "paragraphs" and not one.text.strip()), None
                )
            elif own is None or (own.kind == "paragraphs" and notice is not None and _is_told(passages, own)):
                passage = notice
            else:
                passage = next((one for one in reversed(passages) if one.own is own), None)
            if own is not None and passage is None and own.kind in _KINDS:
                passage = Passage(own, own.kind)
                passages.append(passage)
                notice = passage if own.kind == "notice" else notice
            if passage is None:
                continue
            text = placed.strip.text
            if own is not None and own.kind == "paragraphs" and passage is notice and text:
                text = f"§ {text.lstrip('§ ')}"
            passage.strips.append(placed.strip)
            if id(passage) in fresh and passage.lines:
                passage.lines[-1] = f"{passage.lines[-1]}\t{text}".strip()
            else:
                passage.lines.append(text)
                fresh.add(id(passage))
    return passages


def _is_told(passages: Sequence[Passage], own: Field) -> bool:
    """Whether another field has told which paragraphs the minutes have."""
    return any(one.kind == "paragraphs" and one.own is not own for one in passages)


def find_days(text: str, meeting: dt.date | None) -> list[FoundDate]:
    """Find the days of a text that the calendar has and whose year is known."""
    return [one for one in find_dates(text, meeting=meeting) if one.precision is Precision.DAY and one.date is not None]


def paragraphs_of(match: re.Match[str]) -> tuple[str, ...]:
    """Give each paragraph or run of a list that a rule has found."""
    return split_paragraphs(match["list"] or match["list2"] or "")
