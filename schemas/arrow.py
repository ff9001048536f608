"""Row classes to Arrow: the schema of every table, descriptions inside, and rows as Arrow tables."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache

import pyarrow as pa

from schemas.columns import ColumnType, read_columns
from schemas.tables import PAPER_TABLES, SCHEMA_VERSION, TABLES, Row, Rows, as_dict

_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
    dt.time: pa.time32("ms"),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table: types, which columns may be null, and what each column means.

    Raises:
        KeyError: there is no such table.
    """
    row = TABLES[table]
    described = {b"description": (row.__doc__ or "").strip().encode(), b"schema_version": SCHEMA_VERSION.encode()}
    return pa.schema([_field(column) for column in read_columns(row)], metadata=described)


def _field(column: ColumnType) -> pa.Field:
    described = {
        key: value
        for key, value in {
            "description": column.column.description,
            "swedish": column.column.swedish,
            "unit": column.column.unit,
            "example": column.column.example,
        }.items()
        if value
    }
    kind = pa.decimal128(22, column.column.scale) if column.kind is Decimal else _arrow_type(column.kind, column.item)
    return pa.field(column.name, kind, nullable=column.nullable, metadata=described)


def _arrow_type(kind: type, item: type | None) -> pa.DataType:
    if kind is tuple:
        assert item is not None, "a tuple column says what it holds"
        return pa.list_(pa.field("item", _arrow_type(item, None), nullable=False))
    if issubclass(kind, StrEnum):
        return pa.string()
    if kind in _PLAIN:
        return _PLAIN[kind]
    return pa.struct([_field(column) for column in read_columns(kind)])


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """Give rows as an Arrow table of the table's schema, in their order.

    Raises:
        pyarrow.ArrowInvalid: a value does not fit its column.
    """
    return pa.Table.from_pylist([as_dict(row) for row in rows], schema=arrow_schema(table))


@cache
def record_schema() -> pa.Schema:
    """Give the Arrow schema of a record: one row, all tables of one document as columns of lists of rows."""
    return pa.schema([pa.field(name, _rows_type(row), nullable=False) for name, row in PAPER_TABLES.items()])


def _rows_type(row: type) -> pa.DataType:
    plain = [_field(column).remove_metadata() for column in read_columns(row)]
    return pa.list_(pa.field("item", pa.struct(plain), nullable=False))


def record_table(rows: Rows) -> pa.Table:
    """Give the rows of one document as a record.

    Raises:
        pyarrow.ArrowInvalid: a value does not fit its column.
    """
    return pa.Table.from_pylist(
        [{name: [as_dict(row) for row in rows[name]] for name in PAPER_TABLES}], schema=record_schema()
    )


def table_of_records(records: pa.Table, name: str) -> pa.Table:
    """Give the rows of one table out of records, one document after the other.

    Of `documents` only the columns that the bytes of a paper give.
    """
    nested = records.column(name).combine_chunks().flatten()
    return pa.Table.from_batches([pa.RecordBatch.from_struct_array(nested)])
