"""The index follows the tables, reads what changed only, and is readable meanwhile."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import tantivy

from flows.run import Order, run
from search.finder import Finder
from search.index.fields import ZONES
from search.index.generation import current_folder
from search.index.writing import bucket_of, update_index
from search.statement import QueryError
from search.updating import update_search


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


def test_numbers_that_are_masked_later_are_nowhere_below_the_index(samples: Path, tmp_path: Path) -> None:
    output, paper = tmp_path / "out", samples / "protokoll_personnummer.pdf"
    run(Order(output=str(output), paths=(str(paper),), keep_personal_numbers=True))
    numbers = set(re.findall(r"\b(?:\d\d)?\d\d[01]\d[0-3]\d[-+]\d{4}\b", " ".join(texts_of(output))))
    assert numbers
    update_search(output)
    picture = output / "_search" / "pictures" / "ab" / "page.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a page on which nothing is blackened")
    before = current_folder(output)
    assert found_below(output / "_search", numbers)

    run(Order(output=str(output), paths=(str(paper),)))
    done = update_search(output)

    assert done.entries > 0
    assert current_folder(output) != before
    assert found_below(output / "_search", numbers) == set()
    assert not picture.exists()
    assert {path.name for path in (output / "_search").glob("index-*")} == {current_folder(output).name}


def test_papers_with_numbers_that_are_new_cost_no_new_index(samples: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(Order(output=str(output), paths=(str(samples / "protokoll_votering.pdf"),)))
    update_index(output)
    before = current_folder(output)
    run(Order(output=str(output), paths=(str(samples / "protokoll_personnummer.pdf"),)))
    assert update_index(output).written
    assert current_folder(output) == before
    assert update_index(output).written == []


def texts_of(output: Path) -> list[str]:
    return [str(pq.read_table(path, partitioning=None).to_pylist()) for path in sorted(output.glob("[a-z]*/*/*/*.parquet"))]


def found_below(folder: Path, numbers: set[str]) -> set[str]:
    """Give the numbers whose last digits stand in a file, as bytes or in what a table or an index holds packed."""
    held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    held += [str(pq.read_table(path, partitioning=None).to_pylist()).encode() for path in folder.rglob("*.parquet")]
    for index in folder.glob("index-*"):
        searcher = tantivy.Index.open(str(index)).searcher()
        held += [term.encode() for zone in ZONES for term, _ in searcher.terms_with_prefix(zone.words, "")]
        held += [str(hit).encode() for hit in Finder(folder.parent).search("", limit=300, clauses=None).hits]
    return {number for number in numbers if any(number[-4:].encode() in one for one in held)}
