"""What a paper is: its kind, whose it is, of which body and meeting."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from extractors.facts.bodies import find_bodies, same_body
from extractors.facts.dates import find_dates
from extractors.facts.leadins import read_leadin
from extractors.layout.document import Document, Span, Zone
from extractors.rules import load_rules, pattern_of
from schemas.vocabulary import DocType, Precision

_NOT_A_NAME = frozenset(
    "varje en vår denna respektive annan samtliga ingen egen sin aktuell berörd lokal enskild någon er hela den våra deras "
    "andra vilken alla svensk i som om att och av".split()
)
_HEAD_BLOCKS = 24
_EARLY_PAGES = 3


@dataclass(frozen=True, slots=True)
class Meta:
    """What the paper says of itself; None where it does not say.

    `written` is the day from which a date without year is read: the meeting's, else that of the letter.
    """

    doc_type: DocType
    organisation: str | None
    body: str | None
    meeting_date: dt.date | None
    written: dt.date | None
    spans: dict[str, Span]

    @property
    def assembly(self) -> str | None:
        """The fullmäktige of the organisation, by its kind."""
        if self.organisation is None:
            return None
        low = self.organisation.casefold()
        if low.startswith("region") or low.endswith("regionen"):
            return "Regionfullmäktige"
        if "landsting" in low:
            return "Landstingsfullmäktige"
        if "förbund" in low:
            return "Förbundsfullmäktige"
        return "Kommunfullmäktige"


def read_meta(document: Document, *, paragraphs: int, agenda: bool, numbered: int) -> Meta:
    """Read what a paper says of itself.

    Args:
        document: the document.
        paragraphs: how many § of minutes were found in it.
        agenda: whether it holds an agenda grid.
        numbered: how many ärenden of a numbered list were found in it.
    """
    lines = _head_lines(document)
    spans: dict[str, Span] = {}
    doc_type = _read_type(document, lines, paragraphs=paragraphs, agenda=agenda, numbered=numbered)
    organisation = _read_organisation(document, lines, spans)
    body = _read_body(document, lines, spans)
    meeting = _read_meeting_date(document, lines, doc_type, spans)
    written = meeting or _read_written(lines)
    return Meta(doc_type, organisation, body, meeting, written, spans)


@dataclass(frozen=True, slots=True)
class _HeadLine:
    """A piece of a line near the head of the document or in a running header."""

    text: str
    span: Span
    page: int
    size: float
    bold: bool
    furniture: bool


def _head_lines(document: Document) -> list[_HeadLine]:
    """Gather running headers of all pages and the first blocks of the first pages, cut at wide gaps."""
    lines: list[_HeadLine] = []
    seen: Counter[int] = Counter()
    for block in document.blocks:
        furniture = block.zone is Zone.FURNITURE
        if not furniture:
            seen[block.page] += 1
            if block.page > _EARLY_PAGES or seen[block.page] > _HEAD_BLOCKS:
                continue
        at = block.start
        for piece in document.text[block.start : block.end].split("\t"):
            if piece.strip():
                span = Span(at, at + len(piece))
                lines.append(_HeadLine(" ".join(piece.split()), span, block.page, block.size, block.bold, furniture))
            at += len(piece) + 1
    return lines


def _read_type(document: Document, lines: list[_HeadLine], *, paragraphs: int, agenda: bool, numbered: int) -> DocType:
    scores: Counter[DocType] = Counter()
    rules = [rule for rule in load_rules("documents") if rule.text("kind") == "doc_type"]
    seen: set[tuple[str, str]] = set()
    for line in lines:
        if line.page > 1 and not line.furniture:
            continue
        for rule in rules:
            if rule.pattern.search(line.text) and (rule.id, line.text) not in seen:
                seen.add((rule.id, line.text))
                weight = float(rule.attributes["weight"])
                if line.page == 1:
                    weight *= 1.5 if line.size <= document.body_size + 1 and not line.bold else 2.0
                else:
                    weight *= 0.6
                scores[DocType(rule.text("type"))] += round(weight * 10)
    first_pages = document.text[: _offset_after(document, 3)]
    cover = len({match.group().lower() for match in pattern_of("documents", "cover_label").finditer(first_pages)})
    letter = len(
        {
            match.group().lower().rstrip(" :")
            for match in pattern_of("documents", "letter_label").finditer(document.text[: _offset_after(document, 1)])
        }
    )
    if cover >= 3:  # noqa: PLR2004 - place, members and adjusters make a cover of minutes
        scores[DocType.PROTOKOLL] += 60
    if agenda:
        scores[DocType.KALLELSE] += 30
    if paragraphs >= 2:  # noqa: PLR2004
        scores[DocType.PROTOKOLL] += 15
    if numbered >= 3 and not cover:  # noqa: PLR2004
        scores[DocType.KALLELSE] += 10
    if letter >= 2 and not paragraphs and not agenda and numbered < 3:  # noqa: PLR2004
        scores[DocType.TJANSTESKRIVELSE] += 25
    if not scores:
        return DocType.OTHER
    best = max(scores, key=lambda kind: (scores[kind], kind.value))
    if best is DocType.PROTOKOLL and paragraphs == 1 and cover < 3:  # noqa: PLR2004
        return DocType.PROTOKOLLSUTDRAG
    return best


def _offset_after(document: Document, page: int) -> int:
    """Give the offset at which the body text of the pages up to `page` ends."""
    for block in document.blocks:
        if block.zone is Zone.FURNITURE or block.page > page:
            return block.start
    return document.body_end


def _read_organisation(document: Document, lines: list[_HeadLine], spans: dict[str, Span]) -> str | None:
    rules = [rule for rule in load_rules("documents") if rule.text("kind") == "organisation"]
    scores: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    places: dict[str, Span] = {}
    zones = [(_as_title(line.text), line.span, 6.0 if line.furniture or line.page == 1 else 2.0) for line in lines]
    counted: Counter[str] = Counter()
    for text, span, weight in zones:
        for rule in rules:
            for match in rule.pattern.finditer(text):
                name = _organisation_name(match.group())
                key = name.casefold()
                if not _is_name(name) or counted[f"{key}/{weight}"] >= 5:  # noqa: PLR2004 - a header counts five times
                    continue
                counted[f"{key}/{weight}"] += 1
                whole = match.group() == text
                scores[key] += round(10 * (weight * (1.6 if whole else 1.0)))
                names.setdefault(key, Counter())[name] += 1
                places.setdefault(key, span)
    for rule in rules:
        for match in rule.pattern.finditer(document.text, 0, min(document.body_end, 60_000)):
            name = _organisation_name(match.group())
            if _is_name(name):
                key = name.casefold()
                scores[key] += 8
                names.setdefault(key, Counter())[name] += 1
                places.setdefault(key, Span(*match.span()))
    if not scores:
        return None
    best = max(scores, key=lambda key: (scores[key], key))
    longer = [key for key in scores if key.startswith(best + " ") and scores[key] >= 0.3 * scores[best]]
    if longer:
        best = max(longer, key=lambda key: scores[key])
    spans["organisation"] = places[best]
    return max(names[best], key=lambda name: (names[best][name], name))


def _as_title(text: str) -> str:
    """Give a line in capitals as a name is written: "KUNGSBERGA KOMMUN" as "Kungsberga kommun"."""
    if not text.isupper():
        return text
    title = " ".join(word if word in ("I", "OCH") else word.capitalize() for word in text.split())
    return re.sub(
        r"\b(Kommuns?|Län|Landsting|Och|I|Kommunalförbund|Räddningstjänstförbund)\b(?!$)|(?<=\s)(Kommuns?|Län|Landsting|Kommunalförbund|Räddningstjänstförbund)$",
        lambda match: match.group().lower(),
        title,
    )


def _organisation_name(printed: str) -> str:
    name = _as_title(" ".join(printed.split()))
    return re.sub(r"(?<=[ck]ommun)s$|(?<=[Ss]tad)s$|(?<=län)s$|(?<=förbund)(?:et)?s?$|(?<=landsting)s$", "", name)


def _is_name(name: str) -> bool:
    return name.split(maxsplit=1)[0].casefold() not in _NOT_A_NAME


def _read_body(document: Document, lines: list[_HeadLine], spans: dict[str, Span]) -> str | None:
    scores: Counter[str] = Counter()
    names: dict[str, str] = {}
    places: dict[str, Span] = {}
    counted: Counter[str] = Counter()
    for line in lines:
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


def _read_meeting_date(
    document: Document, lines: list[_HeadLine], doc_type: DocType, spans: dict[str, Span]
) -> dt.date | None:
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
                weight = 10.0
            elif doc_type is DocType.TJANSTESKRIVELSE:
                continue
            elif line.furniture:
                weight = 4.0
            elif line.page == 1 and (alone or line.size > document.body_size + 1):
                weight = 3.0
            elif line.page == 1:
                weight = 0.6
            counted[found.date, context[-40:]] += 1
            if weight and counted[found.date, context[-40:]] <= 3:  # noqa: PLR2004
                scores[found.date] += round(weight * 10)
                places.setdefault(found.date, line.span)
        previous = line.text
    if not scores:
        return None
    best = max(scores, key=lambda day: (scores[day], day))
    spans["meeting_date"] = places[best]
    return best


def _read_written(lines: list[_HeadLine]) -> dt.date | None:
    """Give the first full date at the head of the first page: a letter's own "Datum"."""
    for line in lines:
        if line.page == 1:
            for found in find_dates(line.text, meeting=None):
                if found.precision is Precision.DAY and found.date is not None and not found.year_inferred:
                    return found.date
    return None
