"""Tables of figures in papers, with their cells."""

from decimal import Decimal
from random import Random

from benchmarks.made.grammar import Grammar, Telling
from benchmarks.made.papers import Paper, place_at
from schemas.values import TableCellRow, TableRow

_ROWS, _COLUMNS = (4, 22), (3, 5)
_FILLED = 0.92  # of the cells
_CAPTIONED = 0.6


def add_table(paper: Paper, grammar: Grammar, telling: Telling, item_id: str, begin: int, chance: Random) -> None:
    """Add a table to an ärende: a head of years, a row a kind of cost."""
    table_id = paper.next_id("tables", "t")
    rows, columns = min(chance.randint(*_ROWS), chance.randint(*_ROWS)), chance.randint(*_COLUMNS)
    where = place_at(begin, begin)
    paper.rows["tables"].append(
        TableRow(
            table_id=table_id, document_id=paper.document_id, item_id=item_id, page=where["page"], page_end=where["page"],
            caption=grammar.tell("caption", telling) if chance.random() < _CAPTIONED else None, unit="tkr",
            unit_factor=Decimal(1000), unit_inferred=False, n_rows=rows, n_columns=columns, header_rows=1, ruled=True,
            x0=84.97, top=where["top"], x1=521.64, bottom=where["top"] + 14.0 * rows,
        )
    )  # fmt: skip
    width = 436.0 / columns
    for row in range(rows):
        for column in range(columns):
            value = None
            if row == 0:
                text = str(telling.year + column - 1) if column else "Verksamhet"
            elif column == 0:
                text = grammar.tell("cell", telling)
            elif chance.random() > _FILLED:
                continue
            else:
                value = Decimal(round(chance.lognormvariate(6, 2)))
                text = f"{value:,}".replace(",", " ")
            paper.rows["table_cells"].append(
                TableCellRow(
                    table_id=table_id, document_id=paper.document_id, page=where["page"], row=row, column=column, text=text,
                    value=value, is_percent=False, is_header=row == 0, x0=round(84.97 + width * column, 2),
                    top=where["top"] + 14.0 * row, x1=round(84.97 + width * (column + 1), 2),
                    bottom=where["top"] + 14.0 * (row + 1),
                )
            )  # fmt: skip
