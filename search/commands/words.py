"""`kallelse search` and `kallelse index`."""

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from schemas.vocabulary import Category, DocType, Stage
from search.asking.filters import Filters
from search.asking.values import read_sum
from search.commands.options import Output, console, errors, fail
from search.finder import CLAUSES, Finder
from search.flat import NAMES, flat_hits
from search.formats import Format
from search.hits import Hit, Marked
from search.index.reading import Sort
from search.index.writing import Updated, update_index
from search.statement import QueryError
from search.updating import update_search


def _sum(text: str) -> Decimal:
    try:
        return read_sum(text)
    except QueryError as error:
        raise typer.BadParameter(str(error)) from error


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no day such as 2026-01-31") from error


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(help='Words, "phrases", prefix*, -without, OR, nämnd:… år:… belopp:>5mkr dnr:… titel:…'),
    ] = None,
    *,
    organisation: Annotated[list[str] | None, typer.Option(help="Its name or key; may be repeated.")] = None,
    body: Annotated[list[str] | None, typer.Option(help="The board's name; may be repeated.")] = None,
    from_: Annotated[dt.date | None, typer.Option("--from", parser=_day, metavar="DAY", help="The first day.")] = None,
    to: Annotated[dt.date | None, typer.Option("--to", parser=_day, metavar="DAY", help="The last day.")] = None,
    stage: Annotated[list[Stage] | None, typer.Option(help="Proposed or decided.")] = None,
    category: Annotated[list[Category] | None, typer.Option(help="What a clause does; may be repeated.")] = None,
    doc_type: Annotated[list[DocType] | None, typer.Option(help="The kind of paper; may be repeated.")] = None,
    min_sek: Annotated[Decimal | None, typer.Option(parser=_sum, metavar="SUM", help="At least, such as 5mkr.")] = None,
    max_sek: Annotated[Decimal | None, typer.Option(parser=_sum, metavar="SUM", help="At most.")] = None,
    repeats: Annotated[bool, typer.Option("--repeats", help="Also what repeats another paper of its meeting.")] = False,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.BEST,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Give at most so many.")] = 10,
    as_: Annotated[Format, typer.Option("--as", help="How the hits are written.")] = Format.TABLE,
    output: Output = Path("output"),
    update: Annotated[bool, typer.Option("--update/--no-update", help="Bring the index up to the tables first.")] = True,
) -> None:
    """Search ärenden by words, in any form of them."""
    for word in words or ():
        if word.startswith("--"):  # one minus leaves a word out, two are an option that there is not
            fail(f"there is no option {word}")
    if as_ is Format.PARQUET:
        fail("hits are written as table, csv or json")
    filters = Filters(
        organisations=tuple(organisation or ()),
        bodies=tuple(body or ()),
        stages=tuple(stage or ()),
        categories=tuple(category or ()),
        doc_types=tuple(doc_type or ()),
        min_sek=min_sek,
        max_sek=max_sek,
        since=from_,
        until=to,
        repeats=repeats,
    )
    if update:
        _update(output, partial(update_index, output))
    try:
        asked = " ".join(words or ())
        clauses = CLAUSES if as_ is Format.TABLE else None
        result = Finder(output).search(asked, filters, sort=sort, limit=limit, clauses=clauses)
    except QueryError as error:
        fail(str(error))
    match as_:
        case Format.JSON:
            sys.stdout.write(json.dumps(flat_hits(result.hits, asked, filters), ensure_ascii=False, indent=1) + "\n")
        case Format.CSV:
            sys.stdout.write(_csv(flat_hits(result.hits, asked, filters)))
        case _:
            for hit in result.hits:
                _print(hit)
            for note in result.notes:
                errors.print(str(note), markup=False, highlight=False)
            errors.print(f"{len(result.hits)} of {result.count}", highlight=False)


def index(
    *,
    output: Output = Path("output"),
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Write it anew from all tables.")] = False,
) -> None:
    """Bring the full-text index up to the tables, and the copies that views read; only what changed is read."""
    done = _update(output, partial(update_search, output, rebuild=rebuild))
    console.print(
        f"{done.entries} ärenden of {len(done.written)} partitions written, {len(done.removed)} partitions removed",
        highlight=False,
    )


def _update(output: Path, update: Callable[[], Updated]) -> Updated:
    if not output.is_dir():
        fail(f"there is no dataset in {output}")
    try:
        return update()
    except (OSError, ValueError) as error:  # tantivy's errors are ValueErrors
        fail(f"the index cannot be written: {error}")


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _print(hit: Hit) -> None:
    where = " · ".join(
        str(one) for one in (hit.date, hit.body, hit.organisation, hit.doc_type, *hit.diarienummer, f"s. {hit.page}") if one
    )
    console.print(_marked(hit.title, "bold"), Text("  " + where, style="dim"), sep="\n")
    for clause in hit.clauses:
        by = clause.proposer if clause.stage == Stage.PROPOSAL else clause.decider
        console.print(Text(f"  {clause.stage}{f' ({by})' if by else ''}: ", style="cyan") + _marked(clause.text, ""))
    if hit.snippet:
        console.print(Text("  ") + _marked(hit.snippet, "italic"))
    if hit.amounts:
        console.print(Text("  " + ", ".join(one.text for one in hit.amounts), style="green"))
    if hit.matching:
        told = ", ".join(f"{one.text}, p. {one.page}" for one in hit.matching)
        console.print(Text(f"  in the text: {told}", style="green"))
    if hit.doubts:
        console.print(Text(f"  doubts: {hit.doubts}", style="yellow"))
    console.print(Text(f"  {hit.item_id}\n", style="dim"))


def _marked(text: Marked, style: str) -> Text:
    found = Text()
    for run, is_marked in text.runs():
        found.append(run, style="bold yellow" if is_marked else style)
    return found
