"""Whether a dataset is what its store says, and whether it holds together."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.dataset import Partition, partition_file
from flows.publishing.descriptor import DESCRIPTOR, describe
from flows.publishing.joined import holds, join_organisation
from flows.publishing.partition import build_tables
from flows.publishing.publish import LOCK, doubt_record
from flows.store.holdings import Holding, all_partitions, holdings_of, stale_partitions, version_of
from flows.store.home import Store
from flows.store.lock import lock_file
from flows.store.lookups import file_of
from flows.store.records import RecordError, original_name
from schemas.arrow import arrow_schema
from schemas.columns import read_columns
from schemas.tables import DOCUMENT_TABLES, TABLES


def check(store: Store) -> Iterator[str]:
    """Go over a dataset and say what is wrong with it, a line each; nothing where all is well.

    Looked at: the catalogue's file, every record against its checksum, every original against its name, every table
    against what the store gives (schema, rows, order), the keys within and between tables, and the descriptor. Nobody
    publishes meanwhile. What is damaged is marked, so that the next run makes it good where the bytes are to be had.
    """
    with lock_file(store.folder / LOCK):
        yield from _check(store)


def _check(store: Store) -> Iterator[str]:
    ((state,),) = store.catalogue.ask("PRAGMA integrity_check")
    if state != "ok":
        yield f"the catalogue is damaged: {state}"
    for partition, _ in stale_partitions(store.catalogue):
        yield f"{_name(partition)}: changed since it was published"
    version = version_of(store.catalogue)  # of what was published: what is doubted below loses its part in it
    expected: set[Path] = set()
    known: set[str] = set()
    for partition in all_partitions(store.catalogue):
        every = holdings_of(store.catalogue, partition, superseded=True)
        known.update(one.document_id for one in every)
        standing = [one for one in every if one.superseded_by is None]
        yield from _check_originals(store, every)
        yield from _check_records(store, [one for one in every if one.superseded_by is not None])
        yield from _check_partition(store, partition, standing, expected)
    for organisation_key in sorted({key for key, _ in all_partitions(store.catalogue)}):
        yield from _check_cases(store, organisation_key, expected)
    for document_id in store.records.names():
        if document_id not in known:
            yield f"the record of {document_id} is in the store, but the catalogue does not know it (publish)"
    for name in TABLES:
        for path in sorted((store.output / name).rglob("*")):
            if path.is_file() and path not in expected:
                yield f"{path.relative_to(store.output)}: nothing in the store gives this file"
    try:
        described = (store.output / DESCRIPTOR).read_text(encoding="utf-8")
    except OSError:
        described = ""
    text, count = describe(store.output, version)
    if described != (text if count else ""):
        yield f"{DESCRIPTOR}: does not describe the files that are there"


def _check_records(store: Store, holdings: list[Holding]) -> Iterator[str]:
    for holding in holdings:
        try:
            store.records.read([(holding.document_id, holding.digest or "")])
        except RecordError as error:
            yield _doubted(store, error)


def _doubted(store: Store, error: RecordError) -> str:
    doubt_record(store, error.document_id)
    return f"{error}; the next ingest reads the paper again"


def _name(partition: Partition) -> str:
    return f"organisation_key={partition[0]}/year={partition[1]}"


def _check_originals(store: Store, holdings: list[Holding]) -> Iterator[str]:
    for holding in holdings:
        if holding.digest is None:
            continue
        try:
            data = store.originals.read(original_name(holding.document_id))
        except OSError:
            if file_of(store.catalogue, holding.document_id) is None:
                yield f"the paper {holding.document_id} is not kept, and no file has its bytes"
            continue
        if hashlib.sha256(data).hexdigest() != holding.document_id:
            store.originals.remove(original_name(holding.document_id))
            store.catalogue.doubt(holding.document_id)
            yield f"the paper {holding.document_id} is not the one that was read: its checksum differs; it is kept anew"


def _check_partition(store: Store, partition: Partition, holdings: list[Holding], expected: set[Path]) -> Iterator[str]:
    """Compare a partition's files with what the store gives."""
    try:
        parts = list(build_tables(store.records, holdings))
    except RecordError as error:
        yield _doubted(store, error)
        expected.update(partition_file(store.output, name, partition) for name in DOCUMENT_TABLES)
        return
    tables: dict[str, pa.Table] = {}
    for name in DOCUMENT_TABLES:
        path = partition_file(store.output, name, partition)
        schema = arrow_schema(name)
        wanted = pa.concat_tables([schema.empty_table(), *(part[name] for part in parts)])
        if wanted.num_rows:
            expected.add(path)
        try:
            found = pq.read_table(path, partitioning=None) if wanted.num_rows else wanted
        except (OSError, pa.ArrowInvalid) as error:
            yield f"{path.relative_to(store.output)}: {' '.join(str(error).split())[:200]}"
            continue
        if found.schema.remove_metadata() != schema.remove_metadata():
            yield f"{path.relative_to(store.output)}: has another schema"
        elif not found.equals(wanted):
            yield f"{path.relative_to(store.output)}: has other rows than the store gives"
        tables[name] = found
    yield from _check_keys(partition, tables)


def _check_cases(store: Store, organisation_key: str, expected: set[Path]) -> Iterator[str]:
    """Compare the cases of an organisation with what its other tables give."""
    try:
        joined = join_organisation(store.output, organisation_key)
    except (OSError, pa.ArrowException) as error:
        yield f"{organisation_key}: its cases cannot be joined: {' '.join(str(error).split())[:200]}"
        return
    for name, parts in joined.items():
        for partition, table in parts.items():
            path = partition_file(store.output, name, partition)
            expected.add(path)
            if not holds(path, table):
                yield f"{path.relative_to(store.output)}: has other rows than the papers give"


def _check_keys(partition: Partition, tables: dict[str, pa.Table]) -> Iterator[str]:
    """See that keys are unique and lead somewhere; a document's rows all stand in one partition."""
    for name, row in DOCUMENT_TABLES.items():
        if name not in tables:
            continue
        for column in read_columns(row):
            values = tables[name].column(column.name)
            if column.column.key == "primary" and name != "meetings":  # every paper of a meeting tells of it
                if pc.count_distinct(values).as_py() != len(values):
                    yield f"{_name(partition)}: {name}.{column.name} is not unique"
            elif "." in column.column.key:
                other, key = column.column.key.split(".")
                if other in tables and column.name != "superseded_by":
                    known = tables[other].column(key)
                    lost = pc.sum(pc.invert(pc.is_in(pc.drop_null(values), value_set=known))).as_py()
                    if lost:
                        yield f"{_name(partition)}: {lost} of {name}.{column.name} are not in {other}"
