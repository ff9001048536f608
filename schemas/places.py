"""Columns that many tables have: the place on the page, in the text, and the rule."""

from typing import Annotated

from schemas.columns import Column

BOX_UNIT = "points from the upper left corner of the page"

Page = Annotated[int, Column("the page", "sida", example="7")]
Left = Annotated[float, Column("left edge", unit=BOX_UNIT, example="72.0")]
Top = Annotated[float, Column("upper edge", unit=BOX_UNIT, example="318.44")]
Right = Annotated[float, Column("right edge", unit=BOX_UNIT, example="523.3")]
Bottom = Annotated[float, Column("lower edge", unit=BOX_UNIT, example="342.1")]
CharStart = Annotated[int, Column("where it begins in the document's text", unit="characters", example="10412")]
CharEnd = Annotated[int, Column("where it ends", unit="characters", example="10498")]
FoundBy = Annotated[str, Column("the rule that found it", example="prefix-year-slash")]
