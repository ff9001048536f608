"""Bytes to pages with PDFium: the one module that calls it.

Words are cut from PDFium's own text of the page (one call) and only their first and last characters are asked for
boxes, which keeps the cost per page at about two milliseconds where a call per character takes ten.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.errors import DocumentError
from extractors.reading.page import Box, Edge, Font, Page, Word

_WORD = re.compile("[^\\s\ufffe\ufeff\u200b\x00-\x1f]+\ufffe?|\ufffe")
# PDFium marks a hyphen at a line's end with U+FFFE and drops the line break after it.
_LINE_END_HYPHEN = "\ufffe"
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|semib|-bd|,bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|-it\b|,it\b", re.IGNORECASE)
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2  # text render mode used to fake bold
_THIN = 3.2  # points; a path no thicker than this is a ruling
_MAX_OBJECTS = 20_000  # a page with more is a drawing or a map; its paths are not rulings of tables
_RECTANGLE_SEGMENTS = (4, 5, 6)


# The two calls made for every word, with addresses for handles: a third of the cost of the generated bindings, which
# make a pointer object for each.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


@contextmanager
def open_pdf(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a document, trying the empty password; close it afterwards.

    Raises:
        DocumentError: the bytes are no PDF, are damaged beyond repair, need a password, or hold no page.
    """
    if not data:
        raise DocumentError("the file is empty", code="empty_file")
    if b"%PDF-" not in data[:1024]:
        raise DocumentError(f"not a PDF: the file begins with {data[:12]!r}", code="not_a_pdf")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code, reason = _explain(error)
        raise DocumentError(reason, code=code) from error
    try:
        if len(document) == 0:
            raise DocumentError("the PDF has no pages", code="no_pages")
        yield document
    finally:
        document.close()


def _explain(error: pdfium.PdfiumError) -> tuple[str, str]:
    """Give the code and the sentence for PDFium's refusal."""
    text = str(error)
    if "password" in text.lower():
        return "password", "the PDF is encrypted and needs a password"
    if "security" in text.lower():
        return "password", "the PDF is encrypted in a way that cannot be read"
    return "damaged", "the PDF is damaged and cannot be opened"


def count_pages(document: pdfium.PdfDocument) -> int:
    """Give the number of pages."""
    return len(document)


def read_pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    """Read page after page; each is closed before the next is opened, so that memory stays flat.

    Raises:
        DocumentError: not one of the pages could be loaded.
    """
    loaded = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield Page(number=index + 1, width=0.0, height=0.0, words=())
            continue
        try:
            yield _read_page(page, index + 1)
            loaded += 1
        finally:
            page.close()
    if not loaded:
        raise DocumentError("no page of the PDF can be loaded", code="damaged")


def render_page(document: pdfium.PdfDocument, number: int, *, scale: float = 2.0) -> pdfium.PdfBitmap:
    """Draw one page (1-based), `scale` pixels a point, upright as a reader sees it."""
    page = document[number - 1]
    try:
        return page.render(scale=scale)
    finally:
        page.close()


class _Frame:
    """Turns PDF coordinates (y upwards, unturned) into those of the page as it is read."""

    __slots__ = ("bottom", "height", "left", "right", "top", "turn", "width")

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = turn
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if turn in (90, 270) else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turn == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turn == 90:  # noqa: PLR2004 - degrees
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turn == 180:  # noqa: PLR2004 - degrees
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)


def _read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Read words, rulings, fills and pictures of one page."""
    turn = page.get_rotation()
    textpage = page.get_textpage()
    try:
        spans, runs = _cut_words(textpage.raw)
        turn = _dominant_turn(runs.values(), turn)
        frame = _Frame(page, turn)
        words = tuple(_place_words(textpage.raw, spans, runs, frame))
    finally:
        textpage.close()
    edges, fills, pictures = _read_paths(page, frame)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        words=words,
        edges=tuple(edges),
        fills=tuple(fills),
        pictures=tuple(pictures),
        rotation=turn,
    )


class _Run:
    """What all words of one text object share."""

    __slots__ = ("angle", "count", "font", "rise")

    def __init__(self, font: Font, angle: int) -> None:
        self.font, self.angle, self.count = font, angle, 0
        self.rise: float | None = None  # of the baseline above the loose box's lower edge, the same for all its words


def _cut_words(textpage: object) -> tuple[list[tuple[int, int, str, int]], dict[int, _Run]]:
    """Cut the page's text into (first, last, text, run) of words; runs are keyed by the text object's address."""
    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return [], {}
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: (written - 1) * 2].decode("utf-16-le", "replace")
    exact = len(text) == count
    spans: list[tuple[int, int, str, int]] = []
    runs: dict[int, _Run] = {}
    fonts: dict[int, tuple[str, bool, bool]] = {}
    known: dict[Font, Font] = {}
    page_address = ctypes.cast(textpage, ctypes.c_void_p).value
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        if not exact:  # characters outside the basic plane count once here and twice there
            first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, first)
            last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, last)
            if first < 0 or last < 0:
                continue
        address = _text_object(page_address, first) or 0
        run = runs.get(address)
        if run is None:
            handle = raw.FPDFText_GetTextObject(textpage, first)
            run = runs[address] = _describe_run(textpage, first, handle, fonts, known)
        run.count += 1
        spans.append((first, last, match.group().replace(_LINE_END_HYPHEN, "-"), address))
    return spans, runs


def _describe_run(
    textpage: object, index: int, handle: object, fonts: dict[int, tuple[str, bool, bool]], known: dict[Font, Font]
) -> _Run:
    """Ask font, size in points and direction of the text object around one character; equal fonts are one object."""
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(textpage, index)
    angle = 0
    if raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
        if abs(matrix.b) > abs(matrix.a):
            angle = 90 if matrix.b > 0 else 270
        elif matrix.a < 0:
            angle = 180
    if not handle:
        return _Run(Font("", round(size, 1), bold=False, italic=False), angle)
    font = raw.FPDFTextObj_GetFont(handle)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _describe_font(font)
    name, bold, italic = fonts[key]
    if not bold and raw.FPDFTextObj_GetTextRenderMode(handle) == _FILL_AND_STROKE:
        bold = True
    described = Font(name, round(size, 1), bold, italic)
    return _Run(known.setdefault(described, described), angle)


def _describe_font(font: object) -> tuple[str, bool, bool]:
    """Give a font's base name without its subset tag, and whether it is bold and italic."""
    if not font:
        return "", False, False
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = _SUBSET_TAG.sub("", buffer.value.decode("utf-8", "replace"))
    bold = bool(_BOLD_NAME.search(name)) or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    slant = ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, ctypes.byref(slant))
    return name, bold, bool(_ITALIC_NAME.search(name)) or slant.value < 0


def _dominant_turn(runs: object, declared: int) -> int:
    """Give the clockwise turn (0, 90, 180, 270) that sets most words upright; the declared one without words."""
    angles: Counter[int] = Counter()
    for run in runs:  # type: ignore[attr-defined]
        angles[run.angle] += run.count
    return angles.most_common(1)[0][0] if angles else declared


def _place_words(
    textpage: object, spans: list[tuple[int, int, str, int]], runs: dict[int, _Run], frame: _Frame
) -> Iterator[Word]:
    """Give each word its box, from its first and last character; words across the reading direction are left out."""
    rect = raw.FS_RECTF()
    rect_address = ctypes.addressof(rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    page_address = ctypes.cast(textpage, ctypes.c_void_p).value
    upright = frame.turn == 0
    page_left, page_top = frame.left, frame.top
    for first, last, text, address in spans:
        run = runs[address]
        if run.angle != frame.turn:
            continue
        _loose_box(page_address, first, rect_address)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if last > first:
            _loose_box(page_address, last, rect_address)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        if upright:
            if run.rise is None:
                raw.FPDFText_GetCharOrigin(textpage, first, ctypes.byref(x), ctypes.byref(y))
                run.rise = y.value - bottom
            below = page_top - bottom
            yield Word(text, left - page_left, page_top - top, right - page_left, below, below - run.rise, run.font)
        else:
            raw.FPDFText_GetCharOrigin(textpage, first, ctypes.byref(x), ctypes.byref(y))
            box = frame.place(left, bottom, right, top)
            yield Word(text, *box, frame.place(x.value, y.value, x.value, y.value).top, run.font)


def _read_paths(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Edge], list[Box], list[Box]]:
    """Collect rulings (thin paths, sides of stroked rectangles), filled boxes and pictures of a page."""
    edges: list[Edge] = []
    fills: list[Box] = []
    pictures: list[Box] = []
    handle = page.raw
    count = raw.FPDFPage_CountObjects(handle)
    if count > _MAX_OBJECTS:
        return edges, fills, pictures
    objects = [(raw.FPDFPage_GetObject(handle, index), None) for index in range(count)]
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    bounds = tuple(ctypes.byref(value) for value in (left, bottom, right, top))
    while objects:
        item, matrix = objects.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == raw.FPDF_PAGEOBJ_FORM:
            objects.extend(_open_form(item, matrix))
            continue
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(item, *bounds):
            continue
        corners = (left.value, bottom.value, right.value, top.value)
        box = frame.place(*(_transform(matrix, corners) if matrix else corners))
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        else:
            _sort_path(item, box, edges, fills)
    return edges, fills, pictures


def _open_form(item: object, matrix: raw.FS_MATRIX | None) -> list[tuple[object, raw.FS_MATRIX | None]]:
    """Give a form's objects with the matrix that places them on the page; deep nests are left closed."""
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return []
    if matrix is not None:
        own = _multiply(own, matrix)
    count = min(raw.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)
    return [(raw.FPDFFormObj_GetObject(item, index), own) for index in range(max(count, 0))]


def _multiply(first: raw.FS_MATRIX, then: raw.FS_MATRIX) -> raw.FS_MATRIX:
    return raw.FS_MATRIX(
        first.a * then.a + first.b * then.c,
        first.a * then.b + first.b * then.d,
        first.c * then.a + first.d * then.c,
        first.c * then.b + first.d * then.d,
        first.e * then.a + first.f * then.c + then.e,
        first.e * then.b + first.f * then.d + then.f,
    )


def _transform(matrix: raw.FS_MATRIX, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Place a box (left, bottom, right, top) by a matrix."""
    left, bottom, right, top = box
    xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (bottom, top)]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _sort_path(item: object, box: Box, edges: list[Edge], fills: list[Box]) -> None:
    """Put a path to the rulings or the fills; curves, drawings and dots are neither."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height <= _THIN and width > _THIN:
        middle = (box.top + box.bottom) / 2
        edges.append(Edge(box.x0, middle, box.x1, middle))
        return
    if width <= _THIN and height > _THIN:
        middle = (box.x0 + box.x1) / 2
        edges.append(Edge(middle, box.top, middle, box.bottom))
        return
    if width <= _THIN or raw.FPDFPath_CountSegments(item) not in _RECTANGLE_SEGMENTS:
        return
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    if stroke.value:
        edges.append(Edge(box.x0, box.top, box.x1, box.top))
        edges.append(Edge(box.x0, box.bottom, box.x1, box.bottom))
        edges.append(Edge(box.x0, box.top, box.x0, box.bottom))
        edges.append(Edge(box.x1, box.top, box.x1, box.bottom))
    elif mode.value:
        fills.append(box)
