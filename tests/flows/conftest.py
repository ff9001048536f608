"""A folder of papers and the dataset made of it."""

from pathlib import Path

import pandas as pd
import pytest

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

    def problems(self) -> list[str]:
        with Store(self.output) as store:
            return list(check(store))


@pytest.fixture
def inbox(samples: Path, tmp_path: Path) -> Inbox:
    return Inbox(samples, tmp_path)
