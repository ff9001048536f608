"""The Prefect flow around ingestion: the one module that calls Prefect."""

from pathlib import Path

from prefect import flow, get_client, task
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_API_URL

from flows.ingest import Summary, ingest_papers


class ServerError(Exception):
    """The Prefect server cannot be reached; the message says so in one line."""


ingest_task = task(name="ingest papers", retries=1, cache_policy=NO_CACHE)(ingest_papers)


@flow(name="kallelse-ingest", validate_parameters=False)
def ingest_flow(paths: list[str], output: str, *, ocr: bool = False) -> Summary:
    """Ingest papers as a flow run that the Prefect server records.

    Raises:
        OutputError: the output folder cannot be written.
    """
    return ingest_task([Path(path) for path in paths], Path(output), ocr=ocr)


def run_recorded(paths: list[str], output: str, *, ocr: bool = False) -> Summary:
    """Run the flow against the server that PREFECT_API_URL names.

    Raises:
        OutputError: the output folder cannot be written.
        ServerError: the server does not answer.
    """
    try:
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
    except RuntimeError as error:
        problem = error
    if problem is not None:
        raise ServerError(f"the Prefect server at {PREFECT_API_URL.value()} does not answer")
    return ingest_flow(paths, output, ocr=ocr)
