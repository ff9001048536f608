import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from extractors.headings import is_section
from extractors.items.parts import split_parts
from extractors.layout.build import build_document
from extractors.reading.pdfium import open_pdf, read_pages

_PLACES = ("Näset", "Älvholm", "Sundby", "Åsen", "Viken", "Ön", "Berget")


def split(pages: Sequence[tuple[str, str]]) -> list[tuple[int, int, bool]]:
    """Make a page of each (header, counter); a header in capitals and no counter is a divider."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number, (header, counter) in enumerate(pages):
        if counter:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, 810, header)
            canvas.drawString(480, 810, counter)
            canvas.setFont("Helvetica", 10)
            for row in range(8):
                canvas.drawString(
                    72, 700 - 14 * row, f"Nämnden har i rad {row} behandlat frågan om vägen till {_PLACES[number]} och"
                )
        else:
            canvas.setFont("Helvetica-Bold", 28)
            canvas.drawString(72, 500, header)
        canvas.showPage()
    canvas.save()
    with open_pdf(buffer.getvalue()) as document:
        built = build_document(list(read_pages(document)), is_section=is_section)
    return [(part.first, part.last, part.divider) for part in split_parts(built)]


def test_one_paper_is_one_part() -> None:
    assert split([("Kallelse", "1 (3)"), ("Kallelse", "2 (3)"), ("Kallelse", "3 (3)")]) == [(1, 3, False)]


def test_a_counter_that_begins_anew_begins_a_paper() -> None:
    pages = [("Granvik", "1 (2)"), ("Granvik", "2 (2)"), ("Granvik", "1 (2)"), ("Granvik", "2 (2)")]
    assert split(pages) == [(1, 2, False), (3, 4, False)]


def test_a_page_with_little_but_large_words_is_a_divider() -> None:
    pages = [("Granvik", "1 (2)"), ("Granvik", "2 (2)"), ("7 Taxa", ""), ("Granvik", "1 (2)"), ("Granvik", "2 (2)")]
    assert split(pages) == [(1, 2, False), (3, 3, True), (4, 5, False)]


def test_another_running_head_begins_a_paper() -> None:
    pages = [("Kallelse", "1"), ("Kallelse", "2"), ("Kallelse", "3"), ("Bokslut", "4"), ("Bokslut", "5"), ("Bokslut", "6")]
    assert split(pages) == [(1, 3, False), (4, 6, False)]
