"""How a dataset is cited."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import search
from flows.cli import app
from flows.run import Order, run
from schemas.tables import SCHEMA_VERSION


def test_a_citation_names_the_version(dataset: Path) -> None:
    version = json.loads((dataset / "datapackage.json").read_text())["version"]
    assert re.fullmatch(re.escape(SCHEMA_VERSION) + r"\+[0-9a-f]{12}", version)
    assert version in search.cite(dataset)
    assert f"version = {{{version}}}" in search.cite_bibtex(dataset)


def test_the_same_papers_have_one_version_wherever_they_stand_and_others_another(samples: Path, tmp_path: Path) -> None:
    papers = sorted(samples.glob("*.pdf"))[:3]
    copies = tmp_path / "elsewhere"
    copies.mkdir()
    for paper in papers[:2]:
        (copies / f"copy of {paper.name}").write_bytes(paper.read_bytes())
    for output, paths in (("a", papers[:2]), ("b", [copies]), ("c", papers)):
        run(Order(output=str(tmp_path / output), paths=tuple(map(str, paths))))
    first, same, other = (search.cite(tmp_path / output) for output in ("a", "b", "c"))
    assert first == same
    assert first != other


def test_what_is_no_dataset_cannot_be_cited(tmp_path: Path) -> None:
    with pytest.raises(search.QueryError, match="there is no dataset"):
        search.cite(tmp_path)
    (tmp_path / "datapackage.json").write_text('{"name": "weather"}')
    with pytest.raises(search.QueryError, match="says no version"):
        search.cite(tmp_path)


def test_the_command(dataset: Path) -> None:
    plain = CliRunner().invoke(app, ["cite", "--output", str(dataset)])
    bibtex = CliRunner().invoke(app, ["cite", "--bibtex", "--output", str(dataset)])
    assert plain.stdout == search.cite(dataset) + "\n"
    assert bibtex.stdout.startswith("@misc{kallelse-")
