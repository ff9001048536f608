"""Values as columns hold them: boxes in hundredths of a point, money in öre, texts on one line."""

from decimal import Decimal
from typing import TypedDict

from extractors.layout.document import Document, Place, Span
from schemas.items import PageBox

_CENT = Decimal("0.01")


def one_line(text: str) -> str:
    """Give a text with every run of white space as one blank."""
    return " ".join(text.split())


def holder_of(spans: list[tuple[Span, str]], offset: int) -> str | None:
    """Give the id of the first span that holds an offset."""
    return next((name for span, name in spans if span.start <= offset < span.end), None)


def boxes_of(document: Document, span: Span) -> tuple[PageBox, ...]:
    """Give the boxes that a span stands in, one for each page and column it runs through; the first is where it begins."""
    return tuple(_box(place) for place in document.locate(span))


class PlaceColumns(TypedDict):
    """The columns of a place, to be unpacked into a row."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def place_of(document: Document, span: Span) -> PlaceColumns:
    """Give the page and box where a span begins."""
    box = boxes_of(document, span)[0]
    return PlaceColumns(page=box.page, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


def points(value: float) -> float:
    """Round a coordinate to hundredths of a point."""
    return round(value, 2)


def money(value: Decimal | None) -> Decimal | None:
    """Give an amount with two decimals, as its column holds it."""
    return value.quantize(_CENT) if value is not None else None


def _box(place: Place) -> PageBox:
    box = place.box
    return PageBox(page=place.page, x0=points(box.x0), top=points(box.top), x1=points(box.x1), bottom=points(box.bottom))
