"""One run: a store opened, sources gathered, papers read, tables published."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from flows.errors import ServerError
from flows.gather.files import gather_paths
from flows.gather.found import Found
from flows.ingest import Hooks, Reader, ingest
from flows.order import Order
from flows.store.home import Store
from flows.summary import Summary
from flows.work.job import Job
from flows.work.pool import ReaderPool
from flows.work.reading import Reading


def run(
    order: Order, *, hooks: Hooks | None = None, wrap: Callable[[Reader, Store, Order], Reader] | None = None
) -> Summary:
    """Do a run.

    Args:
        order: what to look at, and how.
        hooks: who is told how it goes on.
        wrap: puts something around what reads the papers.

    Raises:
        OutputError: the output folder cannot be written.
        ServerError: there is no cluster to read on.
        SourcesError: the sources.toml cannot be used.
    """
    found = Found()
    with Store(Path(order.output), order.store) as store:
        reading = Reading(
            store=store.address,
            temporary=store.spool,
            ocr=order.ocr,
            keep_personal_numbers=order.keep_personal_numbers,
            retry=order.retry,
            keep_files=order.keep_files,
        )
        with _open_reader(reading, order) as reader:
            jobs = _gather(order, store, found)
            around = wrap(reader, store, order) if wrap is not None else reader
            return ingest(
                store,
                around,
                jobs,
                found,
                ocr=order.ocr,
                keep_personal_numbers=order.keep_personal_numbers,
                retry=order.retry,
                hooks=hooks,
            )


def ingest_paths(paths: Iterable[Path], output: Path, *, ocr: bool = False) -> Summary:
    """Ingest files and folders with the default settings.

    Raises:
        OutputError: the output folder cannot be written.
    """
    return run(Order(output=str(output), paths=tuple(str(path) for path in paths), ocr=ocr))


def _open_reader(reading: Reading, order: Order) -> AbstractContextManager[Reader]:
    if order.dask is None:
        return ReaderPool(reading, order.limits)
    try:
        from flows.work.cluster import ClusterReader  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ServerError("a cluster needs the extra `dask`, which is not installed") from error

    return ClusterReader(reading, order.limits, address=order.dask)


def _gather(order: Order, store: Store, found: Found) -> Iterator[Job]:
    """Give what is new or changed: files first, as they wait for nobody."""
    yield from gather_paths((Path(path) for path in order.paths), store.catalogue, found, without=store.place)
    if order.urls or order.sources is not None:
        # A run over files needs nothing of what is loaded here.
        from flows.gather.entries import gather_entries  # noqa: PLC0415
        from flows.sources.settings import read_sources  # noqa: PLC0415

        sources = read_sources(Path(order.sources)) if order.sources is not None else None
        yield from gather_entries(sources, order.urls, store, found)
