"""Run-on clauses: "att A, att B samt att C" in one sentence to its clauses, each without its "att" and its "samt"."""

import re

from extractors.facts.verbs import find_verb
from extractors.layout.document import Span
from extractors.rules import pattern_of

_TRAILING = re.compile(r"(?:[\s,;]+(?:samt|och|dels)|[\s,;]+)(?:\s+att)?\s*$")
_LEADING_ATT = re.compile(r"^(?:samt\s+|och\s+|dels\s+)?[Aa]tt\s?\d{0,2}\b[\s:]*|^(?:samt|och)\s+(?=\S)")
_RUN_ON = re.compile(r"(?:,|;)?\s+(?:samt|och)\s+att\s|[,;]\s+(?:dels\s+)?att\s|[,;]\s+(?:samt|och)\s+att\s")
_EMPTY = re.compile(r"^[\W_]*$")


def cut_run_on(text: str) -> list[tuple[int, int]]:
    """Cut a sentence of att-clauses; an "att" that hangs on a noun or an assignment cuts nothing.

    Returns:
        Offsets (start, end) of each clause in the text, with what joins them left out.

    >>> text = "att anta taxan, att den gäller från den 1 januari samt att upphäva den tidigare taxan"
    >>> [text[start:end] for start, end in cut_run_on(text)]
    ['att anta taxan', 'den gäller från den 1 januari', 'upphäva den tidigare taxan']
    """
    cuts: list[tuple[int, int]] = []
    start = 0
    for match in _RUN_ON.finditer(text):
        before = text[start : match.start()]
        if pattern_of("clauses", "nested").search(before) or not before.strip():
            continue
        if not _begins_clause(text[match.end() :]) or _inner_enumeration(before, match.group()):
            continue
        cuts.append((start, match.start()))
        start = match.end()
    cuts.append((start, len(text)))
    return cuts


def trim_clause(text: str, start: int, end: int) -> Span | None:
    """Give a clause without the "att" before it and the "samt" behind it; None where nothing is left."""
    clause = text[start:end]
    leading = _LEADING_ATT.match(clause)
    if leading:
        start += leading.end()
        clause = clause[leading.end() :]
    trailing = _TRAILING.search(clause)
    if trailing:
        end -= len(clause) - trailing.start()
        clause = clause[: trailing.start()]
    start += len(clause) - len(clause.lstrip())
    if end <= start or _EMPTY.match(text[start:end]):
        return None
    return Span(start, end)


def _begins_clause(text: str) -> bool:
    """Whether what follows "att" can be a clause of its own: a verb in the infinitive, or a subject with its verb."""
    head = " ".join(text.split())[:400]
    plain = bool(
        re.match(r"[a-zåäö]+(?:a|å)\b|(?:[a-zåäö-]+\s){0,2}[a-zåäö-]+(?:en|et|na|n|t)\s+[a-zåäö]+(?:s|r|ska|skall)\b", head)
    )
    return bool(head) and (plain or find_verb(head) is not None)


def _inner_enumeration(before: str, glue: str) -> bool:
    """Whether "… i uppdrag att A och att B" goes on the assignment rather than the decision."""
    plain = glue.strip().startswith("och") and not glue.strip().startswith((",", ";"))
    return plain and bool(
        re.search(r"\b(?:i uppdrag|under förutsättning|uppdrar?\s+(?:åt|till)\s+\S+)\s+(?:[^.]*?\s)?att\b", before)
    )
