"""`kallelse query` and `kallelse cite`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from search.citation import cite as cite_dataset
from search.citation import cite_bibtex
from search.commands.options import Output, console, errors, fail
from search.duck import Database
from search.formats import Format, as_csv, as_json, as_table, write_parquet
from search.statement import QueryError

_ROWS = 50  # of a table in the terminal


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help='One SELECT, such as "SELECT * FROM decisions LIMIT 5".')],
    *,
    output: Output = Path("output"),
    as_: Annotated[Format | None, typer.Option("--as", help="How the answer is written.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write the answer into a file; its ending says how.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Give at most so many rows.")] = None,
) -> None:
    """Ask the tables in SQL; `SHOW TABLES` lists them, `DESCRIBE decisions` the columns of one."""
    how = _format(as_, to)
    try:
        answer = Database(output).query(sql, rows=limit)
    except QueryError as error:
        fail(str(error))
    if to is None and how is Format.TABLE:
        console.print(as_table(answer, rows=limit or _ROWS))
        if answer.num_rows > (limit or _ROWS):
            errors.print(f"{_ROWS} of {answer.num_rows} rows; --as csv gives all", highlight=False)
    elif to is None:
        sys.stdout.write(as_csv(answer) if how is Format.CSV else as_json(answer))
    else:
        try:
            if how is Format.PARQUET:
                write_parquet(answer, to)
            else:
                to.write_text(as_csv(answer) if how is Format.CSV else as_json(answer), encoding="utf-8")
        except OSError as error:
            fail(f"cannot write {to}: {error.strerror or error}")


def cite(
    *,
    output: Output = Path("output"),
    bibtex: Annotated[bool, typer.Option("--bibtex", help="As an entry for BibTeX.")] = False,
) -> None:
    """Say how the dataset is cited: its title and the version that anybody can compare."""
    try:
        sys.stdout.write(cite_bibtex(output) if bibtex else cite_dataset(output) + "\n")
    except QueryError as error:
        fail(str(error))


def _format(as_: Format | None, to: Path | None) -> Format:
    """Give how the answer is written: as asked for, else as the file's ending says."""
    if to is None:
        if as_ is Format.PARQUET:
            fail("Parquet is written into a file: --to FILE")
        return as_ or Format.TABLE
    ending = to.suffix.removeprefix(".")
    if as_ is None and ending not in (Format.CSV, Format.JSON, Format.PARQUET):
        fail(f"the ending of {to} is none of csv, json, parquet: say which by --as")
    how = as_ or Format(ending)
    if how is Format.TABLE:
        fail("a table is for the terminal: --as csv, json or parquet")
    return how
