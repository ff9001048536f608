"""An answer as an Excel workbook."""

import datetime as dt
import io
import json
from decimal import Decimal

import pyarrow as pa
import xlsxwriter

_MOST_CHARACTERS = 32_767  # of a cell
_MOST_DIGITS = 15  # that Excel keeps of a number; what has more stands as text
_WIDEST = 60  # characters of a column
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"


def as_workbook(answer: pa.Table, *, name: str) -> bytes:
    """Write an answer as a workbook of one sheet: sums as numbers, days as days, text as text, never as a formula.

    A text longer than a cell holds ends in "…"; a number with more digits than Excel keeps stands as text.

    Args:
        answer: its columns become columns, with a head.
        name: of the sheet.
    """
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet(name[:31])
        formats = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": _DAY})}
        formats["moment"] = book.add_format({"num_format": _MOMENT})
        formats["sum"] = book.add_format({"num_format": "#,##0.00"})
        for column, title in enumerate(answer.column_names):
            sheet.write_string(0, column, title, formats["head"])
            sheet.set_column(column, column, _width(answer.column(column), title))
        for line, row in enumerate(answer.to_pylist(), start=1):
            for column, value in enumerate(row.values()):
                _write(sheet, line, column, value, formats)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(answer.num_rows, 1), max(answer.num_columns - 1, 0))
    return written.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    line: int,
    column: int,
    value: object,
    formats: dict[str, xlsxwriter.format.Format],
) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, column, value)
        case Decimal() if value.is_finite() and len(value.as_tuple().digits) <= _MOST_DIGITS:
            sheet.write_number(line, column, float(value), formats["sum"])
        case int() if len(str(abs(value))) <= _MOST_DIGITS:
            sheet.write_number(line, column, value)
        case float() if value == value and abs(value) != float("inf"):  # noqa: PLR0124 - not NaN
            sheet.write_number(line, column, value)
        case dt.datetime() if value.year >= 1900:  # noqa: PLR2004 - the first that Excel knows
            # What has no zone is written as it stands: it is not the time of whatever machine writes the workbook.
            moment = value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo else value
            sheet.write_datetime(line, column, moment, formats["moment"])
        case dt.date() if value.year >= 1900:  # noqa: PLR2004 - as above
            sheet.write_datetime(line, column, dt.datetime.combine(value, dt.time()), formats["day"])
        case _:
            sheet.write_string(line, column, _text(value))


def _text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def _width(values: pa.ChunkedArray, title: str) -> int:
    longest = max((len(str(value)) for value in values.slice(0, 100).to_pylist() if value is not None), default=0)
    return min(max(longest, len(title)) + 2, _WIDEST)
