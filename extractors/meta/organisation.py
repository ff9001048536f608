"""Whose paper a document is: the municipality, region or federation that it names."""

import re
from collections import Counter

from extractors.layout.document import Document, Span
from extractors.meta.headlines import HeadLine
from extractors.rules import rules_of, words_of


def read_organisation(document: Document, lines: list[HeadLine], spans: dict[str, Span]) -> str | None:
    """Give the organisation as the page names it, weighing heads and headers before running text."""
    rules = rules_of("documents", "organisation")
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
    return name.split(maxsplit=1)[0].casefold() not in words_of("documents", "no_name")
