"""DICTIONARY.md is current, and describes every view and column."""

from pathlib import Path

import pytest

from schemas.generated import generate
from search.__main__ import PARTS, main
from search.dictionary import markdown_views
from search.duck import Database
from search.views import View, ready_views

DICTIONARY = Path(__file__).resolve().parents[2] / "DICTIONARY.md"


def test_the_generated_parts_are_current() -> None:
    text = DICTIONARY.read_text(encoding="utf-8")

    assert generate(text, PARTS) == text, "run python -m search DICTIONARY.md"


def test_the_command_checks_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "terms.md"
    path.write_text("<!-- generated: glossary -->\nold\n<!-- end -->\n")
    assert main([str(path), "--check"]) == 1
    assert f"run python -m search {path}" in capsys.readouterr().err
    assert main([str(path)]) == 0
    assert main([str(path), "--check"]) == 0
    assert "| jäv |" in path.read_text()


@pytest.mark.parametrize("view", ready_views(), ids=lambda view: view.name)
def test_every_column_of_a_view_is_described_and_nothing_else(view: View, tmp_path: Path) -> None:
    assert view.about.endswith(".")
    assert list(view.columns) == Database(tmp_path).query(f"FROM {view.name}").column_names


def test_views_are_described_with_their_types() -> None:
    text = markdown_views()

    assert "| `words_added` | list of text | runs of words that the decision adds to an adopted proposal |" in text
    assert "| `sek` | decimal | their sums, in kronor; null, not 0, where no clause has one |" in text
