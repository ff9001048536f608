"""Bytes to pages with PDFium: this package alone calls it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import DocumentError
from extractors.reading.page import Page
from extractors.reading.pdfium.frame import Frame
from extractors.reading.pdfium.paths import read_paths
from extractors.reading.pdfium.words import cut_words, dominant_turn, place_across, place_words

# Annotations whose words stand in no text of the page, so that no personal number in them is found and masked. The other
# kinds (squares, ink, what is marked to be redacted) are drawn: they may be what the municipality blackened.
_COVER = (96, 96, 96, 255)  # grey
_WORDED = (pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_STAMP)


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
    """Draw one page (1-based), `scale` pixels a point, turned as its text is read: as all boxes on it are measured.

    Written annotations, fields of forms and stamps are painted over, as what they say is not read, and what they cover
    may have been covered on purpose.
    """
    page = document[number - 1]
    try:
        turn = _turn_of(page)
        frame = Frame(page, turn)
        covered = [frame.place(*place) for place in _take_worded(page)]
        picture = page.render(scale=scale, rotation=(turn - page.get_rotation()) % 360)
        for box in covered:
            left, top = int(box.x0 * scale), int(box.top * scale)
            picture.fill_rect(_COVER, left, top, int(box.x1 * scale) + 1 - left, int(box.bottom * scale) + 1 - top)
        return picture
    finally:
        page.close()


def measure_page(document: pdfium.PdfDocument, number: int) -> tuple[float, float] | None:
    """Give width and height of a page (1-based) in points, turned as `render_page` does; None where it cannot be loaded."""
    if not 1 <= number <= len(document):
        return None
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    try:
        frame = Frame(page, _turn_of(page))
        return frame.width, frame.height
    finally:
        page.close()


def _take_worded(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Take the annotations that hold words off a page that was loaded; the document's bytes stay as they are.

    Returns:
        Where they were: left, bottom, right, top in the PDF's own coordinates.
    """
    taken: list[tuple[float, float, float, float]] = []
    place_of = pdfium_c.FS_RECTF()
    for place in reversed(range(pdfium_c.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, place)
        if not annotation:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        if kind in _WORDED and pdfium_c.FPDFAnnot_GetRect(annotation, place_of):
            taken.append((place_of.left, place_of.bottom, place_of.right, place_of.top))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if kind in _WORDED:
            pdfium_c.FPDFPage_RemoveAnnot(page, place)
    return taken


def _turn_of(page: pdfium.PdfPage) -> int:
    textpage = page.get_textpage()
    try:
        _, runs = cut_words(textpage.raw)
        return dominant_turn(runs.values(), page.get_rotation())
    finally:
        textpage.close()


def _read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Read words, rulings, fills and pictures of one page."""
    turn = page.get_rotation()
    textpage = page.get_textpage()
    try:
        spans, runs = cut_words(textpage.raw)
        turn = dominant_turn(runs.values(), turn)
        frame = Frame(page, turn)
        words = tuple(place_words(textpage.raw, spans, runs, frame))
        across = tuple(place_across(textpage.raw, spans, runs, frame))
    finally:
        textpage.close()
    edges, fills, pictures = read_paths(page, frame)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        words=words,
        edges=tuple(edges),
        fills=tuple(fills),
        pictures=tuple(pictures),
        rotation=turn,
        across=across,
    )
