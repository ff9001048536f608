"""Answers as files: CSV, JSON, Parquet, Excel."""

from enum import StrEnum

import pyarrow as pa
from fastapi.responses import Response

from search.duck import Answer
from search.formats import as_csv, as_json, as_parquet
from search.sheets import as_workbook

_MARK = "\ufeff"  # by which spreadsheet programs know that a CSV is UTF-8


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

    Args:
        answer: its rows.
        kind: of file.
        name: of the file, without ending; in ASCII.
    """
    match kind:
        case FileKind.CSV:
            content = (_MARK + "".join(as_csv(Answer.of(answer)))).encode()
        case FileKind.JSON:
            content = "".join(as_json(Answer.of(answer))).encode()
        case FileKind.PARQUET:
            content = as_parquet(Answer.of(answer))
        case FileKind.XLSX:
            content = as_workbook(answer, name=name)
    return Response(
        content, media_type=_MEDIA[kind], headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    )
