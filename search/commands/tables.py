"""`kallelse query` and `kallelse cite`."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from search.citation import cite as cite_dataset
from search.citation import cite_bibtex
from search.commands.options import INTERRUPTED, Output, console, errors, fail
from search.drawing import as_drawing, as_lines, read_picture
from search.duck import Answer, Database
from search.formats import Format, as_csv, as_json, write_parquet
from search.statement import QueryError

_ROWS = 50  # of a table in the terminal


def query(
    sql: Annotated[
        str | None,
        typer.Argument(
            metavar="SQL", help='One SELECT, such as "SELECT * FROM decisions LIMIT 5"; - reads it from standard input.'
        ),
    ] = None,
    *,
    output: Output = Path("output"),
    as_: Annotated[Format | None, typer.Option("--as", help="How the answer is written.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write the answer into a file; its ending says how.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Give at most so many rows.")] = None,
) -> None:
    """Ask the tables in SQL; without a question, list the tables and ready views and what they hold."""
    how = _format(as_, to)
    # What a file or another command gets is UTF-8 wherever; a terminal that lacks a letter shows a question mark.
    sys.stdout.reconfigure(**{"errors": "replace"} if console.is_terminal else {"encoding": "utf-8"})  # type: ignore[union-attr]
    asked = sys.stdin.read() if sql == "-" else sql
    try:
        database = Database(output)
        with nullcontext(database.contents()) if asked is None else database.answer(asked, rows=limit) as answer:
            if how is Format.TABLE:
                _show(answer, limit=None if asked is None else limit or _ROWS)
            elif to is None:
                for piece in as_csv(answer) if how is Format.CSV else as_json(answer):
                    sys.stdout.write(piece)
            else:
                _write(answer, how, to)
    except QueryError as error:
        fail(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _show(answer: Answer, *, limit: int | None) -> None:
    picture = read_picture(answer, rows=limit or sys.maxsize)
    if console.is_terminal:
        console.print(as_drawing(picture, width=console.width))
    else:
        sys.stdout.write(as_lines(picture))
    if picture.count > len(picture.rows):
        errors.print(f"{len(picture.rows)} of {picture.counted} rows; --limit gives more, --as csv all", highlight=False)


def _write(answer: Answer, how: Format, to: Path) -> None:
    """Write an answer into a file, which is there when all of it is, and not before.

    What is no plain file, such as /dev/stdout, is written to as it is and never replaced.
    """
    is_plain = not to.is_symlink() and (to.is_file() or not to.exists())
    written = to.with_name(f"{to.name}.part") if is_plain else to
    try:
        if how is Format.PARQUET:
            write_parquet(answer, written)
        else:
            with written.open("w", encoding="utf-8") as file:
                file.writelines(as_csv(answer) if how is Format.CSV else as_json(answer))
        if is_plain:
            written.replace(to)
    except OSError as error:
        fail(f"cannot write {to}: {error.strerror or error}")
    except NotImplementedError as error:  # pyarrow's, of a type that Parquet has not
        fail(f"Parquet has no such column, cast it to text: {error}")
    finally:
        if is_plain:
            written.unlink(missing_ok=True)


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
