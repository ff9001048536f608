"""Runs that a Prefect server records and schedules: the one module that calls Prefect."""

import dataclasses
import datetime as dt
import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from prefect import flow, get_client, task
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.context import TaskRunContext
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL
from prefect.states import Completed, Failed
from prefect.types.entrypoint import EntrypointType

from extractors import VERSION
from flows.errors import ServerError
from flows.events import LogFormat, start_log
from flows.ingest import Reader
from flows.narrator import narrate
from flows.order import Order
from flows.report import markdown_summary
from flows.run import run
from flows.sources.address import without_credentials
from flows.store.home import Store
from flows.summary import Summary
from flows.work.job import Job, Outcome, lost
from schemas.tables import SCHEMA_VERSION

_BATCH = 200  # papers a task: the server's own work for one is that of reading half a page
_CACHE_FOR = dt.timedelta(days=30)

_with_credentials: dict[str, str] = {}  # addresses of this process's own order, which the server is shown without


def _cache_key(_: TaskRunContext, parameters: dict[str, Any]) -> str | None:
    """Give what tells whether a batch was read before: the papers' bytes, the versions, the store, how they are read.

    None, for no caching, where a paper's bytes cannot be had or it is to be read again.
    """
    hashed = hashlib.sha256(f"{VERSION} {SCHEMA_VERSION} {parameters['identity']}".encode())
    for job in parameters["jobs"]:
        if job.source is None:
            return None
        try:
            content = job.document_id or _digest(job.path)
        except OSError:
            return None
        hashed.update(json.dumps([content, job.source, job.given.organisation, job.given.body]).encode())
    return hashed.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@task(name="read papers", retries=2, retry_delay_seconds=5, cache_key_fn=_cache_key, cache_expiration=_CACHE_FOR,
      persist_result=True)  # fmt: skip
def read_batch(jobs: Sequence[Job], reader: Reader, identity: str) -> list[Outcome]:
    """Read some papers; one that breaks its reader is refused and costs no other."""
    del identity  # of the store and of how it is read; part of the cache's key
    return list(reader.read(jobs))


class BatchReader:
    """Reads papers in tasks, a batch each, which the server records, retries and remembers."""

    def __init__(self, reader: Reader, store: Store, order: Order) -> None:
        self.reader = reader
        self.records = store.records
        how = (order.ocr, order.keep_personal_numbers, order.retry, order.time_limit, order.memory_limit, order.keep_files)
        self.identity = f"{store.identity} {how}"

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Read papers, batch after batch."""
        left = iter(jobs)
        while some := list(itertools.islice(left, _BATCH)):
            try:
                jobs_now = {job.source: job for job in some}
                # One that was remembered was of the same bytes, but seen at another time.
                outcomes = [
                    dataclasses.replace(outcome, job=jobs_now[outcome.job.source])
                    for outcome in read_batch(some, self.reader, self.identity)
                ]
                if again := [outcome.job for outcome in outcomes if not self._is_there(outcome)]:
                    outcomes = [*(one for one in outcomes if one.job not in again), *self.reader.read(again)]
            except OSError:
                raise  # the store cannot be written: nothing after this batch would go better
            except Exception as error:  # noqa: BLE001 - told as lost: the run goes on with the others and ends as failed
                outcomes = [lost(job, error) for job in some]
            yield from outcomes

    def _is_there(self, outcome: Outcome) -> bool:
        """Whether the record that an outcome tells of is the one in the store.

        Of a paper with personal numbers a run with the other setting may have put another there since it was remembered.
        """
        facts = outcome.facts
        if facts is None or facts.keeps_personal_numbers is None:
            return True
        there = self.records.facts_of(facts.document_id)
        return there is not None and there.digest == facts.digest


@flow(name="kallelse-ingest", validate_parameters=False, persist_result=False)
def ingest_flow(order: dict[str, Any]) -> State[Summary]:
    """Ingest what is new at the sources; the run has failed where anything could not be looked at or was lost.

    Args:
        order: the fields of `flows.order.Order`.

    Raises:
        OutputError: the output folder cannot be written.
        SourcesError: the sources.toml cannot be used.
    """
    what = Order(**order)
    start_log(LogFormat(what.log))
    what = dataclasses.replace(what, urls=tuple(_with_credentials.get(url, url) for url in what.urls))
    summary = run(what, hooks=narrate(), wrap=BatchReader)
    create_markdown_artifact(markdown_summary(summary), key="kallelse-run", description="what the run found")
    state = Completed if summary.is_whole else Failed
    return state(message=summary.headline, data=summary)


def run_recorded(order: Order) -> Summary:
    """Run the flow here, recorded by the server that PREFECT_API_URL names.

    Raises:
        OutputError: the output folder cannot be written.
        ServerError: the server does not answer.
    """
    see_server()
    shown = {without_credentials(url): url for url in order.urls}
    _with_credentials.update(shown)
    state = ingest_flow(dataclasses.asdict(dataclasses.replace(order, urls=tuple(shown))), return_state=True)
    result = state.result(raise_on_failure=False)
    if isinstance(result, BaseException):
        raise result
    assert isinstance(result, Summary), f"the flow gives a summary, not {result!r}"
    return result


def see_server() -> None:
    """See that the server answers.

    Raises:
        ServerError: it does not.
    """
    try:
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
    except RuntimeError as error:
        problem = error
    if problem is not None:
        raise ServerError(f"the Prefect server at {PREFECT_API_URL.value()} does not answer; start one: kallelse server")


def serve_schedule(order: Order, *, cron: str, timezone: str) -> None:
    """Run the flow whenever the schedule says, until the process is interrupted; one run at a time.

    Args:
        order: what every run is to do.
        cron: five fields: minute, hour, day, month, weekday.
        timezone: that the fields are in.

    Raises:
        ServerError: the server does not answer.
    """
    see_server()
    ingest_flow.serve(
        name="kallelse",
        schedule=Cron(cron, timezone=timezone),
        parameters={"order": dataclasses.asdict(order)},
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
