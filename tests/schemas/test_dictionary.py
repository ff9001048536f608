from pathlib import Path

import pytest

from schemas.__main__ import generate
from schemas.dictionary import datapackage, markdown_dictionary, markdown_glossary
from schemas.tables import TABLES

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_generated_parts_of_the_readme_are_current() -> None:
    text = README.read_text(encoding="utf-8")

    assert generate(text) == text, "run python -m schemas README.md"


def test_a_stale_part_is_made_anew() -> None:
    assert "`document_id`" in generate("<!-- generated: data dictionary -->\nold\n<!-- end -->\n")


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        generate("<!-- generated: weather -->\n<!-- end -->\n")


def test_the_dictionary_names_every_table_and_every_vocabulary_in_full() -> None:
    text = markdown_dictionary()

    assert all(f"### {name}\n" in text for name in TABLES)
    assert "(kallelse, protokoll, protokollsutdrag, tjansteskrivelse, other)" in text


def test_the_glossary_gives_a_term_its_columns() -> None:
    assert "| diarienummer | `items.diarienummer` |" in markdown_glossary()


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
