import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.layout.build import build_document
from extractors.layout.document import Document, Span, Zone, word_offsets
from extractors.reading.page import Page
from extractors.reading.pdfium import open_pdf, read_pages

_LINES = [
    "Kommunstyrelsen i Granvik har behandlat frågan om en ny gång- och cykelväg till",
    "Älvholm och funnit att den ryms inom ramen. Beslutet gäller alla sammanträdes-",
    "tider och miljö-",
    "och byggnadsnämnden i §\u00a012.",
]


@cache
def sample() -> tuple[list[Page], Document]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number in range(1, 4):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 800, "Granviks kommun")
        canvas.drawString(480, 800, f"{number} (3)")
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(72, 740, f"§ {number + 11} Taxa för område {number}")
        canvas.setFont("Helvetica", 10)
        for row, line in enumerate(_LINES):
            canvas.drawString(72, 700 - 13 * row, line.replace("Älvholm", f"Älvholm {number}"))
        for row in range(3):
            for column in range(2):
                canvas.rect(72 + 150 * column, 500 - 20 * row, 150, 20)
                canvas.drawString(76 + 150 * column, 506 - 20 * row, f"cell {number}{row}{column}")
        canvas.drawString(
            72, 400, "och detta stycke fortsätter på nästa sida där det blir mer text att läsa om allt" * (number < 3)
        )
        canvas.showPage()
    canvas.save()
    with open_pdf(buffer.getvalue()) as document:
        pages = list(read_pages(document))
    return pages, build_document(pages)


@given(st.data())
def test_every_span_has_boxes_that_lie_inside_its_pages(data: st.DataObject) -> None:
    pages, document = sample()
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    places = document.locate(Span(start, end))
    assert places
    assert [place.page for place in places] == sorted({place.page for place in places})
    for number, box in places:
        page = pages[number - 1]
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.top < box.bottom <= page.height


@given(st.data())
def test_a_larger_span_has_boxes_that_hold_those_of_a_smaller(data: st.DataObject) -> None:
    _, document = sample()
    start = data.draw(st.integers(0, len(document.text) - 2))
    end = data.draw(st.integers(start + 1, min(start + 200, len(document.text))))
    inner = data.draw(st.integers(start, end - 1))
    if document.text[inner].isspace():
        return  # the blank between two lines belongs to the line before it
    outer = dict(document.locate(Span(start, end)))
    for page, box in document.locate(Span(inner, inner + 1)):
        assert outer[page].holds(box.x0, box.top)
        assert outer[page].holds(box.x1, box.bottom)


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (7, 2), (0, 10**6)])
def test_an_empty_span_or_one_outside_the_text_has_no_place(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no place for"):
        sample()[1].locate(Span(*span))


def test_a_word_is_found_where_it_is_printed() -> None:
    _, document = sample()
    start = document.text.index("Taxa för område 2")
    (place,) = document.locate(Span(start, start + 4))
    assert place.page == 2
    assert place.box.x0 > 72
    assert place.box.top < 842 - 740 < place.box.bottom


def test_the_word_behind_a_dropped_hyphen_has_the_boxes_of_both_lines() -> None:
    _, document = sample()
    start = document.text.index("sammanträdestider")
    (place,) = document.locate(Span(start, start + len("sammanträdestider")))
    assert place.box.bottom - place.box.top > 20
    assert place.box.x0 == pytest.approx(72, abs=1)


def test_a_no_break_space_parts_words_as_a_blank_does() -> None:
    assert "miljö- och byggnadsnämnden i § 12." in sample()[1].text


def test_every_printed_word_is_in_the_text_at_its_offset() -> None:
    pages, document = sample()
    found = 0
    for block in document.blocks:
        for piece in block.pieces:
            for offset, word in word_offsets(piece):
                printed = document.text[offset : offset + len(word.text)]
                assert printed == word.text or (word.text.endswith("-") and word.text.startswith(printed.split()[0][:8]))
                found += 1
    assert found == sum(len(page.words) for page in pages)


def test_blocks_follow_each_other_and_cover_the_text() -> None:
    _, document = sample()
    reach = 0
    for block in document.blocks:
        assert block.start == reach
        assert block.start <= block.content <= block.end
        assert document.text[block.end] == "\n"
        reach = block.end + 1
    assert reach == len(document.text)


def test_the_body_ends_where_the_running_heads_begin() -> None:
    _, document = sample()
    assert {block.zone for block in document.blocks if block.start < document.body_end} == {Zone.BODY}
    assert {block.zone for block in document.blocks if block.start >= document.body_end} == {Zone.FURNITURE}
    assert "Granviks kommun" in document.text[document.body_end :]


def test_the_cells_of_a_table_have_the_spans_of_their_text() -> None:
    _, document = sample()
    assert len(document.tables) == 3
    for table in document.tables:
        for row, column, span, box in table.cells:
            assert document.text[span.start : span.end] == f"cell {table.page}{row}{column}"
            assert document.locate(span)[0].page == table.page
            assert box.x1 - box.x0 == pytest.approx(150, abs=1)


@given(st.integers(0, 10**4))
def test_the_block_at_an_offset_holds_it(offset: int) -> None:
    _, document = sample()
    offset %= len(document.text)
    block = document.blocks[document.block_at(offset)]
    assert block.start <= offset <= block.end
    assert block.page <= document.page_of(offset) <= block.page_end


def test_the_blocks_of_a_span_begin_in_it() -> None:
    _, document = sample()
    first, second = document.blocks[1], document.blocks[2]
    assert document.blocks_in(Span(first.start, second.start)) == (first,)
    assert document.blocks_in(Span(first.start, second.start + 1)) == (first, second)
    assert document.blocks_in(Span(first.start + 1, second.start)) == ()


def test_a_document_of_an_empty_page_has_no_text() -> None:
    document = build_document([Page(number=1, width=595.0, height=842.0, words=())])
    assert (document.text, document.blocks, document.page_of(0)) == ("", (), 1)
