"""The tables that all papers of an organisation give together, made from its tables of single papers."""

import os
from collections import defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cases.join import join_cases
from cases.matter import COLUMNS
from flows.dataset import Partition, organisation_files, partition_file
from flows.publishing.partition import put_file, remove_file
from schemas.arrow import arrow_schema, arrow_table
from schemas.tables import CASE_TABLES, Row

Joined = dict[str, dict[Partition, pa.Table]]  # by table


def join_organisation(output: Path, organisation_key: str) -> Joined:
    """Join what the tables of an organisation hold, and give the rows of its cases by table and partition.

    A row stands in the partition of the paper that it is of, a case in that of its first. Papers whose place others
    have taken, where the tables hold such, take no part: else each would repeat, or be repeated by, the one that stands.

    Raises:
        OSError: a table cannot be read.
    """
    read: dict[str, list[pa.Table]] = {name: [] for name in COLUMNS}
    year_of: dict[str, int] = {}
    for name in COLUMNS:
        for year, path in organisation_files(output, name, organisation_key):
            # Not by read_table, which loads pyarrow's datasets and with them pandas, for a quarter of a second.
            file = pq.ParquetFile(path)
            table = file.read(columns=list(COLUMNS[name]))
            if name == "documents":
                table = table.filter(file.read(columns=["superseded_by"]).column(0).is_null())
                year_of.update(dict.fromkeys(table.column("document_id").to_pylist(), year))
            read[name].append(table)
    rows = join_cases({name: _whole(name, tables) for name, tables in read.items()})
    first: dict[str, int] = {}
    for event in rows["case_events"]:
        year = year_of[_text(event, "document_id")]
        first[_text(event, "case_id")] = min(first.get(_text(event, "case_id"), year), year)
    found: Joined = {}
    for name in CASE_TABLES:
        parts: defaultdict[Partition, list[Row]] = defaultdict(list)
        for row in rows[name]:
            year = first[_text(row, "case_id")] if name == "cases" else year_of[_text(row, "document_id")]
            parts[organisation_key, year].append(row)
        found[name] = {partition: arrow_table(name, own) for partition, own in sorted(parts.items())}
    return found


def _whole(name: str, tables: list[pa.Table]) -> pa.Table:
    schema = pa.schema([arrow_schema(name).field(column) for column in COLUMNS[name]])
    return pa.concat_tables([schema.empty_table(), *(table.cast(schema) for table in tables)])


def _text(row: Row, column: str) -> str:
    return str(getattr(row, column))


def write_joined(output: Path, organisation_key: str, *, temporary: Path) -> list[Path]:
    """Write the tables of an organisation's cases; files that hold the same already stay, those of no rows go.

    Raises:
        OSError: a table cannot be read or written; each file stays whole.
    """
    written: list[Path] = []
    for name, parts in join_organisation(output, organisation_key).items():
        for partition, table in parts.items():
            path = partition_file(output, name, partition)
            if not holds(path, table):
                written.append(put_file(output, name, partition, _write(table, temporary / f"{name}.parquet")))
        for _, path in list(organisation_files(output, name, organisation_key)):
            if path not in {partition_file(output, name, partition) for partition in parts}:
                remove_file(path)
    return written


def holds(path: Path, table: pa.Table) -> bool:
    """Whether a file holds just these rows, of this schema."""
    try:
        found = pq.ParquetFile(path).read()
    except (OSError, pa.ArrowInvalid):
        return False
    versions = [(one.schema.metadata or {}).get(b"schema_version") for one in (found, table)]
    return versions[0] == versions[1] and bool(found.schema.equals(table.schema)) and bool(found.equals(table))


def _write(table: pa.Table, path: Path) -> Path:
    pq.write_table(table, path, compression="zstd", version="2.6")
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
    return path
