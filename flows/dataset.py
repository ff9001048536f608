"""The dataset on disk: one Hive-partitioned folder a table, one file a partition, replaced whole."""

import contextlib
import json
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema, arrow_table
from schemas.dictionary import datapackage
from schemas.tables import TABLES, Row, Rows

Partition = tuple[str, int]
_FILE = "part-0.parquet"
_DESCRIPTOR = "datapackage.json"


class OutputError(Exception):
    """The output folder cannot be written; the message says why in one line."""


def prepare_output(output: Path) -> None:
    """Make the output folder and see that it can be written.

    Raises:
        OutputError: it cannot.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=output, prefix=".write-test-"):
            pass
    except OSError as error:
        raise OutputError(f"cannot write to {output}: {error.strerror or error}") from error


def write_documents(
    output: Path, documents: Iterable[tuple[Partition, Rows]], *, superseded: Collection[str] = ()
) -> list[Path]:
    """Write the rows of documents into their partitions; rows that a partition has of them already are replaced.

    Args:
        output: the folder of the dataset.
        documents: the partition and the rows of each document.
        superseded: further ids whose rows are taken out.

    Returns:
        The files written, sorted.

    Raises:
        OutputError: a file cannot be written; files written before it stay, each whole.
    """
    new: dict[Partition, dict[str, list[Row]]] = {}
    ids: set[str] = set(superseded)
    for partition, rows in documents:
        tables = new.setdefault(partition, {name: [] for name in TABLES})
        for name, own in rows.items():
            tables[name].extend(own)
        ids.update(row.document_id for row in rows["documents"])
    written: list[Path] = []
    try:
        for partition in sorted({*new, *_partitions_of(output, ids)}):
            for name in TABLES:
                path = _write_partition(output, name, partition, new.get(partition, {}).get(name, []), ids)
                if path is not None:
                    written.append(path)
        _write_descriptor(output)
    except OSError as error:
        raise OutputError(f"cannot write to {output}: {error.strerror or error}") from error
    except pa.ArrowInvalid as error:
        raise OutputError(f"a file of {output} is damaged: {' '.join(str(error).split())[:200]}") from error
    return written


def read_table(output: Path, name: str) -> pd.DataFrame:
    """Read a table with pandas, types kept (Arrow-backed: a missing text is NA, not nan).

    Raises:
        KeyError: there is no such table.
    """
    schema = arrow_schema(name)
    folder = output / name
    if not folder.exists():
        empty: pd.DataFrame = schema.empty_table().to_pandas(types_mapper=pd.ArrowDtype)
        return empty
    full = pa.schema([*schema, pa.field("organisation_key", pa.string()), pa.field("year", pa.int32())])
    table = ds.dataset(folder, schema=full, format="parquet", partitioning="hive").to_table()
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _folder(output: Path, name: str, partition: Partition) -> Path:
    return output / name / f"organisation_key={partition[0]}" / f"year={partition[1]}"


def _partitions_of(output: Path, ids: set[str]) -> Iterator[Partition]:
    """Give the partitions that hold rows of any of the documents already."""
    for path in sorted((output / "documents").glob(f"organisation_key=*/year=*/{_FILE}")):
        known = pq.read_table(path, columns=["document_id"])["document_id"].to_pylist()
        if ids.intersection(known):
            yield path.parent.parent.name.partition("=")[2], int(path.parent.name.partition("=")[2])


def _write_partition(output: Path, name: str, partition: Partition, rows: list[Row], ids: set[str]) -> Path | None:
    """Write one partition file of a table: what it held of other documents, and the new rows."""
    path = _folder(output, name, partition) / _FILE
    table = arrow_table(name, rows)
    if path.exists():
        old = pq.read_table(path, schema=arrow_schema(name))
        kept = old.filter(pc.invert(pc.is_in(old["document_id"], value_set=pa.array(sorted(ids), pa.string()))))
        table = pa.concat_tables([kept, table])
    if table.num_rows == 0:
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty: other years or organisations stand there
            path.parent.rmdir()
            path.parent.parent.rmdir()
        return None
    # A stable order: documents by id, rows of one document as they stand on its pages.
    order = table["document_id"].combine_chunks().to_pylist()
    positions = sorted(range(len(order)), key=lambda index: (order[index], index))
    table = table.take(pa.array(positions, pa.int64())).replace_schema_metadata(arrow_schema(name).metadata)
    replace_file(path, table)
    return path


def replace_file(path: Path, table: pa.Table) -> None:
    """Write a Parquet file beside its place and put it there whole, so that a reader never sees half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        pq.write_table(table, temporary, compression="zstd", version="2.6")
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_descriptor(output: Path) -> None:
    """Write datapackage.json over all files of the dataset."""
    files: Mapping[str, list[str]] = {
        name: [str(path.relative_to(output)) for path in sorted((output / name).glob(f"*/*/{_FILE}"))] for name in TABLES
    }
    temporary = output / f".{_DESCRIPTOR}.{os.getpid()}.tmp"
    text = json.dumps(datapackage(dict(files)), ensure_ascii=False, indent=1)
    temporary.write_text(text + "\n", encoding="utf-8")
    temporary.replace(output / _DESCRIPTOR)
