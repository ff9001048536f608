"""The paragraphs of an ärende as one text, in which a question and what came of it can be found together."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.sections import Section
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of

_ABSTAINING = pattern_of("ballots", "head-abstain")
# A stop that ends no sentence stands behind an initial or one of these.
_SENTENCE_END = re.compile(
    r"[.!?](?<!\s[A-ZÅÄÖ]\.)(?<!\bkap\.)(?<!\bnr\.)(?<!\bdnr\.)(?<!\bkl\.)(?<!\bbl\.a\.)(?<!\bt\.ex\.)(?<!\bordf\.)(?<!\benl\.)"
    r"[”\"“]?\s+(?=[”\"“]?[A-ZÅÄÖ0-9])|\n+"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of paragraphs, one a line; `kinds` says under what kind of heading each stands ("" under none).

    `headings` are the indexes of the paragraphs that are headings themselves.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    kinds: tuple[str, ...]
    headings: frozenset[int]
    sentences: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """Give the index of the paragraph at an offset of the passage."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def kind_at(self, offset: int) -> str:
        """Give the kind of the heading that an offset stands under, or is itself."""
        return self.kinds[self.index_at(offset)]

    def origin(self, offset: int) -> int:
        """Give the offset in the document's text."""
        index = self.index_at(offset)
        return self.origins[index] + offset - self.starts[index]

    def span(self, start: int, end: int) -> Span:
        """Give the span in the document's text of a part of the passage."""
        return Span(self.origin(start), self.origin(end - 1) + 1)

    def sentence_at(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Give where the sentence that holds an offset begins, and where the one that holds another ends."""
        first = max(bisect_right(self.sentences, start) - 1, 0)
        last = bisect_right(self.sentences, start if end is None else max(start, end - 1))
        stop = self.sentences[last] if last < len(self.sentences) else len(self.text)
        return self.sentences[first], self.sentences[first] + len(self.text[self.sentences[first] : stop].rstrip())

    def heading_before(self, offset: int) -> str:
        """Give the text of the nearest heading above an offset, or ""."""
        for index in range(self.index_at(offset), -1, -1):
            if index in self.headings:
                return self.paragraph(index)
        return ""

    def next_heading(self, offset: int) -> int:
        """Give where the first heading behind an offset begins, the end where there is none."""
        below = (self.starts[index] for index in sorted(self.headings) if self.starts[index] > offset)
        return next(below, len(self.text))

    def paragraph(self, index: int) -> str:
        """Give the text of a paragraph."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[index] : end].rstrip("\n")


def make_passage(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> Passage:
    """Put the paragraphs of an ärende together; cells of tables are left out, and what looks like a heading in them."""
    paragraphs = [block for block in blocks if block.table is None and block.end > block.start]
    known = {section.heading_start: section for section in sections}
    kinds: list[str] = []
    heads: list[int] = []
    for index, block in enumerate(paragraphs):
        section = known.get(block.start)
        if (
            section
            and kinds
            and kinds[-1] == "vote"
            and _ABSTAINING.match(document.text[block.start : block.end].strip(": "))
        ):
            section = None  # the label of those who abstain, among those who vote yes and no
        kinds.append(section.heading.kind if section else kinds[-1] if kinds else "")
        if section and section.first_offset is None:
            heads.append(index)
    texts = [document.text[block.start : block.end].replace("\n", " ") for block in paragraphs]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    whole = "\n".join(texts)
    return Passage(
        text=whole,
        starts=tuple(starts) or (0,),
        origins=tuple(block.start for block in paragraphs) or (0,),
        kinds=tuple(kinds) or ("",),
        headings=frozenset(heads),
        sentences=(0, *(match.end() for match in _SENTENCE_END.finditer(whole))),
    )
