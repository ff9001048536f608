"""A frozen picture of the schema: changing a table needs a new version, and this picture made anew.

`uv run python tests/schemas/test_picture.py` writes it.
"""

from pathlib import Path

from schemas.arrow import arrow_schema
from schemas.tables import SCHEMA_VERSION, TABLES

PICTURE = Path(__file__).parent / "schema.txt"


def draw() -> str:
    """A line a column: table, name, Arrow type, null or not."""
    lines = [f"version {SCHEMA_VERSION}"]
    for name in TABLES:
        lines += [
            f"{name}.{field.name}: {field.type}{'' if field.nullable else ' not null'}" for field in arrow_schema(name)
        ]
    return "\n".join(lines) + "\n"


def test_the_schema_is_as_its_version_was_frozen() -> None:
    assert draw() == PICTURE.read_text(encoding="utf-8"), "raise SCHEMA_VERSION and draw the picture anew"


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
