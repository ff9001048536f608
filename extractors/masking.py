"""Personal numbers as printed in a document, and the document without them.

They are found in the one text, where a number that is broken over two lines, drawn in parts or split over a cell stands
together, and where the blank between two words is told from the gap between two columns. Masked are the text and the
printed lines it is made of: whatever is read out of the document afterwards holds an X for each of their characters.
How the page is laid out was settled before, by what is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.personal_numbers import find_personal_numbers, mask_characters
from extractors.layout.document import Document, Place, Span
from extractors.reading.page import Box, Page
from schemas.vocabulary import NumberKind


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A personal number with the boxes of its words; `span` is None where it stands across the page, beside the text."""

    kind: NumberKind
    rule: str
    places: tuple[Place, ...]
    span: Span | None


def find_printed(document: Document, pages: Sequence[Page]) -> list[PrintedNumber]:
    """Find the personal numbers of a document, by page and place in the text; those beside the text come last on a page."""
    found = []
    for one in find_personal_numbers(document.text):
        span = Span(one.start, one.end)
        found.append(PrintedNumber(one.kind, one.rule, tuple(document.words_of(span)), span))
    found.extend(number for page in pages if page.across for number in _find_across(page))
    return sorted(found, key=lambda one: (one.places[0].page, one.span is None))


def _find_across(page: Page) -> Iterator[PrintedNumber]:
    """Find the numbers among the words across the reading direction."""
    text = " ".join(word.text for word in page.across)
    starts = [0]
    for word in page.across:
        starts.append(starts[-1] + len(word.text) + 1)
    for one in find_personal_numbers(text):
        places = tuple(
            Place(page.number, Box(word.x0, word.top, word.x1, word.bottom))
            for start, word in zip(starts, page.across, strict=False)
            if start < one.end and start + len(word.text) > one.start
        )
        yield PrintedNumber(one.kind, one.rule, places, None)


def mask_document(document: Document, numbers: Sequence[PrintedNumber]) -> Document:
    """Give a document with an X for every digit and letter of its personal numbers; every offset stays."""
    spans = [number.span for number in numbers if number.span is not None]
    return document.rewritten(spans, mask_characters) if spans else document
