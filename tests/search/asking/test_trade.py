"""Words that name a category of clauses find what has such a clause, behind what says the word."""

from pathlib import Path

import pytest

from search.asking.trade import category_of
from search.finder import Finder
from search.index.writing import update_index


@pytest.fixture(scope="module")
def finder(dataset: Path) -> Finder:
    update_index(dataset)
    return Finder(dataset)


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("återremiss", "refer_back"),
        ("återremitteras", "refer_back"),
        ("avslag", "reject"),
        ("bordläggning", "table"),
        ("ansvarsfrihet", "discharge"),
        ("övrigt", None),
        ("skolskjuts", None),
        ("förslag", None),
    ],
)
def test_a_word_names_a_category(word: str, category: str | None) -> None:
    assert category_of(word) == category


@pytest.mark.parametrize(
    ("word", "category"), [("återremiss", "återremiss"), ("avslag", "avslag"), ("bordläggning", "table")]
)
def test_it_finds_what_has_such_a_clause(word: str, category: str, finder: Finder) -> None:
    meant = {hit.item_id for hit in finder.search(f"kategori:{category}", limit=1000).hits}
    found = {hit.item_id for hit in finder.search(word, limit=1000).hits}
    assert meant
    assert meant <= found


def test_what_says_the_word_comes_first(finder: Finder) -> None:
    scores = [hit.score or 0 for hit in finder.search("återremiss", limit=1000).hits]
    said = [
        any(text.marks for text in (hit.title, *(one.text for one in hit.clauses))) or hit.snippet is not None
        for hit in finder.search("återremiss", limit=1000).hits
    ]
    assert said[0]
    assert not said[-1]
    assert scores == sorted(scores, reverse=True)


def test_of_the_title_it_is_the_word_alone(finder: Finder) -> None:
    assert all(hit.title.marks for hit in finder.search("titel:avslag", limit=1000).hits)


def test_a_motion_that_was_rejected_is_found_by_these_words(finder: Finder) -> None:
    titles = {hit.title.text for hit in finder.search("motion avslag", limit=100).hits}
    assert "Motion om kostnadsfri frukost i grundskolan" in titles
