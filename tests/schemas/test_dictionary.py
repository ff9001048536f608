import dataclasses
import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from schemas.arrow import arrow_schema
from schemas.columns import ColumnType, read_columns, values_of
from schemas.dictionary import datapackage, markdown_dictionary, markdown_glossary
from schemas.generated import generate
from schemas.tables import TABLES

# How an example of each type is read; a text is any.
READERS: dict[type, Callable[[str], object]] = {
    str: str,
    int: int,
    float: float,
    Decimal: Decimal,
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
}
COLUMNS = [(name, column) for name, row in TABLES.items() for column in read_columns(row)]
# Columns that mean the same wherever they stand, and are terms of art.
TERMS = "organisation body meeting_date doc_type title number diarienummer party page adjusted_on posted_from posted_until"


def needs_no_example(column: ColumnType) -> bool:
    """Yes and no, a closed vocabulary, which is written out, a box, and what refers to a column that has its own."""
    return (
        column.kind is bool
        or bool(values_of(column.kind))
        or dataclasses.is_dataclass(column.item)
        or "." in column.column.key
    )


def test_a_stale_part_is_made_anew() -> None:
    made = generate("a\n<!-- generated: weather -->\nold\n<!-- end -->\nb\n", {"weather": lambda: "sun"})
    assert made == "a\n<!-- generated: weather -->\n\nsun\n\n<!-- end -->\nb\n"


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        generate("<!-- generated: weather -->\n<!-- end -->\n", {})


def test_every_column_that_an_example_helps_has_one() -> None:
    without = [f"{name}.{one.name}" for name, one in COLUMNS if not one.column.example and not needs_no_example(one)]
    assert without == []


@pytest.mark.parametrize(
    ("name", "column"), [pytest.param(*one, id=f"{one[0]}.{one[1].name}") for one in COLUMNS if one[1].column.example]
)
def test_an_example_is_a_value_of_its_column(name: str, column: ColumnType) -> None:
    kind = column.item if column.kind is tuple else column.kind
    assert kind is not None
    value = READERS[kind](column.column.example)
    if isinstance(value, Decimal):
        assert -value.as_tuple().exponent == column.column.scale  # type: ignore[operator]
    assert arrow_schema(name).field(column.name).metadata[b"example"].decode() == column.column.example


def test_every_term_of_art_has_its_swedish_term() -> None:
    assert [f"{name}.{one.name}" for name, one in COLUMNS if one.name in TERMS.split() and not one.column.swedish] == []


def test_the_dictionary_names_every_table_and_every_vocabulary_in_full() -> None:
    text = markdown_dictionary()

    assert all(f"### {name}\n" in text for name in TABLES)
    assert all(f"| `{column.name}` |" in text for _, column in COLUMNS)
    assert "(kallelse, protokoll, protokollsutdrag, tjansteskrivelse, other)" in text


def test_a_row_of_the_dictionary_has_term_unit_and_example_in_columns_of_their_own() -> None:
    text = markdown_dictionary()

    assert "| column | type | null | meaning | Swedish term | unit | example |" in text
    assert "| `sek_max` | decimal | yes | the upper bound of a range | belopp | kronor | 900000.00 |" in text
    assert "| `item_id` | text |  | the ärende → `items.item_id` |  |  |  |" in text


def test_the_glossary_gives_a_term_its_columns() -> None:
    assert "| yrkande | `motions` | A yrkande, a row for each who makes it. |" in markdown_glossary()
    assert "| diarienummer | `items.diarienummer` |" in markdown_glossary()


def test_a_field_of_the_descriptor_has_term_unit_and_an_example_of_its_type() -> None:
    package = datapackage({name: [f"{name}/x.parquet"] for name in TABLES}, "1.3.0+0a1b2c3d4e5f")
    resources = package["resources"]
    assert isinstance(resources, list)
    fields = {(one["name"], field["name"]): field for one in resources for field in one["schema"]["fields"]}

    votes, sek, path = fields["votes", "yes"], fields["amounts", "sek"], fields["decisions", "path"]
    assert (votes["title"], votes["unit"], votes["example"]) == ("ja-röster", "votes", 24)
    assert (sek["unit"], sek["example"]) == ("kronor", "700000.00")
    assert path["example"] == ["Kommunstyrelsen"]
    assert {"title", "unit", "example"}.isdisjoint(fields["documents", "status"])


def test_references_of_the_descriptor_point_at_tables_that_are_there() -> None:
    package = datapackage({name: [f"{name}/x.parquet"] for name in TABLES}, "1.3.0+0a1b2c3d4e5f")
    resources = package["resources"]
    assert isinstance(resources, list)
    fields = {one["name"]: {field["name"] for field in one["schema"]["fields"]} for one in resources}

    for resource in resources:
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or resource["name"]
            assert set(key["reference"]["fields"]) <= fields[target]
            assert set(key["fields"]) <= fields[resource["name"]]
