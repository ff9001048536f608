"""Papers read on a cluster of two worker processes: the tables are those of one process."""

from pathlib import Path

import pytest

from flows.errors import ServerError
from flows.order import Order
from flows.publishing.check import check
from flows.run import run
from flows.store.home import Store

pytest.importorskip("distributed", reason="the extra dask is not installed")

PATTERNS = ("kallelse_*.pdf", "protokoll_*.pdf")


@pytest.fixture
def inbox(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Papers, and a clock that stands still."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    folder = tmp_path / "in"
    folder.mkdir()
    for pattern in PATTERNS:
        for path in samples.glob(pattern):
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def files_of(output: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and "_store" not in path.parts
    }


@pytest.mark.parametrize("kind", ["below the output", "a shared folder", "an address"])
def test_two_worker_processes_give_the_tables_of_one(inbox: Path, tmp_path: Path, kind: str) -> None:
    shared = tmp_path / "shared"
    store = {"below the output": None, "a shared folder": str(shared), "an address": shared.as_uri()}[kind]
    plain, output = tmp_path / "plain", tmp_path / "out"
    run(Order(output=str(plain), paths=(str(inbox),)))

    summary = run(Order(output=str(output), paths=(str(inbox),), store=store, dask="local", workers=2))

    assert summary.is_whole
    assert summary.read == len(list(inbox.iterdir()))
    assert files_of(output) == files_of(plain)
    with Store(output, store) as opened:
        assert list(check(opened)) == []
    assert run(Order(output=str(output), paths=(str(inbox),), store=store, dask="local", workers=2)).read == 0


def test_a_scheduler_that_is_not_there_is_told(inbox: Path, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="does not answer"):
        run(Order(output=str(tmp_path / "out"), paths=(str(inbox),), dask="tcp://127.0.0.1:1"))
