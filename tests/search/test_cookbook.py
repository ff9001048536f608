"""Every block of the cookbook is run over the samples, and the answers shown are what it gives.

`uv run python tests/search/test_cookbook.py` writes the answers anew.
"""

import contextlib
import datetime as dt
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from typer.testing import CliRunner

import search
from flows.cli import app
from search.duck import Database

ROOT = Path(__file__).resolve().parents[2]
COOKBOOK = ROOT / "COOKBOOK.md"
_FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_VERSION = re.compile(r"\d+\.\d+\.\d+\+[0-9a-f]{12}|kallelse-[0-9a-f]{12}")  # changes with every paper and reader
_WAYS = ("duckdb", "pandas", "search.load", "polars", "search.load_polars")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its words behind the fence, what stands in it, and where."""

    kind: str
    body: str
    start: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """A section of the cookbook."""

    title: str
    blocks: tuple[Block, ...]

    def of(self, kind: str) -> str:
        """The one block of a kind."""
        [found] = [block.body for block in self.blocks if block.kind == kind]
        return found

    @property
    def is_question(self) -> bool:
        return any(block.kind == "sql" for block in self.blocks)


def read_recipes(text: str) -> dict[str, Recipe]:
    heads = [*re.finditer(r"^## (?P<title>.+)$", text, re.MULTILINE)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {
        head["title"]: Recipe(
            head["title"],
            tuple(
                Block(fence["kind"], fence["body"], fence.start("body")) for fence in _FENCE.finditer(text, head.end(), end)
            ),
        )
        for head, end in zip(heads, ends, strict=True)
    }


RECIPES = read_recipes(COOKBOOK.read_text(encoding="utf-8"))
QUESTIONS = [title for title, recipe in RECIPES.items() if recipe.is_question]
OTHERS = [title for title in RECIPES if title not in QUESTIONS and title != "Set up"]


@contextlib.contextmanager
def in_kitchen(dataset: Path) -> Iterator[None]:
    """Work in a folder where a reader of the cookbook would: the dataset is `output`, the views are at hand."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "output").symlink_to(dataset)
        (Path(folder) / "search").symlink_to(ROOT / "search")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


@pytest.fixture
def _kitchen(dataset: Path) -> Iterator[None]:
    with in_kitchen(dataset):
        yield


def run_python(code: str, names: dict[str, Any]) -> str:
    """Run a block and give what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, str(COOKBOOK), "exec"), names)  # noqa: S102 - our own cookbook
    return printed.getvalue()


def run_command(line: str) -> str:
    arguments = shlex.split(line)
    assert arguments[0] == "kallelse", line
    done = CliRunner().invoke(app, arguments[1:], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, ""), line
    return done.stdout


def plain(value: Any) -> Any:
    """A value as all engines can have it: numbers are floats, days are text, what is missing is None."""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ndarray":
        return [plain(one) for one in value]
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    assert isinstance(value, Decimal) or hasattr(value, "__float__"), f"{value!r} is a {type(value)}"
    return round(float(value), 6)


def plain_rows(rows: list[dict[Any, Any]]) -> list[dict[str, Any]]:
    return [{str(name): plain(value) for name, value in row.items()} for row in rows]


@cache
def asked(dataset: Path, title: str) -> list[dict[str, Any]]:
    """What the SQL of a question answers."""
    database = Database(dataset)
    return plain_rows(database.query(RECIPES[title].of("sql")).to_pylist())


def shown_by(recipe: Recipe) -> Iterator[tuple[Block, str]]:
    """What each block of text is to say: what the blocks before it, up to another text, print."""
    printed = ""
    for block in recipe.blocks:
        match block.kind:
            case "text":
                yield block, printed
                printed = ""
            case "sql":
                printed += run_command(f"kallelse query {shlex.quote(block.body)}")
            case "sh":
                printed += "".join(run_command(line) for line in block.body.splitlines())
            case "python":
                printed += run_python(block.body, {})
            case "python pandas" if not recipe.is_question:
                printed += run_python(RECIPES["Set up"].of("python pandas") + block.body, {})
            case _:
                assert recipe.is_question, f"{block.kind} is not run"


@pytest.mark.usefixtures("_kitchen")
@pytest.mark.parametrize("title", [*QUESTIONS, *OTHERS])
def test_what_is_shown_is_what_is_printed(title: str) -> None:
    shown = list(shown_by(RECIPES[title]))
    assert shown
    for block, printed in shown:
        assert _VERSION.sub("VERSION", block.body) == _VERSION.sub("VERSION", printed), (
            "run python tests/search/test_cookbook.py"
        )


@pytest.mark.usefixtures("_kitchen")
@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("title", QUESTIONS)
def test_every_way_gives_the_same_answer(title: str, way: str, dataset: Path) -> None:
    recipe, setup = RECIPES[title], RECIPES["Set up"]
    names: dict[str, Any] = {}
    match way:
        case "duckdb":
            run_python(setup.of("python duckdb"), names)
            rows = names["db"].sql(recipe.of("sql")).to_arrow_table().to_pylist()
        case "pandas":
            run_python(setup.of("python pandas") + recipe.of("python pandas"), names)
            rows = names["answer"].to_dict("records")
        case "search.load":
            names |= {"pd": pd, "load": search.load}
            run_python(recipe.of("python pandas"), names)
            rows = names["answer"].to_dict("records")
        case "polars":
            run_python(setup.of("python polars") + recipe.of("python polars"), names)
            rows = names["answer"].to_dicts()
        case _:
            names |= {"pl": pl, "load": search.load_polars}
            run_python(recipe.of("python polars"), names)
            rows = names["answer"].to_dicts()
    assert plain_rows(rows) == asked(dataset, title) != []


@cache
def why_no_r() -> str:
    """Why R's blocks cannot be run here; nothing where they can."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return "there is no Rscript"
    for package in ("arrow", "dplyr", "tidyr", "jsonlite"):
        if subprocess.run([rscript, "-e", f"library({package})"], capture_output=True, check=False).returncode:  # noqa: S603
            return f"R has no {package}"
    return ""


@pytest.mark.usefixtures("_kitchen")
@pytest.mark.parametrize("title", QUESTIONS)
def test_r_gives_the_same_answer(title: str, dataset: Path) -> None:
    if why_no_r():
        pytest.skip(why_no_r())
    told = 'cat(jsonlite::toJSON(answer, na = "null", null = "null", digits = NA))'
    code = "\n".join((RECIPES["Set up"].of("r"), RECIPES[title].of("r"), told))
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert done.returncode == 0, done.stderr
    rows = plain_rows(json.loads(done.stdout))
    wanted = asked(dataset, title)
    assert [list(row) for row in rows] == [list(row) for row in wanted]
    assert sorted(map(repr, rows)) == sorted(map(repr, wanted))  # R sorts by its locale


def test_every_question_is_asked_in_every_way_and_says_what_to_mind() -> None:
    text = COOKBOOK.read_text(encoding="utf-8")
    assert len(QUESTIONS) >= 12
    for title in QUESTIONS:
        assert [block.kind for block in RECIPES[title].blocks] == ["sql", "text", "python pandas", "python polars", "r"]
    assert text.count("\n*Mind:* ") == len(RECIPES)


def test_the_list_of_contents_is_whole() -> None:
    links = re.findall(r"^- \[(.+)\]\(#(.+)\)$", COOKBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    assert [title for title, _ in links] == list(RECIPES)
    assert [anchor for _, anchor in links] == [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in RECIPES]


def write_answers() -> None:
    """Write what the blocks print into the cookbook."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = Path(folder) / "dataset"
        ingest = [sys.executable, "-c", "from flows.cli import main; main()", "ingest", str(ROOT / "samples")]
        done = subprocess.run([*ingest, "--output", str(dataset)], check=False)  # noqa: S603 - our own program
        assert done.returncode == 1, "one of the samples is refused"
        with in_kitchen(dataset):
            shown = [one for recipe in RECIPES.values() if recipe.title != "Set up" for one in shown_by(recipe)]
    text = COOKBOOK.read_text(encoding="utf-8")
    for block, printed in reversed(shown):
        text = text[: block.start] + printed + text[block.start + len(block.body) :]
    COOKBOOK.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_answers()
