"""Runs on a schedule: `watch` and `server`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import (
    PLAIN,
    Dask,
    KeepPersonalNumbers,
    Log,
    MemoryLimit,
    Ocr,
    Originals,
    Output,
    StoreAt,
    TimeLimit,
    Workers,
    console,
    fail,
)
from flows.errors import ServerError, SourcesError
from flows.events import LogFormat, start_log
from flows.order import Order


def watch(
    *,
    cron: Annotated[str, typer.Option(help="When: minute, hour, day, month, weekday.")] = "0 6 * * *",
    timezone: Annotated[str, typer.Option(help="That the times are in.")] = "Europe/Stockholm",
    sources: Annotated[Path, typer.Option(help="Folders, web pages and addresses to look at (TOML).")] = Path(
        "sources.toml"
    ),
    output: Output = Path("output"),
    store: StoreAt = None,
    originals: Originals = True,
    ocr: Ocr = False,
    keep_personal_numbers: KeepPersonalNumbers = False,
    workers: Workers = PLAIN.workers,
    time_limit: TimeLimit = PLAIN.time_limit,
    memory_limit: MemoryLimit = PLAIN.memory_limit >> 20,
    dask: Dask = None,
    log: Log = LogFormat.TEXT,
) -> None:
    """Ingest what is new at the sources whenever the schedule says (needs `kallelse server`)."""
    from flows.server import prepare_prefect  # noqa: PLC0415 - sets what Prefect reads when it is loaded
    from flows.sources.settings import read_sources  # noqa: PLC0415 - only runs over sources load it

    start_log(log)
    prepare_prefect()
    try:
        read_sources(sources)
        from flows.scheduled import serve_schedule  # noqa: PLC0415 - Prefect takes seconds to import

        order = Order(
            output=str(output.absolute()),
            sources=str(sources.absolute()),
            store=store,
            workers=workers,
            time_limit=time_limit,
            memory_limit=memory_limit << 20,
            keep_files=originals,
            ocr=ocr,
            keep_personal_numbers=keep_personal_numbers,
            dask=dask,
            log=log.value,
        )
        told = f'looking at {sources} whenever it is "{cron}" in {timezone}; Ctrl-C ends it'
        console.print(told, markup=False, highlight=False, soft_wrap=True)
        serve_schedule(order, cron=cron, timezone=timezone)
    except (ServerError, SourcesError) as error:
        fail(str(error))


def server(
    *,
    host: Annotated[str, typer.Option(help="Where it listens.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Where it listens.")] = 4200,
    database: Annotated[
        str | None, typer.Option(help='SQLite in Prefect\'s home where none is given, or "postgresql+asyncpg://…".')
    ] = None,
) -> None:
    """Start the Prefect server that `watch` and recorded runs need, telemetry off."""
    from flows.server import start_server  # noqa: PLC0415 - only this command

    start_server(host=host, port=port, database=database)
