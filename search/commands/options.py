"""What the commands of the read side share: where they write, how they fail, which dataset."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

WRONG_USAGE, INTERRUPTED = 2, 130
console = Console()
errors = Console(stderr=True)

Output = Annotated[Path, typer.Option(help="The folder of the dataset.")]


def fail(reason: str) -> NoReturn:
    """End the command with one line that says why."""
    errors.print(f"error: {' '.join(reason.split())}", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(WRONG_USAGE)
