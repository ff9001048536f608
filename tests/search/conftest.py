"""The samples as a dataset, made once for all tests of the read side."""

import fcntl
from pathlib import Path

import pytest

from flows.run import Order, run


@pytest.fixture(scope="session")
def dataset(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of all samples; the processes that tests run in share one."""
    shared = tmp_path_factory.getbasetemp().parent / "dataset"
    with Path(f"{shared}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "datapackage.json").exists():
            run(Order(output=str(shared), paths=(str(samples),)))
    return shared
