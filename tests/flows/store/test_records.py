"""Records: whole or not at all, the same bytes from whoever makes them."""

from pathlib import Path

import pytest

from extractors.given import Given
from extractors.refused import refused_row
from flows.store.place import Bucket, Folder, Place, open_place
from flows.store.records import Facts, RecordError, Records, name_of
from schemas.arrow import table_of_records
from schemas.tables import PAPER_TABLES, Rows

ID = "ab" * 32


def rows() -> Rows:
    made: Rows = {name: [] for name in PAPER_TABLES}
    made["documents"].append(refused_row(ID, "the file is empty", "empty_file"))
    return made


FACTS = Facts(
    document_id=ID, extractor_version="1", schema_version="1", organisation_key="okand", year=0, status="quarantined",
    error="the file is empty", error_code="empty_file", lacks=("body",), given=Given(body="Socialnämnden"),
)  # fmt: skip


@pytest.fixture(params=["folder", "file://", "memory://"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    (tmp_path / "tmp").mkdir()
    where = {
        "folder": str(tmp_path / "store"),
        "file://": (tmp_path / "store").as_uri(),
        "memory://": f"memory://{tmp_path.name}",
    }
    return open_place(where[request.param], "records", tmp_path / "tmp")


def test_a_record_comes_back_with_its_facts_and_rows(place: Place) -> None:
    records = Records(place)

    written = records.write(FACTS, rows())

    assert records.facts_of(ID) == written
    assert list(records.names()) == [ID]
    table = table_of_records(records.read([(ID, written.digest)]), "documents")
    assert table.column("error").to_pylist() == ["the file is empty"]


def test_the_same_record_has_the_same_bytes(place: Place) -> None:
    records = Records(place)

    assert records.write(FACTS, rows()).digest == records.write(FACTS, rows()).digest


def test_there_are_no_facts_of_a_record_that_is_not_there(place: Place) -> None:
    assert Records(place).facts_of(ID) is None


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_half_a_record_is_none(place: Place, share: float) -> None:
    records = Records(place)
    digest = records.write(FACTS, rows()).digest
    data = place.read(name_of(ID))
    place.write(name_of(ID), data[: int(len(data) * share)])

    assert records.facts_of(ID) is None or share > 0.9
    with pytest.raises(RecordError, match="checksum differs"):
        records.read([(ID, digest)])


def test_a_record_that_is_missing_is_told(place: Place) -> None:
    with pytest.raises(RecordError, match=f"the record of {ID} is not there"):
        Records(place).read([(ID, "x")])


def test_a_folder_that_cannot_be_written_leaves_nothing_beside(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be")
    (tmp_path / "tmp").mkdir()

    with pytest.raises(OSError, match="store"):
        Folder(tmp_path / "store", tmp_path / "tmp").write("ab/x", b"data")

    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_address_is_a_bucket_and_a_path_a_folder(tmp_path: Path) -> None:
    assert isinstance(open_place("memory://kallelse", "records", tmp_path), Bucket)
    assert isinstance(open_place(str(tmp_path), "records", tmp_path), Folder)
