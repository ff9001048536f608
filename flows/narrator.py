"""A run told as events: every paper, every rebuilt partition, the end."""

import structlog

from flows.dataset import Partition
from flows.ingest import Hooks
from flows.printable import printable
from flows.summary import Summary
from flows.work.job import Outcome

_log = structlog.get_logger("kallelse.run")


def narrate() -> Hooks:
    """Give hooks that tell of everything."""
    return Hooks(on_paper=_tell_paper, on_partition=_tell_partition, on_end=_tell_end)


def _tell_paper(outcome: Outcome) -> None:
    job, facts = outcome.job, outcome.facts
    told: dict[str, object] = {"source": printable(job.source or ""), "seconds": round(outcome.seconds, 3)}
    if facts is None:
        _log.warning("unread", **told, code=outcome.failure_code, reason=outcome.failure)
        return
    told |= {"document_id": facts.document_id, "pages": facts.pages}
    if facts.error is not None:
        _log.warning("refused", **told, code=facts.error_code, reason=facts.error)
    else:
        _log.info("read" if outcome.is_new else "known", **told, status=facts.status, doubts=sum(facts.doubts.values()))


def _tell_partition(partition: Partition, done: int, total: int) -> None:
    _log.info("published", organisation_key=partition[0], year=partition[1], done=done, of=total)


def _tell_end(summary: Summary) -> None:
    for source in summary.gone:
        _log.info("gone", source=printable(source))
    for source, reason in summary.failures:
        _log.error("failed", source=printable(source), reason=reason)
    for source, reason in summary.lost:
        _log.error("lost", source=printable(source), reason=reason)
    for problem in summary.problems:
        _log.error("problem", reason=problem)
    tell = _log.info if summary.is_whole else _log.error
    tell("ended", read=summary.read, unchanged=summary.unchanged, refused=len(summary.refusals), pages=summary.pages,
         gone=len(summary.gone), failed=len(summary.failures), lost=len(summary.lost), rebuilt=summary.rebuilt,
         seconds=round(summary.seconds, 2))  # fmt: skip
