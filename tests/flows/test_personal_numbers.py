"""Personal numbers from a paper to the tables: nowhere by default, everywhere where they are kept."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from PIL import Image
from typer.testing import CliRunner

import flows.scheduled
import flows.work.reader
from extractors.extract import extract
from flows.cli import app
from flows.dataset import read_table
from flows.order import Order
from flows.publishing.publish import publish
from flows.run import run
from flows.scheduled import BatchReader
from flows.store.home import Store
from flows.store.records import name_of
from flows.work.job import Job, Outcome, lost
from flows.work.reader import read_paper
from flows.work.reading import Reading
from schemas.vocabulary import Refusal

PAPER, OTHER = "protokoll_personnummer.pdf", "underrattelse.pdf"
NAME = "Överklagande 19121212-1212.pdf"
NUMBERS = (
    "121212",
    "1212",
    "9806",
    "890817",
    "2342",
    "701063",
    "2391",
    "711130",
    "4569",
    "990523",
    "6784",
    "801019",
    "T123",
)
KEPT = {"556012-5790", "2021-123", "0990-55 12 12"}  # what only looks like one


@pytest.fixture
def both(inbox: Any) -> Any:
    """A dataset of a paper with personal numbers, which its name has too, and one without."""
    inbox.put(NAME, PAPER)
    inbox.put("b.pdf", OTHER)
    inbox.ingest()
    return inbox


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_of(one)


def published(output: Path) -> list[str]:
    """Every string in every column of every table, but for the checksums and versions."""
    hashed = ("sha256", "_id", "version")
    rows = (row for path in output.rglob("part-0.parquet") for row in pq.ParquetFile(path).read().to_pylist())
    return [text for row in rows for name, value in row.items() if not name.endswith(hashed) for text in strings_of(value)]


def recorded(output: Path, document_id: str) -> list[str]:
    """Every string of a record, what it says of itself too."""
    path = output / "_store" / "records" / name_of(document_id)
    with pa.CompressedInputStream(pa.OSFile(str(path)), "zstd") as packed:
        table = pa.ipc.open_stream(packed.read()[:-32]).read_all()
    about = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    texts = [*strings_of(table.to_pylist()), *about.values()]
    return [text.replace(document_id, "").replace(document_id[:16], "") for text in texts]


def numbers_in(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if any(number in text for number in NUMBERS)]


def files_of(output: Path) -> dict[str, str]:
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("part-0.parquet"))
    }


def test_no_digit_of_a_number_reaches_a_table_or_a_record(both: Any) -> None:
    texts = published(both.output)
    (document_id,) = {row["document_id"] for row in read_table(both.output, "redactions").to_dict("records")}

    assert {one for one in KEPT if any(one in text for text in texts)} == KEPT
    assert numbers_in(text for text in texts if "0990-55 12 12" not in text) == []
    assert "1212" not in " ".join(texts).replace("0990-55 12 12", "")
    assert numbers_in(recorded(both.output, document_id)) == []
    assert both.problems() == []


def test_each_word_of_a_number_has_a_redaction_and_each_number_an_issue(both: Any) -> None:
    redactions = read_table(both.output, "redactions")
    issues = read_table(both.output, "issues")
    masked = issues[issues["code"] == "personal_number_masked"]

    assert set(redactions["kind"]) == {"personnummer", "samordningsnummer", "reservnummer", "unverified"}
    assert (len(redactions), len(masked)) == (15, 11)
    assert redactions["item_id"].isna().sum() == 2, "those along the margin"
    assert "personal_number_kept" not in set(issues["code"])
    assert not masked["detail"].str.contains(r"\d\d").any()


def test_names_and_paths_are_masked_but_the_store_knows_them(both: Any) -> None:
    documents = read_table(both.output, "documents").set_index("file_name")
    assert sorted(documents.index) == ["b.pdf", "Överklagande XXXXXXXX-XXXX.pdf"]
    row = documents.loc["Överklagande XXXXXXXX-XXXX.pdf"]
    assert [row["source"]] == list(row["sources"]) == [str(both.folder / "Överklagande XXXXXXXX-XXXX.pdf")]
    with Store(both.output) as store:
        assert (str(both.folder / NAME),) in store.catalogue.ask("SELECT source FROM sources")


def test_another_setting_reads_just_the_papers_with_numbers_again(both: Any) -> None:
    before, items = files_of(both.output), read_table(both.output, "items")

    kept = both.ingest(keep_personal_numbers=True)

    texts = " ".join(published(both.output))
    assert kept.read == 1
    assert all(number in texts for number in ("18901212-9806", "701063-2391", "18890817 - 2342", "19801019-T123", *KEPT))
    assert read_table(both.output, "redactions").empty
    assert read_table(both.output, "issues")["code"].value_counts()["personal_number_kept"] == 11
    assert both.problems() == []
    assert both.ingest(keep_personal_numbers=True).read == 0

    assert both.ingest().read == 1
    assert {name: digest for name, digest in files_of(both.output).items() if "documents" not in name} == {
        name: digest for name, digest in before.items() if "documents" not in name
    }
    pd.testing.assert_frame_equal(read_table(both.output, "items"), items)
    assert both.problems() == []


def test_a_setting_is_of_the_whole_dataset(both: Any, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.pdf").write_bytes((both.samples / "kallelse_enkel.pdf").read_bytes())
    order = Order(output=str(both.output), paths=(str(tmp_path / "elsewhere"),), keep_personal_numbers=True)

    assert run(order).read == 2, "the new paper, and the one with numbers, which the run did not look at"
    assert "18901212-9806" in " ".join(published(both.output))
    assert run(dataclasses.replace(order, keep_personal_numbers=False)).read == 1
    assert "18901212-9806" not in " ".join(published(both.output))


def test_a_paper_that_is_known_is_read_again_where_it_comes_under_another_name(both: Any) -> None:
    both.put("kopia.pdf", PAPER)

    assert both.ingest(keep_personal_numbers=True).read == 1
    assert read_table(both.output, "redactions").empty
    assert both.problems() == []


def test_publishing_changes_nothing_of_it(both: Any) -> None:
    both.ingest(keep_personal_numbers=True)
    before = files_of(both.output)

    with Store(both.output) as store:
        publish(store, rebuild_all=True)

    assert files_of(both.output) == before


def test_what_cannot_be_masked_any_more_is_not_published(inbox: Any) -> None:
    path = inbox.put("a.pdf", PAPER)
    inbox.ingest(keep_personal_numbers=True, keep_files=False)
    path.unlink()

    inbox.ingest(keep_files=False)

    assert inbox.documents()["error_code"].to_dict() == {"a.pdf": Refusal.UNREADABLE_FILE}
    assert numbers_in(published(inbox.output)) == []


def test_the_command_keeps_them_when_told_to_but_tells_none(both: Any) -> None:
    code, told = both.command("ingest", both.folder, "--output", both.output, "--keep-personal-numbers", "--log", "text")

    assert (code, "1212" in told) == (0, False), told
    assert "XXXXXXXX-XXXX.pdf" in told
    assert "18901212-9806" in " ".join(published(both.output))


def test_show_masks_unless_told_otherwise(samples: Path, tmp_path: Path) -> None:
    def show(*options: str) -> str:
        result = CliRunner().invoke(app, ["show", str(samples / PAPER), *options])
        assert result.exit_code == 0, result.output
        return result.output

    assert "XXXXXXXX-XXXX" in show()
    assert numbers_in(show().splitlines()) == []
    assert "18901212-9806" in show("--keep-personal-numbers")

    show("--page", "2", "--png", str(tmp_path / "masked.png"))
    show("--page", "2", "--png", str(tmp_path / "kept.png"), "--keep-personal-numbers")
    extraction = extract((samples / PAPER).read_bytes())
    places = [place for one in extraction.personal_numbers for place in one.places if place.page == 2]
    assert len(places) == 4
    for place in places:
        box = tuple(int(value * 2) for value in place.box)
        with Image.open(tmp_path / "masked.png") as picture:
            assert picture.crop(box).getextrema() == ((0, 0),) * 3, "black"
        with Image.open(tmp_path / "kept.png") as picture:
            assert picture.crop(box).getextrema() == ((0, 255),) * 3, "printed"


def test_what_is_refused_is_told_of_without_the_number_in_its_name(inbox: Any) -> None:
    inbox.put("Ansökan 121212-1212.pdf", b"121212-1212 is no PDF")

    code, told = inbox.command("ingest", inbox.folder, "--output", inbox.output, "--log", "json")

    assert code == 1
    assert "refused" in told
    assert "1212" not in told
    assert "1212" not in " ".join(published(inbox.output))
    assert inbox.problems() == []


def test_an_error_of_ours_that_quotes_a_paper_is_masked(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no place for 'Bo Ek, 121212-1212' " + "i" * 157 + " 121212-1212")

    monkeypatch.setattr(flows.work.reader, "make_rows", fail)
    with Store(tmp_path) as store:
        reading = Reading(store=store.address, temporary=store.spool, keep_personal_numbers=True)
        outcome = read_paper(Job(path=samples / OTHER, source="/a.pdf"), reading)

    assert outcome.facts is not None
    assert outcome.facts.error == f"internal error: ValueError: no place for 'Bo Ek, XXXXXX-XXXX' {'i' * 157} XXXXXX-X"
    assert lost(Job(), ValueError("Bo Ek, 121212-1212")).failure == "ValueError: Bo Ek, XXXXXX-XXXX"


def test_a_cluster_is_told_too(inbox: Any) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    inbox.put("a.pdf", PAPER)
    inbox.ingest(dask="local", workers=1, keep_personal_numbers=True)
    assert "18901212-9806" in " ".join(published(inbox.output))
    inbox.ingest(dask="local", workers=1)
    assert "18901212-9806" not in " ".join(published(inbox.output))


def test_a_remembered_batch_does_not_stand_for_a_record_of_the_other_setting(
    inbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inbox.put("a.pdf", PAPER)
    order = Order(output=str(inbox.output))
    job = Job(path=path, source=str(path))
    with Store(inbox.output) as store:
        masking = Reading(store=store.address, temporary=store.spool)
        keeping = Reading(store=store.address, temporary=store.spool, keep_personal_numbers=True)
        remembered = read_paper(job, masking)
        read_paper(job, keeping)  # as a later run did
        monkeypatch.setattr(flows.scheduled, "read_batch", lambda *_: [remembered])
        reader = BatchReader(_Here(masking), store, order)

        (outcome,) = reader.read([job])

        assert outcome.is_new
        assert outcome.facts == remembered.facts == store.records.facts_of(remembered.facts.document_id)  # type: ignore[union-attr]
        other = BatchReader(_Here(keeping), store, Order(output=str(inbox.output), keep_personal_numbers=True))
        assert other.identity != reader.identity


class _Here:
    """Reads papers in this process."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        for job in jobs:
            yield read_paper(job, self.reading)
