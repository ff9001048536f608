"""Views of every table; statements that read anything else are refused."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.dataset import read_table
from schemas.tables import TABLES
from search.duck import Database
from search.statement import QueryError


@pytest.fixture
def database(dataset: Path) -> Database:
    return Database(dataset)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_view_of_all_its_rows(name: str, database: Database, dataset: Path) -> None:
    found = database.query(f"SELECT * FROM {name}")
    assert found.num_rows == len(read_table(dataset, name))
    assert {"organisation_key", "year"} <= set(found.column_names)


def test_tables_without_files_are_views_without_rows(tmp_path: Path) -> None:
    database = Database(tmp_path)
    for name in database.names():
        assert database.query(f"SELECT * FROM {name}").num_rows == 0
    assert not database.is_stale


def test_a_table_that_gets_its_first_file_makes_the_views_stale(tmp_path: Path) -> None:
    database = Database(tmp_path)
    (tmp_path / "votes" / "organisation_key=granvik-kommun" / "year=2026").mkdir(parents=True)
    (tmp_path / "votes" / "organisation_key=granvik-kommun" / "year=2026" / "part-0.parquet").touch()
    assert database.is_stale


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM decisions LIMIT 1",
        "FROM decisions SELECT text",
        "WITH big AS (SELECT * FROM amounts WHERE sek > 1000000) SELECT count(*) FROM big JOIN items USING (item_id)",
        "SELECT unnest(diarienummer) FROM items",
        "SELECT * FROM range(3)",
        "DESCRIBE decisions",
        "SUMMARIZE votes",
        "SHOW TABLES",
        "VALUES (1)",
    ],
)
def test_answers_what_reads_the_views(sql: str, database: Database) -> None:
    assert database.query(sql).num_rows > 0


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM (FROM read_csv('/etc/passwd'))",
        "SELECT (SELECT content FROM read_text('/etc/passwd'))",
        "WITH decisions AS (FROM glob('/*')) SELECT * FROM decisions",
        "FROM query('SELECT 1')",
        "FROM query_table('decisions')",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM nothing",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "CREATE TABLE mine AS SELECT 1",
        "DROP VIEW decisions",
        "ATTACH 'other.db'",
        "INSTALL fts",
        "SET threads = 64",
        "SELECT current_setting('allowed_directories')",
        "SELECT list_transform([1], lambda x: system.main.CURRENT_SETTING('temp_directory'))",
        "SELECT * FROM decisions WHERE text = getenv('HOME')",
        "PRAGMA version",
        "CALL pragma_version()",
        "SELECT 1; DROP VIEW decisions",
        "SELEC 1",
        "SELECT missing FROM decisions",
        "",
    ],
)
def test_refuses_everything_else(sql: str, database: Database) -> None:
    with pytest.raises(QueryError):
        database.query(sql)


def test_the_lock_holds_where_no_statement_is_checked(database: Database, dataset: Path) -> None:
    for sql in (
        "SELECT * FROM read_text('/etc/passwd')",
        f"SELECT * FROM '{dataset}/_store/catalogue.sqlite'",
        "SET threads = 9",
    ):
        with pytest.raises(QueryError):
            database.ask(sql)


def test_what_takes_too_long_is_broken_off(database: Database) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryError, match=r"more than 0\.2 seconds"):
        database.query("SELECT count(*) FROM range(100000000000)", seconds=0.2)
    assert time.monotonic() - begin < 5


def test_what_takes_too_long_while_rows_are_read_is_broken_off(database: Database) -> None:
    with (
        pytest.raises(QueryError, match=r"more than 0\.5 seconds"),
        database.answer("SELECT a.range FROM range(100000000) AS a, range(100) AS b", seconds=0.5) as answer,
    ):
        assert sum(batch.num_rows for batch in answer.batches) > 0


def test_what_takes_too_much_memory_is_refused(dataset: Path) -> None:
    with pytest.raises(QueryError, match="too much memory"):
        Database(dataset, memory="40MB").query("SELECT list(range) FROM range(100000000)")


def test_ctrl_c_breaks_a_statement_of_ours_off_too(dataset: Path) -> None:
    code = (
        "import os, pathlib, signal, sys, threading; from search.duck import Database;"
        "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start();"
        "Database(pathlib.Path(sys.argv[1])).ask('SELECT count(*) FROM range(1000000000000)')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(dataset)], capture_output=True, timeout=120, check=False)  # noqa: S603
    assert done.stderr.endswith(b"KeyboardInterrupt\n")


def test_columns_of_one_name_get_names_of_their_own(database: Database) -> None:
    found = database.query("SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a")
    assert found.to_pylist() == [{"a": 1, "a_2": 2, "a_1": 3, "a_3": 4}]


def test_contents_tell_of_every_table_and_view(database: Database) -> None:
    [batch] = database.contents().batches
    assert batch.column("table").to_pylist() == database.names()
    assert all(text[-1:] == "." for text in batch.column("holds").to_pylist())


def test_no_more_rows_than_asked_for_are_made(database: Database) -> None:
    assert database.query("SELECT * FROM range(100000000000)", rows=7, seconds=10).num_rows == 7


def test_an_answer_of_too_many_bytes_is_refused(database: Database) -> None:
    with pytest.raises(QueryError, match="larger than 1 MB"):
        database.query("SELECT repeat('x', 1000) FROM range(2000)", rows=5000, most_bytes=1_000_000)
    assert database.query("SELECT repeat('x', 1000) FROM range(900)", rows=5000, most_bytes=1_000_000).num_rows == 900


def test_readers_are_told_no_path_of_the_machine(dataset: Path) -> None:
    ours, theirs = Database(dataset), Database(dataset, for_readers=True)
    sql = "SELECT source, sources, file_name FROM documents ORDER BY document_id"
    assert all("/" in row["source"] for row in ours.query(sql).to_pylist())
    told = theirs.query(sql).to_pylist()
    assert told
    assert all(row["source"] == row["file_name"] and row["source"] in row["sources"] for row in told)


def test_a_table_that_cannot_be_read_is_told_without_its_folder(tmp_path: Path) -> None:
    broken = tmp_path / "votes" / "organisation_key=granvik-kommun" / "year=2026" / "part-0.parquet"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"no table at all")
    for for_readers in (True, False):
        with pytest.raises(QueryError, match=r"part-0\.parquet") as told:
            Database(tmp_path, for_readers=for_readers).query("FROM votes")
        assert (str(tmp_path) in str(told.value)) != for_readers
