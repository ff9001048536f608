"""`kallelse query` as its users run it."""

import csv
import io
import json
import subprocess
import sys
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
        (("SELECT * FROM beslut",), "there is no table beslut: SHOW TABLES lists them"),
        (("SELECT * FROM desicions",), "there is no table desicions: did you mean decisions?"),
        (("SELECT txt FROM decisions",), 'Referenced column "txt" not found in FROM clause! Candidate bindings: "text"'),
        (("SELECT year(date FROM decisions",), 'syntax error at or near "FROM"'),
        (("SELECT text\nFROM decisions\nGROUP OF stage",), 'syntax error at or near "OF" (line 3)'),
        (("SELECT text::INTEGER FROM decisions",), "Could not convert string"),
        (("SELECT 1; SELECT 2",), "one SELECT at a time"),
        (("",), "nothing is asked"),
        (("SELECT * FROM read_csv('/etc/passwd')",), "the function read_csv may not stand behind FROM"),
        (("ATTACH 'other.db'",), "only SELECT is answered"),
        (("COPY decisions TO 'decisions.csv'",), "only SELECT is answered"),
        (("PRAGMA database_list",), "only SELECT is answered"),
        (("SELECT INTERVAL 3 days AS wait", "--to", "wait.parquet"), "Parquet has no such column"),
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


def test_without_a_question_it_lists_what_there_is(dataset: Path) -> None:
    code, told, _ = command("query", "--output", dataset)
    rows = {line.split()[0]: line for line in told.splitlines()}
    assert code == 0
    assert "  346  A clause that proposes or decides something." in rows["decisions"]
    assert rows["money_by_body"].endswith("  Money in decided clauses by organisation, body, year and category.")
    assert len(json.loads(command("query", "--output", dataset, "--as", "json")[1])) == len(rows) - 1


def test_the_question_may_come_from_standard_input(dataset: Path) -> None:
    done = CliRunner().invoke(app, ["query", "-", "--output", str(dataset)], input="SELECT count(*) AS n\nFROM decisions;\n")
    assert done.stdout.split() == ["n", "346"]


def test_columns_of_one_name_are_all_there(dataset: Path) -> None:
    sql = "SELECT a.text, d.text, d.stage FROM amounts AS a JOIN decisions AS d USING (decision_id) LIMIT 1"
    [row] = json.loads(command("query", sql, "--output", dataset, "--as", "json")[1])
    assert list(row) == ["text", "text_1", "stage"]
    assert row["text"] in row["text_1"]
    assert command("query", sql, "--output", dataset, "--as", "csv")[1].startswith("text,text_1,stage\n")


def test_more_rows_than_are_shown_are_told_of(dataset: Path) -> None:
    _, shown, told = command("query", "SELECT decision_id FROM decisions", "--output", dataset)
    assert len(shown.splitlines()) == 51
    assert told == "50 of 346 rows; --limit gives more, --as csv all\n"
    _, shown, told = command("query", "SELECT decision_id FROM decisions", "--output", dataset, "--limit", 60)
    assert (len(shown.splitlines()), told) == (61, "")


def test_rows_without_end_are_not_waited_for(dataset: Path) -> None:
    _, _, told = command("query", "SELECT a.range FROM range(1000000) AS a, range(1000000) AS b", "--output", dataset)
    assert told.startswith("50 of more than 1000000 rows")


def test_an_answer_that_fails_on_the_way_leaves_the_file_as_it_was(dataset: Path, tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("as it was")
    sql = "SELECT CASE WHEN range = 500000 THEN 'x' ELSE '1' END::INTEGER AS n FROM range(1000000)"
    code, _, told = command("query", sql, "--output", dataset, "--to", path)
    assert (code, "Could not convert string 'x'" in told) == (2, True)
    assert [one.name for one in tmp_path.iterdir()] == ["numbers.csv"]
    assert path.read_text() == "as it was"


def test_what_is_no_plain_file_is_not_replaced(dataset: Path, tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.csv", tmp_path / "link.csv"
    kept.touch()
    link.symlink_to(kept)
    assert command("query", "SELECT 1 AS one", "--output", dataset, "--to", link)[0] == 0
    assert link.is_symlink()
    assert kept.read_text() == "one\n1\n"


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start the program as a process of its own."""
    command_line = [sys.executable, "-c", code, *(str(one) for one in arguments)]
    return subprocess.Popen(command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603


def test_a_pipe_that_is_closed_early_is_no_error(dataset: Path) -> None:
    sql = "SELECT * FROM range(10000000)"
    with run("from flows.cli import main; main()", "query", sql, "--as", "csv", "--output", dataset) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "range\n"
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait(timeout=60)


def test_ctrl_c_breaks_a_statement_off(dataset: Path) -> None:
    code = (
        "import os, signal, threading; from flows.cli import main;"
        "threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start(); main()"
    )
    with run(code, "query", "SELECT count(*) FROM range(1000000000000)", "--output", dataset) as process:
        assert process.communicate(timeout=120) == ("", "")
        assert process.returncode == 130


@pytest.mark.parametrize("how", ["table", "csv", "json"])
def test_a_pipe_gets_utf_8_whatever_the_locale(how: str, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    with run(
        "from flows.cli import main; main()", "query", "SELECT 'å – ö' AS a", "--as", how, "--output", dataset
    ) as process:
        told, failed = process.communicate(timeout=60)
    assert "å – ö" in told
    assert failed == ""
