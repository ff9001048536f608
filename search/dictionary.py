"""The ready views as a part of the data dictionary: what each and each of its columns gives."""

import tempfile
from pathlib import Path

from search.duck import Database
from search.views import ready_views

_TYPES = {
    "string": "text",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
}


def markdown_views() -> str:
    """Give the ready views as Markdown: a table for each view."""
    parts: list[str] = []
    with tempfile.TemporaryDirectory() as nothing:
        database = Database(Path(nothing))
        for view in ready_views():
            parts.append(f"### {view.name}\n\n{view.about}\n\n| column | type | meaning |\n| --- | --- | --- |")
            parts.extend(
                f"| `{field.name}` | {_type_name(str(field.type))} | {view.columns[field.name]} |"
                for field in database.query(f"FROM {view.name}").schema
            )
            parts.append("")
        database.close()
    return "\n".join(parts)


def _type_name(written: str) -> str:
    """Give the dictionary's word for a type as Arrow writes it.

    >>> _type_name("list<l: string>"), _type_name("decimal128(38, 2)")
    ('list of text', 'decimal')
    """
    if written.startswith("list<"):
        return f"list of {_type_name(written.removesuffix('>').partition(': ')[2])}"
    return "decimal" if written.startswith("decimal") else _TYPES[written]
