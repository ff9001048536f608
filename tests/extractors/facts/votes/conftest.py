"""Pages set for the tests: paragraphs, and rows of columns."""

from collections.abc import Callable

import pytest

from extractors.headings import is_section
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word

Row = list[tuple[float, str]]
_BODY = Font("Brodtext", 11.0, bold=False, italic=False)
_HEAD = Font("Brodtext-Fet", 13.0, bold=True, italic=False)
_WIDTH = 80  # characters of a line


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Sets pages: see below."""
    return _make_document


def _make_document(*pages: list[str | Row]) -> Document:
    """Set pages: a text is a paragraph, one that begins with "# " a heading; a list is a row of columns at their x."""
    made = []
    for number, contents in enumerate(pages, start=1):
        words: list[Word] = []
        y = 80.0
        for one in contents:
            if isinstance(one, list):
                words += [word for x, text in one for word in _set(text, x, y, _BODY)]
                y += 15
                continue
            font, text = (_HEAD, one[2:]) if one.startswith("# ") else (_BODY, one)
            line = ""
            for part in text.split():
                if len(line) + len(part) > _WIDTH:
                    words += _set(line, 70.0, y, font)
                    y, line = y + 13, ""
                line += f"{part} "
            words += _set(line, 70.0, y, font)
            y += 30
        made.append(Page(number=number, width=595.0, height=842.0, words=tuple(words)))
    return build_document(made, is_section=is_section)


def _set(text: str, x0: float, y: float, font: Font) -> list[Word]:
    words = []
    for part in text.split():
        x1 = x0 + 5.0 * len(part)
        words.append(Word(part, x0, y - 9, x1, y + 2, y, font))
        x0 = x1 + 3.0
    return words
