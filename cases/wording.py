"""How alike two clauses are, and the words that differ."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extractors.rules import words_of as words_in

_WORD = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?=\W|$)|\S+")  # "1 200 000" is one word
_EDGE = ".,;:!?()[]”“\"'’–—-•"
_ENDING = re.compile(r"(?<=\w{2})(?:ades|ade|ats|at|ar|as|er|es|a|e|r|s|t)$")
_TASK = ("i", "uppdrag")
_LEAD = re.compile(r"^(?:beslutar|beslutade|besluta|föreslår|föreslog)$")


@dataclass(frozen=True, slots=True)
class Words:
    """A clause's words: as they are compared, as printed, and how often each stands there."""

    compared: tuple[str, ...]
    printed: tuple[str, ...]
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clauses are, 0 to 1, and the runs of words that only one of them has, in order, as printed."""

    similarity: float
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether no word differs."""
        return not self.added and not self.removed


@lru_cache(maxsize=65536)
def words_of(text: str, *, verb: str | None = None, subject: str | None = None) -> Words:
    """Cut a clause into words, so that what only the form of the list demands makes no difference.

    A leading subject ("Kommunstyrelsen beslutar att") is left out; of the deciding verb only the stem is compared, and it
    is put first: "att anta taxan" in a list of att-satser is "Taxan antas" in a sentence.

    >>> words_of("Kommunstyrelsen godkänner taxan.", verb="godkänner", subject="Kommunstyrelsen").compared
    ('godkänn', 'taxan')
    >>> words_of("Taxan antas.", verb="antas").compared == words_of("anta taxan", verb="anta").compared
    True
    >>> words_of("ge nämnden i uppdrag att utreda").compared == words_of("Nämnden får i uppdrag att utreda").compared
    True
    """
    printed = [word for word in (match.group().strip(_EDGE) for match in _WORD.finditer(text)) if word]
    compared = [word.casefold() for word in printed]
    start = 0
    lead = (subject or "").casefold().split()
    if lead and compared[: len(lead)] == lead:
        start = len(lead)
    if start < len(compared) and _LEAD.match(compared[start]) and "att" in compared[start : start + 4]:
        start = compared.index("att", start) + 1
    elif start < len(compared) and compared[start] == "att":
        start += 1
    compared, printed = compared[start:], printed[start:]
    verbs = [word.casefold().strip(_EDGE) for word in (verb or "").split()]
    chosen = _verb_places(compared, verbs)
    if chosen:
        rest = [place for place in range(len(compared)) if place not in chosen]
        giving = words_in("answers", "gives")
        stems = ["ge" if compared[place] in giving else _ENDING.sub("", compared[place]) for place in chosen]
        compared = [*stems, *(compared[place] for place in rest)]
        printed = [printed[place] for place in (*chosen, *rest)]
    return Words(tuple(compared), tuple(printed), Counter(compared))


def _verb_places(words: Sequence[str], verbs: Sequence[str]) -> list[int]:
    """Give where the deciding verb stands; "ge … i uppdrag" is one with "får i uppdrag"."""
    if _TASK[0] in words and _TASK[1] in words:
        task = next((i for i in range(1, len(words)) if (words[i - 1], words[i]) == _TASK), None)
        giving = words_in("answers", "gives")
        gives = next((i for i in range((task or 1) - 2, -1, -1) if words[i] in giving), None)
        if task is not None and gives is not None:
            return [gives, task - 1, task]
    place = next((i for i in range(len(words)) if verbs and list(words[i : i + len(verbs)]) == verbs), None)
    return list(range(place, place + len(verbs))) if place is not None else []


def compare(before: Words, after: Words) -> Likeness:
    """Compare two clauses word by word.

    >>> one = words_of("bevilja 1 200 000 kronor till skolan", verb="bevilja")
    >>> compare(one, words_of("1 450 000 kronor beviljas till skolan", verb="beviljas")).similarity > 0.5
    True
    >>> two = words_of("anta taxan för 2026", verb="anta")
    >>> compare(two, words_of("anta taxan för 2027", verb="anta")).added
    ('2027',)
    """
    if before.compared == after.compared:
        return Likeness(1.0, (), ())
    matcher = SequenceMatcher(None, before.compared, after.compared, autojunk=False)
    added, removed = [], []
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind != "equal" and left < left_end:
            removed.append(" ".join(before.printed[left:left_end]))
        if kind != "equal" and right < right_end:
            added.append(" ".join(after.printed[right:right_end]))
    return Likeness(round(matcher.ratio(), 4), tuple(added), tuple(removed))


def could_reach(before: Words, after: Words, similarity: float) -> bool:
    """Whether two clauses share words enough to be as alike as this, whatever their order: cheap to tell beforehand."""
    enough = similarity * (len(before.compared) + len(after.compared)) / 2
    if min(len(before.compared), len(after.compared)) < enough:
        return False
    return sum(min(count, after.counts[word]) for word, count in before.counts.items()) >= enough


@lru_cache(maxsize=65536)
def plain_title(title: str) -> str:
    """Give a title as it is compared: small letters, single blanks, no punctuation at the edges of words.

    >>> plain_title("Motion  om skolskjuts – svar.")
    'motion om skolskjuts svar'
    """
    return " ".join(word for word in (one.strip(_EDGE).casefold() for one in title.split()) if word)
