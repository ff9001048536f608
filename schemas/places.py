"""Columns that many tables have: the place on the page, in the text, and the rule."""

from typing import Annotated

from schemas.columns import Column

BOX_UNIT = "points from the upper left corner of the page"

Page = Annotated[int, Column("the page", "sida")]
Left = Annotated[float, Column("left edge", unit=BOX_UNIT)]
Top = Annotated[float, Column("upper edge", unit=BOX_UNIT)]
Right = Annotated[float, Column("right edge", unit=BOX_UNIT)]
Bottom = Annotated[float, Column("lower edge", unit=BOX_UNIT)]
CharStart = Annotated[int, Column("where it begins in the document's text", unit="characters")]
CharEnd = Annotated[int, Column("where it ends", unit="characters")]
FoundBy = Annotated[str, Column("the rule that found it")]
