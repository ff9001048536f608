"""What a reader hands over: pages with words, rulings and boxes, measured in points from the top left corner."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Font(NamedTuple):
    """How a run of characters is set; `size` is the height in points after all scaling."""

    name: str
    size: float
    bold: bool
    italic: bool


class Word(NamedTuple):
    """Characters without white space, `top` and `bottom` by the font's ascent and descent.

    `x0 < x1` and `top < bottom` in points from the upper left corner of the turned page; `baseline` lies between.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    font: Font


class Edge(NamedTuple):
    """A straight ruling: horizontal where `top == bottom`, vertical where `x0 == x1`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether the ruling runs from left to right."""
        return self.top == self.bottom


class Box(NamedTuple):
    """A rectangle on a page, in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the box or on its border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is read: nothing interpreted, words in the order of the content stream.

    `across` are the words set across the reading direction, a stamp along the margin: they are no text of the page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...] = field(default=(), repr=False)
    fills: tuple[Box, ...] = field(default=(), repr=False)
    pictures: tuple[Box, ...] = field(default=(), repr=False)
    rotation: int = 0
    across: tuple[Word, ...] = field(default=(), repr=False)


def box_of(words: "tuple[Word, ...] | list[Word]") -> Box:
    """Give the smallest box that holds all words; there must be at least one."""
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
