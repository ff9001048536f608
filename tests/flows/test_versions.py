"""Bytes at a source change: each paper is in the tables once, and nothing that was there is lost."""

import dataclasses
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import extractors
import flows.work.reader
from extractors.errors import DocumentError
from extractors.reading.ocr import NOT_INSTALLED
from flows.dataset import read_table
from flows.publishing.snapshot import write_snapshot
from flows.store.home import Store
from flows.work.job import Job
from flows.work.pool import Limits, ReaderPool
from flows.work.reader import read_paper
from flows.work.reading import Reading

A, B, REFUSED = "underrattelse.pdf", "kallelse_enkel.pdf", b"<!doctype html><p>Sidan finns inte"


def times_of(output: Path) -> dict[str, int]:
    return {str(path.relative_to(output)): path.stat().st_mtime_ns for path in sorted(output.rglob("*.parquet"))}


def test_the_same_bytes_again_change_no_file(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = times_of(inbox.output)

    summary = inbox.ingest()

    assert (summary.read, summary.unchanged, summary.rebuilt) == (0, 1, 0)
    assert times_of(inbox.output) == before


def test_a_file_touched_but_not_changed_is_not_read_again(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    os.utime(path)

    assert inbox.ingest().read == 0


def test_new_bytes_under_a_name_take_the_place_of_the_old(inbox: Any) -> None:
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


def test_what_was_superseded_is_kept_and_given_to_who_asks(inbox: Any, tmp_path: Path) -> None:
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


def test_bytes_that_come_back_stand_again(inbox: Any) -> None:
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


def test_what_cannot_be_read_takes_no_papers_place(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    items = len(read_table(inbox.output, "items"))
    inbox.put("a.pdf", REFUSED)

    inbox.ingest()

    documents = read_table(inbox.output, "documents").sort_values("version")
    assert documents["status"].tolist() == ["ok", "quarantined"]
    assert documents["version"].tolist() == [1, 2]
    assert len(read_table(inbox.output, "items")) == items


def test_a_paper_takes_the_place_of_what_could_not_be_read(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.put("a.pdf", REFUSED)
    inbox.ingest()
    inbox.put("a.pdf", B)

    inbox.ingest()

    assert inbox.documents()["status"].to_dict() == {"a.pdf": "ok"}
    assert inbox.documents()["version"].to_dict() == {"a.pdf": 3}
    assert inbox.problems() == []


def test_a_file_written_within_the_tick_of_its_clock_is_looked_at_again(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    stat = path.stat()
    inbox.ingest()
    path.write_bytes((inbox.samples / B).read_bytes())
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert inbox.ingest().read == 1


def test_a_new_version_of_the_extractor_reads_the_originals_again(inbox: Any) -> None:
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


def test_a_record_of_another_version_in_the_store_is_made_anew(inbox: Any) -> None:
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


def test_a_paper_that_is_being_read_is_whole_in_the_store_first(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.put("a.pdf", B)
    inbox.ingest()

    with Store(inbox.output) as store:
        kept = {store.originals.read(name) for name in store.originals.names()}

    assert kept == {(inbox.samples / one).read_bytes() for one in (A, B)}


def test_a_new_paper_rewrites_only_the_files_of_its_own_partition(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = times_of(inbox.output)
    inbox.put("b.pdf", B)

    summary = inbox.ingest()

    after = times_of(inbox.output)
    assert summary.rebuilt == 1
    assert {name: after[name] for name in before} == before
    assert len(after) > len(before)


def test_a_run_looks_no_further_ahead_than_its_workers_need(inbox: Any) -> None:
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


def test_files_that_are_not_kept_are_read_again_where_they_are(inbox: Any) -> None:
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


def test_what_was_read_by_ocr_is_read_so_again_by_a_new_version(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ocrmypdf", reason="the extra ocr is not installed")
    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")
    job = Job(path=samples / "protokoll_skannad.pdf", source="/a.pdf")
    with Store(tmp_path) as store:
        by_ocr = Reading(store=store.address, temporary=store.spool, ocr=True)
        first = read_paper(job, by_ocr)
        monkeypatch.setattr(flows.work.reader, "VERSION", "9.9.9")

        again = read_paper(job, dataclasses.replace(by_ocr, ocr=False))

    assert again.is_new
    assert first.facts is not None
    assert again.facts is not None
    assert again.facts.counts == first.facts.counts
    assert again.facts.counts["items"] > 0


def test_ocr_that_is_not_installed_is_tried_again_when_it_is(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(data: bytes) -> bytes:
        del data
        raise DocumentError(NOT_INSTALLED, code="no_text_layer")

    monkeypatch.setattr(flows.work.reader, "add_text_layer", refuse)
    with Store(tmp_path) as store:
        reading = Reading(store=store.address, temporary=store.spool, ocr=True)
        outcome = read_paper(Job(path=samples / "protokoll_skannad.pdf", source="/a.pdf"), reading)

    assert outcome.facts is not None
    assert (outcome.facts.error, outcome.facts.tried_ocr) == (NOT_INSTALLED, False)
