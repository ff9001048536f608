"""The command `kallelse`."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from flows.commands.papers import ingest, show
from flows.commands.scheduled import server, watch
from flows.commands.stored import check, publish, status
from search.commands.serve import make_serve
from search.commands.tables import cite, query
from search.commands.words import index, search

if TYPE_CHECKING:
    from flows.pictures import PagePictures


def _open_pictures(output: Path, kept: Path) -> "PagePictures":
    from flows.pictures import PagePictures  # noqa: PLC0415 - only `serve` draws

    return PagePictures(output, kept)


app = typer.Typer(
    help="Swedish municipal and regional meeting papers as Parquet datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (ingest, show, status, check, publish, watch, server, query, index, cite):
    app.command()(command)
# What begins with one minus is a word that must not be there.
app.command(context_settings={"ignore_unknown_options": True})(search)
app.command()(make_serve(_open_pictures))


def main() -> None:
    """Run the command; SIGTERM ends it in order, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
