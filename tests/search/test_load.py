"""Tables as frames, filtered by whose papers they are of."""

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

import search
from schemas.arrow import arrow_schema
from schemas.tables import TABLES

POLARS = {
    "string": pl.String(),
    "int32": pl.Int32(),
    "double": pl.Float64(),
    "bool": pl.Boolean(),
    "date32[day]": pl.Date(),
    "time32[ms]": pl.Time(),
    "timestamp[us, tz=UTC]": pl.Datetime("us", "UTC"),
}


@pytest.mark.parametrize("name", TABLES)
def test_types_are_those_of_the_schema(name: str, dataset: Path) -> None:
    found = search.load_arrow(name, output=dataset)
    assert found.select(arrow_schema(name).names).schema.equals(arrow_schema(name), check_metadata=True)


def test_pandas_keeps_types(dataset: Path) -> None:
    amounts = search.load("amounts", output=dataset)
    assert isinstance(amounts["sek"].dropna().iloc[0], Decimal)
    assert isinstance(search.load("documents", output=dataset)["meeting_date"].dropna().iloc[0], dt.date)


@pytest.mark.parametrize("name", TABLES)
def test_polars_has_the_types_and_rows_of_arrow(name: str, dataset: Path) -> None:
    found = search.load_polars(name, output=dataset)
    for field in arrow_schema(name):
        kind = found.schema[field.name]
        if pa.types.is_decimal(field.type):
            assert kind == pl.Decimal(field.type.precision, field.type.scale)
        elif pa.types.is_list(field.type):
            assert isinstance(kind, pl.List)
        else:
            assert kind == POLARS[str(field.type)]
    assert found.to_dicts() == search.load_arrow(name, output=dataset).to_pylist()


def test_polars_sums_money_to_the_last_ore(dataset: Path) -> None:
    amounts = search.load_polars("amounts", organisation="Granvik kommun", output=dataset)
    total = amounts["sek"].sum()
    assert isinstance(total, Decimal)
    assert total == sum(search.load("amounts", organisation="Granvik kommun", output=dataset)["sek"].dropna())


def test_polars_is_filtered_as_the_others_are(dataset: Path) -> None:
    found = search.load_polars("coverage", organisation="tallkopings-kommun", body="Kommunstyrelsen", output=dataset)
    assert found.select("papers", "meetings").rows() == [(4, 1)]


def test_says_what_to_install_where_polars_is_not(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="the extra polars"):
        search.load_polars("decisions", output=dataset)


@pytest.mark.parametrize("organisation", ["Tallköpings kommun", "tallköpings KOMMUN", "tallkopings-kommun"])
def test_of_one_organisation_by_name_or_key(organisation: str, dataset: Path) -> None:
    found = search.load("decisions", organisation=organisation, output=dataset)
    assert set(found["organisation_key"]) == {"tallkopings-kommun"}


def test_of_a_body_and_time(dataset: Path) -> None:
    documents = search.load(
        "documents", body="kommunstyrelsen", since="2026-01-01", until=dt.date(2026, 12, 31), output=dataset
    )
    assert len(documents) > 0
    assert set(documents["body"]) == {"Kommunstyrelsen"}
    decisions = search.load("decisions", body="kommunstyrelsen", since="2026-01-01", until="2026-12-31", output=dataset)
    assert set(decisions["document_id"]) <= set(documents["document_id"])
    assert len(decisions) > 0


@pytest.mark.parametrize("name", ["decision_amounts", "proposal_outcomes", "case_timelines", "money_by_body", "coverage"])
def test_ready_views_are_filtered_too(name: str, dataset: Path) -> None:
    every = search.load(name, output=dataset)
    some = search.load(name, organisation="tallkopings-kommun", since="2026-01-01", output=dataset)
    assert 0 < len(some) < len(every)


def test_says_what_there_is_where_a_table_is_unknown(dataset: Path) -> None:
    with pytest.raises(search.QueryError, match="there is no table beslut; there are documents"):
        search.load("beslut", output=dataset)


def test_says_that_there_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(search.QueryError, match="there is no dataset"):
        search.load("decisions", output=tmp_path / "nowhere")
