"""Values of every type as CSV, JSON and text."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from search.duck import Database
from search.formats import as_csv, as_json

VALUES = [
    # SQL, JSON, CSV
    ("NULL", None, ""),
    ("''", "", ""),
    ("'Ks § 12, \"ö\"'", 'Ks § 12, "ö"', 'Ks § 12, "ö"'),
    ("1200000.50::DECIMAL(22, 2)", "1200000.50", "1200000.50"),
    ("0.5::DOUBLE", 0.5, "0.5"),
    ("'nan'::DOUBLE", None, "nan"),
    ("true", True, "true"),
    ("DATE '2026-01-31'", "2026-01-31", "2026-01-31"),
    ("TIME '13:15:00'", "13:15:00", "13:15:00"),
    ("TIMESTAMPTZ '2026-01-31 05:00:00+00'", "2026-01-31 05:00:00+00:00", "2026-01-31 05:00:00+00:00"),
    ("INTERVAL 3 days", "3 days", "3 days"),
    ("INTERVAL '1 month 90 minutes'", "1 months 5400 seconds", "1 months 5400 seconds"),
    ("INTERVAL 0 days", "0 days", "0 days"),
    ("['KS 2026/1', NULL]", ["KS 2026/1", None], '["KS 2026/1", null]'),
    ("[DATE '2026-01-31']", ["2026-01-31"], '["2026-01-31"]'),
    ("{'page': 1, 'x0': 72.5::DOUBLE}", {"page": 1, "x0": 72.5}, '{"page": 1, "x0": 72.5}'),
    ("'\\xC3\\xA5'::BLOB", "c3a5", "c3a5"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(tmp_path_factory.mktemp("nothing"))


@pytest.mark.parametrize(("sql", "as_json_", "as_csv_"), VALUES, ids=[one[0] for one in VALUES])
def test_a_value(sql: str, as_json_: Any, as_csv_: str, database: Database) -> None:
    with database.answer(f"SELECT {sql} AS v, 1 AS n") as answer:
        assert json.loads("".join(as_json(answer))) == [{"v": as_json_, "n": 1}]
    with database.answer(f"SELECT {sql} AS v, 1 AS n") as answer:
        assert list(csv.reader(io.StringIO("".join(as_csv(answer))))) == [["v", "n"], [as_csv_, "1"]]


@pytest.mark.parametrize("rows", [0, 1, 2_000, 2_001, 70_000])
def test_every_row_is_written_once(rows: int, database: Database) -> None:
    wanted = list(range(rows))
    with database.answer(f"SELECT range AS n FROM range({rows}) ORDER BY n") as answer:
        assert [row["n"] for row in json.loads("".join(as_json(answer)))] == wanted
    with database.answer(f"SELECT range AS n FROM range({rows}) ORDER BY n") as answer:
        head, *lines = "".join(as_csv(answer)).splitlines()
    assert (head, [int(line) for line in lines]) == ("n", wanted)


def test_a_long_answer_is_written_piece_by_piece(dataset: Path) -> None:
    with Database(dataset).answer("SELECT * FROM range(100000000000)") as answer:
        pieces = as_csv(answer)
        assert next(pieces).startswith("range\n0\n1\n")
