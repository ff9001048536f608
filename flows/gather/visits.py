"""Addresses asked, some sites at once: what each answered."""

import contextlib
import itertools
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.given import Given
from flows.clock import now
from flows.sources.address import host_of, lend_credentials, without_credentials
from flows.sources.answers import Answer, Failed
from flows.sources.fetch import Fetcher
from flows.sources.listing import list_links
from flows.sources.pace import Pace
from flows.sources.settings import AddressSource, HttpSettings, PageSource
from flows.store.catalogue import Catalogue
from flows.store.lookups import known_sources, sources_of

_SITES = 8  # asked at once
_AHEAD = 16  # answers that wait to be read
_REVISITED = 50  # addresses a run that their page no longer links to

Entry = PageSource | AddressSource


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address answered, or an index page that could not be read."""

    source: str
    name: str
    given: Given
    answer: Answer
    has_bytes: bool = False  # it gave something to be read before
    is_page: bool = False
    is_revisit: bool = False  # nothing links to it any more


def visit_sites(entries: Sequence[Entry], settings: HttpSettings, *, spool: Path, catalogue: Path) -> Iterator[Visit]:
    """Ask for the addresses of entries, the entries of one host one after the other, different hosts at once.

    Args:
        entries: of a sources.toml.
        settings: how patient and how polite to be.
        spool: the folder for what is fetched.
        catalogue: the file of the store's catalogue, which knows what was fetched before.

    Raises:
        OSError: the spool folder cannot be written.
    """
    answers: queue.Queue[Visit | BaseException | None] = queue.Queue(_AHEAD)
    groups: queue.SimpleQueue[list[Entry]] = queue.SimpleQueue()
    by_host: dict[str, list[Entry]] = {}
    for entry in entries:
        by_host.setdefault(host_of(entry.page if isinstance(entry, PageSource) else entry.urls[0]), []).append(entry)
    for group in by_host.values():
        groups.put(group)
    over = threading.Event()
    pace = Pace(now=now, sleep=time.sleep)  # one for all: pages of two hosts may link to a third
    visitors = min(_SITES, len(by_host))
    for number in range(visitors):
        # Daemons: a run that breaks off does not wait for a site that is slow to answer.
        visitor = _Visitor(groups, answers, over, settings, spool, catalogue, pace)
        threading.Thread(target=visitor.work, daemon=True, name=f"site-{number}").start()
    try:
        while visitors:
            visit = answers.get()
            if isinstance(visit, BaseException):
                raise visit
            if visit is None:
                visitors -= 1
            else:
                yield visit
    finally:
        over.set()


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Asks the sites of a queue, one after the other, and puts what they answer into another."""

    groups: "queue.SimpleQueue[list[Entry]]"
    answers: "queue.Queue[Visit | BaseException | None]"
    over: threading.Event
    settings: HttpSettings
    spool: Path
    catalogue: Path
    pace: Pace

    def work(self) -> None:
        """Work until no site is left; the last answer is None, or what broke."""
        last: BaseException | None = None
        try:
            with Catalogue(self.catalogue) as known:
                while not self.over.is_set():
                    group = self.groups.get_nowait()
                    with Fetcher(self.settings, self.spool, pace=self.pace, now=now) as fetcher:
                        for visit in itertools.chain.from_iterable(_visit_entry(entry, fetcher, known) for entry in group):
                            self._put(visit)
                            if self.over.is_set():
                                return
        except queue.Empty:
            pass
        except BaseException as error:  # noqa: BLE001 - raised where the answers are taken
            last = error
        self._put(last)

    def _put(self, answer: Visit | BaseException | None) -> None:
        """Wait until there is room for an answer, or nobody takes any more."""
        while not self.over.is_set():
            with contextlib.suppress(queue.Full):
                self.answers.put(answer, timeout=1)
                return


def _visit_entry(entry: Entry, fetcher: Fetcher, catalogue: Catalogue) -> Iterator[Visit]:
    """Ask for an entry's addresses, then for some that its page no longer links to: they may stand there still."""
    given = Given(entry.organisation, entry.body)
    links = entry.urls if isinstance(entry, AddressSource) else list_links(entry, fetcher)
    seen: set[str] = set()
    for link in links:
        if isinstance(link, Failed):
            yield Visit(without_credentials(link.url), entry.name, given, link, is_page=True)
            continue
        seen.add(without_credentials(link))
        yield _ask(link, entry.name, given, fetcher, catalogue)
    if isinstance(entry, PageSource):
        unlinked = (source for source in sources_of(catalogue, entry.name) if source not in seen)
        for source in itertools.islice(unlinked, _REVISITED):
            visit = _ask(lend_credentials(source, entry.page), entry.name, given, fetcher, catalogue)
            yield replace(visit, is_revisit=True)


def _ask(link: str, name: str, given: Given, fetcher: Fetcher, catalogue: Catalogue) -> Visit:
    """Ask for an address; one without a name of its own keeps what an entry said of it before."""
    source = without_credentials(link)
    known = known_sources(catalogue, [source]).get(source)
    if known is None:
        return Visit(source, name, given, fetcher.fetch_pdf(link))
    told = (name, given) if name else (known.name, known.given)
    if known.has_failed or not known.has_bytes:
        return Visit(source, *told, fetcher.fetch_pdf(link), has_bytes=known.has_bytes)
    answer = fetcher.fetch_pdf(link, etag=known.etag, last_modified=known.last_modified)
    return Visit(source, *told, answer, has_bytes=True)
