"""Publishing that is broken off at any file is made good by the next."""

import shutil
from pathlib import Path

import pytest

from flows.dataset import read_table
from flows.publishing import joined, partition
from flows.publishing.check import check
from flows.publishing.publish import publish
from flows.run import ingest_paths
from flows.store.home import Store


class BrokenOffError(Exception):
    """As if the process had been killed."""


def files_of(output: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and "_store" not in path.parts
    }


@pytest.fixture
def output(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two papers of one partition each, the first of them published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    ingest_paths([samples / "underrattelse.pdf"], tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("done", range(13))
def test_broken_off_after_some_files_the_next_publishing_completes_them(
    output: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    expected = files_of(output)
    for name in expected:
        (output / name).unlink()
    put, left = partition.put_file, done

    def put_some(*where: object) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise BrokenOffError
        return put(*where)  # type: ignore[arg-type]

    with Store(output) as store, store.catalogue.change() as connection:
        connection.execute("UPDATE partitions SET changed = changed + 1")
    for module in (partition, joined):
        monkeypatch.setattr(module, "put_file", put_some)
    if done < len(expected) - 1:  # without datapackage.json
        with pytest.raises(BrokenOffError), Store(output) as store:
            publish(store)
    for module in (partition, joined):
        monkeypatch.setattr(module, "put_file", put)

    with Store(output) as store:
        publish(store)
        assert list(check(store)) == []
    assert files_of(output) == expected


def test_files_of_a_store_that_was_here_before_go_with_a_rebuild(output: Path, samples: Path) -> None:
    shutil.rmtree(output / "_store")
    ingest_paths([samples / "kallelse_enkel.pdf"], output)
    with Store(output) as store:
        assert any("nothing in the store gives this file" in problem for problem in check(store))

        publish(store, rebuild_all=True)

        assert list(check(store)) == []
    assert len(read_table(output, "documents")) == 1


def test_a_rebuilt_dataset_has_the_same_bytes(output: Path) -> None:
    before = files_of(output)

    with Store(output) as store:
        assert publish(store, rebuild_all=True).rebuilt

    assert files_of(output) == before
