"""A data table to its row and the rows of its cells."""

from decimal import Decimal

from extractors.facts.tables import DataTable
from extractors.rows.places import money, points
from schemas.values import TableCellRow, TableRow

_FOUR_DECIMALS = Decimal("0.0001")


def table_row(table: DataTable, *, table_id: str, document_id: str, item_id: str | None) -> TableRow:
    """Give the row of a table."""
    return TableRow(
        table_id=table_id,
        document_id=document_id,
        item_id=item_id,
        page=table.page,
        page_end=table.page_end,
        caption=table.caption,
        unit=table.unit,
        unit_factor=money(table.unit_factor),
        unit_inferred=table.unit_inferred,
        n_rows=table.n_rows,
        n_columns=table.n_columns,
        header_rows=table.header_rows,
        ruled=table.ruled,
        x0=points(table.box.x0),
        top=points(table.box.top),
        x1=points(table.box.x1),
        bottom=points(table.box.bottom),
    )


def cell_rows(table: DataTable, *, table_id: str, document_id: str) -> list[TableCellRow]:
    """Give the rows of a table's cells, numbers with four decimals."""
    return [
        TableCellRow(
            table_id=table_id,
            document_id=document_id,
            page=cell.page,
            row=cell.row,
            column=cell.column,
            text=cell.text,
            value=cell.value.quantize(_FOUR_DECIMALS) if cell.value is not None else None,
            is_percent=cell.is_percent,
            is_header=cell.is_header,
            x0=points(cell.box.x0),
            top=points(cell.box.top),
            x1=points(cell.box.x1),
            bottom=points(cell.box.bottom),
        )
        for cell in table.cells
    ]
