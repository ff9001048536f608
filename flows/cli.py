"""The command `kallelse`."""

import signal

import typer

from flows.commands.papers import ingest, show
from flows.commands.scheduled import server, watch
from flows.commands.stored import check, publish, status
from search.commands.tables import cite, query
from search.commands.words import index, search

app = typer.Typer(
    help="Swedish municipal and regional meeting papers as Parquet datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (ingest, show, status, check, publish, watch, server, query, search, index, cite):
    app.command()(command)


def main() -> None:
    """Run the command; SIGTERM ends it in order, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
