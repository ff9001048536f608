"""What is damaged or missing in a store is told, made good where the bytes are, and never freezes the rest."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.dataset import read_table
from flows.order import Order
from flows.publishing.publish import publish
from flows.run import run
from flows.store.home import Store
from flows.store.records import original_name

A, B = "underrattelse.pdf", "kallelse_enkel.pdf"


def record_of(output: Path) -> Path:
    (record,) = (output / "_store" / "records").rglob("*.zst")
    return record


def publish_all(output: Path) -> list[str]:
    with Store(output) as store:
        return publish(store, rebuild_all=True).problems


@pytest.mark.parametrize("share", [0.1, 0.4, 0.5, 0.6, 0.9])
def test_a_record_with_one_byte_flipped_is_made_anew(inbox: Any, share: float) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    before = read_table(inbox.output, "items")
    record = record_of(inbox.output)
    data = bytearray(record.read_bytes())
    data[int(len(data) * share)] ^= 0xFF
    record.write_bytes(data)

    assert len(publish_all(inbox.output)) == 1
    inbox.ingest()

    assert inbox.problems() == []
    assert read_table(inbox.output, "items").equals(before)


def test_a_record_of_a_version_that_says_more_of_itself_is_made_anew(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    record_of(inbox.output).write_bytes(b"no record of this version")
    with Store(inbox.output) as store, store.catalogue.change() as connection:
        connection.execute("UPDATE documents SET extractor_version = '0'")

    assert inbox.ingest().read == 1
    assert inbox.problems() == []


def test_an_original_that_is_damaged_is_read_from_its_source_and_kept_anew(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    document_id = inbox.documents()["document_id"]["a.pdf"]
    kept = inbox.output / "_store" / "originals" / original_name(document_id)
    shutil.copy(inbox.samples / B, kept)
    record_of(inbox.output).unlink()
    publish_all(inbox.output)

    inbox.ingest()

    assert inbox.documents()["document_id"].to_dict() == {"a.pdf": document_id}
    assert inbox.problems() == []


def test_a_paper_whose_bytes_nobody_has_does_not_keep_the_others_back(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("other.pdf", B)
    inbox.ingest(keep_files=False)
    document_id = inbox.documents()["document_id"]["a.pdf"]
    path.unlink()
    inbox.ingest(keep_files=False)
    (inbox.output / "_store" / "records" / document_id[:2] / f"{document_id}.arrow.zst").unlink()
    publish_all(inbox.output)
    inbox.put("more.pdf", (inbox.samples / A).read_bytes() + b"\n% another copy")

    inbox.ingest(keep_files=False)

    documents = inbox.documents()
    assert documents["status"].to_dict() == {"a.pdf": "quarantined", "other.pdf": "ok", "more.pdf": "ok"}
    assert "not kept" in documents["error"]["a.pdf"]


def test_a_file_of_the_dataset_that_is_missing_is_put_back(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    (path,) = (inbox.output / "items").rglob("*.parquet")
    whole = path.read_bytes()
    path.unlink()
    with Store(inbox.output) as store, store.catalogue.change() as connection:
        connection.execute("UPDATE partitions SET changed = changed + 1")

    inbox.ingest()

    assert path.read_bytes() == whole


@pytest.mark.parametrize("command", ["check", "status", "publish"])
def test_a_damaged_catalogue_is_one_clear_line(inbox: Any, command: str) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    (inbox.output / "_store" / "catalogue.sqlite").write_bytes(b"no database at all, but long enough to be one" * 90)

    code, told = inbox.command(command, "--output", inbox.output)

    assert code == 2
    assert len(told.strip().splitlines()) == 1
    assert "catalogue" in told


def lose_catalogue(output: Path) -> None:
    for path in (output / "_store").glob("catalogue.sqlite*"):
        path.unlink()


def test_records_that_the_catalogue_does_not_know_are_known_again_after_a_run(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    lose_catalogue(inbox.output)
    assert any("the catalogue does not know" in problem for problem in inbox.problems())

    assert inbox.ingest().is_whole
    assert inbox.problems() == []


def test_a_lost_catalogue_costs_no_rows_though_the_papers_are_gone(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    before = read_table(inbox.output, "items")
    path.rename(inbox.folder.parent / "a.pdf")
    lose_catalogue(inbox.output)

    code, told = inbox.command("publish", "--output", inbox.output)

    assert (code, "1 papers whose place nobody knows" in told) == (0, True)
    assert read_table(inbox.output, "items").equals(before)
    assert inbox.problems() == []
    (inbox.folder.parent / "a.pdf").rename(path)
    inbox.ingest()
    assert inbox.documents()["sources"].to_dict() == {"a.pdf": [str(path)]}
    assert inbox.documents()["gone_at"].isna().all()


@pytest.mark.parametrize("what", ["records", "originals"])
def test_what_check_finds_damaged_the_next_run_makes_good(inbox: Any, what: str) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    (path,) = (path for path in (inbox.output / "_store" / what).rglob("*") if path.is_file())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert "checksum differs" in " ".join(inbox.problems())

    inbox.ingest()

    assert inbox.problems() == []


def test_a_recovered_paper_leaves_the_tables_when_another_takes_its_place(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    lose_catalogue(inbox.output)
    inbox.command("publish", "--output", inbox.output)
    inbox.ingest()
    inbox.put("a.pdf", B)

    inbox.ingest()

    assert inbox.documents()["sources"].to_dict() == {"a.pdf": [str(inbox.folder / "a.pdf")]}
    assert inbox.problems() == []


def test_the_last_paper_gone_from_the_dataset_takes_the_descriptor_with_it(inbox: Any) -> None:
    link = inbox.folder / "a.pdf"
    link.symlink_to(inbox.folder / "borta")
    inbox.ingest()
    assert (inbox.output / "datapackage.json").exists()
    link.unlink()

    run(Order(output=str(inbox.output), paths=(str(link),)))

    assert not (inbox.output / "datapackage.json").exists()
    assert inbox.problems() == []
