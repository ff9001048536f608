"""The entries of a sources.toml, and single addresses."""

from collections.abc import Iterator, Sequence

from extractors.given import Given
from flows.errors import SourcesError
from flows.gather.addresses import gather_answers
from flows.gather.files import gather_folder
from flows.gather.found import Found
from flows.gather.visits import Entry, visit_sites
from flows.sources.address import AddressError, normalise_address
from flows.sources.settings import AddressSource, FolderSource, HttpSettings, Sources
from flows.store.home import Store
from flows.work.job import Job


def gather_entries(sources: Sources | None, urls: Sequence[str], store: Store, found: Found) -> Iterator[Job]:
    """Give what is new or changed in the entries, folders first, and at the addresses.

    Raises:
        OSError: the catalogue or the folder for what is fetched cannot be written.
        SourcesError: an address is none.
    """
    entries = sources.sources if sources is not None else ()
    remote: list[Entry] = [_of_urls(urls)] if urls else []
    for entry in entries:
        if isinstance(entry, FolderSource):
            given = Given(entry.organisation, entry.body)
            yield from gather_folder(
                entry.folder,
                store.catalogue,
                found,
                pattern=entry.glob,
                name=entry.name,
                given=given,
                without=store.place,
            )
        else:
            remote.append(entry)
    if remote:
        settings = sources.http if sources is not None else HttpSettings()
        visits = visit_sites(remote, settings, spool=store.spool / "fetched", catalogue=store.catalogue.path)
        yield from gather_answers(visits, store, found)


def _of_urls(urls: Sequence[str]) -> AddressSource:
    """Give addresses of a command line as an entry without a name."""
    try:
        normal = tuple(normalise_address(url) for url in urls)
    except AddressError as error:
        raise SourcesError(str(error)) from error
    return AddressSource.model_construct(name="", organisation=None, body=None, urls=normal)
