"""Every wrong that a site can do ends as an answer with a reason."""

import datetime as dt
import gzip
import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.sources.answers import Failed, FailureCode, Fetched, Page, Unchanged, Vanished
from flows.sources.fetch import Fetcher

Make = Callable[..., Fetcher]


def test_a_paper_lies_in_the_spool_with_its_hash_and_validators(site: Any, make_fetcher: Make, clock: Any) -> None:
    modified = "Mon, 04 Mar 2024 10:00:00 GMT"
    site.on("/a.pdf", site.answer(200, site.pdf, ETag='"1"', Last_Modified=modified))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf#page=3"))

    assert isinstance(answer, Fetched)
    sha256 = hashlib.sha256(site.pdf).hexdigest()
    assert answer == Fetched(site.url("/a.pdf"), answer.path, sha256, len(site.pdf), '"1"', modified, clock.now())
    assert answer.path.read_bytes() == site.pdf


def test_the_mark_of_a_pdf_may_stand_anywhere_in_its_first_kilobyte(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(200, b"\n" * 1019 + site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"<!DOCTYPE html><title>Logga in</title>", "text/html", "answers with HTML (Content-Type text/html), no PDF"),
        (b"Sidan finns inte", "application/pdf", "answers with text (Content-Type application/pdf), no PDF"),
        (b"PK\x03\x04" * 1000, "", "answers with other data, no PDF"),
        (b"", "", "answers with nothing, no PDF"),
        (b"\n" * 1020 + b"%PDF-1.7", "", "answers with text, no PDF"),
    ],
    ids=["HTML", "text", "zip", "nothing", "mark too late"],
)
def test_what_is_called_pdf_and_is_none(
    site: Any, make_fetcher: Make, spool: Path, body: bytes, content_type: str, reason: str
) -> None:
    site.on("/a.pdf", site.answer(200, body, **({"Content_Type": content_type} if content_type else {})))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.NOT_A_PDF, reason)
    assert site.asked("/a.pdf") == 1, "it is not asked for again"
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_paper_that_vanished(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/a.pdf", site.answer(status))

    assert make_fetcher().fetch_pdf(site.url("/a.pdf")) == Vanished(site.url("/a.pdf"), status)


@pytest.mark.parametrize(
    ("known", "header"),
    [
        ({"etag": '"1"'}, ("If-None-Match", '"1"')),
        (
            {"last_modified": "Mon, 04 Mar 2024 10:00:00 GMT"},
            ("If-Modified-Since", "Mon, 04 Mar 2024 10:00:00 GMT"),
        ),
    ],
)
def test_a_paper_that_the_caller_has_is_unchanged(
    site: Any, make_fetcher: Make, known: dict[str, str], header: tuple[str, str]
) -> None:
    site.on("/a.pdf", site.answer(304))

    assert make_fetcher().fetch_pdf(site.url("/a.pdf"), **known) == Unchanged(site.url("/a.pdf"))
    assert site.visits[-1][1][header[0]] == header[1]


def test_a_paper_that_changed_is_fetched_with_its_new_validator(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(200, site.pdf, ETag='"2"'))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"), etag='"1"')

    assert isinstance(answer, Fetched)
    assert answer.etag == '"2"'


@pytest.mark.parametrize("status", [204, 206, 300, 304, 400, 401, 403, 501])
def test_another_status_is_a_failure_at_once(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/a.pdf", site.answer(status))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.HTTP_ERROR, f"answers {status}")
    assert site.asked("/a.pdf") == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_fault_is_tried_again(site: Any, make_fetcher: Make, status: int) -> None:
    site.on("/a.pdf", site.answer(status), site.answer(200, site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)


def test_a_fault_that_does_not_pass_is_told_after_all_tries(site: Any, make_fetcher: Make, clock: Any) -> None:
    site.on("/a.pdf", site.answer(500))

    answer = make_fetcher(delay_seconds=0.0).fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.HTTP_ERROR, "answers 500")
    assert site.asked("/a.pdf") == 3
    first, second = clock.sleeps
    assert 1 <= first <= 2 <= second <= 3, "longer each time"


@pytest.mark.parametrize("after", ["7", "Tue, 05 Mar 2024 12:00:08 GMT"])  # the clock stands at 12:00:01 then
def test_a_pause_that_the_site_asks_for_is_kept(site: Any, make_fetcher: Make, clock: Any, after: str) -> None:
    site.on("/a.pdf", site.answer(429, Retry_After=after), site.answer(200, site.pdf))

    assert isinstance(make_fetcher().fetch_pdf(site.url("/a.pdf")), Fetched)
    assert clock.sleeps == [1.0, 7.0]


def test_a_pause_too_long_is_a_failure_and_the_host_is_left_alone(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(429, Retry_After="3600"))
    fetcher = make_fetcher()

    answers = [fetcher.fetch_pdf(site.url(path)) for path in ("/a.pdf", "/b.pdf")]

    assert answers == [
        Failed(
            site.url("/a.pdf"),
            FailureCode.RATE_LIMITED,
            "answers 429 and asks to wait 3600 s, more than max_wait_seconds",
        ),
        Failed(site.url("/b.pdf"), FailureCode.RATE_LIMITED, "127.0.0.1 wants to be left alone for 3600 s more"),
    ]
    assert site.papers() == ["/a.pdf"]


def test_a_site_that_is_silent_times_out(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.hang)

    answer = make_fetcher(retries=1, timeout_seconds=0.4).fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.TIMEOUT, "no answer for 0.4 s")
    assert site.asked("/a.pdf") == 2


@pytest.mark.parametrize("drip", ["drip", "drip_head", "drip_without_end"])
def test_a_slow_drip_ends_in_time_and_is_not_tried_again(site: Any, make_fetcher: Make, spool: Path, drip: str) -> None:
    site.on("/a.pdf", getattr(site, drip))
    fetcher = make_fetcher(total_seconds=1.0)
    begin = time.monotonic()

    answer = fetcher.fetch_pdf(site.url("/a.pdf"))

    assert answer == Failed(site.url("/a.pdf"), FailureCode.TIMEOUT, "no whole answer within 1 s")
    assert time.monotonic() - begin < 2.5
    assert site.asked("/a.pdf") == 1
    assert list(spool.iterdir()) == []


def test_a_connection_that_nobody_accepts(make_fetcher: Make, site: Any) -> None:
    site.server_close()

    answer = make_fetcher(retries=0).fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Failed)
    assert (answer.code, "cannot be read (no connection: " in answer.reason) == (FailureCode.ROBOTS, True)


def test_a_host_that_fell_silent_is_not_asked_for_ever(site: Any, make_fetcher: Make) -> None:
    fetcher = make_fetcher(retries=0, timeout_seconds=0.2)
    for number in range(7):
        site.on(f"/{number}.pdf", site.hang)

    answers = [fetcher.fetch_pdf(site.url(f"/{number}.pdf")) for number in range(7)]

    codes = [answer.code for answer in answers if isinstance(answer, Failed)]
    assert codes == [FailureCode.TIMEOUT] * 5 + [FailureCode.CONNECTION] * 2
    assert len(site.papers()) == 5


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "an address begins with http:// or https://, not with file:"),
        ("granvik.example/a.pdf", "an address begins with http:// or https://"),
        ("http://", "the address names no host"),
        ("http://[", "the address cannot be understood"),
        ("http://anna:hem/ligt@granvik.example/", "the address cannot be understood"),
    ],
)
def test_what_is_no_address(make_fetcher: Make, url: str, reason: str) -> None:
    answer = make_fetcher().fetch_pdf(url)

    assert isinstance(answer, Failed)
    assert (answer.code, answer.reason) == (FailureCode.BAD_ADDRESS, reason)
    assert "hem" not in answer.url


def test_credentials_reach_the_site_and_nothing_else(site: Any, make_fetcher: Make, log: list[Any]) -> None:
    site.on("/a.pdf", site.answer(500), site.answer(200, site.pdf))
    site.on("/b.pdf", site.answer(403))
    fetcher = make_fetcher()

    answers = [fetcher.fetch_pdf(site.url(path, user="anna:hemligt@")) for path in ("/a.pdf", "/b.pdf")]

    assert [answer.url for answer in answers] == [site.url("/a.pdf"), site.url("/b.pdf")]
    assert {line["event"] for line in log} == {"retry", "fetched", "failed"}
    assert not any(secret in str([answers, log]) for secret in ("anna", "hemligt", "YW5uYTpoZW1saWd0"))
    assert site.visits[-1][1]["Authorization"] == "Basic YW5uYTpoZW1saWd0"


def test_a_spool_that_cannot_be_written_is_raised(site: Any, make_fetcher: Make, spool: Path) -> None:
    site.on("/a.pdf", site.answer(200, site.pdf))
    fetcher = make_fetcher()
    spool.rmdir()

    with pytest.raises(FileNotFoundError):
        fetcher.fetch_pdf(site.url("/a.pdf"))


def test_a_page_is_read_in_its_characters(site: Any, make_fetcher: Make) -> None:
    html = "<p>Kommunfullmäktige".encode("cp1252")
    site.on("/moten", site.answer(200, gzip.compress(html), Content_Type="text/html", Content_Encoding="gzip"))

    assert make_fetcher().fetch_page(site.url("/moten")) == Page(site.url("/moten"), "<p>Kommunfullmäktige")


@pytest.mark.parametrize(
    ("status", "headers", "code", "reason"),
    [
        (200, {"Content_Type": "application/pdf"}, "not_a_page", "answers with application/pdf, no HTML page"),
        (200, {"Content_Type": "text/\x1b[2Jx"}, "not_a_page", "answers with text/?[2jx, no HTML page"),
        (200, {"Content_Encoding": "br"}, "encoding", "answers with Content-Encoding br, which was not asked for"),
        (404, {}, "http_error", "answers 404"),
    ],
)
def test_what_is_no_page(
    site: Any, make_fetcher: Make, status: int, headers: dict[str, str], code: str, reason: str
) -> None:
    site.on("/moten", site.answer(status, b"<p>", **headers))

    assert make_fetcher().fetch_page(site.url("/moten")) == Failed(site.url("/moten"), FailureCode(code), reason)


def test_a_validator_that_is_not_ascii_is_not_kept(site: Any, make_fetcher: Make) -> None:
    site.on("/a.pdf", site.answer(200, site.pdf, ETag='"ändrad"'))

    answer = make_fetcher().fetch_pdf(site.url("/a.pdf"))

    assert isinstance(answer, Fetched)
    assert answer.etag is None
    assert answer.fetched_at.tzinfo == dt.UTC
