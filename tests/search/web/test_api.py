"""The JSON API: what it says is what the tables hold, and nothing makes it fail."""

import json
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance, unsupported_method

from schemas.columns import read_columns
from schemas.tables import TABLES
from search.files import read_rows

from .conftest import Server

# A query in words may be none in the query language, which no schema can tell: 400.
_WRONG = schemathesis.GenerationMode.NEGATIVE
_LEFT_OUT = [positive_data_acceptance, negative_data_rejection, unsupported_method]


@pytest.fixture(scope="module")
def described(server: Server) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{server.address}/openapi.json")


@pytest.mark.parametrize(
    "path",
    ["search", "facets", "years", "arenden/{item_id}", "cases/{case_id}", "meetings/{meeting_id}", "coverage", "sql"],
)
def test_no_request_makes_it_fail_and_answers_are_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    asked = 0

    @given(case=described[f"/api/v1/{path}"]["GET"].as_strategy() | described[f"/api/v1/{path}"]["GET"].as_strategy(_WRONG))
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def try_out(case: schemathesis.Case) -> None:
        nonlocal asked
        asked += 1
        case.call_and_validate(excluded_checks=_LEFT_OUT)

    try_out()
    assert asked > 0


def test_every_path_is_tried(described: schemathesis.BaseSchema) -> None:
    assert len(list(described.get_all_operations())) == 8


def test_openapi_describes_every_column_as_the_dictionary_does(client: TestClient) -> None:
    models = client.get("/openapi.json").json()["components"]["schemas"]
    for table, model in (
        ("items", "ItemsRow"),
        ("decisions", "DecisionsRow"),
        ("amounts", "AmountsRow"),
        ("cases", "CasesRow"),
    ):
        for column in read_columns(TABLES[table]):
            assert models[model]["properties"][column.name]["description"] == column.column.description


def test_an_arende_is_what_the_tables_hold(client: TestClient, dataset: Path, ids: dict[str, str]) -> None:
    told = client.get(f"/api/v1/arenden/{ids['item']}").json()
    rows = read_rows(dataset, "decisions", [("tallkopings-kommun", 2026)], item_id=[ids["item"]])
    assert [one["text"] for one in told["decisions"]] == [
        row["text"] for row in sorted(rows, key=lambda one: one["ordinal"])
    ]
    assert [one["boxes"] for one in told["decisions"]] == [
        row["boxes"] for row in sorted(rows, key=lambda one: one["ordinal"])
    ]
    amounts = read_rows(dataset, "amounts", [("tallkopings-kommun", 2026)], item_id=[ids["item"]])
    assert {one["sek"] for one in told["amounts"]} == {str(row["sek"]) for row in amounts}


def test_a_case_and_a_meeting_are_there_for_programs_too(client: TestClient, ids: dict[str, str]) -> None:
    case = client.get(f"/api/v1/cases/{ids['case']}").json()
    assert [event["row"]["body"] for event in case["events"]][-1] == "Kommunfullmäktige"
    meeting = client.get(f"/api/v1/meetings/{ids['meeting']}").json()
    assert meeting["row"]["body"] == "Kommunstyrelsen"
    assert ids["item"] in [item for paper in meeting["papers"] for item in paper["item_ids"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/search?q=belopp:x", 400),
        ("/api/v1/search?page=0", 422),
        ("/api/v1/arenden/0123456789abcdef-i1", 404),
        ("/api/v1/arenden/x", 422),
        ("/api/v1/cases/0123456789abcdef", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/sql", 422),
        ("/api/v1/sql?q=DROP+VIEW+items", 400),
    ],
)
def test_what_cannot_be_had_is_said_in_json(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert json.loads(answer.text)["detail"]


def test_facets_and_years_add_up(client: TestClient) -> None:
    count = client.get("/api/v1/search", params={"q": "taxa"}).json()["count"]
    facets = client.get("/api/v1/facets", params={"q": "taxa"}).json()
    years = client.get("/api/v1/years", params={"q": "taxa"}).json()
    assert sum(one["count"] for one in facets["organisation"]) == count
    assert sum(one["items"] for one in years) == count
