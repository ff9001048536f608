"""Results as files, in each kind the same rows."""

import csv
import datetime as dt
import io
import json
import time
from decimal import Decimal
from urllib.parse import urlencode

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from search.sheets import as_workbook
from search.statement import quote

KINDS = ("csv", "json", "parquet", "xlsx")


def rows_of(client: TestClient, address: str, kind: str) -> list[dict[str, object]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert f'.{kind}"' in answer.headers["content-disposition"]
    match kind:
        case "csv":
            return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        case "json":
            return list(json.loads(answer.content))
        case "parquet":
            return pq.read_table(io.BytesIO(answer.content)).to_pylist()
        case _:
            lines = list(openpyxl.load_workbook(io.BytesIO(answer.content), read_only=False).active.values)
            return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@pytest.mark.parametrize(
    "path",
    [
        "/ladda-ner/traffar.{kind}?q=skolskjuts",
        "/ladda-ner/arende/{item}.{kind}",
        "/ladda-ner/gang/{case}.{kind}",
        "/ladda-ner/tackning.{kind}",
        "/ladda-ner/sql.{kind}?q=SELECT+title,+sek+FROM+decision_amounts+WHERE+sek+IS+NOT+NULL+ORDER+BY+ALL",
    ],
)
def test_each_kind_has_the_same_rows(client: TestClient, ids: dict[str, str], path: str) -> None:
    read = {kind: rows_of(client, path.format(kind=kind, **ids), kind) for kind in KINDS}
    columns = list(read["parquet"][0])
    first = columns[0]
    assert len(read["parquet"]) > 2
    for kind in KINDS:
        assert list(read[kind][0]) == columns
        assert [str(row[first] or "")[:10] for row in read[kind]] == [str(row[first] or "")[:10] for row in read["parquet"]]


def test_hits_have_every_clause_and_sums_as_numbers(client: TestClient) -> None:
    rows = rows_of(client, "/ladda-ner/traffar.parquet?q=skolskjuts&stage=proposal", "parquet")
    hits = client.get("/api/v1/search", params={"q": "skolskjuts", "stage": "proposal"}).json()
    assert {row["stage"] for row in rows} == {"proposal"}
    assert len({row["item_id"] for row in rows}) == hits["count"]
    assert Decimal("1450000.00") in {row["largest_sek"] for row in rows}
    sheet = rows_of(client, "/ladda-ner/traffar.xlsx?q=skolskjuts&stage=proposal", "xlsx")
    assert 1450000 in {row["largest_sek"] for row in sheet}


def test_text_that_looks_like_a_formula_stays_text_in_a_workbook() -> None:
    written = as_workbook(
        pa.table({"title": ['=HYPERLINK("http://x")', "+1", "@a", "http://x"], "sek": [None] * 4}), name="t"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written)).active
    cells = [cell for (cell,) in sheet.iter_rows(min_row=2, max_col=1)]
    assert [cell.data_type for cell in cells] == ["s"] * 4
    assert cells[0].value == '=HYPERLINK("http://x")'
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Decimal("1450000.00"), 1450000),
        (Decimal("12345678901234567890.12"), "12345678901234567890.12"),
        ("x" * 40_000, "x" * 32_766 + "…"),
        (["KS 2026/1", "BUN 2026/2"], '["KS 2026/1", "BUN 2026/2"]'),
    ],
)
def test_cells_hold_no_more_than_a_workbook_can(value: object, read: object) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(pa.table({"a": [value]}), name="t"))).active
    assert sheet["A2"].value == read


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/New_York", "UTC"])
def test_moments_without_a_zone_are_those_of_the_table(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        here = dt.datetime(2026, 3, 10, 0, 30)  # noqa: DTZ001 - what has none
        there = dt.datetime(2026, 3, 10, 1, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
        written = as_workbook(pa.table({"here": [here], "there": pa.array([there], pa.timestamp("us", "UTC"))}), name="t")
    finally:
        monkeypatch.undo()
        time.tzset()
    sheet = openpyxl.load_workbook(io.BytesIO(written)).active
    assert [cell.value for cell in sheet[2]] == [here, dt.datetime(2026, 3, 9, 23, 30)]  # noqa: DTZ001 - as Excel has it


def test_text_that_looks_like_a_formula_is_text_in_a_csv(client: TestClient) -> None:
    texts = ["=1+1", "+46 8", "-att", "@a", "\t=1", "a=1", "", "'=1", "å\n=1"]
    values = ", ".join(f"({place}, {quote(text)}, -{place}.5, [{quote(text)}])" for place, text in enumerate(texts))
    asked = f'SELECT * FROM (VALUES {values}) AS t("=n", text, number, list) ORDER BY 1'
    rows = rows_of(client, f"/ladda-ner/sql.csv?{urlencode({'q': asked})}", "csv")
    assert list(rows[0]) == ["'=n", "text", "number", "list"]
    assert [row["text"] for row in rows] == ["'=1+1", "'+46 8", "'-att", "'@a", "'\t=1", "a=1", "", "'=1", "å\n=1"]
    assert rows[3]["number"] == "-3.5"
    assert [row["text"] for row in rows_of(client, f"/ladda-ner/sql.json?{urlencode({'q': asked})}", "json")] == texts
