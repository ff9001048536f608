"""A made dataset, made once for the tests of what makes and measures it."""

import fcntl
from pathlib import Path

import pytest

from benchmarks.made.dataset import make_dataset


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About 2,000 made decisions; the processes that tests run in share them."""
    shared = tmp_path_factory.getbasetemp().parent / "made"
    with Path(f"{shared}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "datapackage.json").exists():
            make_dataset(shared, decisions=2_000)
    return shared
