"""Rows of values: amounts, dates, tables."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from schemas.columns import Column
from schemas.places import BOX_UNIT, Bottom, CharEnd, CharStart, FoundBy, Left, Page, Right, Top
from schemas.vocabulary import DateRole, Per, Precision, Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """A sum of money with its unit, every occurrence."""

    amount_id: Annotated[str, Column("the document and the place in it", example="3f0a9c51d2e84b77-b12", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende", key="items.item_id")]
    decision_id: Annotated[str | None, Column("the clause that it stands in", key="decisions.decision_id")]
    table_id: Annotated[str | None, Column("the data table that it stands in", key="tables.table_id")]
    text: Annotated[str, Column("as printed", "belopp", example="0,7 mkr")]
    sek: Annotated[
        Decimal | None,
        Column(
            "the value; of a range the lower bound; null in another currency", "belopp", unit="kronor", example="700000.00"
        ),
    ]
    sek_max: Annotated[Decimal | None, Column("the upper bound of a range", "belopp", unit="kronor", example="900000.00")]
    currency: Annotated[str, Column("ISO 4217 code", "valuta", example="SEK")]
    currency_implied: Annotated[bool, Column("whether the paper leaves out kronor: 1 500 miljoner")]
    qualifier: Annotated[Qualifier | None, Column("how the sum is bounded: högst, cirka, drygt", "högst, lägst, cirka")]
    per: Annotated[Per | None, Column("what the sum is per: år, timme, invånare", "per år, per timme")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    char_start: CharStart
    char_end: CharEnd
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A date, month, quarter, term or year, every occurrence."""

    date_id: Annotated[str, Column("the document and the place in it", example="3f0a9c51d2e84b77-n31", key="primary")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende", key="items.item_id")]
    decision_id: Annotated[str | None, Column("the clause that it stands in", key="decisions.decision_id")]
    table_id: Annotated[str | None, Column("the data table that it stands in", key="tables.table_id")]
    text: Annotated[str, Column("as printed", "datum", example="17 april 2026")]
    date: Annotated[dt.date | None, Column("the day, or the first day of what is named", "datum", example="2026-04-17")]
    date_end: Annotated[
        dt.date | None, Column("the last day of an interval, month, quarter, term or year", example="2026-04-30")
    ]
    precision: Annotated[Precision, Column("how exact the paper is")]
    role: Annotated[DateRole, Column("what the date is for")]
    year_inferred: Annotated[bool, Column("whether the year is taken from the context")]
    weekday_conflict: Annotated[bool, Column("whether the printed weekday is another than the day's")]
    page: Page
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    char_start: CharStart
    char_end: CharEnd
    rule: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A table of data; one that runs over pages is one row."""

    table_id: Annotated[
        str, Column("the document and the table's place in it", example="3f0a9c51d2e84b77-t2", key="primary")
    ]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    item_id: Annotated[str | None, Column("the ärende", key="items.item_id")]
    page: Annotated[int, Column("first page", "sida", example="9")]
    page_end: Annotated[int, Column("last page", "sida", example="10")]
    caption: Annotated[str | None, Column("the heading above it", "tabellrubrik", example="Resultaträkning")]
    unit: Annotated[str | None, Column("the unit of its numbers, as printed", "enhet", example="mnkr")]
    unit_factor: Annotated[Decimal | None, Column("kronor in one of the unit", unit="kronor", example="1000000.00")]
    unit_inferred: Annotated[bool, Column("whether the unit is taken from the text around the table")]
    n_rows: Annotated[int, Column("rows, heads repeated on a new page counted", "rader", example="14")]
    n_columns: Annotated[int, Column("columns", "kolumner", example="5")]
    header_rows: Annotated[int, Column("rows of the head", "tabellhuvud", example="1")]
    ruled: Annotated[bool, Column("whether lines are drawn; else its columns align")]
    x0: Annotated[float, Column("left edge on the first page", unit=BOX_UNIT, example="72.0")]
    top: Annotated[float, Column("upper edge on the first page", unit=BOX_UNIT, example="318.44")]
    x1: Annotated[float, Column("right edge on the first page", unit=BOX_UNIT, example="523.3")]
    bottom: Annotated[float, Column("lower edge on the first page", unit=BOX_UNIT, example="342.1")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCellRow:
    """A cell of a table; empty cells have none."""

    table_id: Annotated[str, Column("the table", key="tables.table_id")]
    document_id: Annotated[str, Column("the paper", key="documents.document_id")]
    page: Page
    row: Annotated[int, Column("from 0; rows count on over a page break", "rad", example="3")]
    column: Annotated[int, Column("from 0", "kolumn", example="2")]
    text: Annotated[str, Column("as printed, lines joined with a blank", "cell", example="−1 250")]
    value: Annotated[
        Decimal | None, Column("the number that the cell holds, in the table's unit", scale=4, example="-1250.0000")
    ]
    is_percent: Annotated[bool, Column("whether the number is a percentage")]
    is_header: Annotated[bool, Column("whether the cell belongs to the head")]
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
