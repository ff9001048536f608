"""Fetching from sites that answer slowly, wrongly or not at all: each ends as an answer, none as an exception."""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import structlog

from flows.clock import now
from flows.sources.address import AddressError, host_of, normalise_address, split_credentials, without_credentials
from flows.sources.answers import Answer, Failed, FailureCode, Fetched, FetchError, Page, Unchanged, Vanished
from flows.sources.client import Reply
from flows.sources.pace import Pace
from flows.sources.page import decode_page
from flows.sources.settings import HttpSettings
from flows.sources.spool import spool_pdf
from flows.sources.visit import Visits

_OK, _NOT_MODIFIED = 200, 304
_VANISHED = frozenset({404, 410})
_MAX_PAGE_BYTES = 20_000_000
_SILENT = frozenset({FailureCode.CONNECTION, FailureCode.TIMEOUT})
_SILENCES = 5  # failures of a host in a row, each after all tries; a run must not spend its night on a dead host

_Result = TypeVar("_Result")
_log = structlog.get_logger("kallelse.sources")


class Fetcher:
    """Fetches PDFs and pages, politely, one at a time.

    As long as it lives it remembers each site's robots.txt and when it was last asked. Not for several threads.
    """

    def __init__(
        self,
        settings: HttpSettings,
        spool: Path,
        *,
        pace: Pace | None = None,
        now: Callable[[], dt.datetime] = now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare; nothing is asked for yet.

        Args:
            settings: how patient and how polite to be.
            spool: the folder for what is fetched; it is made if it is missing.
            pace: how often hosts are asked, where other fetchers ask them too.
            now: the clock, in UTC.
            sleep: waits, in seconds.
        """
        self._settings = settings
        self._spool = spool
        self._now = now
        self._visits = Visits(settings, pace or Pace(now=now, sleep=sleep), now=now, sleep=sleep)
        self._silences: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._spool.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._visits.close()

    def fetch_pdf(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch a PDF into the spool folder, unless it is the one that the caller has.

        Args:
            url: an http(s) address.
            etag: of the file that the caller has.
            last_modified: of the file that the caller has.

        Raises:
            OSError: the spool folder cannot be written. Nothing that a site does is raised.
        """
        headers = {"Accept": "application/pdf, */*;q=0.1", "Accept-Encoding": "identity"}  # PDFs are packed inside
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        return self._fetch(url, headers, partial(self._read_pdf, conditional=bool(etag or last_modified)))

    def fetch_page(self, url: str) -> Page | Failed:
        """Fetch an HTML page; nothing that a site does is raised."""
        return self._fetch(url, {"Accept": "text/html, application/xhtml+xml", "Accept-Encoding": "gzip"}, _read_page)

    def _fetch(self, url: str, headers: Mapping[str, str], read: Callable[[str, str, Reply], _Result]) -> _Result | Failed:
        """Visit an address; `read` gets the address that was asked, the one that answered, and the answer."""
        try:
            address, credentials = split_credentials(normalise_address(url))
        except AddressError as error:
            return Failed(without_credentials(url), FailureCode.BAD_ADDRESS, str(error))
        host = host_of(address)
        if self._silences[host] >= _SILENCES:
            reason = f"{host} did not answer {_SILENCES} times in a row and is not asked again in this run"
            return Failed(address, FailureCode.CONNECTION, reason)
        try:
            answer = self._visits.visit(address, credentials=credentials, headers=headers, read=partial(read, address))
        except FetchError as error:
            self._silences[host] = self._silences[host] + 1 if error.code in _SILENT else 0
            _log.warning("failed", url=address, code=error.code.value, reason=error.reason)
            return Failed(address, error.code, error.reason)
        self._silences[host] = 0
        return answer

    def _read_pdf(self, asked: str, address: str, reply: Reply, *, conditional: bool) -> Fetched | Unchanged | Vanished:
        begin = time.monotonic()
        if reply.status == _NOT_MODIFIED and conditional:
            _log.info("unchanged", url=asked)
            return Unchanged(asked)
        if reply.status in _VANISHED:
            _log.info("vanished", url=asked, status=reply.status)
            return Vanished(asked, reply.status)
        _refuse_others(reply)
        content_type = reply.headers.get("content-type", "")
        spooled = spool_pdf(reply.chunks(self._settings.max_bytes), self._spool, content_type=content_type)
        seconds = round(time.monotonic() - begin, 2)
        _log.info("fetched", url=asked, answered_by=address, status=reply.status, bytes=spooled.size, seconds=seconds)
        etag, last_modified = (_ascii(reply.headers.get(name)) for name in ("etag", "last-modified"))
        return Fetched(asked, spooled.path, spooled.sha256, spooled.size, etag, last_modified, self._now())


def _read_page(_: str, address: str, reply: Reply) -> Page:
    _refuse_others(reply)
    body = b"".join(reply.chunks(_MAX_PAGE_BYTES))
    return Page(address, decode_page(body, reply.headers.get("content-type", "")))


def _refuse_others(reply: Reply) -> None:
    if reply.status != _OK:
        raise FetchError(FailureCode.HTTP_ERROR, f"answers {reply.status}")


def _ascii(header: str | None) -> str | None:
    """Keep a header's value if it can be sent back as it is."""
    return header if header and header.isascii() and header.isprintable() else None
