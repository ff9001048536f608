"""What a clause does: its deciding verb and the category that the verb means."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.amounts import find_amounts
from extractors.nlp import Mention, find_mentions, split_sentences
from schemas.vocabulary import Category

_INFINITIVE = re.compile(r"(?:[aå]|dra|ge|se|ta)$")
_AFTER_ATT = re.compile(
    r"\batt\s+(?:(?:inte|även|också|därefter|skyndsamt|vidare|samtidigt|årligen|snarast|ej)\s+)?$", re.IGNORECASE
)
_PASSIVE_END = re.compile(r"(?:s|es|ad|at|ade|[dt]t|rt)$")
_COORDINATED = re.compile(r"^[\s,]*(?:(?:och|samt)\s+)?(?:därmed\s+)?(?:förklaras\s+)?$")
_ONWARD = re.compile(r"^föreslår?\s+[^.]{3,80}?\s(?:besluta(?:r)?\s+)?att\s+", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^(?:Under\s+förutsättning\s+att|Om|När|Eftersom|Mot\s+bakgrund\s+av\s+att|I\s+samband\s+med\s+att)\b"
)
_TAIL = 42  # characters behind the last verb of a clause that still counts as standing last ("… antas 2022.")
_ADVERBS = re.compile(r"^(?:(?:enhälligt|därmed|även|inte|ej|i\s+enlighet\s+med\s+\S+\s+\S+)\s+)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verb:
    """The deciding verb as printed, the category, and the rule that says so."""

    text: str
    category: Category
    rule: str


@lru_cache(maxsize=8192)
def find_verb(clause: str) -> Verb | None:
    """Find the deciding verb of a clause: its first, or its last where verbs stand last; None where none is known.

    >>> find_verb("fastställa verksamhetsplan med budget 2022").category.value
    'adopt'
    >>> find_verb("Redovisning av uppdrag att utreda och anta en plan antecknas och förklaras fullgjort.").category.value
    'note'
    >>> find_verb("Lovet upphör att gälla om åtgärden inte har påbörjats inom två år.") is None
    True
    """
    text = _ONWARD.sub("", re.sub(r"\s", " ", clause))
    head = next(iter(split_sentences(text)), "").split(": ", 1)[0]
    hits = _verbs_in(head)
    if not hits:
        hits = _verbs_in(text[:600])
        head = text[:600]
        if not hits:
            return None
    strong = [hit for hit in hits if hit.rule.attributes.get("strong")]
    chosen = min(strong, key=lambda hit: hit.rank) if strong else _choose(head, hits)
    rule = chosen.rule
    category = Category(rule.text("category"))
    if rule.text("sum") and any(amount.sek for amount in find_amounts(head)):
        category = Category(rule.text("sum"))
    return Verb(chosen.text, category, rule.id)


def _verbs_in(text: str) -> list[Mention]:
    """Give the verbs of a text in order; where two overlap the earlier rule's stays."""
    found: list[Mention] = []
    for mention in find_mentions(text, "verbs"):
        if not any(mention.start < other.end and mention.end > other.start for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _choose(text: str, hits: list[Mention]) -> Mention:
    """Choose among weak verbs by their place."""
    if _ADVERBS.match(text[: hits[0].start]) and _is_infinitive(hits[0]):
        return hits[0]
    finite = [hit for hit in hits if not (_is_infinitive(hit) and _AFTER_ATT.search(text[: hit.start]))]
    hits = finite or hits
    if _SUBORDINATE.match(text):
        return hits[-1]
    last = hits[-1]
    behind = text[last.end :].strip(" .")
    if len(hits) > 1 and len(behind) <= _TAIL and _PASSIVE_END.search(last.text.split()[-1].rstrip(".,")):
        chosen = last
        for hit in reversed(hits[:-1]):  # "antecknas och förklaras fullgjort": the first of the group
            if _COORDINATED.match(text[hit.end : chosen.start]):
                chosen = hit
            else:
                break
        return chosen
    return hits[0]


def _is_infinitive(hit: Mention) -> bool:
    return bool(_INFINITIVE.search(hit.text.split()[0].lower()))
