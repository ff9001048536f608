import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DocumentError
from extractors.reading.page import Page
from extractors.reading.pdfium import open_pdf, read_pages

_WIDTH, _HEIGHT = 595.0, 842.0


def make_pdf(*draws: Callable[[Canvas], None], encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT), encrypt=encrypt)
    for draw in draws:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> list[Page]:
    with open_pdf(data) as document:
        return list(read_pages(document))


def write_sentence(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Kommunstyrelsen beslutar")


def test_words_come_with_their_box_from_the_upper_left_corner() -> None:
    page = read(make_pdf(write_sentence))[0]
    first, second = page.words
    assert [first.text, second.text] == ["Kommunstyrelsen", "beslutar"]
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.baseline == pytest.approx(_HEIGHT - 700, abs=0.5)
    assert first.top < first.baseline < first.bottom
    assert first.x0 < first.x1 < second.x0 < second.x1
    assert (page.number, page.width, page.height, page.rotation) == (1, _WIDTH, _HEIGHT, 0)


def test_swedish_letters_section_sign_and_no_break_space_are_read() -> None:
    page = read(make_pdf(lambda canvas: canvas.drawString(72, 700, "§\u00a012 Överklagande åtgärd É")))[0]
    assert [word.text for word in page.words] == ["§", "12", "Överklagande", "åtgärd", "É"]


def test_size_bold_and_italic_are_those_of_the_font() -> None:
    def draw(canvas: Canvas) -> None:
        for y, name, size in ((700, "Helvetica-Bold", 14), (680, "Times-Italic", 10), (660, "Helvetica", 11)):
            canvas.setFont(name, size)
            canvas.drawString(72, y, "Beslut")

    fonts = [word.font for word in read(make_pdf(draw))[0].words]
    assert [(font.size, font.bold, font.italic) for font in fonts] == [
        (14.0, True, False),
        (10.0, False, True),
        (11.0, False, False),
    ]


def test_size_is_what_the_reader_sees_after_scaling() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(36, 350, "Dagordning")

    word = read(make_pdf(draw))[0].words[0]
    assert word.font.size == 12.0
    assert word.x0 == pytest.approx(72, abs=1)


def test_letters_filled_and_outlined_are_bold() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(2)
        text.textOut("Reservation")
        canvas.drawText(text)

    assert read(make_pdf(draw))[0].words[0].font.bold


@pytest.mark.parametrize("declared", [True, False], ids=["with /Rotate", "without /Rotate"])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int, *, declared: bool) -> None:
    origins = {90: (100, 60), 180: (_WIDTH - 60, 100), 270: (_WIDTH - 100, _HEIGHT - 60)}

    def draw(canvas: Canvas) -> None:
        if declared:  # reportlab turns the sheet with the mark, so it is given lying
            canvas.setPageSize((_WIDTH, _HEIGHT) if turn == 180 else (_HEIGHT, _WIDTH))
            canvas.setPageRotation(turn)
        canvas.translate(*origins[turn])
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Budget för Granviks kommun")
        canvas.drawString(0, -14, "med bilagor")

    page = read(make_pdf(draw))[0]
    assert (page.width, page.height) == ((_WIDTH, _HEIGHT) if turn == 180 else (_HEIGHT, _WIDTH))
    words = sorted(page.words, key=lambda word: (round(word.baseline), word.x0))
    assert [word.text for word in words] == ["Budget", "för", "Granviks", "kommun", "med", "bilagor"]
    assert words[0].x0 == pytest.approx(60, abs=1)
    assert words[0].baseline == pytest.approx(100, abs=1)
    assert words[4].baseline - words[0].baseline == pytest.approx(14, abs=0.5)
    assert all(word.top < word.baseline < word.bottom for word in words)


def test_a_stamp_along_the_margin_is_no_text_of_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        write_sentence(canvas)
        canvas.translate(30, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Signerat")

    page = read(make_pdf(draw))[0]
    assert [word.text for word in page.words] == ["Kommunstyrelsen", "beslutar"]
    (stamp,) = page.across
    assert stamp.text == "Signerat"
    assert (stamp.x0, stamp.x1) == pytest.approx((20, 32), abs=2)
    assert (stamp.top, stamp.bottom) == pytest.approx((_HEIGHT - 242, _HEIGHT - 200), abs=4)


def test_boxes_count_from_the_corner_of_the_visible_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 30, _WIDTH - 20, _HEIGHT - 40))
        write_sentence(canvas)

    page = read(make_pdf(draw))[0]
    assert (page.width, page.height) == (_WIDTH - 40, _HEIGHT - 70)
    assert page.words[0].x0 == pytest.approx(52, abs=1)
    assert page.words[0].baseline == pytest.approx(_HEIGHT - 40 - 700, abs=0.5)


def test_a_hyphen_at_the_line_end_stays_with_its_half_of_the_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "om sammanträdes-")
        canvas.drawString(72, 686, "tider för nämnden")

    words = read(make_pdf(draw))[0].words
    assert [word.text for word in words] == ["om", "sammanträdes-", "tider", "för", "nämnden"]
    assert words[2].baseline > words[1].baseline


def test_rulings_fills_and_pictures_are_told_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write_sentence(canvas)
        canvas.line(72, 600, 300, 600)
        canvas.rect(72, 500, 200, 40, stroke=1, fill=0)
        canvas.rect(72, 400, 200, 40, stroke=0, fill=1)
        canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "navy")), 400, 700, 60, 60)

    page = read(make_pdf(draw))[0]
    assert sorted(edge.horizontal for edge in page.edges) == [False, False, True, True, True]
    assert any(edge.horizontal and edge.top == pytest.approx(_HEIGHT - 600, abs=1) for edge in page.edges)
    assert [tuple(round(value) for value in box) for box in page.fills] == [(72, 402, 272, 442)]
    assert [tuple(round(value) for value in box) for box in page.pictures] == [(400, 82, 460, 142)]


def test_pages_come_in_order_and_a_blank_page_has_no_words() -> None:
    pages = read(make_pdf(write_sentence, lambda _: None, write_sentence))
    assert [page.number for page in pages] == [1, 2, 3]
    assert [len(page.words) for page in pages] == [2, 0, 2]


def test_a_file_encrypted_with_the_empty_password_is_read() -> None:
    lock = StandardEncryption("", ownerPassword="agare", canPrint=0, canCopy=0)
    assert [word.text for word in read(make_pdf(write_sentence, encrypt=lock))[0].words] == ["Kommunstyrelsen", "beslutar"]


def test_a_file_that_needs_a_password_is_refused_as_such() -> None:
    lock = StandardEncryption("hemligt", ownerPassword="agare")
    with pytest.raises(DocumentError, match="password") as refused:
        read(make_pdf(write_sentence, encrypt=lock))
    assert refused.value.code == "password"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><title>404</title>", "not_a_pdf"),
        (b"PK\x03\x04 ett Word-dokument", "not_a_pdf"),
        (b"%PDF-1.7\n" + b"\x00" * 400, "damaged"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(data)
    assert refused.value.code == code
    assert "\n" not in str(refused.value)


def test_bytes_before_the_header_do_no_harm() -> None:
    assert len(read(b"\r\n\r\n" + make_pdf(write_sentence))[0].words) == 2
