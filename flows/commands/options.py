"""Options that several commands have, their defaults, and how a command ends."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from flows.events import LogFormat
from flows.order import Order

OK, SOME_REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
PLAIN = Order(output="output")
console = Console()
errors = Console(stderr=True)

Output = Annotated[Path, typer.Option(help="The folder of the dataset.")]
StoreAt = Annotated[
    str | None, typer.Option(help="Where records and originals are, if not below the output: a folder or an address.")
]
SourcesFile = Annotated[Path | None, typer.Option(help="Folders, web pages and addresses to look at (TOML).")]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read pages without a text layer by OCR (needs the extra ocr).")]
KeepPersonalNumbers = Annotated[
    bool, typer.Option("--keep-personal-numbers", help="Leave personal numbers as they are printed; else they are masked.")
]
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


def fail(reason: str) -> NoReturn:
    """End a command with one line that says why."""
    errors.print(f"error: {reason}", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(WRONG_USAGE)
