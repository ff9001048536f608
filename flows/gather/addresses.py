"""Web pages and addresses: what is new or changed there, and what is gone."""

from collections.abc import Iterable, Iterator

from flows.clock import now
from flows.gather.found import Found
from flows.gather.visits import Visit
from flows.sources.answers import Failed, FailureCode, Fetched, Unchanged, Vanished
from flows.store.catalogue import Catalogue
from flows.work.job import Fetch, Job
from schemas.vocabulary import Refusal


def gather_answers(visits: Iterable[Visit], catalogue: Catalogue, found: Found) -> Iterator[Job]:
    """Give what is new or changed to be read; what is gone or cannot be had is entered in the catalogue.

    Raises:
        OSError: the catalogue or the folder for what is fetched cannot be written.
    """
    for visit in visits:
        if visit.is_page and isinstance(visit.answer, Failed):
            found.failures.append((visit.source, visit.answer.reason))
            continue
        found.listed += 1
        catalogue.note_seen([visit.source])
        yield from _settle(visit, catalogue, found)


def _settle(visit: Visit, catalogue: Catalogue, found: Found) -> Iterator[Job]:
    """Enter what an address answered, or give its bytes to be read."""
    match visit.answer:
        case Fetched() as answer:
            fetch = Fetch(fetched_at=now(), etag=answer.etag, last_modified=answer.last_modified)
            yield Job(path=answer.path, source=visit.source, name=visit.name, given=visit.given, fetch=fetch)
        case Unchanged():
            found.unchanged += 1
            catalogue.refresh(visit.source, name=visit.name, given=visit.given, now=now())
        case Vanished() if visit.is_known:
            catalogue.miss([visit.source], now=now())
            found.gone.append(visit.source)
        case Vanished():
            _fail(visit, Refusal.NOT_FETCHED, "nothing is there", catalogue, found)
        case Failed() as answer:
            code = Refusal.NOT_A_PDF if answer.code is FailureCode.NOT_A_PDF else Refusal.NOT_FETCHED
            _fail(visit, code, answer.reason, catalogue, found)


def _fail(visit: Visit, code: Refusal, reason: str, catalogue: Catalogue, found: Found) -> None:
    found.failures.append((visit.source, reason))
    catalogue.fail([(visit.source, visit.name, code, reason)], now=now())
