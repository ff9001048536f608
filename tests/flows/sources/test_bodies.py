"""Bodies that are cut off, too large or packed."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.sources.answers import Failed, FailureCode, Fetched
from flows.sources.fetch import Fetcher

Make = Callable[..., Fetcher]


def test_a_body_shorter_than_announced_is_no_paper(site: Any, make_fetcher: Make, spool: Path) -> None:
    site.on("/a.pdf", site.answer(200, site.pdf, length=len(site.pdf) + 1))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Failed)
    assert (answer.code, "breaks off" in answer.reason) == (FailureCode.BROKEN_OFF, True)
    assert site.asked("/a.pdf") == 3
    assert list(spool.iterdir()) == []


def test_a_body_that_broke_off_once_is_fetched_whole(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(200, site.pdf, length=len(site.pdf) + 1), site.answer(200, site.pdf))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Fetched)
    assert answer.size == len(site.pdf)


def test_a_flood_stops_at_the_limit(site: Any, make_fetcher: Make, spool: Path) -> None:
    site.on("/a.pdf", site.flood)

    answer = make_fetcher(max_bytes=5_000_000).fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.TOO_LARGE, "the answer is larger than 5000000 bytes")
    assert site.sent < 100_000_000
    assert list(spool.iterdir()) == []


def test_a_size_too_large_is_refused_unread(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.hang_after_head)

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.TOO_LARGE, "the answer is larger than 300000000 bytes")
    assert site.asked("/a.pdf") == 1


@pytest.mark.parametrize("fetch", ["fetch_pdf", "fetch_page"])
def test_a_bomb_is_counted_unpacked(site: Any, make_fetcher: Make, spool: Path, fetch: str) -> None:
    bomb = gzip.compress(site.pdf + bytes(50_000_000))
    site.on("/a.pdf", site.answer(200, bomb, Content_Encoding="gzip"))

    answer = getattr(make_fetcher(max_bytes=1_000_000), fetch)(site.url("/a.pdf"))

    assert isinstance(answer, Failed)
    assert answer.code == FailureCode.TOO_LARGE
    assert list(spool.iterdir()) == []


def test_a_paper_packed_against_our_wish_is_unpacked(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(200, gzip.compress(site.pdf), Content_Encoding="gzip"))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Fetched)
    assert answer.path.read_bytes() == site.pdf
