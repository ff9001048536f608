"""One partition of the dataset: the records it consists of, made into a file a table."""

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.json
import pyarrow.parquet as pq

from extractors.facts.personal_numbers import mask_numbers
from extractors.refused import refused_row
from flows.dataset import Partition, partition_file
from flows.store.holdings import Holding
from flows.store.records import Records
from schemas.arrow import arrow_schema, record_table, table_of_records
from schemas.tables import DOCUMENT_TABLES, PAPER_TABLES, Rows

BUILT_FROM = b"kallelse.built_from"  # in a file's metadata: the checksum of what its partition is built from
HAS_TABLES = b"kallelse.tables"  # in that of `documents`: the tables that have rows in the partition
# In which a partition's files are put in their places: where `documents` is there, all others are.
_ORDER = (*(name for name in DOCUMENT_TABLES if name != "documents"), "documents")
_AT_ONCE = 40  # records held in memory
_ROW_GROUP_BYTES = 8_000_000  # of rows before they are packed


def build_tables(records: Records, holdings: Sequence[Holding]) -> Iterator[dict[str, pa.Table]]:
    """Give a partition's rows, table by table, for some documents at a time, in the order of the holdings.

    Raises:
        RecordError: a record is missing, damaged or of another version.
    """
    for start in range(0, len(holdings), _AT_ONCE):
        some = holdings[start : start + _AT_ONCE]
        had = [(one.document_id, one.digest) for one in some if one.digest is not None]
        read = records.read(had)
        never = [record_table(_refused(one)) for one in some if one.digest is None]
        if never:
            whole = pa.concat_tables([read, *never])
            places = {document_id: place for place, (document_id, _) in enumerate(had)}
            missed = iter(range(len(had), len(some)))
            order = [places[one.document_id] if one.digest is not None else next(missed) for one in some]
            read = whole.take(pa.array(order, pa.int64()))
        yield {name: _documents(read, some) if name == "documents" else _rows(read, name) for name in DOCUMENT_TABLES}


def _rows(records: pa.Table, name: str) -> pa.Table:
    return pa.Table.from_arrays(table_of_records(records, name).columns, schema=arrow_schema(name))


def _documents(records: pa.Table, holdings: Sequence[Holding]) -> pa.Table:
    """Add to what the papers say where and when they stood."""
    schema = arrow_schema("documents")
    said = table_of_records(records, "documents")
    told = _stands(holdings, pa.schema([field for field in schema if field.name not in said.schema.names]))
    columns = [(said if field.name in said.schema.names else told).column(field.name) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _stands(holdings: Sequence[Holding], schema: pa.Schema) -> pa.Table:
    """Give where and when documents stood, a row each.

    Personal numbers in names and paths are masked, whatever is kept of what the papers say: the catalogue knows where a
    paper stands, and its id names it.

    By way of JSON, as pyarrow would load pandas, for a second, to convert a list.
    """
    lines = "\n".join(
        json.dumps(
            {
                "file_name": mask_numbers(_file_name(one.sources[0])),
                "source": mask_numbers(one.sources[0]),
                "sources": [mask_numbers(source) for source in one.sources],
                "version": one.version,
                "superseded_by": one.superseded_by,
                "gone_at": _utc(one.gone_at),
                "fetched_at": _utc(one.fetched_at),
                "ingested_at": _utc(one.ingested_at),
                "record_sha256": one.digest,
            }
        )
        for one in holdings
    )
    how = pa.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    block = pa.json.ReadOptions(block_size=len(lines) + 1)
    return pa.json.read_json(pa.BufferReader(lines.encode()), parse_options=how, read_options=block)


def _utc(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if moment else None


def _file_name(source: str) -> str:
    """Give the name of the file at a path or address.

    >>> _file_name("https://granvik.example/moten/kallelse.pdf?id=7")
    'kallelse.pdf'
    """
    return source.partition("?")[0].rstrip("/").rpartition("/")[2] or source if "://" in source else Path(source).name


def _refused(holding: Holding) -> Rows:
    rows: Rows = {name: [] for name in PAPER_TABLES}
    assert holding.error is not None and holding.error_code is not None, f"nothing is known of {holding.document_id}"  # noqa: PT018
    rows["documents"].append(refused_row(holding.document_id, mask_numbers(holding.error), holding.error_code))
    return rows


class _TableFile:
    """A table's file of a partition while it is written: rows wait until they make a row group."""

    def __init__(self, path: Path, name: str, built_from: str) -> None:
        schema = arrow_schema(name)
        described = schema.with_metadata((schema.metadata or {}) | {BUILT_FROM: built_from.encode()})
        self.path = path
        self._writer = pq.ParquetWriter(path, described, compression="zstd", version="2.6")
        self._waiting: list[pa.Table] = []
        self._size = 0

    def add(self, rows: pa.Table) -> None:
        """Add rows, in their order."""
        self._waiting.append(rows)
        self._size += rows.nbytes
        if self._size >= _ROW_GROUP_BYTES:
            self._flush()

    def describe(self, key: bytes, value: str) -> None:
        """Add to what stands in the file's foot."""
        self._writer.add_key_value_metadata({key: value.encode()})

    def close(self) -> None:
        """Write what waits, and the file's foot, through to the disk."""
        self._flush()
        self._writer.close()
        with self.path.open("rb") as handle:
            os.fsync(handle.fileno())

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting).combine_chunks())
        self._waiting, self._size = [], 0


def write_partition(
    output: Path, partition: Partition, tables: Iterator[dict[str, pa.Table]], *, origin: Mapping[str, str], temporary: Path
) -> list[Path]:
    """Write a partition's files beside, then put each in its place; a table without rows has no file.

    Raises:
        OSError: a file cannot be written; those put in their places before it stay, each whole.
        RecordError: what the tables are built from cannot be read; nothing is put in its place.
    """
    files: dict[str, _TableFile] = {}
    beside = {name: temporary / f"{name}.parquet" for name in DOCUMENT_TABLES}
    try:
        for some in tables:
            for name, rows in some.items():
                if rows.num_rows and name not in files:
                    files[name] = _TableFile(beside[name], name, origin[name])
                if rows.num_rows:
                    files[name].add(rows)
        if "documents" in files:
            files["documents"].describe(HAS_TABLES, ",".join(name for name in DOCUMENT_TABLES if name in files))
        for file in files.values():
            file.close()
        return [
            put_file(output, name, partition, beside[name]) for name in _ORDER if _has_rows(output, name, partition, files)
        ]
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _has_rows(output: Path, name: str, partition: Partition, files: Mapping[str, _TableFile]) -> bool:
    """Whether a table has rows in a partition; where it has none, its file goes."""
    if name not in files:
        remove_file(partition_file(output, name, partition))
    return name in files


def put_file(output: Path, name: str, partition: Partition, made: Path) -> Path:
    """Put a file that was written beside in its place; the one that was there is gone at once."""
    path = partition_file(output, name, partition)
    path.parent.mkdir(parents=True, exist_ok=True)
    return made.replace(path)


def remove_file(path: Path) -> None:
    """Remove a partition's file, and its folders where nothing is left in them."""
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty, or not there
        path.parent.rmdir()
        path.parent.parent.rmdir()


def is_built_from(output: Path, partition: Partition, origin: Mapping[str, str]) -> bool:
    """Whether a partition's files were all built from this, by table.

    A table without rows has no file; `documents` has rows wherever there is anything, names the tables that have, and is
    put in its place last.
    """
    told = _told(partition_file(output, "documents", partition))
    with_rows = told.get(HAS_TABLES, b"").decode().split(",")
    files = {name: partition_file(output, name, partition) for name in DOCUMENT_TABLES}
    if told.get(BUILT_FROM, b"").decode() != origin["documents"]:
        return False
    if any(path.exists() != (name in with_rows) for name, path in files.items()):
        return False
    return all(_told(files[name]).get(BUILT_FROM, b"").decode() == origin[name] for name in with_rows)


def _told(path: Path) -> Mapping[bytes, bytes]:
    """Give what stands in a file's foot; nothing where it is not there or damaged."""
    try:
        return dict(pq.read_metadata(path).metadata or {})
    except (pa.ArrowInvalid, OSError):
        return {}
