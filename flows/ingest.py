"""Papers into the dataset: the one function that `ingest` and the scheduled flow both run."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.clock import now
from flows.dataset import Partition
from flows.errors import OutputError
from flows.gather.found import Found
from flows.publishing.publish import publish
from flows.store.entries import Sighting
from flows.store.home import Store
from flows.store.lookups import file_of, refused_seen
from flows.store.staleness import stale_documents
from flows.summary import Summary
from flows.work.job import LOST, Job, Outcome

_AT_ONCE = 50  # outcomes entered into the catalogue together
_AT_MOST_SECONDS = 2.0  # that an outcome waits for others


class Reader(Protocol):
    """Whatever reads papers: worker processes of this machine, tasks of a flow, or a cluster."""

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Read papers; give each when it is done, in no order."""
        ...


@dataclass(slots=True)
class Hooks:
    """Who is told how a run goes on."""

    on_begin: Callable[[Found], None] = lambda found: None  # noqa: ARG005
    on_paper: Callable[[Outcome], None] = lambda outcome: None  # noqa: ARG005
    on_partition: Callable[[Partition, int, int], None] = lambda partition, done, total: None  # noqa: ARG005
    on_end: Callable[[Summary], None] = lambda summary: None  # noqa: ARG005


def ingest(
    store: Store,
    reader: Reader,
    jobs: Iterable[Job],
    found: Found,
    *,
    ocr: bool = False,
    keep_personal_numbers: bool = False,
    retry: bool = False,
    hooks: Hooks | None = None,
) -> Summary:
    """Read what is new, changed or stale, and publish the tables.

    Args:
        store: the store, open.
        reader: what reads the papers.
        jobs: what is new or changed at the sources.
        found: what listing them showed beside; complete when the jobs are done.
        ocr: read papers again that were refused for want of a text layer.
        keep_personal_numbers: read those papers again whose personal numbers are masked; else those whose are not.
        retry: read papers again that were refused for what is not their own fault.
        hooks: who is told how it goes on.

    Raises:
        OutputError: the output folder cannot be written.
    """
    hooks = hooks or Hooks()
    hooks.on_begin(found)
    summary = Summary(started=now())
    begin = time.monotonic()
    try:
        run = store.catalogue.begin_run(summary.started)
        _read_all(store, reader, jobs, summary, hooks)
        stale = stale_documents(store.catalogue, ocr=ocr, keep_personal_numbers=keep_personal_numbers, retry=retry)
        again = (
            Job(document_id=one.document_id, path=file_of(store.catalogue, one.document_id), given=one.given, ocr=one.by_ocr)
            for one in stale
        )
        _read_all(store, reader, again, summary, hooks)
        published = publish(store, on_partition=hooks.on_partition)
        summary.documents = found.listed
        summary.unchanged += found.unchanged
        summary.failures.extend(found.failures)
        summary.gone.extend(found.gone)
        summary.missing.extend(found.missing)
        summary.refusals.extend(refused_seen(store.catalogue))
        summary.rebuilt, summary.files = len(published.rebuilt), published.files
        summary.problems.extend(published.problems)
        summary.seconds = time.monotonic() - begin
        store.catalogue.end_run(run, summary.as_json(), now())
    except OSError as error:
        raise OutputError(f"cannot write to {store.output}: {error.strerror or error}") from error
    hooks.on_end(summary)
    return summary


def _read_all(store: Store, reader: Reader, jobs: Iterable[Job], summary: Summary, hooks: Hooks) -> None:
    """Read papers and enter them in the catalogue, some at a time."""
    waiting: list[Outcome] = []
    since = time.monotonic()
    for outcome in reader.read(jobs):
        hooks.on_paper(outcome)
        waiting.append(outcome)
        if len(waiting) >= _AT_ONCE or time.monotonic() - since > _AT_MOST_SECONDS:
            _enter(store, waiting, summary)
            waiting, since = [], time.monotonic()
    _enter(store, waiting, summary)


def _enter(store: Store, outcomes: Sequence[Outcome], summary: Summary) -> None:
    """Enter what was read into the catalogue and count it."""
    moment = now()
    read = [outcome for outcome in outcomes if outcome.facts is not None]
    failed = [outcome for outcome in outcomes if outcome.facts is None]
    if read:
        entries = [(one.facts, one.seconds, _sighting(one.job)) for one in read if one.facts is not None]
        for outcome, is_new in zip(read, store.catalogue.register(entries, now=moment), strict=True):
            summary.add(outcome, is_new=is_new)
    if failed:
        known = [one for one in failed if one.job.source is not None and one.failure_code != LOST]
        reasons = [(one.job.source or "", one.job.name, one.failure_code or "", one.failure or "") for one in known]
        store.catalogue.fail(reasons, now=moment)
        for outcome in failed:
            summary.add(outcome, is_new=False)


def _sighting(job: Job) -> Sighting | None:
    if job.source is None:
        return None
    fetch = job.fetch
    return Sighting(
        source=job.source,
        name=job.name,
        given=job.given,
        state=job.state,
        etag=fetch.etag if fetch else None,
        last_modified=fetch.last_modified if fetch else None,
        fetched_at=fetch.fetched_at if fetch else None,
    )
