"""Paragraphs of an ärende with the section they stand in, and their sentences."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.facts.people import find_people
from extractors.facts.sections import Section
from extractors.headings import read_heading
from extractors.layout.document import Block, Document
from extractors.rules import pattern_of, words_of

LONGEST = 5000  # characters; what is longer is no sentence
TOLD_OF = ("background", "summary", "consequences", "information")  # where the minutes tell of other meetings too
_MAX_INLINE = 70
_NAMES = 300  # characters on either side of a break in which a name stands
_INLINE = re.compile(r"\A(?P<heading>[A-ZÅÄÖ][^:.\t\n]{2,60}?)\s?:\s+(?=\S)")
_INLINE_KINDS = ("floor", "statement", "conflict", "reservation")
_STOP = re.compile(r"[.!?…][”\"»)]?\s+(?=[”\"»(–-]?\s?[A-ZÅÄÖÉ])")
_ENDINGS = (".", ":", ";", "!", "?", "”", '"')
_UNFINISHED = re.compile(r"(?:,|\s(?:och|samt|av|från)|[A-ZÅÄÖ][\wåäö-]*)\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the two halves of one that a page break parts, as a range of the document's text.

    `kind` is the section's ("" before the first heading), `title` its heading as printed, `section` its number in the
    ärende; `is_title` tells that the passage is itself a heading that nobody has listed.
    """

    start: int
    end: int
    text: str
    kind: str
    title: str
    rule: str
    section: int
    marker: str
    is_title: bool = False

    @property
    def line(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


class _Place(NamedTuple):
    """Where a paragraph stands: the section's number, its kind, its heading as printed and the rule that read it."""

    section: int
    kind: str
    title: str
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: where it begins in the passage's text, and the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the passage's text."""
        return self.start + len(self.text)


def cut_passages(
    document: Document,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    *,
    without: Collection[str],
    words: Sequence[str],
) -> list[Passage]:
    """Give the paragraphs of an ärende outside its tables; a heading nobody has listed is one too.

    Sections of the kinds `without` are left out, and of the background each paragraph with none of the `words`. A list
    of names that a page break parts ("… Ida Ås (S)," / "Bo Ek (V) yrkar …") is one passage.
    """
    numbers = {id(block): number for number, section in enumerate(sections) for block in section.blocks}
    titles = {section.heading_start: number for number, section in enumerate(sections) if section.first_offset is None}
    found: list[Passage] = []
    held = _Place(-2, "", "", "")  # a heading on the text's own line holds up to the next heading
    for block in blocks:
        number = titles.get(block.start, numbers.get(id(block), -1))
        section = sections[number] if number >= 0 else None
        kind = section.heading.kind if section is not None else ""
        is_title = block.start in titles
        if block.table is not None or (is_title and kind != "unknown"):
            continue
        start = block.start
        if section is not None and section.first_offset is not None and section.blocks[0] is block:
            start = section.first_offset
        inline = None if is_title else _read_inline(document.text, start, block.end, number)
        if inline is not None:
            start, held = inline
        if held.section != number and kind in without:
            continue
        text = document.text[start : block.end]
        if held.section != number and kind in TOLD_OF and not any(word in text for word in words):
            continue
        place = held if held.section == number else _Place(number, kind, *_title(document, section))
        passage = Passage(start, block.end, text, place.kind, place.title, place.rule, number, block.marker, is_title)
        if found and _goes_on(document, found[-1], passage):
            passage = _join(document, found.pop(), passage)
        found.append(passage)
    return found


def _read_inline(text: str, start: int, end: int, number: int) -> "tuple[int, _Place] | None":
    """Read a heading on the text's own line ("Jäv: Bo Ek (S) deltar inte"); give where the text begins, and the place."""
    colon = text.find(":", start, min(end, start + _MAX_INLINE))
    inline = _INLINE.match(text[start:end]) if colon >= 0 else None
    heading = read_heading(inline["heading"]) if inline else None
    if inline is None or heading is None or heading.kind not in _INLINE_KINDS:
        return None
    return start + inline.end(), _Place(number, heading.kind, inline["heading"], heading.rule)


def split_sentences(text: str) -> Iterator[Sentence]:
    """Split a text into sentences, each with its place; a stop behind an abbreviation or an initial ends none.

    >>> [one.text for one in split_sentences("Bo Ek m.fl. (S) yrkar avslag. Ida Ås (M) yrkar bifall.")]
    ['Bo Ek m.fl. (S) yrkar avslag.', 'Ida Ås (M) yrkar bifall.']
    """
    start = 0
    for match in _STOP.finditer(text):
        word = text[max(0, match.start() - 12) : match.start()].split()
        if word and text[match.start()] == "." and _is_short(word[-1]):
            continue
        yield Sentence(start, text[start : match.end()].rstrip())
        start = match.end()
    if text[start:].strip():
        yield Sentence(start, text[start:].rstrip())


def tells_of_another_meeting(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence of the background tells what happened elsewhere: it cites a §, a day or an earlier treatment."""
    return passage.rule == "earlier" or (
        passage.kind in TOLD_OF and bool(pattern_of("statements", "elsewhere").search(sentence.text))
    )


def _is_short(word: str) -> bool:
    plain = word.lstrip('(”"').lower()
    return plain in words_of("statements", "abbreviations") or (len(plain) == 1 and plain.isalpha())


def _title(document: Document, section: Section | None) -> tuple[str, str]:
    """Give a section's heading as printed, and its rule."""
    if section is None:
        return "", ""
    heading = section.heading
    return " ".join(document.text[section.heading_start : section.heading_start + heading.length].split()), heading.rule


def _goes_on(document: Document, above: Passage, below: Passage) -> bool:
    """Whether a paragraph goes on in the next: in small letters behind no stop, or in a list of names."""
    if above.section != below.section or above.is_title or below.is_title or below.marker:
        return False
    if document.text[above.end : below.start].strip():
        return False
    if below.text[:1].islower():
        return not above.text.rstrip().endswith(_ENDINGS)
    tail = above.text[-_NAMES:]
    people = find_people(tail) if _UNFINISHED.search(tail) else []
    return bool(people and find_people(f"{tail[people[-1].end :].strip(' ,')} {below.text[:_NAMES]}"))


def _join(document: Document, above: Passage, below: Passage) -> Passage:
    return Passage(
        above.start,
        below.end,
        document.text[above.start : below.end],
        above.kind,
        above.title,
        above.rule,
        above.section,
        above.marker,
    )
