"""The descriptor of a dataset, and the dataset by its descriptor, as the Frictionless validator sees them.

The validator's own reader of Parquet does not do: of a resource of several files it reads the first, its lists are
arrays of numpy that it then takes for no lists, and a missing integer becomes nan. So the files that the descriptor names
are read here and handed to it as rows, under the descriptor's own schemas; everything it checks of rows it checks:
types, what is required, closed vocabularies, primary keys, and foreign keys from table to table.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, Resource, Schema

from schemas.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def described(dataset: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def rows(dataset: Path, described: dict[str, Any]) -> Rows:
    """The rows of each resource, from all files that it names."""
    return {
        resource["name"]: [
            row for path in resource["path"] for row in pq.read_table(dataset / path, partitioning=None).to_pylist()
        ]
        for resource in described["resources"]
    }


def faults_of(described: dict[str, Any], rows: Rows) -> set[tuple[str, str]]:
    """What the validator finds wrong: table and kind of fault."""
    package = Package(
        resources=[
            Resource(name=one["name"], data=rows[one["name"]], schema=Schema.from_descriptor(one["schema"]))
            for one in described["resources"]
        ]
    )
    report = package.validate()
    assert report.stats["tasks"] == len(described["resources"])
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def test_the_descriptor_is_valid(described: dict[str, Any]) -> None:
    report = Package.validate_descriptor(described)
    assert report.valid, report.flatten(["message"])


def test_it_names_every_table_with_rows_and_every_file(described: dict[str, Any], dataset: Path) -> None:
    files = {path for resource in described["resources"] for path in resource["path"]}
    assert files == {str(path.relative_to(dataset)) for path in dataset.glob("[a-z]*/*/*/*.parquet")}
    assert [one["name"] for one in described["resources"]] == [name for name in TABLES if (dataset / name).is_dir()]


def test_columns_are_described_in_the_order_of_the_files(described: dict[str, Any], dataset: Path) -> None:
    for resource in described["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(pq.read_schema(dataset / path).names == names for path in resource["path"])


def test_every_row_of_every_table_is_valid(described: dict[str, Any], rows: Rows) -> None:
    assert faults_of(described, rows) == set()


def without_its_item(rows: Rows) -> None:
    rows["items"] = [row for row in rows["items"] if row["item_id"] != rows["votes"][0]["item_id"]]


def with_a_row_twice(rows: Rows) -> None:
    rows["meetings"].append(rows["meetings"][0])


def with_another_word(rows: Rows) -> None:
    rows["decisions"][0]["stage"] = "maybe"


def with_text_for_a_sum(rows: Rows) -> None:
    rows["amounts"][0]["sek"] = "mycket"


def without_a_title(rows: Rows) -> None:
    rows["items"][0]["title"] = None


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (without_its_item, ("votes", "foreign-key")),
        (with_a_row_twice, ("meetings", "primary-key")),
        (with_another_word, ("decisions", "constraint-error")),
        (with_text_for_a_sum, ("amounts", "type-error")),
        (without_a_title, ("items", "constraint-error")),
    ],
)
def test_the_validator_sees_what_is_spoilt(
    spoil: Callable[[Rows], None], fault: tuple[str, str], described: dict[str, Any], rows: Rows
) -> None:
    spoil(rows)
    assert fault in faults_of(described, rows)
