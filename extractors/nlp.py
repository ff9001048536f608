"""The one spaCy pipeline: blank Swedish, sentences by rule, and the trade's words as spans.

No trained model is loaded: none for Swedish can be had offline, and bodies, persons and verbs of decision are a closed
trade language that rules find. Numbers, dates and amounts are matched on characters elsewhere: `2024/KS0123` is three
tokens and `1 250 000 kr` four.
"""

import re
import sys
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.rules import Rule, load_rules

# A full stop behind one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "bl.a bl a. bl.a. t.ex t.ex. t.o.m t.o.m. fr.o.m fr.o.m. m.m m.m. m.fl m.fl. m.a.o dvs dvs. d.v.s d.v.s. ca ca. kap "
    "kap. nr nr. st st. s.k s.k. s.d p.g.a p.g.a. pga. f.d f.d. o.s.v osv osv. jfr jfr. resp resp. inkl inkl. exkl exkl. "
    "kl kl. kv kv. prop. dnr. max. min. tel. ev. ang. enl. f.n f.ö i.e. i.o.m e.d bil. art. avd. sid. tjg. ers. ordf. v. "
    "ordf ref. skr. bet. org.nr. org. 1:e".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the trade in a text: whole tokens, the rule that found it and its place among the file's rules."""

    start: int
    end: int
    text: str
    rank: int
    rule: Rule
    groups: dict[str, str | None]


@Language.component("kallelse_sentences")
def _mark_sentences(doc: Doc) -> Doc:
    """Start a sentence behind . ! ? where the next word is a capital or a figure and the stop is no abbreviation's."""
    starts = True
    for index, token in enumerate(doc):
        token.is_sent_start = starts
        starts = False
        if token.text in (".", "!", "?") or (len(token.text) > 2 and token.text[-1] in ".!?"):  # noqa: PLR2004
            word = token.text.lower() if len(token.text) > 1 else (doc[index - 1].lower_ + "." if index else ".")
            following = doc[index + 1] if index + 1 < len(doc) else None
            if word in _ABBREVIATIONS or word.rstrip(".") in _ABBREVIATIONS or following is None:
                continue
            previous = doc[index - 1].text if index else ""
            if token.text == "." and ((previous.isdigit() and len(previous) < 3) or len(previous) == 1):  # noqa: PLR2004
                continue
            starts = following.text[:1].isupper() or following.text[:1] in '”"–' or following.is_space
    return doc


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Build the pipeline once a process."""
    nlp = spacy.blank("sv")
    nlp.max_length = sys.maxsize  # the limit is for parsers, which take memory by the length of a text; there is none
    nlp.add_pipe("kallelse_sentences")
    return nlp


def split_sentences(text: str) -> list[str]:
    """Split a text into its sentences.

    >>> split_sentences("Avgiften är 24 605 kronor. Den betalas enl. taxan.")
    ['Avgiften är 24 605 kronor.', 'Den betalas enl. taxan.']
    """
    return [sentence.text for sentence in load_pipeline()(re.sub(r"\s", " ", text)).sents]


def find_mentions(text: str, layer: str) -> list[Mention]:
    """Find every mention of a layer of rules ("verbs", "bodies", "people"), rule by rule; they may overlap.

    >>> [mention.rule.id for mention in find_mentions("Kommunstyrelsens arbetsutskott", "bodies")]
    ['committee-of-parent', 'board', 'committee']
    """
    tokens = load_pipeline().make_doc(text)
    found: list[Mention] = []
    for rank, rule in enumerate(load_rules(layer)):
        for match in rule.pattern.finditer(text):
            span = tokens.char_span(*match.span(), label=rule.id, alignment_mode="expand")
            if span is not None:
                found.append(Mention(span.start_char, span.end_char, span.text, rank, rule, match.groupdict()))
    return found
