import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.arrow import arrow_schema, arrow_table
from schemas.columns import read_columns
from schemas.tables import TABLES, as_dict
from schemas.values import AmountRow

TEXTS = st.text(alphabet="abcåäöÅÄÖ§ 0123456789/-–", max_size=12)
NUMBERS = st.decimals(min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=2)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 10_000),
    float: st.integers(0, 84_000).map(lambda value: value / 100),
    bool: st.booleans(),
    Decimal: NUMBERS,
    dt.date: st.dates(dt.date(1950, 1, 1), dt.date(2060, 1, 1)),
    dt.time: st.times().map(lambda time: time.replace(microsecond=0)),
    dt.datetime: st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2060, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
}


def rows_of(row: type) -> st.SearchStrategy[Any]:
    """Any row of a class: each column any value of its type, null where it may be."""
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for column in read_columns(row):
        if column.kind is tuple:
            item = column.item or str
            one = rows_of(item) if dataclasses.is_dataclass(item) else VALUES[item]
            value: st.SearchStrategy[Any] = st.lists(one, max_size=3).map(tuple)
        elif column.kind in VALUES:
            value = VALUES[column.kind]
        else:
            value = st.sampled_from(list(column.kind))  # type: ignore[call-overload]
        parts[column.name] = st.none() | value if column.nullable else value
    return st.builds(row, **parts)


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data())
def test_rows_survive_the_trip_through_arrow(name: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(rows_of(TABLES[name]), max_size=3))

    assert [as_dict(row) for row in rows] == arrow_table(name, rows).to_pylist()


@pytest.mark.parametrize("name", TABLES)
def test_each_column_of_the_file_says_what_it_means(name: str) -> None:
    for field in arrow_schema(name):
        assert field.metadata[b"description"].decode().strip()


def test_money_is_decimal_and_never_a_float() -> None:
    kinds = {column.name: column.kind for column in read_columns(AmountRow)}

    assert kinds["sek"] is Decimal
    assert str(arrow_schema("amounts").field("sek").type).startswith("decimal128")
