"""The command `kallelse`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from flows.dataset import OutputError
from flows.ingest import Summary, ingest_papers
from flows.show import draw_page, print_findings

OK, SOME_REFUSED, WRONG_USAGE = 0, 1, 2

app = typer.Typer(
    help="Swedish municipal and regional meeting papers as Parquet datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_console = Console()
_errors = Console(stderr=True)


@app.callback()
def _commands() -> None:
    """Swedish municipal and regional meeting papers as Parquet datasets."""


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="PDF files, and folders with PDFs below them.")],
    output: Annotated[Path, typer.Option(help="The folder of the dataset.")] = Path("output"),
    *,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read pages without a text layer by OCR (needs the extra ocr).")
    ] = False,
) -> None:
    """Extract every PDF and publish the tables."""
    try:
        summary = (
            _run_flow(paths, output, ocr=ocr) if os.environ.get("PREFECT_API_URL") else _run_plain(paths, output, ocr=ocr)
        )
    except OutputError as error:
        _errors.print(f"error: {error}", markup=False, highlight=False)
        raise typer.Exit(WRONG_USAGE) from error
    _print_summary(summary, paths, output)
    if summary.missing:
        raise typer.Exit(WRONG_USAGE)
    raise typer.Exit(SOME_REFUSED if summary.refusals else OK)


def _run_plain(paths: list[Path], output: Path, *, ocr: bool) -> Summary:
    """Run the flow's function here and now, with a progress bar."""
    with Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} pages"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=_errors,
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as progress:
        bar = progress.add_task("reading", total=None, pages=0)
        pages = 0

        def start(total: int) -> None:
            progress.update(bar, total=total)

        def step(paper: object) -> None:
            nonlocal pages
            pages += getattr(paper, "pages", 0)
            progress.update(bar, advance=1, pages=pages)

        return ingest_papers(paths, output, ocr=ocr, on_start=start, on_paper=step)


def _run_flow(paths: list[Path], output: Path, *, ocr: bool) -> Summary:
    """Run the Prefect flow against the server that PREFECT_API_URL names."""
    from flows.scheduled import ServerError, run_recorded  # noqa: PLC0415 - Prefect takes seconds to import

    try:
        return run_recorded([str(path) for path in paths], str(output), ocr=ocr)
    except ServerError as error:
        _errors.print(f"error: {error}", markup=False, highlight=False)
        raise typer.Exit(WRONG_USAGE) from error


def _print_summary(summary: Summary, paths: list[Path], output: Path) -> None:
    """Print what was found, doubted and refused."""
    for path in summary.missing:
        _errors.print(f"error: there is no {path}", markup=False, highlight=False)
    if not summary.documents:
        if not summary.missing:
            _console.print(f"no PDF in {', '.join(str(path) for path in paths)}", markup=False, highlight=False)
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    read = summary.documents - len(summary.refusals)
    for count, label in (
        (read, f"documents read, {summary.pages} pages"),
        (summary.counts["items"], "ärenden"),
        (summary.counts["decisions"], "decisions (proposed or made)"),
        (summary.counts["amounts"], "amounts"),
        (summary.counts["dates"], "dates"),
        (summary.counts["tables"], "tables"),
        (sum(summary.doubts.values()), "doubts" + _most(summary)),
        (len(summary.refusals), "refused"),
    ):
        table.add_row(f"{count:,}".replace(",", " "), label)
    _console.print(table)
    for path, reason in summary.refusals:
        _console.print(f"refused {path}: {reason}", markup=False, highlight=False, soft_wrap=True)
    _console.print(f"tables in {output}/ ({summary.files} files)", markup=False, highlight=False)


def _most(summary: Summary) -> str:
    common = ", ".join(f"{count} {code}" for code, count in summary.doubts.most_common(3))
    return f": {common}" if common else ""


@app.command()
def show(
    pdf: Annotated[Path, typer.Argument(help="One PDF.")],
    page: Annotated[int | None, typer.Option(help="The page to draw, from 1.")] = None,
    png: Annotated[Path | None, typer.Option(help="Where to write the picture of the page, the found boxes drawn.")] = None,
) -> None:
    """Print what was found in one document, or draw a page with the boxes of what was found."""
    if (page is None) != (png is None):
        _errors.print("error: --page and --png go together")
        raise typer.Exit(WRONG_USAGE)
    try:
        data = pdf.read_bytes()
    except OSError as error:
        _errors.print(f"error: cannot read {pdf}: {error.strerror}", markup=False, highlight=False)
        raise typer.Exit(WRONG_USAGE) from error
    try:
        refusal = draw_page(data, page, png) if page is not None and png is not None else print_findings(data, _console)
    except OSError as error:
        _errors.print(f"error: cannot write {png}: {error.strerror or error}", markup=False, highlight=False)
        raise typer.Exit(WRONG_USAGE) from error
    if refusal:
        _errors.print(f"refused {pdf}: {refusal}", markup=False, highlight=False)
        raise typer.Exit(SOME_REFUSED)
    if png is not None:
        _console.print(f"page {page} of {pdf.name} in {png}", markup=False, highlight=False)


def main() -> None:
    """Run the command."""
    app()
