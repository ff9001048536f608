"""How a store stands: its sources, its last runs, what is refused, failing, gone or stale."""

import json
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from flows.printable import printable
from flows.store.catalogue import Catalogue
from flows.store.staleness import count_stale

_RUNS = 5
_TIMES = ("checked_at", "started", "ended")
_BY_NAME = """
SELECT o.name, count(DISTINCT o.source), count(DISTINCT s.document_id),
    count(DISTINCT CASE WHEN o.gone_at IS NOT NULL THEN o.source END),
    count(DISTINCT CASE WHEN o.failure IS NOT NULL THEN o.source END), max(o.checked_at)
FROM sources o LEFT JOIN sightings s ON s.source = o.source GROUP BY o.name ORDER BY o.name
"""
_COUNTS = """
SELECT (SELECT count(*) FROM documents),
    (SELECT count(*) FROM documents d WHERE EXISTS (SELECT 1 FROM sightings s WHERE s.document_id = d.document_id)
        AND NOT EXISTS (SELECT 1 FROM standing t WHERE t.document_id = d.document_id AND t.superseded_by IS NULL)),
    (SELECT count(*) FROM partitions WHERE changed > published)
"""


@dataclass(frozen=True, slots=True)
class Status:
    """How a store stands; `sources` has a mapping an entry, `runs` one a run, the last first."""

    documents: int
    refused: dict[str, int]
    superseded: int
    stale: int
    to_publish: int
    sources: list[dict[str, object]]
    failures: list[dict[str, object]]
    runs: list[dict[str, object]]


def read_status(catalogue: Catalogue) -> Status:
    """Read how a store stands."""
    ask = catalogue.ask
    ((documents, superseded, to_publish),) = ask(_COUNTS)
    refused = ask("SELECT error_code, count(*) FROM documents WHERE refused = 1 GROUP BY error_code ORDER BY error_code")
    names = ("name", "addresses", "documents", "gone", "failing", "checked_at")
    failing = ask("SELECT source, failure, checked_at FROM sources WHERE failure IS NOT NULL ORDER BY source")
    runs = ask("SELECT run_id, started, ended, summary FROM runs ORDER BY run_id DESC LIMIT ?", (_RUNS,))
    return Status(
        documents=documents,
        refused=dict(refused),
        superseded=superseded,
        stale=count_stale(catalogue),
        to_publish=to_publish,
        sources=[dict(zip(names, row, strict=True)) for row in ask(_BY_NAME)],
        failures=[
            {"source": printable(source), "reason": printable(reason), "checked_at": checked_at}
            for source, reason, checked_at in failing
        ],
        runs=[_run(*row) for row in runs],
    )


def _run(number: int, started: str, ended: str | None, summary: str | None) -> dict[str, object]:
    told = json.loads(summary) if summary else {}
    return {
        "run": number,
        "started": started,
        "ended": ended,
        "read": told.get("read"),
        "unchanged": told.get("unchanged"),
        "refused": len(told["refusals"]) if told else None,
        "failed": len(told["failures"]) + len(told["lost"]) if told else None,
        "gone": len(told["gone"]) if told else None,
        "seconds": round(told["seconds"], 1) if told else None,
    }


def print_status(status: Status, console: Console, *, as_json: bool) -> None:
    """Print how a store stands, for people or as one JSON object."""
    if as_json:
        fields = {name: getattr(status, name) for name in Status.__slots__}
        console.print(json.dumps(fields, ensure_ascii=False), markup=False, highlight=False, soft_wrap=True)
        return
    refused = ", ".join(f"{count} {code}" for code, count in status.refused.items()) or "none"
    console.print(f"{status.documents} documents; refused: {refused}", markup=False, highlight=False)
    console.print(
        f"{status.superseded} superseded, {status.stale} of another version (the next run reads them again), "
        f"{status.to_publish} partitions to publish",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    _print_rows("sources", status.sources, console)
    for failure in status.failures:
        told = f"failing {failure['source']}: {failure['reason']} ({_minute(str(failure['checked_at']))})"
        console.print(told, markup=False, highlight=False, soft_wrap=True)
    _print_rows("last runs", status.runs, console)


def _print_rows(title: str, rows: list[dict[str, object]], console: Console) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name, value in rows[0].items():
        table.add_column(name, justify="right" if isinstance(value, int | float) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(name, value) for name, value in row.items()))
    console.print(table)


def _cell(name: str, value: object) -> str:
    if value is None or value == "":
        return "–"
    return _minute(str(value)) if name in _TIMES else str(value)


def _minute(moment: str) -> str:
    """Give a time of the catalogue to the minute.

    >>> _minute("2026-03-01T06:00:12.345678+00:00")
    '2026-03-01 06:00'
    """
    return moment[:16].replace("T", " ")
