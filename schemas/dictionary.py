"""The data dictionary and the Frictionless descriptor, made of the row classes."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from schemas.columns import ColumnType, read_columns, values_of
from schemas.tables import TABLES

_FRICTIONLESS: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    Decimal: "number",
    dt.date: "date",
    dt.datetime: "datetime",
    dt.time: "time",
    tuple: "array",
}
# The Swedish terms of what a row is; other tables hold what has none.
_TERMS = {
    "documents": "handling",
    "meetings": "sammanträde",
    "items": "ärende",
    "decisions": "beslutssats, att-sats",
    "amounts": "belopp",
    "dates": "datum",
    "tables": "tabell",
    "table_cells": "tabellcell",
    "votes": "votering, omröstning",
    "vote_records": "röst",
    "reservations": "reservation",
    "statements": "särskilt yttrande, protokollsanteckning",
    "motions": "yrkande",
    "recusals": "jäv",
    "attendance": "närvaro",
    "adjustments": "justering",
    "attachments": "bilaga, beslutsunderlag",
    "recipients": "skickas till",
    "citations": "paragrafhänvisning",
    "cases": "ärende, i alla sina handlingar",
    "case_events": "ärendets gång",
}
# Keys of more than one column.
_KEYS = {"meetings": ["meeting_id", "document_id"], "table_cells": ["table_id", "row", "column"]}
_TITLE = "Kallelse: what Swedish municipalities and regions propose and decide"


def _type_name(column: ColumnType) -> str:
    if column.kind is tuple:
        return f"list of {_plain_name(column.item or str)}"
    return _plain_name(column.kind)


def _plain_name(kind: type) -> str:
    if issubclass(kind, StrEnum) or kind is str:
        return "text"
    return {
        int: "integer",
        float: "number",
        bool: "boolean",
        Decimal: "decimal",
        dt.date: "date",
        dt.time: "time",
        dt.datetime: "timestamp",
    }.get(kind, "box")


def markdown_dictionary() -> str:
    """Give the data dictionary as Markdown: a table for each table."""
    parts: list[str] = []
    for name, row in TABLES.items():
        term = f" *({_TERMS[name]})*" if name in _TERMS else ""
        parts.append(f"### {name}\n\n{_about(row)}{term}\n")
        parts.append("| column | type | null | meaning | Swedish term | unit | example |\n" + "| --- " * 7 + "|")
        for column in read_columns(row):
            cells = (
                f"`{column.name}`",
                _type_name(column),
                "yes" if column.nullable else "",
                _meaning(column),
                column.column.swedish,
                column.column.unit,
                column.column.example,
            )
            parts.append("| " + " | ".join(cells) + " |")
        parts.append("")
    return "\n".join(parts)


def _about(row: type) -> str:
    return (row.__doc__ or "").strip()


def _meaning(column: ColumnType) -> str:
    """Say what a column means, which values it may have, and which column it refers to."""
    values, key = values_of(column.kind), column.column.key
    among = f" ({', '.join(values)})" if values else ""
    return column.column.description + among + (f" → `{key}`" if "." in key else "")


def markdown_glossary() -> str:
    """Give the glossary as Markdown: Swedish terms of art, the tables and columns that hold them, what they mean."""
    terms: dict[tuple[str, str], list[str]] = {}
    for name, row in TABLES.items():
        if name in _TERMS:
            terms.setdefault((_TERMS[name], _about(row)), []).append(f"`{name}`")
        for column in read_columns(row):
            if column.column.swedish:
                key = (column.column.swedish, column.column.description)
                terms.setdefault(key, []).append(f"`{name}.{column.name}`")
    lines = ["| Swedish term | table or column | meaning |", "| --- | --- | --- |"]
    for (term, meaning), places in sorted(terms.items(), key=lambda one: one[0][0].casefold()):
        lines.append(f"| {term} | {', '.join(places)} | {meaning} |")
    return "\n".join(lines)


def datapackage(files: dict[str, list[str]], version: str) -> dict[str, object]:
    """Give the Frictionless descriptor of a dataset.

    Args:
        files: for each table its Parquet files, as paths relative to the descriptor.
        version: the dataset's: "1.4.0+0a1b2c3d4e5f".
    """
    return {
        "name": "kallelse",
        "title": _TITLE,
        "version": version,
        "citation": f"{_TITLE}. Dataset, version {version}. Each row names its paper by the SHA-256 of its bytes.",
        "licenses": [{"name": "CC0-1.0", "title": "the extracted facts; the papers themselves are public documents"}],
        "resources": [
            {
                "name": name,
                "title": _TERMS.get(name, name),
                "description": _about(row),
                "path": files[name],
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "schema": _table_schema(name, row),
            }
            for name, row in TABLES.items()
            if files.get(name)
        ],
    }


def _table_schema(name: str, row: type) -> dict[str, object]:
    columns = list(read_columns(row))
    primary = _KEYS.get(name) or [column.name for column in columns if column.column.key == "primary"]
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": _resource(column, name), "fields": [column.column.key.split(".")[1]]},
        }
        for column in columns
        if "." in column.column.key and not column.column.key.startswith("meetings.")  # each paper tells of its meeting
    ]
    return {
        "fields": [_field(column) for column in columns],
        **({"primaryKey": primary} if primary else {}),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _resource(column: ColumnType, own: str) -> str:
    table = column.column.key.split(".")[0]
    return "" if table == own else table


def _field(column: ColumnType) -> dict[str, object]:
    kind = "string" if issubclass(column.kind, StrEnum) else _FRICTIONLESS.get(column.kind, "object")
    described: dict[str, object] = {"name": column.name, "type": kind}
    if column.column.swedish:
        described["title"] = column.column.swedish
    described["description"] = column.column.description
    if column.column.unit:
        described["unit"] = column.column.unit
    if column.column.example:
        described["example"] = _example(column)
    constraints: dict[str, object] = {}
    if not column.nullable:
        constraints["required"] = True
    values = values_of(column.kind)
    if values:
        constraints["enum"] = values
    if constraints:
        described["constraints"] = constraints
    return described


def _example(column: ColumnType) -> object:
    """Give the example as JSON holds a value of the column's type; decimals as text, so that no digit is lost."""
    example = column.column.example
    if column.kind is tuple:
        return [example]
    return column.kind(example) if column.kind in (int, float) else example
