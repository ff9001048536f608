"""Rows of a table out of the files of some partitions: what one page shows needs no more."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Partition = tuple[str, int]
Row = dict[str, Any]
FILE = "part-0.parquet"


def partition_file(output: Path, table: str, partition: Partition) -> Path:
    """Give the file of a table's partition, whether it is there or not."""
    return output / table / f"organisation_key={partition[0]}" / f"year={partition[1]}" / FILE


def folders_in(path: Path | str) -> list["os.DirEntry[str]"]:
    """Give the folders of organisations in a table's, or of years in an organisation's, sorted; none where there is none."""
    try:
        with os.scandir(path) as entries:
            return sorted((one for one in entries if "=" in one.name), key=lambda one: one.name)
    except FileNotFoundError:
        return []


def partitions_of_organisation(output: Path, organisation_key: str) -> list[Partition]:
    """Give the partitions that have papers of an organisation, the first year first; none for what is no key."""
    if not organisation_key or "/" in organisation_key or organisation_key.startswith("."):
        return []
    folder = output / "documents" / f"organisation_key={organisation_key}"
    return sorted((organisation_key, int(file.parent.name.partition("=")[2])) for file in folder.glob(f"year=*/{FILE}"))


def read_rows(
    output: Path,
    table: str,
    partitions: Iterable[Partition],
    *,
    columns: Collection[str] | None = None,
    **wanted: Collection[str | None],
) -> list[Row]:
    """Read the rows of some partitions whose columns have one of the wanted values, each with its partition.

    Raises:
        OSError: a file cannot be read, or went while it was; what took its place can be read next.
    """
    if any(not values for values in wanted.values()):
        return []
    filters = [(column, "in", sorted(value for value in values if value)) for column, values in wanted.items()]
    rows: list[Row] = []
    for partition in sorted(set(partitions)):
        path = partition_file(output, table, partition)
        if path.exists():
            read = pq.read_table(
                path, columns=list(columns) if columns else None, filters=filters or None, partitioning=None
            )
            key = {"organisation_key": partition[0], "year": partition[1]}
            rows.extend({**row, **key} for row in read.to_pylist())
    return rows
