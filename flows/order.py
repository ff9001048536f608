"""What a run is to do: plain values, as they stand on a command line or in a schedule."""

from dataclasses import dataclass

from flows.work.pool import Limits

_PLAIN = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run is to look at, and how.

    Args:
        output: the folder of the dataset.
        paths: files and folders.
        urls: addresses of PDFs.
        sources: a sources.toml, read anew by every run.
        store: where records and originals go, where that is not `_store` below the output: a folder or an address.
        workers: papers read at once.
        time_limit: seconds that one paper may take.
        memory_limit: bytes that one paper may take.
        keep_files: keep files in the store; what came from an address is kept anyhow.
        ocr: read papers without a text layer by OCR.
        keep_personal_numbers: leave personal numbers in the tables as printed; else they are masked, in the whole dataset.
        retry: read those again that were refused for what is not their own fault.
        log: how each event is told on standard error: "none", "text" or "json".
        dask: the address of a Dask scheduler, "local" for a cluster on this machine; None for plain processes.
    """

    output: str
    paths: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    sources: str | None = None
    store: str | None = None
    workers: int = _PLAIN.workers
    time_limit: float = _PLAIN.seconds
    memory_limit: int = _PLAIN.memory
    keep_files: bool = True
    ocr: bool = False
    keep_personal_numbers: bool = False
    retry: bool = False
    dask: str | None = None
    log: str = "none"

    @property
    def limits(self) -> Limits:
        """What one paper may take, and how many are read at once."""
        return Limits(workers=self.workers, seconds=self.time_limit, memory=self.memory_limit)
