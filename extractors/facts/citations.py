"""Paragraphs of other meetings that an ärende cites: "KSAU § 84 den 3 juni 2026"."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.facts.bodies import Whose, find_bodies, resolve_body
from extractors.facts.dates import FoundDate
from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of, rules_of, words_of
from schemas.vocabulary import Precision

_PARAGRAPH = pattern_of("citations", "paragraph")
_BEFORE = pattern_of("citations", "before")
_AFTER = pattern_of("citations", "after")
_JOINED = pattern_of("citations", "joined")
_EARLIER = pattern_of("citations", "earlier")
_ADDRESSEE = pattern_of("citations", "addressee")
_BETWEEN = re.compile(r"^[\s,;:(]*(?:den\s+)?$")  # a date and its § stand side by side
_SENTENCE_END = re.compile(r"(?<=[a-zåäö)\d])[.:]\s+(?=[A-ZÅÄÖ])")
_REACH = 130  # characters before a date or § in which its body is named


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph of another meeting; None where the text does not tell."""

    span: Span
    body: str | None
    abbreviation: str | None
    number: str
    date: dt.date | None
    is_preparation: bool
    rule: str


def find_citations(
    document: Document,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    *,
    whose: Whose,
    dates: Sequence[FoundDate],
    own: str | None,
    content_start: int = 0,
) -> list[Citation]:
    """Find the paragraphs of other meetings that an ärende cites: with a day, or with a body.

    Args:
        document: the document.
        blocks: those of the ärende, its head included.
        sections: those of the ärende; what stands under "Tidigare behandling" or among its papers is an earlier stage of it.
        whose: whose meeting it is.
        dates: those of the whole document, in order.
        own: the ärende's own number, which its heading prints behind "§".
        content_start: where the head ends; the paragraph of another body that stands in a head is an earlier stage.
    """
    found: list[Citation] = []
    starts = [one.start for one in dates]
    earlier = {id(block) for section in sections if _is_earlier(section) for block in section.blocks}
    for block in blocks:
        text = document.text[block.start : block.end]
        if "§" not in text:
            continue
        in_head = block.start < content_start
        near = dates[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for left, right in _sentences(text):
            shifted = [_shift(one, block.start + left) for one in near if left <= one.start - block.start < right]
            is_preparation = in_head or id(block) in earlier or _EARLIER.search(text, left, right) is not None
            for citation in _read_sentence(text[left:right], shifted, whose, is_preparation=is_preparation):
                if citation.date is None and citation.number == own:
                    continue
                span = Span(citation.span.start + block.start + left, citation.span.end + block.start + left)
                found.append(replace(citation, span=span))
    return found


def _is_earlier(section: Section) -> bool:
    return section.heading.rule == "earlier" or section.heading.kind == "papers"


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    left = 0
    for match in _SENTENCE_END.finditer(text):
        yield left, match.start() + 1
        left = match.end()
    yield left, len(text)


def _shift(date: FoundDate, offset: int) -> tuple[int, int, dt.date | None]:
    day = date.date if date.precision is Precision.DAY else None
    return date.start - offset, date.end - offset, day


def _read_sentence(
    sentence: str, dates: Sequence[tuple[int, int, dt.date | None]], whose: Whose, *, is_preparation: bool
) -> Iterator[Citation]:
    """Read the citations of a sentence, with spans in it."""
    previous: Citation | None = None
    for match in _PARAGRAPH.finditer(sentence):
        start, end, day = match.start(), match.end(), None
        before = next((one for one in dates if one[1] <= start and _BETWEEN.match(sentence[one[1] : start])), None)
        after = next((one for one in dates if one[0] >= end and _BETWEEN.match(sentence[end : one[0]])), None)
        beside = before or after
        if beside is not None:
            start, end, day = min(start, beside[0]), max(end, beside[1]), beside[2]
        body, letters, begins = _name_body(sentence, start, match.end(), whose)
        if body is None and letters is None and previous and _JOINED.match(sentence[previous.span.end : start]):
            body, letters = previous.body, previous.abbreviation
        if day is None and body is None and letters is None:
            continue
        previous = Citation(
            Span(begins if begins is not None else start, end),
            body,
            letters,
            " ".join(match["number"].split()),
            day,
            is_preparation,
            "date-and-paragraph" if beside else "body-and-paragraph",
        )
        yield previous


def _name_body(sentence: str, start: int, end: int, whose: Whose) -> tuple[str | None, str | None, int | None]:
    """Give the body of a citation, the letters that stand for it, and where what names it begins, if right before it."""
    letters = _BEFORE.search(sentence[:start])
    if letters and _is_statute(letters["letters"], whose):
        return None, None, None
    if letters:
        return _spell_out(letters["letters"]), letters["letters"], letters.start("letters")
    named = [one for one in find_bodies(sentence[max(0, start - _REACH) : start]) if one.kind == "body"]
    if named:
        offset = max(0, start - _REACH)
        last = named[-1]
        if _ADDRESSEE.search(sentence[: offset + last.start]):
            return None, None, None  # "remitterade den till nämnden den 4 maj, § 7": whose paragraph it is the grammar tells
        close = _BETWEEN.match(sentence[offset + last.end : start])
        return resolve_body(last.name, whose.body, whose.assembly), None, offset + last.start if close else None
    behind = _AFTER.match(sentence[end:])
    if behind and not _is_statute(behind["letters"], whose):
        return _spell_out(behind["letters"]), behind["letters"], None
    return None, None, None


def _is_statute(letters: str, whose: Whose) -> bool:
    """Whether letters before a § stand for a law; "RF" is regionfullmäktige in a region's papers."""
    return letters in words_of("citations", "statutes") and not (letters == "RF" and whose.assembly == "Regionfullmäktige")


def _spell_out(letters: str) -> str | None:
    """Give the body that letters stand for everywhere; None for others, which the case's papers may tell."""
    return next((rule.text("body") for rule in rules_of("citations", "body") if rule.pattern.match(letters)), None)
