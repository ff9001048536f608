"""Texts are marked where they say what was asked, and the piece that says most is shown."""

import pytest

from search.asking.grammar import read_query
from search.hits import Marked
from search.snippets import LENGTH, Marker
from search.swedish.compounds import Vocabulary

VOCABULARY = Vocabulary(["skol", "skolskjut", "skjut", "tax", "ny", "för"])


def marked(query: str, text: str) -> list[str]:
    found = marker(query).mark(text)
    return [found.text[begin:end] for begin, end in found.marks]


def marker(query: str) -> Marker:
    return Marker(read_query(query), VOCABULARY.akin)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("taxa", "Taxan och taxor, TAXA", ["Taxan", "taxor", "TAXA"]),
        ("skola", "Skolskjuts till skolan", ["Skolskjuts", "skolan"]),
        ("skolskj*", "skolskjutsen, skolan", ["skolskjutsen"]),
        ('"ny taxa"', "En ny taxa, taxa ny", ["ny taxa"]),
        ("ny taxa", "en ny taxa", ["ny taxa"]),
        ("-taxa", "taxa", []),
        ("taxa", "bygglov", []),
        ("", "taxa", []),
        ("förskola", "fo\u0308rskola", ["förskola"]),
    ],
)
def test_marks(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


def test_a_word_in_full_weighs_more_than_a_part_and_counts_once() -> None:
    weights = [
        marker("skola taxa").read(text)[1] for text in ("skolan taxan taxor", "skolskjuts taxa", "skolskjuts", "bygglov")
    ]
    assert weights == [4, 3, 1, 0]


def test_an_excerpt_is_the_piece_that_says_most() -> None:
    far = "ord " * 200
    text = f"taxa {far} ny taxa för skolan {far}"
    found = marker("ny taxa skola").excerpt(["inget", text])
    assert found is not None
    assert "ny taxa för skolan" in found.text
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= LENGTH + 4
    assert [found.text[begin:end] for begin, end in found.marks] == ["ny taxa", "skolan"]


def test_no_excerpt_where_nothing_is_said() -> None:
    assert marker("taxa").excerpt(["bygglov", ""]) is None


def test_what_asks_for_no_word_leaves_texts_as_they_are() -> None:
    assert marker("år:2021").read("fo\u0308r") == (Marked(text="fo\u0308r"), 0)
