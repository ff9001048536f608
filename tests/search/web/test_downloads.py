"""Results as files, in each kind the same rows."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from search.sheets import as_workbook

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
