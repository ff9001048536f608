"""How a column is described: what it means, its Swedish term, unit and an example."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Cell = str | int | float | bool | Decimal | dt.date | dt.datetime | dt.time | tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means; put beside the type of a row's field by `typing.Annotated`."""

    description: str
    swedish: str = ""
    unit: str = ""
    example: str = ""
    scale: int = 2  # decimals of a decimal column
    key: str = ""  # "primary", or the table.column that it refers to


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column's name, plain type, whether null may stand in it, and its description."""

    name: str
    kind: type
    item: type | None  # of a tuple: the type of what it holds
    nullable: bool
    column: Column


def read_columns(row: type) -> Iterator[ColumnType]:
    """Read the columns of a row class in order.

    Raises:
        TypeError: a field has no `Column`, or a type that no column has.
    """
    hints = typing.get_type_hints(row, include_extras=True)
    for field in dataclasses.fields(row):
        hint = hints[field.name]
        described = [extra for extra in typing.get_args(hint)[1:] if isinstance(extra, Column)]
        if typing.get_origin(hint) is not typing.Annotated or not described:
            raise TypeError(f"{row.__name__}.{field.name} has no description")
        plain, nullable = _without_none(typing.get_args(hint)[0])
        item = None
        if typing.get_origin(plain) is tuple:
            item, plain = typing.get_args(plain)[0], tuple
        if not isinstance(plain, type):
            raise TypeError(f"{row.__name__}.{field.name} has the type {plain}, which no column has")
        yield ColumnType(field.name, plain, item, nullable, described[0])


def _without_none(hint: object) -> tuple[typing.Any, bool]:
    """Take None out of a union."""
    if isinstance(hint, types.UnionType):
        left = [one for one in typing.get_args(hint) if one is not types.NoneType]
        if len(left) != 1:
            raise TypeError(f"a column has one type, not {hint}")
        return left[0], len(left) < len(typing.get_args(hint))
    return hint, False


def values_of(kind: type) -> list[str]:
    """Give the values of a closed vocabulary, or nothing for another type."""
    return [member.value for member in kind] if issubclass(kind, StrEnum) else []
