"""`kallelse search` and `kallelse index` as their users run them."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app


def command(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(one) for one in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_table_json_and_csv_tell_of_the_same_hits(dataset: Path) -> None:
    asked = ("search", "skolskjuts", "--output", dataset, "--limit", 3)
    code, table, told = command(*asked)
    rows = json.loads(command(*asked, "--as", "json")[1])
    read = list(csv.DictReader(io.StringIO(command(*asked, "--as", "csv")[1])))
    assert code == 0
    assert "Riktlinjer för skolskjuts" in table
    assert told.startswith("3 of ")
    assert [row["decision_id"] for row in rows] == [row["decision_id"] or None for row in read]
    assert len({row["item_id"] for row in rows}) == 3
    assert all(row["item_id"] in table for row in rows)


def test_filters_mean_the_same_as_fields_of_the_query(dataset: Path) -> None:
    by_filter = command(
        "search", "--output", dataset, "--body", "kommunstyrelsen", "--min-sek", "1mkr", "--stage", "proposal",
        "--from", "2026-01-01", "--to", "2026-12-31", "--as", "json",
    )  # fmt: skip
    by_field = command(
        "search",
        "nämnd:kommunstyrelsen",
        "belopp:>=1",
        "mkr",
        "skede:förslag",
        "datum:2026",
        "--output",
        dataset,
        "--as",
        "json",
    )
    assert json.loads(by_filter[1]) == json.loads(by_field[1]) != []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("år:i",), "is no year"),
        (("--min-sek", "mycket"), "is no sum of money"),
        (("--from", "igår"), "is no day"),
        (("--as", "parquet"), "table, csv or json"),
        (("skolskjuts", "--motion"), "no option --motion"),
    ],
)
def test_says_what_is_wrong(arguments: tuple[str, ...], reason: str, dataset: Path) -> None:
    code, _, told = command("search", *arguments, "--output", dataset)
    assert code == 2
    assert reason in told


def test_no_dataset(tmp_path: Path) -> None:
    assert command("index", "--output", tmp_path / "none")[0] == 2


def test_index_tells_what_it_did(dataset: Path) -> None:
    code, told, _ = command("index", "--rebuild", "--output", dataset)
    assert code == 0
    assert "ärenden of" in told


@pytest.mark.parametrize(
    "words", [("titel:taxa", "-parkering"), ("-parkering", "titel:taxa"), ("titel:taxa", "-titel:parkering")]
)
def test_a_minus_leaves_a_word_out(words: tuple[str, ...], dataset: Path) -> None:
    titles = {row["title"] for row in json.loads(command("search", *words, "--output", dataset, "--as", "json")[1])}
    assert "Taxa för tillsyn och tillstånd" in titles
    assert "Taxa för parkering vid resecentrum" not in titles


def test_files_have_every_clause_and_a_head_without_hits(dataset: Path) -> None:
    asked = ("search", "taxa", "--output", dataset, "--limit", 100)
    rows = json.loads(command(*asked, "--as", "json")[1])
    assert max(Counter(row["item_id"] for row in rows).values()) > 3
    nothing = command("search", "finnsinte", "--output", dataset, "--as", "csv")[1]
    assert nothing.splitlines() == [",".join(rows[0])]


def test_the_sum_that_was_asked_for_is_told_where_no_clause_has_it(dataset: Path) -> None:
    table = command("search", "belopp:>1mkr", "--output", dataset, "--limit", 100, "--no-update")[1]
    assert re.search(r"  in the text: \S.*, p. \d", table)
