"""What is stored and published: `publish`, `check` and `status`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from flows.clock import now
from flows.commands.options import OK, SOME_REFUSED, Output, StoreAt, console, errors, fail
from flows.dataset import STORE
from flows.errors import OutputError
from flows.store.home import Store


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
    from flows.store.recovery import recover_records  # noqa: PLC0415

    if superseded and to is None:
        fail("--superseded goes with --to: the output itself holds what stands")
    with _open_store(output, store) as opened:
        recovered = recover_records(opened, now=now())
        done = rebuild(opened, rebuild_all=True) if to is None else write_snapshot(opened, to, superseded=superseded)
    if recovered:
        told = f"{recovered} papers whose place nobody knows any more: entered as gone, until a run sees them"
        errors.print(told, markup=False, highlight=False, soft_wrap=True)
    for problem in done.problems:
        errors.print(f"problem: {problem}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"tables in {to or output}/ ({done.files} files)", markup=False, highlight=False)
    raise typer.Exit(SOME_REFUSED if done.problems else OK)


def check(*, output: Output = Path("output"), store: StoreAt = None) -> None:
    """Verify schema, keys, checksums, and that every table is what the store gives."""
    from flows.publishing.check import check as go_over  # noqa: PLC0415 - the command has the name

    count = 0
    with _open_store(output, store) as opened:
        for count, problem in enumerate(go_over(opened), start=1):  # noqa: B007 - the last count is what is wanted
            console.print(problem, markup=False, highlight=False, soft_wrap=True)
    if not count:
        console.print("all is as the store says", markup=False, highlight=False)
    raise typer.Exit(SOME_REFUSED if count else OK)


def status(
    *,
    output: Output = Path("output"),
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Tell of the sources, the last runs, and what is refused, failing, gone or stale."""
    from flows.status import print_status, read_status  # noqa: PLC0415 - only this command

    with _open_store(output, None) as opened:
        print_status(read_status(opened.catalogue), console, as_json=json)


@contextmanager
def _open_store(output: Path, address: str | None) -> Iterator[Store]:
    """Open the store of a dataset that is there; what is wrong with it ends the command."""
    if not (output / STORE).is_dir():
        fail(f"there is no store in {output}: nothing was ingested into it")
    try:
        with Store(output, address) as store:
            yield store
    except OutputError as error:
        fail(str(error))
    except OSError as error:
        fail(error.strerror or str(error))
