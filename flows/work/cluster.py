"""Papers read on a Dask cluster: the one module that calls Dask."""

import itertools
import threading
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

import dask
from distributed import Client, LocalCluster, as_completed

from flows.errors import ServerError
from flows.work.job import Job, Outcome, lost
from flows.work.pool import Limits, ReaderPool
from flows.work.reading import Reading

_BATCH = 20  # papers a task: long beside what the scheduler needs for one, short beside a run
_AHEAD = 3  # tasks given out per worker, so that none waits for the next
_LOCAL = "local"
_TIMEOUT = 10.0  # seconds

_lock = threading.Lock()
_pools: dict[tuple[Reading, Limits], ReaderPool] = {}


def read_many(jobs: Sequence[Job], reading: Reading, limits: Limits) -> list[Outcome]:
    """Read papers on a worker of the cluster, in a process of their own that can be ended; it stays for the next call.

    Raises:
        OSError: the store cannot be written from there.
    """
    key = (reading, limits)
    with _lock:  # one batch at a time: a worker of the cluster has one thread to give
        if key not in _pools:
            while _pools:  # of runs that are over, or were killed
                _pools.popitem()[1].close()
            _pools[key] = ReaderPool(reading, limits)
        return list(_pools[key].read(jobs))


def close_pool(reading: Reading, limits: Limits) -> None:
    """End the process that a run's papers are read in, on a worker of the cluster."""
    with _lock:
        pool = _pools.pop((reading, limits), None)
        if pool is not None:
            pool.close()


class ClusterReader:
    """Reads papers on the workers of a Dask cluster, which write records to a store that all of them reach.

    Args:
        reading: how papers are read; its store is a folder that the machines share, or an address.
        limits: what one paper may take; `workers` is the size of a cluster on this machine.
        address: the scheduler's, or "local" for a cluster on this machine, which ends with the reader.
    """

    def __init__(self, reading: Reading, limits: Limits, *, address: str) -> None:
        self.reading = reading
        self.limits = limits
        self.address = address
        self._cluster: LocalCluster | None = None

    def __enter__(self) -> Self:
        if self.address == _LOCAL:
            # Workers that may have processes of their own: each paper is read in one that can be ended.
            with dask.config.set({"distributed.worker.daemon": False}):
                self._cluster = LocalCluster(
                    n_workers=self.limits.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
                )
        try:
            self._client = Client(self._cluster if self._cluster is not None else self.address, timeout=_TIMEOUT)
        except (OSError, ValueError) as error:
            raise ServerError(f"the Dask scheduler {self.address} does not answer: {error}") from error
        try:
            self._client.wait_for_workers(1, timeout=_TIMEOUT)
        except TimeoutError as error:
            self._client.close()
            raise ServerError(f"the Dask scheduler {self.address} has no workers") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        one = Limits(workers=1, seconds=self.limits.seconds, memory=self.limits.memory)
        self._client.run(close_pool, self.reading, one)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Read papers, some a task; gives each when its task is done, in no order.

        Raises:
            OSError: the store cannot be written.
        """
        left = iter(jobs)
        running: dict[object, list[Job]] = {}
        waiting = as_completed(with_results=False)
        one = Limits(workers=1, seconds=self.limits.seconds, memory=self.limits.memory)
        while True:
            workers = max(1, len(self._client.nthreads()))  # they come and go
            while len(running) < workers * _AHEAD and (some := list(itertools.islice(left, _BATCH))):
                future = self._client.submit(read_many, some, self.reading, one, pure=False, retries=2)
                running[future.key] = some
                waiting.add(future)
            if not running:
                return
            future = next(waiting)
            some = running.pop(future.key)
            try:
                yield from future.result()
            except OSError:
                raise  # the store cannot be written: no other paper would fare better
            except Exception as error:  # noqa: BLE001 - told as lost: the run goes on with the others
                yield from (lost(job, error) for job in some)
            finally:
                future.release()
