"""Paths and pictures of a page: rulings, filled boxes, images."""

import ctypes
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.reading.page import Box, Edge
from extractors.reading.pdfium.frame import Frame

_THIN = 3.2  # points; a path no thicker than this is a ruling
_MAX_OBJECTS = 20_000  # a page with more is a drawing or a map; its paths are not rulings of tables
_RECTANGLE_SEGMENTS = (4, 5, 6)


def read_paths(page: pdfium.PdfPage, frame: Frame) -> tuple[list[Edge], list[Box], list[Box]]:
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


def _open_form(item: Any, matrix: raw.FS_MATRIX | None) -> list[tuple[Any, raw.FS_MATRIX | None]]:
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


def _sort_path(item: Any, box: Box, edges: list[Edge], fills: list[Box]) -> None:
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
