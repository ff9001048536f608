"""An answer as text or as a file: table, CSV, JSON, Parquet."""

import csv
import io
import json
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from rich.table import Table


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def as_csv(answer: pa.Table) -> str:
    """Write an answer as CSV with a head; lists and boxes as JSON, missing values as nothing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.column_names)
    for row in answer.to_pylist():
        writer.writerow([_cell(value) for value in row.values()])
    return text.getvalue()


def as_json(answer: pa.Table) -> str:
    """Write an answer as a JSON list of objects; money as text, so that no digit is lost, and days as 2026-01-31."""
    return json.dumps(answer.to_pylist(), ensure_ascii=False, indent=1, default=str) + "\n"


def as_table(answer: pa.Table, *, rows: int) -> Table:
    """Draw the first rows of an answer for the terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in answer.column_names:
        table.add_column(name, overflow="fold")
    for row in answer.slice(0, rows).to_pylist():
        table.add_row(*(_cell(value) for value in row.values()))
    return table


def write_parquet(answer: pa.Table, path: Path) -> None:
    """Write an answer into a Parquet file.

    Raises:
        OSError: it cannot be written.
    """
    pq.write_table(answer, path, compression="zstd")


def as_parquet(answer: pa.Table) -> bytes:
    """Write an answer as a Parquet file."""
    written = io.BytesIO()
    pq.write_table(answer, written, compression="zstd")
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)
