"""A folder of papers and the dataset made of it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import structlog

from flows.dataset import read_table
from flows.order import Order
from flows.publishing.check import check
from flows.run import run
from flows.store.home import Store
from flows.summary import Summary


class Inbox:
    """A folder of papers and the dataset made of it."""

    def __init__(self, samples: Path, root: Path) -> None:
        self.samples = samples
        self.folder = root / "inkorg"
        self.output = root / "out"
        self.folder.mkdir()

    def put(self, name: str, content: str | bytes) -> Path:
        """Put a sample, or these bytes, under a name; old enough to be taken for settled."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else (self.samples / content).read_bytes())
        return path

    def ingest(self, **options: object) -> Summary:
        return run(Order(output=str(self.output), paths=(str(self.folder),), **options))  # type: ignore[arg-type]

    def documents(self) -> pd.DataFrame:
        return read_table(self.output, "documents").set_index("file_name")

    def command(self, *arguments: object, cwd: Path | None = None) -> tuple[int, str]:
        """Run the command as a user does; its exit code, and what it told on both outputs."""
        command = [str(Path(sys.executable).with_name("kallelse")), *map(str, arguments)]
        environment = os.environ | {"PREFECT_API_URL": ""}
        done = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, text=True, check=False, cwd=cwd, env=environment
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    def problems(self) -> list[str]:
        with Store(self.output) as store:
            return list(check(store))


@pytest.fixture
def inbox(samples: Path, tmp_path: Path) -> Inbox:
    return Inbox(samples, tmp_path)


@pytest.fixture(autouse=True)
def _tell_nobody() -> Iterator[None]:
    """Events go to the output of the test that asked for them, and to none after it."""
    yield
    structlog.reset_defaults()
