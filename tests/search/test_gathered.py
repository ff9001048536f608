"""Copies of tables say what the tables do, and are passed over where these have changed."""

import os
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from search.duck import Database, gather_tables
from search.gathered import COPIES, gathered_tables, sources_of, tables_named


@pytest.fixture
def copy(dataset: Path, tmp_path: Path) -> Path:
    """A dataset of one's own, without what others may have made in the shared one."""
    return Path(shutil.copytree(dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns("_search", "_store")))


def rows_of(output: Path, name: str) -> list[str]:
    database = Database(output)
    try:
        return sorted(map(str, database.query(f"SELECT * FROM {name}").to_pylist()))
    finally:
        database.close()


def copies_of(output: Path) -> set[Path]:
    return set((output / COPIES).rglob("*.parquet"))


@pytest.mark.parametrize(
    "name", [*gathered_tables(), "decision_amounts", "proposal_outcomes", "case_timelines", "money_by_body"]
)
def test_a_view_of_copies_has_the_rows_of_the_files(name: str, copy: Path) -> None:
    before = rows_of(copy, name)
    assert gather_tables(copy) > 0
    assert not sources_of(copy, gathered_tables()[0]).others
    assert rows_of(copy, name) == before != []


def test_the_second_time_nothing_is_copied(copy: Path) -> None:
    gather_tables(copy)
    assert gather_tables(copy) == 0


def replace_with(path: Path, table: pa.Table) -> None:
    pq.write_table(table, path.with_name("beside.parquet"))
    path.with_name("beside.parquet").replace(path)


def test_what_changes_shows_at_once_in_views_that_are_open(copy: Path) -> None:
    gather_tables(copy)
    database = Database(copy)
    path = min((copy / "decisions").glob("*/*/*.parquet"))
    before = database.query("SELECT count(*) AS n FROM decision_amounts WHERE text = 'något annat'").to_pylist()
    read = pq.ParquetFile(path).read()
    place = read.schema.get_field_index("text")
    replace_with(path, read.set_column(place, read.schema.field(place), pa.array(["något annat"] * len(read))))
    after = database.query(
        "SELECT count(DISTINCT decision_id) AS n FROM decision_amounts WHERE text = 'något annat'"
    ).to_pylist()
    assert (before[0]["n"], after[0]["n"]) == (0, len(read))
    organisation_key = path.parent.parent.name.partition("=")[2]
    assert [key for key, _ in sources_of(copy, "decisions").others] == [organisation_key]
    old = copies_of(copy)
    assert gather_tables(copy) == 1
    assert len(copies_of(copy) - old) == 1
    assert database.ask("SELECT count(*) AS n FROM decisions WHERE text = ?", ["något annat"]).to_pylist() == after


def test_no_more_than_the_copy_before_the_last_is_kept(copy: Path) -> None:
    path = min((copy / "documents").glob("*/*/*.parquet"))
    organisation_key = path.parent.parent.name.partition("=")[2]
    for turn in range(4):
        os.utime(path, (turn, turn))
        gather_tables(copy)
    assert len(list((copy / COPIES / "documents").glob(f"{organisation_key}.*"))) == 2


def test_rows_go_with_their_files(copy: Path) -> None:
    gather_tables(copy)
    database = Database(copy)
    every = database.query("SELECT organisation_key, count(*) AS n FROM items GROUP BY ALL ORDER BY n").to_pylist()
    gone = every[0]["organisation_key"]
    shutil.rmtree(copy / "items" / f"organisation_key={gone}")
    left = database.query("SELECT DISTINCT organisation_key FROM items").column("organisation_key").to_pylist()
    assert sorted([*left, gone]) == sorted(one["organisation_key"] for one in every)
    shutil.rmtree(copy / "items")
    assert database.query("SELECT * FROM items").num_rows == 0
    assert database.query("SELECT * FROM decision_amounts").num_rows == 0


def test_what_a_killed_run_left_over_goes(copy: Path) -> None:
    left_over = copy / COPIES / "items" / "granvik-kommun.0123456789abcdef.parquet.new"
    left_over.parent.mkdir(parents=True)
    left_over.write_bytes(b"PAR1")
    gather_tables(copy)
    assert not left_over.exists()


def test_a_damaged_table_is_told(copy: Path) -> None:
    path = min((copy / "items").glob("*/*/*.parquet"))
    path.write_bytes(b"no Parquet")
    with pytest.raises(OSError, match=r"items of .* cannot be copied"):
        gather_tables(copy)


def test_column_types_stay(copy: Path) -> None:
    before = Database(copy).query("SELECT * FROM amounts JOIN documents USING (document_id)").schema
    gather_tables(copy)
    assert Database(copy).query("SELECT * FROM amounts JOIN documents USING (document_id)").schema == before


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT * FROM votes", {"votes"}),
        ('SELECT * FROM "VOTES" AS v, Items', {"votes", "items"}),
        ("SELECT sum(sek) FROM money_by_body", {"decisions", "documents", "amounts", "repeats"}),
        ("SELECT 1", set()),
    ],
)
def test_the_tables_that_a_statement_may_read(sql: str, names: set[str]) -> None:
    assert tables_named(sql) == names
