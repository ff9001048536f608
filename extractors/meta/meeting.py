"""Of which meeting a paper is: the body that meets, and the day."""

import datetime as dt
from collections import Counter

from extractors.facts.bodies import find_bodies
from extractors.facts.body_names import same_body
from extractors.facts.dates import find_dates
from extractors.facts.leadins import read_leadin
from extractors.headings import read_heading
from extractors.layout.document import Document, Span, Zone
from extractors.meta.headlines import HeadLine
from extractors.rules import pattern_of
from schemas.vocabulary import DocType, Precision


def read_body(document: Document, lines: list[HeadLine], spans: dict[str, Span]) -> str | None:
    """Give the body that meets, in its basic form; its place goes to `spans`."""
    scores: Counter[str] = Counter()
    names: dict[str, str] = {}
    places: dict[str, Span] = {}
    counted: Counter[str] = Counter()
    sent = False  # below "Skickas till" stand bodies that do not meet
    for line in lines:
        heading = read_heading(line.text)
        if heading is not None and not line.furniture:
            sent = heading.kind == "recipients"
        if sent and not line.furniture:
            continue
        text = line.text.rstrip(":, ")
        for body in find_bodies(text):
            if body.kind != "body" or body.genitive:
                continue
            key = body.name.casefold()
            whole = body.end - body.start >= len(text) - 2
            weight = 12.0 if whole else (5.0 if body.start == 0 else 2.0)
            if line.furniture:
                weight *= 0.8
            elif line.page == 1:
                weight *= 1.0 + max(line.size - document.body_size, 0) / 8
            else:
                weight *= 0.4
            counted[f"{key}/{line.text}"] += 1
            if counted[f"{key}/{line.text}"] > 4:  # noqa: PLR2004 - a header on many pages counts four times
                continue
            scores[key] += round(weight * 10)
            names.setdefault(key, body.name)
            places.setdefault(key, Span(line.span.start, line.span.end))
    for block in document.blocks[:400]:
        if block.zone is not Zone.BODY or block.end - block.start > 240:  # noqa: PLR2004 - a lead-in is short
            continue
        leadin = read_leadin(" ".join(document.text[block.content : block.end].split()))
        if leadin is not None and leadin.kind in ("decides", "proposes") and leadin.path:
            name = leadin.path[0]
            key = next((known for known in scores if same_body(names[known], name)), name.casefold())
            scores[key] += 15 if leadin.kind == "decides" else 10
            names.setdefault(key, name)
            places.setdefault(key, Span(block.start, block.end))
    if not scores:
        return None
    best = max(scores, key=lambda key: (scores[key], len(key), key))
    spans["body"] = places[best]
    return names[best]


def read_meeting_date(
    document: Document, lines: list[HeadLine], doc_type: DocType | None, spans: dict[str, Span]
) -> dt.date | None:
    """Give the day of the meeting; a day that merely stands in a letter is none."""
    scores: Counter[dt.date] = Counter()
    places: dict[dt.date, Span] = {}
    counted: Counter[tuple[dt.date, str]] = Counter()
    previous = ""
    for line in lines:
        for found in find_dates(line.text, meeting=None):
            if found.precision is not Precision.DAY or found.date is None or found.year_inferred:
                continue
            before = line.text[: found.start]
            label = before if before.strip() else previous
            context = f"{previous} {before}"  # a label may stand above or beside its value
            alone = found.end - found.start >= len(line.text) - 3
            weight = 0.0
            if pattern_of("documents", "other_date_label").search(label):
                continue
            if pattern_of("documents", "meeting_label").search(context):
                weight = 10.0 if line.furniture or line.page == 1 else 4.0  # "vid sammanträdet den 7 juni": of another one
            elif doc_type is DocType.TJANSTESKRIVELSE:
                continue
            elif pattern_of("documents", "paper_date_label").search(label):
                weight = 1.0
            elif line.furniture:
                weight = 4.0
            elif line.page == 1 and (alone or line.size > document.body_size + 1):
                weight = 3.0
            elif line.page == 1:
                weight = 0.6
            counted[found.date, context[-40:]] += 1
            if weight and counted[found.date, context[-40:]] <= (2 if line.furniture else 3):
                scores[found.date] += round(weight * 10)
                places.setdefault(found.date, line.span)
        previous = line.text
    if not scores:
        return None
    best = max(scores, key=lambda day: (scores[day], day))
    spans["meeting_date"] = places[best]
    return best


def read_written(lines: list[HeadLine]) -> dt.date | None:
    """Give the first full date at the head of the first page: a letter's own "Datum"."""
    for line in lines:
        if line.page == 1:
            for found in find_dates(line.text, meeting=None):
                if found.precision is Precision.DAY and found.date is not None and not found.year_inferred:
                    return found.date
    return None
