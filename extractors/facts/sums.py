"""Sums of data tables: rows called Summa that do not add up."""

from dataclasses import dataclass
from decimal import Decimal

from extractors.facts.tables import DataTable, TableCell
from extractors.rules import pattern_of

_PART = pattern_of("tables", "part")


@dataclass(frozen=True, slots=True)
class SumDoubt:
    """A row called Summa whose number is not the sum of those above."""

    cell: TableCell
    expected: Decimal


def check_sums(table: DataTable) -> list[SumDoubt]:
    """Give the cells of rows called Summa whose number is not the sum of the rows above, within rounding.

    A row adds up if it is the sum of all numbers above it, or of those since the row of sums before; rows called Summa
    do not count among the summands. Percentages are not added.
    """
    doubts: list[SumDoubt] = []
    labels = {cell.row: cell.text for cell in table.cells if cell.column == 0}
    columns = sorted({cell.column for cell in table.cells if cell.value is not None and cell.column > 0})
    for column in columns:
        values = {cell.row: cell for cell in table.cells if cell.column == column and not cell.is_header}
        since: list[Decimal] = []
        every: list[Decimal] = []
        for row in sorted(values):
            cell = values[row]
            if cell.value is None or cell.is_percent:
                continue
            if _PART.match(labels.get(row, "")):
                continue  # a part of the row above it
            if not pattern_of("tables", "sum").match(labels.get(row, "")):
                since.append(cell.value)
                every.append(cell.value)
                continue
            if len(every) > 1 and not _adds_up(cell.value, since) and not _adds_up(cell.value, every):
                doubts.append(SumDoubt(cell, sum(since or every, Decimal(0))))
            since = []
    return doubts


def _adds_up(total: Decimal, summands: list[Decimal]) -> bool:
    if not summands:
        return False
    exponents = [value.as_tuple().exponent for value in (*summands, total)]
    step = Decimal(10) ** min(exponent for exponent in exponents if isinstance(exponent, int))
    return abs(sum(summands, Decimal(0)) - total) <= step * Decimal(len(summands)) * Decimal("0.5")
