"""Words of a page: text, box, baseline and font.

Words are cut from PDFium's own text of the page (one call) and only their first and last characters are asked for
boxes, which keeps the cost per page at about two milliseconds where a call per character takes ten.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

from extractors.reading.page import Font, Word
from extractors.reading.pdfium.frame import Frame

_WORD = re.compile("[^\\s\ufffe\ufeff\u200b\x00-\x1f]+\ufffe?|\ufffe")
# PDFium marks a hyphen at a line's end with U+FFFE and drops the line break after it.
_LINE_END_HYPHEN = "\ufffe"
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|semib|-bd|,bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|-it\b|,it\b", re.IGNORECASE)
_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600
_SAME_HEIGHT = 0.05  # points
_ASCENT, _DESCENT = 0.9, 0.22  # times the size, of a common text font
_FILL_AND_STROKE = 2  # text render mode used to fake bold

# The two calls made for every word, with addresses for handles: a third of the cost of the generated bindings, which
# make a pointer object for each.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


class _Shape:
    """The height of a font's boxes; `tight` where it differs by glyph, for fonts that do not say how high they are.

    Words of such a font get the box of a common font, around their baseline.
    """

    __slots__ = ("height", "tight")

    def __init__(self, height: float) -> None:
        self.height, self.tight = height, False


class Run:
    """What all words of one text object share."""

    __slots__ = ("angle", "count", "font", "rise", "shape")

    def __init__(self, font: Font, angle: int) -> None:
        self.font, self.angle, self.count = font, angle, 0
        self.rise: float | None = None  # of the baseline above the loose box's lower edge, the same for all its words
        self.shape: _Shape | None = None


def cut_words(textpage: Any) -> tuple[list[tuple[int, int, str, int]], dict[int, Run]]:
    """Cut the page's text into (first, last, text, run) of words; runs are keyed by the text object's address."""
    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return [], {}
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: (written - 1) * 2].decode("utf-16-le", "replace")
    exact = len(text) == count
    spans: list[tuple[int, int, str, int]] = []
    runs: dict[int, Run] = {}
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
    textpage: Any, index: int, handle: Any, fonts: dict[int, tuple[str, bool, bool]], known: dict[Font, Font]
) -> Run:
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
        return Run(Font("", round(size, 1), bold=False, italic=False), angle)
    font = raw.FPDFTextObj_GetFont(handle)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _describe_font(font)
    name, bold, italic = fonts[key]
    if not bold and raw.FPDFTextObj_GetTextRenderMode(handle) == _FILL_AND_STROKE:
        bold = True
    described = Font(name, round(size, 1), bold, italic)
    return Run(known.setdefault(described, described), angle)


def _describe_font(font: Any) -> tuple[str, bool, bool]:
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


def dominant_turn(runs: Iterable[Run], declared: int) -> int:
    """Give the clockwise turn (0, 90, 180, 270) that sets most words upright; the declared one without words."""
    angles: Counter[int] = Counter()
    for run in runs:
        angles[run.angle] += run.count
    return angles.most_common(1)[0][0] if angles else declared


def place_words(textpage: Any, spans: list[tuple[int, int, str, int]], runs: dict[int, Run], frame: Frame) -> Iterator[Word]:
    """Give each word its box, from its first and last character; words across the reading direction are left out."""
    rect = raw.FS_RECTF()
    rect_address = ctypes.addressof(rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    page_address = ctypes.cast(textpage, ctypes.c_void_p).value
    upright = frame.turn == 0
    shapes: dict[Font, _Shape] = {}
    page_left, page_top = frame.left, frame.top
    for first, last, text, address in spans:
        run = runs[address]
        if run.angle != frame.turn:
            continue
        _loose_box(page_address, first, rect_address)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        shape = run.shape
        if shape is None:
            shape = run.shape = shapes.setdefault(run.font, _Shape(top - bottom))
        if not -_SAME_HEIGHT < top - bottom - shape.height < _SAME_HEIGHT:
            shape.tight = True
        if last > first:
            _loose_box(page_address, last, rect_address)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        if upright and shape.tight:
            raw.FPDFText_GetCharOrigin(textpage, first, ctypes.byref(x), ctypes.byref(y))
            baseline, size = page_top - y.value, run.font.size
            top, bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
            yield Word(text, left - page_left, top, right - page_left, bottom, baseline, run.font)
        elif upright:
            if run.rise is None:
                raw.FPDFText_GetCharOrigin(textpage, first, ctypes.byref(x), ctypes.byref(y))
                run.rise = y.value - bottom
            below = page_top - bottom
            yield Word(text, left - page_left, page_top - top, right - page_left, below, below - run.rise, run.font)
        else:
            raw.FPDFText_GetCharOrigin(textpage, first, ctypes.byref(x), ctypes.byref(y))
            box = frame.place(left, bottom, right, top)
            yield Word(text, *box, frame.place(x.value, y.value, x.value, y.value).top, run.font)


def place_across(
    textpage: Any, spans: list[tuple[int, int, str, int]], runs: dict[int, Run], frame: Frame
) -> Iterator[Word]:
    """Give the words across the reading direction their boxes; most pages have none."""
    if all(run.angle == frame.turn for run in runs.values()):
        return
    rect = raw.FS_RECTF()
    for first, last, text, address in spans:
        run = runs[address]
        if run.angle == frame.turn:
            continue
        corners = []
        for index in (first, last):
            raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rect))
            corners.append((rect.left, rect.bottom, rect.right, rect.top))
        (left, bottom, right, top), other = corners
        box = frame.place(min(left, other[0]), min(bottom, other[1]), max(right, other[2]), max(top, other[3]))
        yield Word(text, *box, box.bottom, run.font)
