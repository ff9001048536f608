"""How alike two clauses are, and the words that differ."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extractors.rules import words_of as words_in

# A sum is one word, its sign included: "1 200 000", "– 5"; a dash between two figures is no sign.
_WORD = re.compile(r"(?:(?<![\w)])[-–−]\s?)?\d{1,3}(?: \d{3})+(?:,\d+)?(?=\W|$)|(?<![\w)])[-–−]\s?\d\S*|\S+")
_SIGNED = re.compile(r"^[-–−]\s?(?=\d)")
_EDGE = ".,;:!?()[]”“\"'’–—-•"
_ENDING = re.compile(r"(?<=\w{2})(?:ades|ade|ats|at|ar|as|er|es|a|e|r|s|t)$")
_TASK = ("i", "uppdrag")
_LEAD = re.compile(r"^(?:beslutar|beslutade|besluta|föreslår|föreslog)$")


@dataclass(frozen=True, slots=True)
class Words:
    """A clause's words: in small letters, as printed, their stems, how often each stem is there, where the verb may be."""

    compared: tuple[str, ...]
    printed: tuple[str, ...]
    stems: tuple[str, ...]
    counts: Counter[str]
    verbs: tuple[int, ...]


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
    """Cut a clause into words; a leading subject ("Kommunstyrelsen beslutar att") is left out.

    Args:
        text: the clause.
        verb: the deciding verb as printed, which may be a phrase: "anse motionen besvarad".
        subject: the body that decides.

    >>> words_of("Kommunstyrelsen godkänner taxan.", verb="godkänner", subject="Kommunstyrelsen").compared
    ('godkänner', 'taxan')
    """
    printed = [word for word in (_strip(match.group()) for match in _WORD.finditer(text)) if word]
    compared = [_SIGNED.sub("-", word.casefold()) for word in printed]
    start = 0
    lead = (subject or "").casefold().split()
    if lead and compared[: len(lead)] == lead:
        start = len(lead)
    if start < len(compared) and _LEAD.match(compared[start]) and "att" in compared[start : start + 4]:
        start = compared.index("att", start) + 1
    elif start < len(compared) and compared[start] == "att":
        start += 1
    compared, printed = compared[start:], printed[start:]
    stems = [_ENDING.sub("", word) for word in compared]
    phrase = [word.casefold().strip(_EDGE) for word in (verb or "").split()]
    verbs = _places(compared, phrase)
    task = _places(compared, _TASK)
    giving = words_in("answers", "gives")
    gives = next((place for place in range((task or [0])[0] - 1, -1, -1) if compared[place] in giving), None)
    if gives is not None:
        stems[gives] = "ge"
        verbs = [gives, *task]
    ends = [place for place in dict.fromkeys(verbs[:1] + verbs[-1:]) if len(compared[place]) > 1]
    return Words(tuple(compared), tuple(printed), tuple(stems), Counter(stems), tuple(verbs if gives is not None else ends))


def _strip(word: str) -> str:
    """Take punctuation off a word's edges, but for the sign of a number."""
    plain = word.rstrip(_EDGE)
    return plain if _SIGNED.match(plain) else plain.lstrip(_EDGE)


def _places(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Give where a run of words stands first."""
    runs = range(len(words) - len(wanted) + 1) if wanted else ()
    start = next((place for place in runs if list(words[place : place + len(wanted)]) == list(wanted)), None)
    return list(range(start, start + len(wanted))) if start is not None else []


def compare(before: Words, after: Words) -> Likeness:
    """Compare two clauses word by word, so that what only the form of the list demands makes no difference.

    Of the deciding verb only the stem is compared, wherever it stands: "att anta taxan" in a list of att-satser is
    "Taxan antas" in a sentence.

    >>> one = words_of("bevilja 1 200 000 kronor till skolan", verb="bevilja")
    >>> compare(one, words_of("1 450 000 kronor beviljas till skolan", verb="beviljas")).added
    ('1 450 000',)
    >>> compare(words_of("anta taxan", verb="anta"), words_of("Taxan antas.", verb="antas")).is_same
    True
    >>> compare(words_of("ge nämnden i uppdrag att utreda"), words_of("Nämnden får i uppdrag att utreda")).is_same
    True
    """
    if before.compared == after.compared:
        return Likeness(1.0, (), ())
    pairs = _pair_verbs(before, after)
    left, left_printed = _verbs_first(before, [one for one, _ in pairs])
    right, right_printed = _verbs_first(after, [other for _, other in pairs])
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    added, removed = [], []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal" and start < end:
            removed.append(" ".join(left_printed[start:end]))
        if kind != "equal" and other_start < other_end:
            added.append(" ".join(right_printed[other_start:other_end]))
    return Likeness(round(matcher.ratio(), 4), tuple(added), tuple(removed))


def _pair_verbs(before: Words, after: Words) -> list[tuple[int, int]]:
    """Pair the deciding verb of one with that of the other: one stem, first of all in two forms of it.

    Only one verb is moved: where two change places the clauses say something else.
    """
    if len(before.verbs) == len(after.verbs) == len(_TASK) + 1:  # both give a task
        return list(zip(before.verbs, after.verbs, strict=True))
    own = [(one, other) for one in before.verbs for other in after.verbs]
    any_after = [(one, other) for one in before.verbs for other in range(len(after.stems))]
    any_before = [(one, other) for one in range(len(before.stems)) for other in after.verbs]
    for pairs, in_two_forms in ((own, True), (any_after, True), (any_before, True), (own, False)):
        for one, other in pairs:
            differ = before.compared[one] != after.compared[other]
            if before.stems[one] == after.stems[other] and differ is in_two_forms:
                return [(one, other)]
    return []


def _verbs_first(words: Words, verbs: Sequence[int]) -> tuple[list[str], list[str]]:
    rest = [place for place in range(len(words.compared)) if place not in verbs]
    compared = [*(words.stems[place] for place in verbs), *(words.compared[place] for place in rest)]
    return compared, [words.printed[place] for place in (*verbs, *rest)]


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
