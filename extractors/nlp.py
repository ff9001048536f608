"""The one spaCy pipeline: blank Swedish, sentences by rule, and the trade's words as spans.

No trained model is loaded: none for Swedish can be had offline, and bodies, persons and verbs of decision are a closed
trade language that rules find. `doc.spans` holds "verbs", "bodies" and "persons"; each span's label is its rule's id.
Numbers, dates and amounts are matched on characters elsewhere: `2024/KS0123` is three tokens and `1 250 000 kr` four.
"""

import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.rules import load_rules

# A full stop behind one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "bl.a bl a. bl.a. t.ex t.ex. t.o.m t.o.m. fr.o.m fr.o.m. m.m m.m. m.fl m.fl. m.a.o dvs dvs. d.v.s d.v.s. ca ca. kap "
    "kap. nr nr. st st. s.k s.k. s.d p.g.a p.g.a. pga. f.d f.d. o.s.v osv osv. jfr jfr. resp resp. inkl inkl. exkl exkl. "
    "kl kl. kv kv. prop. dnr. max. min. tel. ev. ang. enl. f.n f.ö i.e. i.o.m e.d bil. art. avd. sid. tjg. ers. ordf. v. "
    "ordf ref. skr. bet. org.nr. org. 1:e".split()
)
_LAYERS = ("verbs", "bodies", "people")


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


@Language.component("kallelse_spans")
def _mark_spans(doc: Doc) -> Doc:
    """Put the trade's words into `doc.spans`."""
    for layer in _LAYERS:
        found: list[Span] = []
        for rule in load_rules(layer):
            for match in rule.pattern.finditer(doc.text):
                span = doc.char_span(*match.span(), label=rule.id, alignment_mode="expand")
                if span is not None:
                    found.append(span)
        doc.spans["persons" if layer == "people" else layer] = found
    return doc


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Build the pipeline once a process."""
    nlp = spacy.blank("sv")
    nlp.add_pipe("kallelse_sentences")
    nlp.add_pipe("kallelse_spans")
    return nlp


@lru_cache(maxsize=4096)
def analyse(text: str) -> Doc:
    """Run the pipeline over a clause or a paragraph; the same text is analysed once.

    >>> [sentence.text for sentence in analyse("Avgiften är 24 605 kronor. Den betalas enl. taxan.").sents]
    ['Avgiften är 24 605 kronor.', 'Den betalas enl. taxan.']
    """
    return load_pipeline()(re.sub(r"\s", " ", text))
