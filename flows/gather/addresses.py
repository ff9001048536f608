"""Web pages and addresses: what is new or changed there, and what is gone."""

from collections.abc import Iterable, Iterator

from flows.clock import now
from flows.gather.found import Found
from flows.gather.visits import Visit
from flows.sources.answers import Failed, FailureCode, Fetched, Unchanged, Vanished
from flows.store.home import Store
from flows.store.records import original_name
from flows.work.job import Fetch, Job
from schemas.vocabulary import Refusal


def gather_answers(visits: Iterable[Visit], store: Store, found: Found) -> Iterator[Job]:
    """Give what is new or changed to be read; what is gone or cannot be had is entered in the catalogue.

    Raises:
        OSError: the store or the folder for what is fetched cannot be written.
    """
    for visit in visits:
        if visit.is_page and isinstance(visit.answer, Failed):
            found.failures.append((visit.source, visit.answer.reason))
        elif store.catalogue.note_seen([visit.source]):
            found.listed += 1
            yield from _settle(visit, store, found)
        elif isinstance(visit.answer, Fetched):  # two entries lead to it
            visit.answer.path.unlink()


def _settle(visit: Visit, store: Store, found: Found) -> Iterator[Job]:
    """Enter what an address answered, or keep its bytes and give them to be read."""
    catalogue = store.catalogue
    match visit.answer:
        case Fetched() as answer:
            store.originals.adopt(original_name(answer.sha256), answer.path)
            yield Job(
                document_id=answer.sha256,
                source=visit.source,
                name=visit.name,
                given=visit.given,
                fetch=Fetch(fetched_at=answer.fetched_at, etag=answer.etag, last_modified=answer.last_modified),
            )
        case Unchanged():
            found.unchanged += 1
            catalogue.refresh(visit.source, name=visit.name, given=visit.given, now=now())
        case Vanished() if visit.has_bytes:
            found.gone.extend(catalogue.miss([visit.source], now=now()))
        case Vanished():
            _fail(visit, Refusal.NOT_FETCHED, "nothing is there", store, found)
        case Failed() as answer:
            code = Refusal.NOT_A_PDF if answer.code is FailureCode.NOT_A_PDF else Refusal.NOT_FETCHED
            _fail(visit, code, answer.reason, store, found)


def _fail(visit: Visit, code: Refusal, reason: str, store: Store, found: Found) -> None:
    """Enter why an address gave nothing; one that nothing links to any more does not make the run fail."""
    if not visit.is_revisit:
        found.failures.append((visit.source, reason))
    store.catalogue.fail([(visit.source, visit.name, code, reason)], now=now())
