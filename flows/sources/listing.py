"""The papers of an index page: its own links, those of the pages after it, and of the pages one step below."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Protocol

from flows.sources.address import AddressError, lend_credentials, normalise_address, without_credentials
from flows.sources.anchors import find_anchors
from flows.sources.answers import Failed, FailureCode, Page
from flows.sources.settings import PageSource


class PageFetcher(Protocol):
    """What is needed of a `Fetcher`."""

    def fetch_page(self, url: str) -> Page | Failed:
        """Fetch an HTML page."""


def list_links(source: PageSource, fetcher: PageFetcher) -> Iterator[str | Failed]:
    """Give the addresses of the papers that a source links to, each once, while its pages are read.

    Addresses are normalised and come in the order of the links. Those of the index page's own origin have its
    credentials: they are to be fetched as they are and shown by `without_credentials`.

    Args:
        source: which pages to read and which links to follow.
        fetcher: fetches the pages.

    Yields:
        An address, or what could not be read; that does not end the rest.
    """
    listing = _Listing(source)
    for _ in range(source.max_pages):
        if not listing.waiting:
            return
        url, depth = listing.waiting.popleft()
        page = fetcher.fetch_page(url)
        if isinstance(page, Failed):
            yield page
        else:
            yield from listing.read(page, depth)
    if listing.waiting:
        reason = f"there are more than {source.max_pages} pages; {len(listing.waiting)} of them are known but not read"
        yield Failed(without_credentials(source.page), FailureCode.TOO_MANY_PAGES, reason)


class _Listing:
    """The pages that wait to be read, each with its depth below the index, and what has been seen."""

    def __init__(self, source: PageSource) -> None:
        self.waiting = deque([(source.page, 0)])
        self._source = source
        self._seen = {without_credentials(source.page)}

    def read(self, page: Page, depth: int) -> Iterator[str | Failed]:
        """Give the papers that a page links to, and put the pages it leads to in line."""
        self._seen.add(page.url)
        anchors = find_anchors(page.text, page.url)
        for url in anchors.urls:
            below = self._depth_of(url, depth)
            is_paper = _matches(self._source.links, url)
            if not is_paper and below is None:
                continue
            shown, address = self._address(url)
            if shown in self._seen:
                continue
            self._seen.add(shown)
            if isinstance(address, Failed) or is_paper:
                yield address
            elif below is not None:
                self.waiting.append((address, below))
        if anchors.problem:
            yield Failed(page.url, FailureCode.NOT_A_PAGE, anchors.problem)

    def _depth_of(self, url: str, depth: int) -> int | None:
        """Tell how deep the page of a link is, if it is one to read: the next page is as deep as the one before."""
        if _matches(self._source.next, url):
            return depth
        return 1 if depth == 0 and _matches(self._source.follow, url) else None

    def _address(self, url: str) -> tuple[str, str | Failed]:
        """Give a link's address, once to show and once to fetch."""
        try:
            address = lend_credentials(normalise_address(url), self._source.page)
        except AddressError as error:
            shown = without_credentials(url)
            return shown, Failed(shown, FailureCode.BAD_ADDRESS, str(error))
        return without_credentials(address), address


def _matches(pattern: re.Pattern[str] | None, url: str) -> bool:
    """Look for a pattern in an address as it is written and as it is fetched: "möten" is "m%C3%B6ten" there."""
    if pattern is None:
        return False
    if pattern.search(url):
        return True
    try:
        return bool(pattern.search(normalise_address(url)))
    except AddressError:
        return False
