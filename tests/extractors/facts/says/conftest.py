from collections.abc import Callable, Sequence

import pytest

from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word


def _lay_out(*pages: Sequence[str]) -> Document:
    made: list[Page] = []
    for number, lines in enumerate(pages, start=1):
        words: list[Word] = []
        for row, line in enumerate(lines):
            font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
            x0, y = 60.0, 90.0 + 30.0 * row
            for part in line.removeprefix("# ").split():
                words.append(Word(part, x0, y - 9, x0 + 1.5 * len(part), y + 2, y, font))
                x0 += 1.5 * len(part) + 1.5
        made.append(Page(number=number, width=895.0, height=1142.0, words=tuple(words)))
    return build_document(made)


@pytest.fixture(scope="session")
def lay_out() -> Callable[..., Document]:
    """Set each page's paragraphs 30 points apart; "# " makes one a bold heading."""
    return _lay_out
