"""The index follows the tables, reads what changed only, and is readable meanwhile."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.finder import Finder
from search.index.generation import current_folder
from search.index.writing import bucket_of, update_index
from search.statement import QueryError


@pytest.fixture
def copy(dataset: Path, tmp_path: Path) -> Path:
    """A dataset of one's own, without the index that others may have made in the shared one."""
    return Path(shutil.copytree(dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns("_search", "_store")))


def items_of(output: Path) -> list[Path]:
    return sorted((output / "items").glob("*/*/*.parquet"))


def test_the_second_time_nothing_is_read(copy: Path) -> None:
    first = update_index(copy)
    assert first.entries == len(Finder(copy)) > 200
    assert update_index(copy) == type(first)()


def test_only_what_changed_is_written_and_what_went_goes(copy: Path) -> None:
    before = update_index(copy)
    finder = Finder(copy)
    gone, touched = items_of(copy)[:2]
    partition = (gone.parts[-3].partition("=")[2], int(gone.parts[-2].partition("=")[2]))
    for table in copy.iterdir():
        shutil.rmtree(table / gone.parts[-3] / gone.parts[-2], ignore_errors=True)
    data = touched.read_bytes()
    touched.unlink()
    touched.write_bytes(data)
    after = finder.update()
    assert after.removed == [partition]
    assert after.written == [(touched.parts[-3].partition("=")[2], int(touched.parts[-2].partition("=")[2]))]
    assert 0 < after.entries < before.entries
    assert not any(hit.organisation_key == partition[0] for hit in finder.search("", limit=300).hits)


def test_a_rebuilt_index_takes_the_place_of_the_old_one_under_its_readers(copy: Path) -> None:
    update_index(copy)
    finder, old = Finder(copy), current_folder(copy)
    before = finder.search("skolskjuts").count
    update_index(copy, rebuild=True)
    assert current_folder(copy) != old
    assert finder.search("skolskjuts").count == before  # on the old one
    finder.reload()
    assert finder.search("skolskjuts").count == before


def test_it_is_read_while_it_is_written(copy: Path) -> None:
    update_index(copy)
    finder = Finder(copy)
    expected = finder.search("skolskjuts").count
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(update_index, copy, rebuild=rebuild) for rebuild in (True, False, True)]
        counts = {finder.search("skolskjuts").count for _ in range(50)}
        for one in writing:
            one.result()
    assert counts == {expected}


def test_a_damaged_or_older_index_is_made_anew(copy: Path) -> None:
    update_index(copy)
    (copy / "_search" / "current").write_text("index-0-1\n")
    with pytest.raises(QueryError, match="there is no index"):
        Finder(copy)
    assert update_index(copy).entries == len(Finder(copy))


@pytest.mark.parametrize(("sek", "bucket"), [(0, "100000"), (100_000, "100000"), (100_000.01, "1000000"), (2e9, "more")])
def test_buckets(sek: float, bucket: str) -> None:
    assert bucket_of(sek) == bucket
