"""The money that the charts draw is that of the view."""

from decimal import Decimal
from pathlib import Path

from search.duck import Database
from search.finder import Finder
from search.index.writing import update_index


def test_the_money_of_a_year_is_that_of_the_view(dataset: Path) -> None:
    update_index(dataset)
    asked = (
        "SELECT meeting_year, sum(sek) AS sek FROM money_by_body"
        " WHERE category NOT IN ('reject', 'refer_back', 'table') AND meeting_year IS NOT NULL GROUP BY ALL"
        " HAVING sum(sek) > 0"
    )
    told = {row["meeting_year"]: row["sek"] for row in Database(dataset).query(asked).to_pylist()}
    drawn = {one.year: one.decided_sek for one in Finder(dataset).years("") if one.decided_sek}
    assert drawn == told
    assert drawn[2020] == Decimal(2_750_000)  # granted once, though its financing tells the sum again
