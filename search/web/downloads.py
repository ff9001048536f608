"""Answers as files: CSV, JSON, Parquet, Excel."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc
from fastapi.responses import Response

from search.duck import Answer
from search.formats import as_csv, as_json, as_parquet
from search.sheets import as_workbook
from search.statement import QueryError

_MARK = "\ufeff"  # by which spreadsheet programs know that a CSV is UTF-8
_FORMULA = r"^[=+\-@\t\r]"  # with what begins so, spreadsheet programs reckon, though it stands in quotation marks


class FileKind(StrEnum):
    """The kinds of file that an answer is given as."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    XLSX = "xlsx"


_MEDIA = {
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.JSON: "application/json",
    FileKind.PARQUET: "application/vnd.apache.parquet",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_file(answer: pa.Table, kind: FileKind, name: str) -> Response:
    """Give an answer as a file to be kept.

    A CSV is made for spreadsheet programs: a text that one would take for a formula, as it begins with = + - @ or a tab,
    stands behind an apostrophe. Numbers stay numbers.

    Args:
        answer: its rows.
        kind: of file.
        name: of the file, without ending; in ASCII.

    Raises:
        QueryError: a value has no like in this kind of file.
    """
    with written_as(kind.value):
        content = _written(answer, kind, name)
    return Response(
        content, media_type=_MEDIA[kind], headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    )


@contextmanager
def written_as(kind: str) -> Iterator[None]:
    """Refuse an answer with a value that cannot be written: a day after the year 9999, an interval as Parquet.

    Raises:
        QueryError: there is one.
    """
    try:
        yield
    except (OverflowError, ValueError, pa.ArrowNotImplementedError) as error:  # pa.ArrowInvalid is a ValueError
        raise QueryError("a value cannot be written as {kind}", kind=kind) from error


def _written(answer: pa.Table, kind: FileKind, name: str) -> bytes:
    match kind:
        case FileKind.CSV:
            return (_MARK + "".join(as_csv(Answer.of(_without_formulas(answer))))).encode()
        case FileKind.JSON:
            return "".join(as_json(Answer.of(answer))).encode()
        case FileKind.PARQUET:
            return as_parquet(Answer.of(answer))
        case FileKind.XLSX:
            return as_workbook(answer, name=name)


def _without_formulas(answer: pa.Table) -> pa.Table:
    """Put an apostrophe before texts and names of columns that a spreadsheet program would take for formulas."""
    columns = [_disarm(column) if pa.types.is_string(column.type) else column for column in answer.columns]
    return pa.table(columns, names=_disarm(pa.array(answer.column_names, pa.string())).to_pylist())


def _disarm(texts: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    return pc.replace_substring_regex(texts, _FORMULA, r"'\0")
