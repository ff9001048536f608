"""The command `kallelse`."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from flows.dataset import STORE
from flows.errors import OutputError, ServerError, SourcesError
from flows.events import LogFormat, start_log
from flows.gather.files import holds_pdf
from flows.order import Order
from flows.printable import printable
from flows.progress import show_progress
from flows.report import print_summary
from flows.run import run
from flows.sources.address import without_credentials
from flows.store.home import Store
from flows.summary import Summary

OK, SOME_REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    help="Swedish municipal and regional meeting papers as Parquet datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_console = Console()
_errors = Console(stderr=True)

Output = Annotated[Path, typer.Option(help="The folder of the dataset.")]
StoreAt = Annotated[
    str | None, typer.Option(help="Where records and originals are, if not below the output: a folder or an address.")
]
SourcesFile = Annotated[Path | None, typer.Option(help="Folders, web pages and addresses to look at (TOML).")]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read pages without a text layer by OCR (needs the extra ocr).")]
Originals = Annotated[
    bool, typer.Option("--originals/--no-originals", help="Keep files in the store; what is fetched is kept anyhow.")
]
Retry = Annotated[
    bool, typer.Option("--retry", help="Read again what was refused for time, memory, a crash or a fault of ours.")
]
Workers = Annotated[int, typer.Option(min=1, help="Papers read at once.")]
TimeLimit = Annotated[float, typer.Option(min=1, help="Seconds that one paper may take.")]
MemoryLimit = Annotated[int, typer.Option(min=256, help="Megabytes that one paper may take.")]
Dask = Annotated[
    str | None, typer.Option(help='Read on a Dask cluster: its scheduler\'s address, or "local" (needs the extra dask).')
]
Log = Annotated[LogFormat, typer.Option(help="How each event is told on standard error.")]

_PLAIN = Order(output="output")


@app.callback()
def _commands() -> None:
    """Swedish municipal and regional meeting papers as Parquet datasets."""


@app.command()
def ingest(
    papers: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH_OR_URL]...", help="PDFs, folders with PDFs below them, addresses.")
    ] = None,
    *,
    sources: SourcesFile = None,
    output: Output = Path("output"),
    store: StoreAt = None,
    originals: Originals = True,
    ocr: Ocr = False,
    retry: Retry = False,
    workers: Workers = _PLAIN.workers,
    time_limit: TimeLimit = _PLAIN.time_limit,
    memory_limit: MemoryLimit = _PLAIN.memory_limit >> 20,
    dask: Dask = None,
    log: Log = LogFormat.NONE,
) -> None:
    """Extract every PDF that is new or changed, and publish the tables."""
    given = papers or []
    if not given and sources is None:
        _fail("give a path, an address or --sources")
    urls = tuple(one for one in given if one.lower().startswith(("http://", "https://")))
    paths = tuple(one for one in given if one not in urls)
    if not urls and sources is None and not (output / STORE).exists() and not any(holds_pdf(Path(one)) for one in paths):
        _print_nothing(paths)
        return
    order = Order(
        output=str(output),
        paths=paths,
        urls=urls,
        sources=str(sources) if sources is not None else None,
        store=store,
        workers=workers,
        time_limit=time_limit,
        memory_limit=memory_limit << 20,
        keep_files=originals,
        ocr=ocr,
        retry=retry,
        dask=dask,
        log=log.value,
    )
    if urls or sources is not None or log is not LogFormat.NONE:
        start_log(log)
    summary = _run(order)
    print_summary(summary, output, console=_console, errors=_errors)
    if summary.missing:
        raise typer.Exit(WRONG_USAGE)
    raise typer.Exit(OK if summary.is_whole and not summary.refusals else SOME_REFUSED)


def _run(order: Order) -> Summary:
    """Do a run here and now, or as a flow run of the Prefect server that PREFECT_API_URL names."""
    try:
        if os.environ.get("PREFECT_API_URL"):
            from flows.scheduled import run_recorded  # noqa: PLC0415 - Prefect takes seconds to import

            return run_recorded(order)
        if order.log != LogFormat.NONE:
            from flows.narrator import narrate  # noqa: PLC0415 - loads what tells events

            return run(order, hooks=narrate())
        with show_progress(order.paths, _errors) as hooks:
            return run(order, hooks=hooks)
    except (OutputError, ServerError, SourcesError) as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _errors.print("interrupted: what was read is kept, and the next run goes on from there", highlight=False)
        raise typer.Exit(INTERRUPTED) from None


def _fail(reason: str) -> NoReturn:
    _errors.print(f"error: {reason}", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(WRONG_USAGE)


def _print_nothing(paths: Sequence[str]) -> None:
    """Say that there is nothing to read; a path that is not there is wrong usage."""
    missing = [path for path in paths if not os.path.lexists(path)]
    for path in missing:
        shown = printable(without_credentials(path))
        _errors.print(f"error: there is no {shown}", markup=False, highlight=False, soft_wrap=True)
    if missing:
        raise typer.Exit(WRONG_USAGE)
    _console.print(f"no PDF in {', '.join(paths)}", markup=False, highlight=False)


@app.command()
def publish(
    *,
    output: Output = Path("output"),
    store: StoreAt = None,
    to: Annotated[Path | None, typer.Option(help="Write the tables into another folder instead.")] = None,
    superseded: Annotated[
        bool, typer.Option("--superseded", help="With --to: the papers too whose place others have taken.")
    ] = False,
) -> None:
    """Rebuild all tables from the store."""
    from flows.publishing.publish import publish as rebuild  # noqa: PLC0415 - the command has the name
    from flows.publishing.snapshot import write_snapshot  # noqa: PLC0415

    if superseded and to is None:
        _fail("--superseded goes with --to: the output itself holds what stands")
    with _open_store(output, store) as opened:
        done = rebuild(opened, rebuild_all=True) if to is None else write_snapshot(opened, to, superseded=superseded)
    for problem in done.problems:
        _errors.print(f"problem: {problem}", markup=False, highlight=False, soft_wrap=True)
    _console.print(f"tables in {to or output}/ ({done.files} files)", markup=False, highlight=False)
    raise typer.Exit(SOME_REFUSED if done.problems else OK)


@app.command()
def check(*, output: Output = Path("output"), store: StoreAt = None) -> None:
    """Verify schema, keys, checksums, and that every table is what the store gives."""
    from flows.publishing.check import check as go_over  # noqa: PLC0415 - the command has the name

    count = 0
    with _open_store(output, store) as opened:
        for count, problem in enumerate(go_over(opened), start=1):  # noqa: B007 - the last count is what is wanted
            _console.print(problem, markup=False, highlight=False, soft_wrap=True)
    if not count:
        _console.print("all is as the store says", markup=False, highlight=False)
    raise typer.Exit(SOME_REFUSED if count else OK)


@app.command()
def status(
    *,
    output: Output = Path("output"),
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Tell of the sources, the last runs, and what is refused, failing, gone or stale."""
    from flows.status import print_status, read_status  # noqa: PLC0415 - only this command

    with _open_store(output, None) as opened:
        print_status(read_status(opened.catalogue), _console, as_json=json)


@contextmanager
def _open_store(output: Path, address: str | None) -> Iterator[Store]:
    """Open the store of a dataset that is there; what is wrong with it ends the command."""
    if not (output / STORE).is_dir():
        _fail(f"there is no store in {output}: nothing was ingested into it")
    try:
        with Store(output, address) as store:
            yield store
    except OutputError as error:
        _fail(str(error))
    except OSError as error:
        _fail(error.strerror or str(error))


@app.command()
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
    workers: Workers = _PLAIN.workers,
    time_limit: TimeLimit = _PLAIN.time_limit,
    memory_limit: MemoryLimit = _PLAIN.memory_limit >> 20,
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
            dask=dask,
            log=log.value,
        )
        serve_schedule(order, cron=cron, timezone=timezone)
    except (ServerError, SourcesError) as error:
        _fail(str(error))


@app.command()
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


@app.command()
def show(
    pdf: Annotated[Path, typer.Argument(help="One PDF.")],
    page: Annotated[int | None, typer.Option(help="The page to draw, from 1.")] = None,
    png: Annotated[Path | None, typer.Option(help="Where to write the picture of the page, the found boxes drawn.")] = None,
) -> None:
    """Print what was found in one document, or draw a page with the boxes of what was found."""
    from flows.show import draw_page, print_findings  # noqa: PLC0415 - loads the extractors

    if (page is None) != (png is None):
        _fail("--page and --png go together")
    try:
        data = pdf.read_bytes()
    except OSError as error:
        _fail(f"cannot read {pdf}: {error.strerror}")
    try:
        refusal = draw_page(data, page, png) if page is not None and png is not None else print_findings(data, _console)
    except OSError as error:
        _fail(f"cannot write {png}: {error.strerror or error}")
    if refusal:
        _errors.print(f"refused {pdf}: {refusal}", markup=False, highlight=False)
        raise typer.Exit(SOME_REFUSED)
    if png is not None:
        _console.print(f"page {page} of {pdf.name} in {png}", markup=False, highlight=False)


def main() -> None:
    """Run the command; SIGTERM ends it in order, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
