"""The Prefect flow around ingestion: the one module that calls Prefect."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.ingest import Summary, ingest_papers

ingest_task = task(name="ingest papers", retries=1, cache_policy=NO_CACHE)(ingest_papers)


@flow(name="kallelse-ingest", validate_parameters=False)
def ingest_flow(paths: list[str], output: str, *, ocr: bool = False) -> Summary:
    """Ingest papers as a flow run that the Prefect server records.

    Raises:
        OutputError: the output folder cannot be written.
    """
    return ingest_task([Path(path) for path in paths], Path(output), ocr=ocr)
