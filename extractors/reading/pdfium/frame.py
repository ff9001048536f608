"""The frame of a page: PDF coordinates turned into those of the page as it is read."""

import pypdfium2 as pdfium

from extractors.reading.page import Box


class Frame:
    """Turns PDF coordinates (y upwards, unturned) into those of the page as it is read."""

    __slots__ = ("bottom", "height", "left", "right", "top", "turn", "width")

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = turn
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if turn in (90, 270) else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give a box of the PDF as it stands on the page, in points from its upper left corner."""
        if self.turn == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turn == 90:  # noqa: PLR2004 - degrees
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turn == 180:  # noqa: PLR2004 - degrees
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
