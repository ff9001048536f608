"""What stands behind the question mark of an address: a search, its filters, its order, its page."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from schemas.vocabulary import Category, DocType, Stage
from search.asking.filters import Filters
from search.asking.grammar import MOST_CHARACTERS
from search.asking.values import read_sum
from search.finder import MOST_HITS
from search.index.reading import Sort
from search.statement import QueryError

PAGE = 20  # hits
_MOST_VALUES = 50  # of one filter
_OWN_SUM = re.compile(r"\d{1,15}(?:\.\d{1,2})?")
_FIRST_YEAR, _LAST_YEAR = 0, 9999


def _read_sum(value: Any) -> Any:  # noqa: ANN401 - what a form sends
    """Read a sum as people write it: "5 mkr"."""
    if not isinstance(value, str):
        return value
    if _OWN_SUM.fullmatch(value):  # as the site's own addresses have it
        return Decimal(value)
    try:
        return read_sum(value) if value.strip() else None
    except QueryError as error:
        raise ValueError(str(error)) from error


def _nothing_as_none(value: Any) -> Any:  # noqa: ANN401 - as above
    return None if value == "" else value


def _without_nothing(value: Any) -> Any:  # noqa: ANN401 - as above
    """Leave out what a form sends for fields that are not filled in."""
    many = value if isinstance(value, list | tuple) else [value]
    return [one for one in many if one != ""]


# The parameters that may be there several times.
MANY = frozenset(("organisation", "body", "year", "stage", "category", "doc_type"))
Sum = Annotated[
    Decimal | None,
    BeforeValidator(_read_sum, json_schema_input_type=str | None),
    PlainSerializer(lambda value: None if value is None else format(value.normalize(), "f"), return_type=str | None),
]
Day = Annotated[dt.date | None, BeforeValidator(_nothing_as_none, json_schema_input_type=dt.date | None)]
Name = Annotated[str, Field(max_length=200)]
Lang = Literal["sv", "en"]


class LanguageParameters(BaseModel):
    """The language of a page."""

    model_config = ConfigDict(frozen=True)

    lang: Annotated[Lang, Field(description="The language of the page.")] = "sv"


class SearchParameters(LanguageParameters):
    """A search, as its address says it."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    q: Annotated[str, Field(max_length=MOST_CHARACTERS, description="Words, in the query language.")] = ""
    organisation: Annotated[
        list[Name], BeforeValidator(_without_nothing), Field(max_length=_MOST_VALUES, description="Keys or names.")
    ] = []
    body: Annotated[list[Name], BeforeValidator(_without_nothing), Field(max_length=_MOST_VALUES)] = []
    year: Annotated[
        list[Annotated[int, Field(ge=_FIRST_YEAR, le=_LAST_YEAR)]],
        BeforeValidator(_without_nothing),
        Field(max_length=_MOST_VALUES),
    ] = []
    stage: Annotated[list[Stage], BeforeValidator(_without_nothing), Field(max_length=_MOST_VALUES)] = []
    category: Annotated[list[Category], BeforeValidator(_without_nothing), Field(max_length=_MOST_VALUES)] = []
    doc_type: Annotated[list[DocType], BeforeValidator(_without_nothing), Field(max_length=_MOST_VALUES)] = []
    since: Annotated[Day, Field(alias="from", description="The first day.")] = None
    until: Annotated[Day, Field(alias="to", description="The last day.")] = None
    min_sek: Annotated[Sum, Field(description="An amount of at least so many kronor: 5mkr, 250000.")] = None
    max_sek: Annotated[Sum, Field(description="An amount of at most so many kronor.")] = None
    repeats: Annotated[bool, Field(description="Also what repeats another paper of its meeting.")] = False
    sort: Annotated[Sort, Field(description="The order.")] = Sort.BEST
    page: Annotated[int, Field(ge=1, le=MOST_HITS // PAGE, description="From 1, of 20 hits each.")] = 1

    @model_validator(mode="after")
    def _in_order(self) -> "SearchParameters":
        if self.since is not None and self.until is not None and self.since > self.until:
            raise PydanticCustomError("days_reversed", "the first day lies behind the last")
        if self.min_sek is not None and self.max_sek is not None and self.min_sek > self.max_sek:
            raise PydanticCustomError("sums_reversed", "the least sum is more than the largest")
        return self

    @property
    def filters(self) -> Filters:
        """The filters, as the index takes them."""
        return Filters(
            organisations=tuple(self.organisation),
            bodies=tuple(self.body),
            years=tuple(self.year),
            stages=tuple(self.stage),
            categories=tuple(self.category),
            doc_types=tuple(self.doc_type),
            min_sek=self.min_sek,
            max_sek=self.max_sek,
            since=self.since,
            until=self.until,
            repeats=self.repeats,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is asked for."""
        return not self.q.strip() and self.filters == Filters()

    @property
    def offset(self) -> int:
        """Hits before this page."""
        return (self.page - 1) * PAGE

    def pairs(self) -> list[tuple[str, str]]:
        """Give what differs from the default, in a fixed order: the same search has one address."""
        said: dict[str, Any] = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return [
            (name, str(one).lower() if isinstance(one, bool) else str(one))
            for name, value in said.items()
            for one in (value if isinstance(value, list) else [value])
        ]

    def change(self, **values: object) -> "SearchParameters":
        """Give the same search with some values changed, on its first page unless a page is given."""
        return self.model_copy(update={"page": 1, **values})

    def toggle(self, name: str, value: object) -> "SearchParameters":
        """Give the same search with a value of a filter added, or taken away where it is set."""
        held = list(getattr(self, name))
        return self.change(**{name: [one for one in held if one != value] if value in held else [*held, value]})
