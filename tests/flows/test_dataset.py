import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from flows.dataset import read_table
from flows.run import ingest_paths
from schemas.tables import TABLES


@pytest.fixture(scope="module")
def dataset(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as a dataset."""
    output = tmp_path_factory.mktemp("dataset")
    ingest_paths([samples], output)
    return output


def files_of(output: Path) -> list[Path]:
    return sorted(path.relative_to(output) for path in output.rglob("*.parquet"))


def test_two_runs_give_the_same_bytes_but_for_the_time(dataset: Path, samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples], tmp_path)

    assert files_of(tmp_path) == files_of(dataset)
    for path in files_of(dataset):
        if path.parts[0] == "documents":
            first, second = (
                pq.read_table(folder / path).drop_columns(["ingested_at"]).replace_schema_metadata()
                for folder in (dataset, tmp_path)
            )
            assert first == second
        else:
            assert (dataset / path).read_bytes() == (tmp_path / path).read_bytes(), path
    assert (dataset / "datapackage.json").read_bytes() == (tmp_path / "datapackage.json").read_bytes()


def test_reading_a_paper_again_replaces_its_rows(samples: Path, tmp_path: Path) -> None:
    paper = samples / "kallelse_handlingar.pdf"
    ingest_paths([paper, samples / "underrattelse.pdf"], tmp_path)
    before = {name: len(read_table(tmp_path, name)) for name in TABLES}

    ingest_paths([paper], tmp_path)

    assert {name: len(read_table(tmp_path, name)) for name in TABLES} == before


def test_pandas_reads_the_folder_with_the_types_kept(dataset: Path) -> None:
    amounts = pd.read_parquet(dataset / "amounts", dtype_backend="pyarrow")
    items = pd.read_parquet(dataset / "items", dtype_backend="pyarrow")
    dates = pd.read_parquet(dataset / "dates", dtype_backend="pyarrow")

    assert isinstance(amounts["sek"].dropna().iloc[0], Decimal)
    assert isinstance(dates["date"].dropna().iloc[0], dt.date)
    assert ["SN 2022/0187"] in items["diarienummer"].tolist()
    assert set(amounts["organisation_key"]) <= set(items["organisation_key"])
    assert items["number"].isna().any(), "a lone letter has no number, and none is made up"


def test_a_table_without_rows_is_read_as_empty_with_its_columns(tmp_path: Path) -> None:
    table = read_table(tmp_path, "votes")

    assert len(table) == 0
    assert "yes" in table.columns


def test_ids_are_unique_and_references_lead_somewhere(dataset: Path) -> None:
    tables = {name: read_table(dataset, name) for name in TABLES}
    for name, key in (("items", "item_id"), ("decisions", "decision_id"), ("tables", "table_id")):
        assert tables[name][key].is_unique, name
        for other, rows in tables.items():
            if key in rows.columns and other != name:
                missing = set(rows[key].dropna()) - set(tables[name][key])
                assert not missing, f"{other}.{key}: {missing}"
    for name, rows in tables.items():
        assert set(rows["document_id"]) <= set(tables["documents"]["document_id"]), name


def test_descriptions_are_inside_the_files(dataset: Path) -> None:
    schema = pq.read_schema(dataset / files_of(dataset)[0])

    assert all(field.metadata and field.metadata[b"description"] for field in schema)


def test_the_descriptor_lists_every_file(dataset: Path) -> None:
    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    listed = [Path(path) for resource in package["resources"] for path in resource["path"]]

    assert sorted(listed) == files_of(dataset)


def test_partitions_are_the_year_of_the_meeting_and_the_organisation(dataset: Path) -> None:
    for row in read_table(dataset, "documents").itertuples():
        if pd.notna(row.meeting_date):
            assert row.year == row.meeting_date.year
        assert row.organisation_key == "okand" or pd.notna(row.organisation)
