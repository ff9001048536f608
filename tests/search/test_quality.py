"""The queries of quality.toml over the samples, and what share of what they must find is among the first ten."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from search.finder import Finder
from search.index.writing import update_index

QUERIES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "quality.toml").read_text(encoding="utf-8"))["query"]
_FIRST = 10
_RECALL = 0.98  # of what must come, among the first ten


@pytest.fixture(scope="module")
def finder(dataset: Path) -> Finder:
    update_index(dataset)
    return Finder(dataset)


@pytest.mark.parametrize("case", QUERIES, ids=[one["q"] for one in QUERIES])
def test_a_query(case: dict[str, Any], finder: Finder) -> None:
    result = finder.search(case["q"], limit=500)
    titles = [hit.title.text for hit in result.hits]
    assert set(titles[:1]) == set(case.get("first", titles[:1]))
    assert set(case.get("must", ())) <= set(titles)
    assert not set(case.get("never", ())) & set(titles)
    assert result.count == case.get("count", result.count)


def test_recall(finder: Finder) -> None:
    wanted = found = 0
    for case in QUERIES:
        titles = {hit.title.text for hit in finder.search(case["q"], limit=_FIRST).hits}
        must = set(case.get("first", ())) | set(case.get("must", ()))
        wanted += len(must)
        found += len(must & titles)
    assert len(QUERIES) >= 40
    assert found / wanted >= _RECALL, f"recall@10 is {found}/{wanted}"
