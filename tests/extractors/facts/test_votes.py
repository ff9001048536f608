import pytest

from extractors.facts.votes import Vote, find_votes
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word

_FONT = Font("Brodtext", 11.0, bold=False, italic=False)


def read(*paragraphs: str) -> tuple[Document, list[Vote]]:
    words: list[Word] = []
    for row, text in enumerate(paragraphs):
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in text.split():
            words.append(Word(part, x0, y - 9, x0 + 2.0 * len(part), y + 2, y, _FONT))
            x0 += 2.0 * len(part) + 2.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    return document, find_votes(document, document.blocks)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Med 43 Ja mot 38 Nej beslutar fullmäktige att avslå motionen.", (43, 38, None, None)),
        ("Omröstningen utfaller med 9 ja-röster mot 5 nej-röster, 1 ledamot avstår.", (9, 5, 1, None)),
        ("5 Ja-röster, 54 Nej-röster och 2 ledamöter är frånvarande.", (5, 54, None, 2)),
        ("Med 11 JA-röster och 2 NEJ-röster antas förslaget.", (11, 2, None, None)),
        ("Resultat: JA = 24, NEJ = 15", (24, 15, None, None)),
        ("Ja: 12 Nej: 1 Avstår: 3", (12, 1, 3, None)),
        ("Med sju ja-röster mot fyra nej-röster bifalls yrkandet.", (7, 4, None, None)),
        ("Efter votering 7 - 6 antas förslaget.", (7, 6, None, None)),
        ("31 ja-röster och 30 nej-röster. 9 ledamöter avstår från att rösta och 1 ledamot är frånvarande.", (31, 30, 9, 1)),
    ],
)
def test_a_count_is_read_in_figures_and_words(text: str, counts: tuple[int, int, int | None, int | None]) -> None:
    _, (vote,) = read(text)
    assert (vote.yes, vote.no, vote.abstain, vote.absent) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Den som vill bifalla förslaget röstar ja, den som vill avslå det röstar nej.",
        "JA = bifall, NEJ = avslag",
        "Ordföranden frågar om omröstning begärs.",
        "Nämnden har 13 ledamöter och 7 ersättare.",
        "Voteringen i Granvik hölls 2026.",
    ],
)
def test_the_order_of_a_vote_is_no_count(text: str) -> None:
    assert read(text)[1] == []


def test_two_votes_of_a_paragraph_keep_their_own_abstentions() -> None:
    document, votes = read("Först 9 ja-röster mot 5 nej-röster. Därefter 8 ja-röster mot 4 nej-röster, 2 ledamöter avstår.")
    assert [(vote.yes, vote.no, vote.abstain) for vote in votes] == [(9, 5, None), (8, 4, 2)]
    assert document.text[votes[1].span.start : votes[1].span.end].startswith("8 ja-röster")


def test_no_vote_is_made_of_two_paragraphs() -> None:
    assert read("Granvik har 12 ja-röster", "och 3 nej-röster.")[1] == []
