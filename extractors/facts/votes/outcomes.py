"""What a counted vote came to and whether it decides the ärende: from what is said, never from the figures."""

import re

from extractors.facts.votes.passages import Passage
from extractors.rules import pattern_of, rules_of

_NEXT = pattern_of("outcomes", "next")
_PREPARATORY = pattern_of("outcomes", "preparatory")
_DECIDING = pattern_of("outcomes", "deciding")
_TIMING = pattern_of("outcomes", "timing")
_NOW = pattern_of("outcomes", "now")
_LATER = pattern_of("outcomes", "later")
_OVERRIDE = pattern_of("outcomes", "override")
_OVERRIDDEN = 3  # sentences behind a sentence of the count that says an outcome, one of which may say another
_OPEN = pattern_of("outcomes", "open")
_SENTENCES = 12  # behind the figures: who voted what may stand between them and what came of it
_LONGEST = 900  # characters of a sentence that says an outcome; a longer one is a list


def find_outcome(passage: Passage, start: int, end: int, until: int) -> str | None:
    """Give the sentence that says what a vote came to: that of the count, or one behind it under the same headings.

    Args:
        passage: the ärende's text.
        start: where the count begins.
        end: where it ends.
        until: where the next vote's text begins.
    """
    first, last = passage.sentence_at(start, end)
    own = passage.text[first:last]
    said = _one_line(own) if _says_outcome(own) else None
    for _ in range(_SENTENCES if said is None else _OVERRIDDEN):
        first = last + len(passage.text[last:]) - len(passage.text[last:].lstrip())
        if first >= min(until, len(passage.text)) or not _goes_on(passage, first):
            return said
        last = passage.sentence_at(first)[1]
        sentence = passage.text[first:last]
        if passage.index_at(first) in passage.headings:
            continue
        if _NEXT.search(sentence):
            return said
        if _says_outcome(sentence) and (said is None or _OVERRIDE.search(sentence)):
            return _one_line(sentence)
    return said


def is_deciding(
    *, question: str, heading: str, lead: str, sentence: str, outcome: str | None, decision: str, is_last: bool
) -> bool | None:
    """Say whether a vote decides its ärende: not the one that chooses a contra-proposal, or that it be decided today.

    Args:
        question: what yes and no stand for.
        heading: the heading that the vote stands under.
        lead: the sentence before the question.
        sentence: the sentence of the count.
        outcome: the sentence that says what the vote came to.
        decision: the text under the ärende's headings of decision.
        is_last: no other vote follows in the ärende.
    """
    about = f"{question} {sentence}"
    if _DECIDING.search(heading):
        return True
    if _PREPARATORY.search(f"{heading} {question}") or _PREPARATORY.search(sentence) or _PREPARATORY.search(outcome or ""):
        return False
    if _PREPARATORY.search(lead) and not _DECIDING.search(lead):
        return False
    if _TIMING.search(about):
        told = outcome if outcome and (_NOW.search(outcome) or _LATER.search(outcome)) else decision
        if not is_last:
            return False
        if not told:
            return None
        return not _NOW.search(told) and bool(_LATER.search(told))
    if is_last or _DECIDING.search(about):
        return True
    return None


def _says_outcome(sentence: str) -> bool:
    return (
        len(sentence) <= _LONGEST
        and not _OPEN.search(sentence)
        and any(rule.pattern.search(sentence) for rule in rules_of("outcomes", "outcome"))
    )


def _goes_on(passage: Passage, offset: int) -> bool:
    """Whether a place still stands under a heading of the vote, or the same as before."""
    index = passage.index_at(offset)
    return index not in passage.headings or passage.kinds[index] == "vote"


def _one_line(printed: str) -> str:
    return " ".join(re.sub(r"[\t\n]", " ", printed).split())
