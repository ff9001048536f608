"""What stands at a source changes: each paper is in the tables once, and nothing that was there is lost."""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import extractors
from flows.dataset import read_table
from flows.order import Order
from flows.publishing.check import check
from flows.publishing.snapshot import write_snapshot
from flows.run import run
from flows.store.home import Store
from flows.summary import Summary
from flows.work.job import Job
from flows.work.pool import Limits, ReaderPool
from flows.work.reading import Reading

A, B, REFUSED = "underrattelse.pdf", "kallelse_enkel.pdf", b"<!doctype html><p>Sidan finns inte"


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


def files_of(output: Path) -> dict[str, bytes]:
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*.parquet"))}


def times_of(output: Path) -> dict[str, int]:
    return {str(path.relative_to(output)): path.stat().st_mtime_ns for path in sorted(output.rglob("*.parquet"))}


def test_the_same_bytes_again_change_no_file(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = times_of(inbox.output)

    summary = inbox.ingest()

    assert (summary.read, summary.unchanged, summary.rebuilt) == (0, 1, 0)
    assert times_of(inbox.output) == before


def test_a_file_touched_but_not_changed_is_not_read_again(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    os.utime(path)

    assert inbox.ingest().read == 0


def test_new_bytes_under_a_name_take_the_place_of_the_old(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    old = inbox.documents()["document_id"]["a.pdf"]
    inbox.put("a.pdf", B)

    inbox.ingest()

    documents = inbox.documents()
    assert documents["version"].to_dict() == {"a.pdf": 2}
    assert old not in set(documents["document_id"])
    assert old not in set(read_table(inbox.output, "items")["document_id"])
    assert inbox.problems() == []


def test_what_was_superseded_is_kept_and_given_to_who_asks(inbox: Inbox, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    old = inbox.documents()["document_id"]["a.pdf"]
    inbox.put("a.pdf", B)
    inbox.ingest()
    new = inbox.documents()["document_id"]["a.pdf"]

    with Store(inbox.output) as store:
        write_snapshot(store, tmp_path / "all", superseded=True)

    documents = read_table(tmp_path / "all", "documents").set_index("document_id")
    assert documents["superseded_by"].dropna().to_dict() == {old: new}
    assert old in set(read_table(tmp_path / "all", "items")["document_id"])
    assert not (tmp_path / "all" / "_store").exists()


def test_bytes_that_come_back_stand_again(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = read_table(inbox.output, "items")
    inbox.put("a.pdf", B)
    inbox.ingest()
    inbox.put("a.pdf", A)

    summary = inbox.ingest()

    assert summary.read == 0, "its record is kept"
    assert inbox.documents()["version"].to_dict() == {"a.pdf": 3}
    pd.testing.assert_frame_equal(read_table(inbox.output, "items"), before)


def test_what_cannot_be_read_takes_no_papers_place(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    items = len(read_table(inbox.output, "items"))
    inbox.put("a.pdf", REFUSED)

    inbox.ingest()

    documents = read_table(inbox.output, "documents").sort_values("version")
    assert documents["status"].tolist() == ["ok", "quarantined"]
    assert documents["version"].tolist() == [1, 2]
    assert len(read_table(inbox.output, "items")) == items


def test_a_paper_takes_the_place_of_what_could_not_be_read(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.put("a.pdf", REFUSED)
    inbox.ingest()
    inbox.put("a.pdf", B)

    inbox.ingest()

    assert inbox.documents()["status"].to_dict() == {"a.pdf": "ok"}
    assert inbox.documents()["version"].to_dict() == {"a.pdf": 3}
    assert inbox.problems() == []


def test_what_is_gone_is_kept_and_marked(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", B)
    inbox.ingest()
    items = len(read_table(inbox.output, "items"))
    path.unlink()

    summary = inbox.ingest()

    assert summary.gone == [str(path)]
    assert inbox.documents()["gone_at"].notna().to_dict() == {"a.pdf": True, "b.pdf": False}
    assert len(read_table(inbox.output, "items")) == items
    assert inbox.ingest().gone == [], "told once"


def test_what_comes_back_is_not_gone(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", B)
    inbox.ingest()
    path.unlink()
    inbox.ingest()
    inbox.put("a.pdf", A)

    inbox.ingest()

    assert inbox.documents()["gone_at"].isna().all()
    assert inbox.documents()["version"].tolist() == [1, 1]


def test_a_paper_that_moved_is_one_document_that_stands_where_it_is(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    path.rename(inbox.folder / "b.pdf")

    summary = inbox.ingest()

    documents = inbox.documents()
    assert summary.read == 0
    assert documents["sources"].to_dict() == {"b.pdf": [str(inbox.folder / "b.pdf")]}
    assert documents["gone_at"].isna().all()


def test_one_of_two_sources_gone_leaves_the_other(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", A)
    inbox.ingest()
    assert inbox.documents()["sources"].tolist() == [[str(path), str(inbox.folder / "b.pdf")]]
    path.unlink()

    inbox.ingest()

    assert inbox.documents()["sources"].to_dict() == {"b.pdf": [str(inbox.folder / "b.pdf")]}
    assert inbox.documents()["gone_at"].isna().all()


def test_a_folder_that_is_not_there_makes_nothing_gone(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.folder.rename(inbox.folder.with_name("annanstans"))

    summary = inbox.ingest()

    assert summary.missing == [str(inbox.folder)]
    assert inbox.documents()["gone_at"].isna().all()


def test_another_folders_papers_are_not_gone(inbox: Inbox, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    other = tmp_path / "inkorg2"
    other.mkdir()
    shutil.copy(inbox.samples / B, other / "b.pdf")

    run(Order(output=str(inbox.output), paths=(str(other),)))

    assert inbox.documents()["gone_at"].isna().all()
    assert len(inbox.documents()) == 2


def test_a_file_written_within_the_tick_of_its_clock_is_looked_at_again(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    stat = path.stat()
    inbox.ingest()
    path.write_bytes((inbox.samples / B).read_bytes())
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert inbox.ingest().read == 1


def test_a_new_version_of_the_extractor_reads_the_originals_again(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", B)
    inbox.ingest()
    path.unlink()
    with Store(inbox.output) as store, store.catalogue.change() as connection:
        # As if an older program had read one of them: its record is of that version.
        connection.execute("UPDATE documents SET extractor_version = '0.0.1', digest = 'x' WHERE refused = 0")

    summary = inbox.ingest()

    assert summary.read == 2
    assert set(inbox.documents()["extractor_version"]) == {extractors.VERSION}
    assert inbox.documents()["gone_at"].notna().to_dict() == {"a.pdf": True, "b.pdf": False}
    assert inbox.problems() == []


def test_a_record_of_another_version_in_the_store_is_made_anew(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    with Store(inbox.output) as store:
        (name,) = store.records.place.names()
        data = store.records.place.read(name)
        store.records.place.write(name, data[: len(data) // 2])
    assert any("checksum differs" in problem for problem in inbox.problems())
    inbox.put("kopia.pdf", A)

    inbox.ingest()

    assert inbox.problems() == []


def test_a_paper_that_is_being_read_is_whole_in_the_store_first(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.put("a.pdf", B)
    inbox.ingest()

    with Store(inbox.output) as store:
        kept = {store.originals.read(name) for name in store.originals.names()}

    assert kept == {(inbox.samples / one).read_bytes() for one in (A, B)}


def test_a_new_paper_rewrites_only_the_files_of_its_own_partition(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = times_of(inbox.output)
    inbox.put("b.pdf", B)

    summary = inbox.ingest()

    after = times_of(inbox.output)
    assert summary.rebuilt == 1
    assert {name: after[name] for name in before} == before
    assert len(after) > len(before)


def test_a_run_looks_no_further_ahead_than_its_workers_need(inbox: Inbox) -> None:
    path = inbox.put("a.pdf", A)
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield Job(path=path, source=str(path))

    with Store(inbox.output) as store:
        reading = Reading(store=store.address, temporary=store.spool)
        with ReaderPool(reading, Limits(workers=2)) as pool:
            outcomes = list(itertools.islice(pool.read(endless()), 10))

    assert all(outcome.facts is not None for outcome in outcomes)
    assert taken <= 10 + 6


def test_files_that_are_not_kept_are_read_again_where_they_are(inbox: Inbox) -> None:
    inbox.put("a.pdf", A)
    path = inbox.put("b.pdf", B)
    inbox.ingest(keep_files=False)
    assert not list((inbox.output / "_store" / "originals").rglob("*.pdf"))
    with Store(inbox.output) as store, store.catalogue.change() as connection:
        connection.execute("UPDATE documents SET extractor_version = '0.0.1', digest = 'x'")

    assert inbox.ingest(keep_files=False).read == 2
    assert inbox.problems() == []
    path.unlink()
    inbox.ingest(keep_files=False)
    assert ["is not kept" in problem for problem in inbox.problems()] == [True]
