"""The entries of a sources.toml, and single addresses."""

from collections.abc import Iterator, Sequence

from extractors.given import Given
from flows.gather.addresses import AddressGatherer
from flows.gather.files import gather_folder
from flows.gather.found import Found
from flows.sources.fetch import Fetcher
from flows.sources.settings import FolderSource, HttpSettings, Sources
from flows.store.home import Store
from flows.work.job import Job


def gather_entries(sources: Sources | None, urls: Sequence[str], store: Store, found: Found) -> Iterator[Job]:
    """Give what is new or changed in the entries, folders first, and at the addresses.

    Raises:
        OSError: the catalogue or the folder for what is fetched cannot be written.
    """
    entries = sources.sources if sources is not None else ()
    remote = [entry for entry in entries if not isinstance(entry, FolderSource)]
    for entry in entries:
        if isinstance(entry, FolderSource):
            given = Given(entry.organisation, entry.body)
            yield from gather_folder(entry.folder, store.catalogue, found, pattern=entry.glob, name=entry.name, given=given)
    if not urls and not remote:
        return
    settings = sources.http if sources is not None else HttpSettings()
    with Fetcher(settings, store.spool / "fetched") as fetcher:
        gatherer = AddressGatherer(store.catalogue, fetcher, found)
        for url in urls:
            yield from gatherer.fetch(url)
        for entry in remote:
            yield from gatherer.jobs(entry)
