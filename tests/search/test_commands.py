"""`kallelse query` as its users run it."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from flows.cli import app

VOTES = "SELECT yes, no, outcome FROM votes ORDER BY vote_id"


def command(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(one) for one in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_table_csv_and_json_say_the_same(dataset: Path) -> None:
    _, as_json, _ = command("query", VOTES, "--output", dataset, "--as", "json")
    _, as_csv, _ = command("query", VOTES, "--output", dataset, "--as", "csv")
    _, as_table, _ = command("query", VOTES, "--output", dataset)
    rows = json.loads(as_json)
    read = list(csv.DictReader(io.StringIO(as_csv)))
    assert len(rows) == len(read) == 17
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows] == read
    assert all(row["yes"] in as_table for row in read)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_the_ending_of_a_file_says_how_it_is_written(ending: str, dataset: Path, tmp_path: Path) -> None:
    path = tmp_path / f"votes.{ending}"
    assert command("query", VOTES, "--output", dataset, "--to", path)[0] == 0
    rows = {
        "csv": lambda: len(path.read_text().splitlines()) - 1,
        "json": lambda: len(json.loads(path.read_text())),
        "parquet": lambda: pq.read_table(path).num_rows,
    }[ending]()
    assert rows == 17


def test_limit(dataset: Path) -> None:
    assert len(json.loads(command("query", VOTES, "--output", dataset, "--as", "json", "--limit", 2)[1])) == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("DROP VIEW votes",), "only SELECT is answered"),
        (("SELECT * FROM beslut",), "there is no table beslut"),
        ((VOTES, "--as", "parquet"), "Parquet is written into a file"),
        ((VOTES, "--to", "votes.xls"), "is none of csv, json, parquet"),
        ((VOTES, "--to", "votes.csv", "--as", "table"), "a table is for the terminal"),
        ((VOTES, "--to", "nowhere/votes.csv"), "cannot write nowhere/votes.csv"),
    ],
)
def test_says_in_one_line_what_is_wrong(arguments: tuple[str, ...], reason: str, dataset: Path) -> None:
    code, _, told = command("query", *arguments, "--output", dataset)
    assert (code, len(told.splitlines())) == (2, 1)
    assert reason in told
