"""Papers read: `ingest` and `show`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import (
    INTERRUPTED,
    OK,
    PLAIN,
    SOME_REFUSED,
    WRONG_USAGE,
    Dask,
    KeepPersonalNumbers,
    Log,
    MemoryLimit,
    Ocr,
    Originals,
    Output,
    Retry,
    SourcesFile,
    StoreAt,
    TimeLimit,
    Workers,
    console,
    errors,
    fail,
)
from flows.dataset import STORE
from flows.errors import OutputError, ServerError, SourcesError
from flows.events import LogFormat, start_log
from flows.gather.files import holds_pdf
from flows.order import Order
from flows.printable import printable
from flows.progress import show_progress
from flows.report import print_summary
from flows.run import run
from flows.server import prepare_prefect
from flows.sources.address import without_credentials
from flows.summary import Summary


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
    keep_personal_numbers: KeepPersonalNumbers = False,
    retry: Retry = False,
    workers: Workers = PLAIN.workers,
    time_limit: TimeLimit = PLAIN.time_limit,
    memory_limit: MemoryLimit = PLAIN.memory_limit >> 20,
    dask: Dask = None,
    log: Log = LogFormat.NONE,
) -> None:
    """Extract every PDF that is new or changed, and publish the tables."""
    given = papers or []
    if not given and sources is None:
        fail("give a path, an address or --sources")
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
        keep_personal_numbers=keep_personal_numbers,
        retry=retry,
        dask=dask,
        log=log.value,
    )
    if urls or sources is not None or log is not LogFormat.NONE:
        start_log(log)
    summary = _run(order)
    print_summary(summary, output, console=console, errors=errors)
    if summary.missing:
        raise typer.Exit(WRONG_USAGE)
    raise typer.Exit(OK if summary.is_whole and not summary.refusals else SOME_REFUSED)


def _run(order: Order) -> Summary:
    """Do a run here and now, or as a flow run of the Prefect server that PREFECT_API_URL names."""
    try:
        if os.environ.get("PREFECT_API_URL"):
            prepare_prefect()
            from flows.scheduled import run_recorded  # noqa: PLC0415 - Prefect takes seconds to import

            return run_recorded(order)
        if order.log != LogFormat.NONE:
            from flows.narrator import narrate  # noqa: PLC0415 - loads what tells events

            return run(order, hooks=narrate())
        with show_progress(order.paths, errors) as hooks:
            return run(order, hooks=hooks)
    except (OutputError, ServerError, SourcesError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        errors.print("interrupted: what was read is kept, and the next run goes on from there", highlight=False)
        raise typer.Exit(INTERRUPTED) from None


def _print_nothing(paths: Sequence[str]) -> None:
    """Say that there is nothing to read; a path that is not there is wrong usage."""
    missing = [path for path in paths if not os.path.lexists(path)]
    for path in missing:
        shown = printable(without_credentials(path))
        errors.print(f"error: there is no {shown}", markup=False, highlight=False, soft_wrap=True)
    if missing:
        raise typer.Exit(WRONG_USAGE)
    console.print(f"no PDF in {', '.join(paths)}", markup=False, highlight=False)


def show(
    pdf: Annotated[Path | None, typer.Argument(help="One PDF.")] = None,
    page: Annotated[int | None, typer.Option(help="The page to draw, from 1.")] = None,
    png: Annotated[Path | None, typer.Option(help="Where to write the picture of the page, the found boxes drawn.")] = None,
    case: Annotated[str | None, typer.Option(help='A diarienummer in any spelling: "KS 2021/0123".')] = None,
    output: Output = Path("output"),
    *,
    keep_personal_numbers: KeepPersonalNumbers = False,
) -> None:
    """Print what was found in one document, draw a page with the boxes of what was found, or print a case's timeline."""
    if (pdf is None) is (case is None):
        fail("show what? one PDF, or --case with a diarienummer")
    if pdf is None:
        _show_case(case or "", output)
        return
    from flows.show import draw_page, print_findings  # noqa: PLC0415 - loads the extractors

    if (page is None) != (png is None):
        fail("--page and --png go together")
    try:
        data = pdf.read_bytes()
    except OSError as error:
        fail(f"cannot read {printable(str(pdf))}: {error.strerror}")
    try:
        if page is not None and png is not None:
            refusal = draw_page(data, page, png, keep_personal_numbers=keep_personal_numbers)
        else:
            refusal = print_findings(data, console, keep_personal_numbers=keep_personal_numbers)
    except OSError as error:
        fail(f"cannot write {png}: {error.strerror or error}")
    if refusal:
        errors.print(f"refused {printable(str(pdf))}: {printable(refusal)}", markup=False, highlight=False)
        raise typer.Exit(SOME_REFUSED)
    if png is not None:
        console.print(f"page {page} of {printable(pdf.name)} in {png}", markup=False, highlight=False)


def _show_case(number: str, output: Path) -> None:
    """Print the timeline of the cases that have a number; none is wrong usage."""
    from flows.timeline import print_case  # noqa: PLC0415 - loads pandas

    if not print_case(output, number, console):
        fail(f"no case {printable(number)} in {output}")
