"""An ärende as found: its head, its text, and the papers that belong to it."""

from dataclasses import dataclass, field, replace

from extractors.facts.diarienummer import Diarienummer
from extractors.layout.document import Span


@dataclass(frozen=True, slots=True)
class Numbered:
    """A diarienummer of an ärende with its span in the document's text."""

    number: Diarienummer
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """One ärende.

    `number` is as printed without "§", body prefix and final full stop, None where none is printed. `regions` are the
    spans of text that belong to it in reading order: the entry in the list or the paragraph of the minutes first, then
    papers (`papers` of them at the end). `home_blocks` are the indexes (first, last) of the blocks after the head.
    """

    number: str | None
    title: str
    title_span: Span
    regions: tuple[Span, ...]
    numbers: tuple[Numbered, ...] = ()
    presenters: tuple[str, ...] = ()
    page_start: int = 1
    page_end: int = 1
    papers: int = 0
    content_start: int = 0
    rule: str = ""
    external: tuple[Numbered, ...] = field(default=())

    def with_paper(self, span: Span, page_end: int, numbers: tuple[Numbered, ...] = ()) -> "Item":
        """Give the item with one more paper behind it."""
        return replace(
            self,
            regions=(*self.regions, span),
            papers=self.papers + 1,
            page_end=max(self.page_end, page_end),
            numbers=self.numbers or numbers,
        )
