"""Web pages and addresses: what is new or changed there, and what is gone."""

from collections.abc import Iterable, Iterator

from extractors.given import Given
from flows.clock import now
from flows.gather.found import Found
from flows.sources.address import without_credentials
from flows.sources.answers import Answer, Failed, FailureCode, Fetched, Unchanged, Vanished
from flows.sources.fetch import Fetcher
from flows.sources.listing import list_links
from flows.sources.settings import AddressSource, PageSource
from flows.store.catalogue import Catalogue
from flows.work.job import Fetch, Job
from schemas.vocabulary import Refusal

_NOTHING_GIVEN = Given()
_REVISITED = 50  # addresses a run that their page no longer links to


class AddressGatherer:
    """Fetches what is new or changed at addresses.

    Args:
        catalogue: the store's.
        fetcher: what fetches.
        found: where it notes what it saw beside.
    """

    def __init__(self, catalogue: Catalogue, fetcher: Fetcher, found: Found) -> None:
        self.catalogue = catalogue
        self.fetcher = fetcher
        self.found = found

    def jobs(self, source: PageSource | AddressSource) -> Iterator[Job]:
        """Give what is new or changed, as it is fetched; what is gone or cannot be had is entered in the catalogue.

        Addresses that a page no longer links to are asked for too, some a run: they may stand there still.

        Raises:
            OSError: the catalogue cannot be written.
        """
        given = Given(source.organisation, source.body)
        for link in self._links(source):
            if isinstance(link, Failed):
                self.found.failures.append((without_credentials(link.url), link.reason))
            else:
                yield from self.fetch(link, name=source.name, given=given)
        for link in self.catalogue.unseen_of(source.name, _REVISITED):
            yield from self.fetch(link, name=source.name, given=given)

    def _links(self, source: PageSource | AddressSource) -> Iterable[str | Failed]:
        return source.urls if isinstance(source, AddressSource) else list_links(source, self.fetcher)

    def fetch(self, link: str, *, name: str = "", given: Given = _NOTHING_GIVEN) -> Iterator[Job]:
        """Give one address's bytes to be read, if they are others than before.

        Raises:
            OSError: the catalogue cannot be written.
        """
        source = without_credentials(link)
        known = self.catalogue.known([source]).get(source)
        self.catalogue.note_seen([source])
        self.found.listed += 1
        has_it = known is not None and not known.has_failed
        answer = self.fetcher.fetch_pdf(
            link,
            etag=known.etag if known is not None and has_it else None,
            last_modified=known.last_modified if known is not None and has_it else None,
        )
        yield from self._settle(answer, source, name, given, is_known=known is not None)

    def _settle(self, answer: Answer, source: str, name: str, given: Given, *, is_known: bool) -> Iterator[Job]:
        """Enter what an address answered, or give its bytes to be read."""
        match answer:
            case Fetched():
                fetch = Fetch(fetched_at=answer.fetched_at, etag=answer.etag, last_modified=answer.last_modified)
                yield Job(path=answer.path, source=source, name=name, given=given, fetch=fetch)
            case Unchanged():
                self.found.unchanged += 1
                self.catalogue.refresh(source, name=name, given=given, now=now())
            case Vanished() if is_known:
                self.catalogue.miss([source], now=now())
                self.found.gone.append(source)
            case Vanished():
                self._fail(source, name, Refusal.NOT_FETCHED, "nothing is there")
            case Failed():
                code = Refusal.NOT_A_PDF if answer.code is FailureCode.NOT_A_PDF else Refusal.NOT_FETCHED
                self._fail(source, name, code, answer.reason)

    def _fail(self, source: str, name: str, code: Refusal, reason: str) -> None:
        self.found.failures.append((source, reason))
        self.catalogue.fail([(source, name, code, reason)], now=now())
