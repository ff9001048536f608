import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.headings import is_section
from extractors.layout.build import build_document
from extractors.layout.document import Document, Zone
from extractors.reading.pdfium import open_pdf, read_pages

_PLACES = ("Näset", "Älvholm", "Sundby", "Åsen", "Viken")


def prose(number: int) -> list[str]:
    """Give three lines of a paragraph, others on each page."""
    place = _PLACES[number % len(_PLACES)]
    return [
        f"Kommunstyrelsen har behandlat förslaget om en ny gång- och cykelväg vid {place}",
        f"och funnit att kostnaden för {place} ryms inom den ram som kommunfullmäktige",
        f"har fastställt för innevarande år enligt ekonomikontoret i {place}.",
    ]


def build(pages: Sequence[Callable[[Canvas], None]]) -> Document:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    with open_pdf(buffer.getvalue()) as document:
        return build_document(list(read_pages(document)), is_section=is_section)


def draw_page(head: Sequence[str], body: Sequence[str], foot: Sequence[str] = ()) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(head):
            canvas.drawString(72, 800 - 13 * row, line)
        for row, line in enumerate(body):
            canvas.drawString(72, 700 - 13 * row, line)
        for row, line in enumerate(foot):
            canvas.drawString(72, 60 - 11 * row, line)

    return draw


def body_of(document: Document) -> str:
    return document.text[: document.body_end]


def furniture_of(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.zone is Zone.FURNITURE]


@pytest.mark.parametrize("form", ["{} (3)", "{}({})", "{}[3]", "{}/3", "{} av 3", "Sida {} av 3", "Sid {} (3)", "{}"])
def test_page_counters_of_all_forms_are_no_text_of_the_paper(form: str) -> None:
    pages = [
        draw_page([form.format(number, 3)], [*prose(number), f"Sida för sida {number * 7} gånger."]) for number in (1, 2, 3)
    ]
    document = build(pages)
    assert [line for line in body_of(document).splitlines() if len(line) < 15] == []
    assert len(furniture_of(document)) == 3


def test_running_heads_and_feet_are_taken_out_and_kept_behind_the_text() -> None:
    pages = [
        draw_page(["Granviks kommun", "PROTOKOLL"], [*prose(number), f"Stycke {number} av texten."], ["Justerandes sign"])
        for number in (1, 2, 3, 4)
    ]
    document = build(pages)
    assert "PROTOKOLL" not in body_of(document)
    assert "Justerandes sign" not in body_of(document)
    assert furniture_of(document).count("Justerandes sign") == 4
    assert furniture_of(document).count("PROTOKOLL") == 4


def test_a_sentence_cut_by_a_running_head_is_one_paragraph() -> None:
    head = ["Granviks kommun", "Sammanträdesprotokoll 2026-03-10"]
    pages = [
        draw_page(head, [*prose(0), *prose(1)[:2]], ["Justerandes sign"]),
        draw_page(head, [prose(1)[2], *prose(2)], ["Justerandes sign"]),
        draw_page(head, prose(3), ["Justerandes sign"]),
    ]
    assert " ".join(prose(1)) in body_of(build(pages))


def test_a_day_that_is_another_on_each_page_is_that_letters_own() -> None:
    pages = [draw_page(["Granviks kommun", f"Datum 2026-03-{number + 10}"], prose(number)) for number in range(1, 5)]

    assert body_of(build(pages)).count("Datum 2026-03-1") == 4


def test_a_section_heading_first_on_every_page_is_text() -> None:
    pages = [draw_page([], ["Beslut", "", *prose(number), f"Del {number} ett."]) for number in range(1, 5)]
    assert body_of(build(pages)).count("Beslut\n") == 4


def test_a_single_page_has_no_running_head() -> None:
    document = build([draw_page(["Granviks kommun"], prose(0))])
    assert "Granviks kommun" in body_of(document)
    assert furniture_of(document) == []


def test_an_address_block_at_the_foot_of_a_letter_is_no_text() -> None:
    foot = ["Postadress Granviks kommun, 990 10 Granvik", "Telefon 0990-123 45, www.granvik.example", "Org.nr 212000-0000"]
    document = build([draw_page([], prose(0), foot)])
    assert furniture_of(document) == foot
    assert "0990" not in body_of(document)


def test_one_telephone_number_at_the_foot_is_text() -> None:
    document = build([draw_page([], prose(0), ["Frågor besvaras på telefon 0990-123 45."])])
    assert "0990-123 45" in body_of(document)


def test_a_year_alone_at_the_top_of_the_text_is_no_counter() -> None:
    document = build([draw_page([], ["2026", "", *prose(0)])])
    assert body_of(document).startswith("2026")
