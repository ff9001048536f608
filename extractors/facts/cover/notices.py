"""The notice of an adjustment: when it was put up and taken down, and where the minutes are kept."""

import datetime as dt
import re
from dataclasses import dataclass

from extractors.facts.cover.passages import Passage, find_days, paragraphs_of
from extractors.layout.document import Span
from extractors.rules import pattern_of

_PARAGRAPHS = pattern_of("adjustments", "paragraphs")
_PROOF = re.compile(r"bevis|intyg", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]+\s*")
_MEANINGS = {kind: pattern_of("adjustments", kind) for kind in ("up", "down", "another")}


@dataclass(slots=True)
class Notice:
    """A notice as it is pieced together."""

    span: Span
    paragraphs: tuple[str, ...] = ()
    posted_from: dt.date | None = None
    posted_until: dt.date | None = None
    kept_at: str | None = None


def speaks_of_notice(text: str) -> bool:
    """Whether a text says that something is put up."""
    return _MEANINGS["up"].search(text) is not None


def cut_before_notice(text: str, start: int) -> str:
    """Cut a text where it begins to tell of putting up."""
    found = _MEANINGS["up"].search(text, start)
    return text[: found.start()] if found else text


def read_notice(passage: Passage, notices: list[Notice], meeting: dt.date | None) -> None:
    """Read a part of a notice into the last one, or into a new one where that has it already."""
    text, kind = passage.text, passage.kind
    current = notices[-1] if notices else None
    if current is None or kind == "notice" or (kind == "posted" and current.posted_from):
        current = Notice(passage.span)
        notices.append(current)
    if kind == "kept":
        current.kept_at = current.kept_at or " ".join(text.split()).strip(" .:") or None
        return
    meaning = {"posted": "up", "taken_down": "down"}.get(kind, "")
    if kind == "notice" and passage.own is not None and not _PROOF.search(passage.own.text):
        meaning = "up"
    listed = _PARAGRAPHS.search(text) if kind == "notice" else None
    current.paragraphs = current.paragraphs or (paragraphs_of(listed) if listed else ())
    words = sorted((match.start(), name) for name, pattern in _MEANINGS.items() for match in pattern.finditer(text))
    end = 0
    for day in find_days(text, meeting):
        said = next((name for at, name in reversed(words) if at < day.start), meaning)
        if said == "up" and current.posted_from is None:
            current.posted_from = day.date
            current.posted_until = current.posted_until or day.date_end
        elif current.posted_until is None and (said == "down" or (said == "up" and _DASH.fullmatch(text[end : day.start]))):
            current.posted_until = day.date
        end = day.end
