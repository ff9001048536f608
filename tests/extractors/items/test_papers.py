from collections.abc import Sequence

import pytest

from extractors.facts.diarienummer import find_diarienummer
from extractors.items.item import Item, Numbered
from extractors.items.papers import attach_papers
from extractors.items.parts import Part
from extractors.layout.build import build_document
from extractors.layout.document import Document, Span
from extractors.reading.page import Font, Page, Word

_FONT = Font("Brodtext", 11.0, bold=False, italic=False)


def build(pages: Sequence[Sequence[str]]) -> Document:
    """Set paragraphs 40 points apart, a page of each list."""
    made: list[Page] = []
    for number, lines in enumerate(pages, start=1):
        words: list[Word] = []
        for row, line in enumerate(lines):
            x0, y = 60.0, 350.0 + 40.0 * row
            for part in line.split():
                words.append(Word(part, x0, y - 9, x0 + 4.0 * len(part), y + 2, y, _FONT))
                x0 += 4.0 * len(part) + 3.0
        made.append(Page(number=number, width=595.0, height=842.0, words=tuple(words)))
    return build_document(made)


def make_item(number: str, title: str, dnr: str = "") -> Item:
    span = Span(0, 1)
    numbers = tuple(Numbered(one, span) for one in find_diarienummer(dnr))
    return Item(number=number, title=title, title_span=span, regions=(span,), numbers=numbers)


_ITEMS = [
    make_item("1", "Upprop"),
    make_item("2", "Taxa för sotning i Älvholm och Sundby", "KS 2026/14"),
    make_item("3", "Försäljning av fastigheten Näset 12:4", "KS 2026/15"),
]


@pytest.mark.parametrize(
    ("lines", "divider", "index"),
    [
        (["3", "Mark och bostad"], True, 2),
        (["Ärende 2", "Bilagor"], True, 1),
        (["Tjänsteskrivelse", "Dnr KS 2026/15", "Helt annan rubrik här"], False, 2),
        (["Tjänsteskrivelse", "Taxa för sotning i Älvholm och Sundby", "Förslag till beslut"], False, 1),
        (["Tjänsteskrivelse", "Taxa för sotning i", "Älvholm och Sundby", "Förslag till beslut"], False, 1),
        (["TAXA FÖR SOTNING I ÄLVHOLM OCH SUNDBY", "Tjänsteskrivelse"], False, 1),
    ],
)
def test_a_paper_goes_to_the_item_it_names(lines: list[str], *, divider: bool, index: int) -> None:
    document = build([lines])
    items, unmatched = attach_papers(document, _ITEMS, [Part(1, 1, divider)])
    assert unmatched == []
    assert [item.papers for item in items] == [int(position == index) for position in range(3)]
    assert document.text[slice(*items[index].regions[-1])].split()[0] == lines[0].split()[0]


def test_what_names_no_item_is_an_attachment_of_the_paper_before() -> None:
    document = build([["Tjänsteskrivelse", "Dnr KS 2026/15", "Om mark"], ["Karta över hamnen", "Skala ett till tio tusen"]])
    items, unmatched = attach_papers(document, _ITEMS, [Part(1, 1, divider=False), Part(2, 2, divider=False)])
    assert unmatched == []
    assert (items[2].papers, items[2].page_end) == (2, 2)


def test_a_paper_before_any_match_is_told_by_its_page() -> None:
    document = build([["Karta över hamnen", "Skala"], ["Tjänsteskrivelse", "Dnr KS 2026/15", "Om mark"]])
    items, unmatched = attach_papers(document, _ITEMS, [Part(1, 1, divider=False), Part(2, 2, divider=False)])
    assert unmatched == [1]
    assert [item.papers for item in items] == [0, 0, 1]


def test_a_number_in_common_running_text_does_not_match() -> None:
    document = build([["Tjänsteskrivelse", "Bygget i Granvik kostar 15 mkr och rör inte de andra ärendena"]])
    assert attach_papers(document, _ITEMS, [Part(1, 1, divider=False)])[1] == [1]


def test_the_items_given_are_left_as_they_were() -> None:
    document = build([["3", "Mark"]])
    attach_papers(document, _ITEMS, [Part(1, 1, divider=True)])
    assert [item.papers for item in _ITEMS] == [0, 0, 0]
