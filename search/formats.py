"""An answer as text or as a file: CSV, JSON, Parquet."""

import csv
import datetime as dt
import io
import json
import math
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from search.duck import Answer

_ROWS_AT_ONCE = 2_000  # that are Python's own at a time


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def as_csv(answer: Answer) -> Iterator[str]:
    """Write an answer as CSV with a head, piece by piece; lists and boxes as JSON, missing values as nothing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.schema.names)
    for rows in _rows(answer):
        writer.writerows([["" if value is None else as_text(value) for value in row.values()] for row in rows])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def as_json(answer: Answer) -> Iterator[str]:
    """Write an answer as a JSON list of objects, piece by piece.

    Money is text, so that no digit is lost, and so are days ("2026-01-31"); what is no number (NaN) is null.
    """
    before = "[\n "
    for rows in _rows(answer):
        for row in rows:
            text = json.dumps(_plain(row), ensure_ascii=False, indent=1)
            yield before + text.replace("\n", "\n ")
            before = ",\n "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def write_parquet(answer: Answer, path: Path | BinaryIO) -> None:
    """Write an answer into a Parquet file.

    Raises:
        OSError: it cannot be written.
        pyarrow.ArrowNotImplementedError: a column has a type that Parquet does not know.
    """
    with pq.ParquetWriter(path, answer.schema, compression="zstd") as writer:
        for batch in answer.batches:
            writer.write_batch(batch)


def as_parquet(answer: Answer) -> bytes:
    """Write an answer as a Parquet file; raises as `write_parquet`."""
    written = io.BytesIO()
    write_parquet(answer, written)
    return written.getvalue()


def as_text(value: object) -> str:
    """Give a value as people read it: lists and boxes as JSON, yes and no in small letters.

    >>> as_text(["Ks § 12", None]), as_text(True), as_text(Decimal("1.50"))
    ('["Ks § 12", null]', 'true', '1.50')
    """
    if isinstance(value, list | dict):
        return json.dumps(_plain(value), ensure_ascii=False)
    plain = _plain(value)
    return str(plain).lower() if isinstance(plain, bool) else str(value if isinstance(value, float) else plain)


def _rows(answer: Answer) -> Iterator[list[dict[str, Any]]]:
    for batch in answer.batches:
        for start in range(0, batch.num_rows, _ROWS_AT_ONCE):
            yield batch.slice(start, _ROWS_AT_ONCE).to_pylist()


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a query gives
    """Give a value as JSON holds it; what JSON has no type for is text."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case pa.MonthDayNano():
            return _span(value)
        case list() | tuple():
            return [_plain(one) for one in value]
        case bytes():
            return value.hex()
        case Decimal() | dt.date() | dt.time():
            return str(value)
        case _:
            return value


def _span(span: Any) -> str:  # noqa: ANN401 - a type of pyarrow, which has none
    """Give an interval as words: "1 months 3 days 7200 seconds"."""
    parts = ((span.months, "months"), (span.days, "days"), (span.nanoseconds / 1e9, "seconds"))
    return " ".join(f"{count:g} {unit}" for count, unit in parts if count) or "0 days"
