"""Small PDFs that no reader gets through: for tests of the limits on time and memory, and of a worker's death.

All three do their harm inside one call of the C library, FPDF_LoadPage, before any code of ours sees the page: no
signal handler and no exception of Python gets in between.
"""

import zlib

_NOTHING = b"n " * 8_000_000  # ends a path that was never begun: work to parse, no object to keep
_SIDE = 4_000  # pixels of a grey picture, a byte each
_PICTURE = b"BI/W %d/H %d/BPC 8/CS/G ID " % (_SIDE, _SIDE) + bytes(_SIDE * _SIDE) + b" EI"
_NESTED = 60  # arrays in one object; PDFium's parser gives up at 64
_CHAINED = 1_000  # objects


def spinning_pdf() -> bytes:
    """Give a PDF that costs hours of CPU time and some 30 MB (800 bytes of file).

    A page draws one form 100 000 times, and PDFium parses a form anew each time that it is drawn: 16 MB of operators
    without effect, a tenth of a second. What was inflated is freed after each, so that memory stays flat.
    """
    return _draw_often(_NOTHING, times=100_000)


def devouring_pdf() -> bytes:
    """Give a PDF that takes 2.5 GB within seconds and 6 GB in all (800 bytes of file).

    As `spinning_pdf`, but the form holds an inline picture without a filter of its own, and PDFium keeps a copy of its
    16 MB for each time that it is drawn. The sum is bounded, for the sake of a machine whose limit does not work.
    """
    return _draw_often(_PICTURE, times=360)


def crashing_pdf() -> bytes:
    """Give a PDF that ends the process with a segmentation fault at once (650 kB of file).

    A colour space that is a pattern over a pattern over a pattern, 60 000 deep. The parser allows only 64 arrays in
    each other but any number of references, and PDFium (build 8149) follows them by recursion: some 280 bytes of stack
    a level, twice the usual 8 MB.
    """
    chain = (b"[/Pattern" * _NESTED + b" %d 0 R" % (6 + link) + b"]" * _NESTED for link in range(_CHAINED))
    return _write(_stream(b"/C cs"), b"<</ColorSpace<</C 5 0 R>>>>", *chain, b"/DeviceGray")


def _draw_often(form: bytes, *, times: int) -> bytes:
    """Give a PDF whose page draws a form so many times."""
    return _write(
        _stream(b"/F Do " * times),
        b"<</XObject<</F 5 0 R>>>>",
        _stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
    )


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    """Give a stream, deflated twice: once makes a thousandth of repeated bytes, twice next to nothing."""
    packed = zlib.compress(zlib.compress(data, 9), 9)
    return b"<<%b/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%b\nendstream" % (entries, len(packed), packed)


def _write(contents: bytes, resources: bytes, *others: bytes) -> bytes:
    """Give a PDF of one page; the other objects are numbered from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources%b>>" % resources
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    parts = [b"%PDF-1.7\n"]
    for number, body in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", pages, page, contents, *others), start=1):
        parts.append(b"%d 0 obj%b endobj\n" % (number, body))
    starts = [sum(map(len, parts[: index + 1])) for index in range(len(parts))]
    table = b"".join(b"%010d 00000 n \n" % start for start in starts[:-1])
    size = len(parts)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, starts[-1])
    return b"".join((*parts, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, trailer))
