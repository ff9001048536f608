"""Redirects, robots.txt and pauses on the way to an answer."""

from collections.abc import Callable
from typing import Any

import pytest

from flows.sources.answers import Failed, FailureCode, Fetched
from flows.sources.fetch import Fetcher

Make = Callable[..., Fetcher]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_asked_address_told(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/a.pdf", site.answer(status, Location="/b%20c.pdf#page=1"))
    site.on("/b%20c.pdf", site.answer(200, site.pdf))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Fetched)
    assert answer.url == site.url("/a.pdf")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        (
            "file:///etc/passwd",
            "redirects to what cannot be followed: an address begins with http:// or https://, not with file:",
        ),
        (
            "ftp://granvik.example/a.pdf",
            "redirects to what cannot be followed: an address begins with http:// or https://, not with ftp:",
        ),
        ("http://[", "redirects to what cannot be followed: the address cannot be understood"),
        ("", "answers 302 without saying where to"),
        ("/a.pdf", "redirects in a loop"),
    ],
)
def test_a_redirect_that_leads_nowhere(site: Any, make_fetcher: Make, location: str, reason: str) -> None:
    site.on("/a.pdf", site.answer(302, **({"Location": location} if location else {})))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.REDIRECT, reason)


def test_redirects_are_limited(site: Any, make_fetcher: Make) -> None:
    for number in range(10):
        site.on(f"/{number}.pdf", site.answer(302, Location=f"/{number + 1}.pdf"))

    answer = make_fetcher().fetch_pdf(site.url("/0.pdf"))

    assert answer == Failed(site.url("/0.pdf"), FailureCode.REDIRECT, "redirects more than 5 times")
    assert len(site.papers()) == 6


def test_a_site_that_sets_a_cookie_and_sends_back_is_no_loop(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(302, Location="/a.pdf", Set_Cookie="seen=1"), site.answer(200, site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)
    assert site.visits[-1][1]["Cookie"] == "seen=1"


def test_every_hop_has_its_own_robots_and_pace(site: Any, make_fetcher: Make, clock: Any) -> None:
    site.on("/a.pdf", site.answer(302, Location=site.url("/b.pdf", host="localhost")))
    site.on("/robots.txt", site.answer(404), site.answer(200, b"User-agent: *\nDisallow: /b"))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    there = site.url("/robots.txt", host="localhost")
    assert answer == Failed(site.url("/a.pdf"), FailureCode.ROBOTS, f"{there} does not allow it")
    assert clock.sleeps == [1.0], "between the two requests to the first host"
    assert site.papers() == ["/a.pdf"]


@pytest.mark.parametrize(("host", "told"), [("127.0.0.1", True), ("localhost", False)])
def test_credentials_stay_with_the_site(site: Any, make_fetcher: Make, host: str, told: bool) -> None:  # noqa: FBT001
    site.on("/a.pdf", site.answer(302, Location=site.url("/b.pdf", host=host)))
    site.on("/b.pdf", site.answer(200, site.pdf))

    make_fetcher().fetch_pdf(site.url("/a.pdf", user="anna:hemligt@"))

    assert ("Authorization" in site.visits[-1][1]) == told


def test_credentials_that_a_redirect_brings_are_dropped(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(302, Location=site.url("/b.pdf", user="anna:hemligt@")))
    site.on("/b.pdf", site.answer(200, site.pdf))

    make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert "Authorization" not in site.visits[-1][1]


def test_a_host_is_left_alone_between_requests(site: Any, make_fetcher: Make, clock: Any) -> None:
    fetcher = make_fetcher(delay_seconds=2.5)

    for path in ("/a.pdf", "/b.pdf"):
        fetcher.fetch_pdf(site.url(path))

    assert clock.sleeps == [2.5, 2.5]


@pytest.mark.parametrize(
    ("rules", "sleeps"),
    [("Crawl-delay: 9", [9.0]), ("Crawl-delay: 0.5", [1.0]), ("Crawl-delay: inf", [1.0]), ("Crawl-delay: -3", [1.0])],
)
def test_the_greater_of_both_delays_wins(site: Any, make_fetcher: Make, clock: Any, rules: str, sleeps: list[float]) -> None:
    site.on("/robots.txt", site.answer(200, f"User-agent: *\n{rules}".encode()))

    make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert clock.sleeps == sleeps


def test_a_crawl_delay_too_long_is_told(site: Any, make_fetcher: Make) -> None:
    site.on("/robots.txt", site.answer(200, b"User-agent: *\nCrawl-delay: 3600"))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    reason = f"{site.url('/robots.txt')} asks for 3600 s between requests, more than max_wait_seconds"
    assert answer == Failed(site.url("/a.pdf"), FailureCode.ROBOTS, reason)
    assert site.papers() == []


def test_robots_is_read_once_a_run(site: Any, make_fetcher: Make) -> None:
    fetcher = make_fetcher()

    for path in ("/a.pdf", "/b.pdf"):
        fetcher.fetch_pdf(site.url(path))

    assert [path for path, _ in site.visits] == ["/robots.txt", "/a.pdf", "/b.pdf"]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /\nAllow: /a.pdf", True),
        (b"User-agent: Kallelse\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        (b"User-agent: another\nDisallow: /", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /*.pdf$", False),
        (b"<!DOCTYPE html><p>Sidan finns inte", True),
        (b"\xff\xfe\x00\n" * 100, True),
        (b"User-agent: *\nDisallow: /x\n" + b"#" * 600_000 + b"\nDisallow: /a", True),
        (b"User-agent: *\nDisallow: /x\n" + b"# fyll\n" * 71_424 + b"Disallow: /a/b\n", True),
    ],
    ids=[
        "all",
        "but one",
        "our name",
        "another name",
        "byte order mark",
        "HTML",
        "no text",
        "beyond 500 kB",
        "cut at 500 kB",
    ],
)
def test_robots_is_obeyed(site: Any, make_fetcher: Make, robots: bytes, allowed: bool) -> None:  # noqa: FBT001
    site.on("/robots.txt", site.answer(200, robots))
    site.on("/a.pdf", site.answer(200, site.pdf))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    refused = Failed(site.url("/a.pdf"), FailureCode.ROBOTS, f"{site.url('/robots.txt')} does not allow it")
    assert isinstance(answer, Fetched) if allowed else answer == refused


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refused_robots_allows_all(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/robots.txt", site.answer(status))
    site.on("/a.pdf", site.answer(200, site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)


def test_robots_behind_a_loop_allows_all(site: Any, make_fetcher: Make) -> None:
    site.on("/robots.txt", site.answer(302, Location="/robots.txt"))
    site.on("/a.pdf", site.answer(200, site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)


@pytest.mark.parametrize("status", [429, 500, 501, 503])
def test_a_faulty_robots_allows_nothing_this_time(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/robots.txt", site.answer(status))
    site.on("/a.pdf", site.answer(200, site.pdf))
    fetcher = make_fetcher(retries=0)

    answers = [fetcher.fetch_pdf(site.url("/a.pdf")) for _ in range(2)]

    told = f"{site.url('/robots.txt')} cannot be read (answers {status}), so nothing is fetched there this time"
    assert answers == [Failed(site.url("/a.pdf"), FailureCode.ROBOTS, told)] * 2
    assert [path for path, _ in site.visits] == ["/robots.txt"]
