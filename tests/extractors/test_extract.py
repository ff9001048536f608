import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.extraction import Extraction
from schemas.vocabulary import DocType, IssueCode, Stage

_HEAD = ["Älvholms kommun", "SAMMANTRÄDESPROTOKOLL", "Socialnämnden 2026-03-10"]
_PAGES = [
    [
        "Plats och tid Stadshuset i Älvholm, kl. 13.00-15.30",
        "Sammanträdesdatum 2026-03-10",
        "Beslutande ledamöter",
        "Bo Ek (S), ordförande",
        "Eva Alm (M)",
        "Justerare Eva Alm (M)",
        "Justeringens plats och tid: Kansliet 2026-03-17",
        "Anslaget sätts upp 2026-03-18",
        "Anslaget tas ned 2026-04-09",
    ],
    [
        "# § 12 Bidrag till Näsets byalag",
        "Diarienummer: SN 2026/14",
        "",
        "# Sammanfattning",
        "Byalaget söker bidrag till bryggan som behöver rustas upp innan sommaren kommer så att",
        "den kan användas av alla i kommunen.",
        "",
        "# Förslag till beslut",
        "Socialnämnden beslutar att bevilja bidrag med högst 40 000 kronor per år.",
        "",
        "# Beslut",
        "1. Socialnämnden beviljar Näsets byalag ett bidrag på högst 40 000 kronor per år.",
        "2. Förvaltningen ska redovisa utfallet senast den 30 april 2027.",
        "",
        "# Omröstning",
        "Med 7 ja-röster mot 4 nej-röster, 1 ledamot avstår, antas förslaget.",
        "",
        "# Reservation",
        "Sara Vide (V) reserverar sig mot beslutet.",
        "",
        "# Beslutsunderlag",
        "Tjänsteskrivelse 2026-02-03",
        "",
        "# Beslutet skickas till",
        "Näsets byalag, ekonomikontoret",
    ],
    [
        "# § 13 Information",
        "",
        "Förvaltningschefen informerar om läget i kommunen.",
        "",
        "# Beslut",
        "Informationen noteras.",
    ],
]


def make_pdf(pages: Sequence[Sequence[str]], head: Sequence[str] = ()) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for lines in pages:
        y = 810.0
        for line in [*head, *([""] if head else []), *lines]:
            bold = line.startswith("# ")
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
            canvas.drawString(72, y, line.removeprefix("# "))
            y -= 14
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@cache
def minutes() -> Extraction:
    return extract(make_pdf(_PAGES, _HEAD))


def printed(start: int, end: int) -> str:
    return " ".join(minutes().document.text[start:end].split())


def test_minutes_say_what_they_are_and_whose() -> None:
    meta = minutes().meta
    assert (meta.doc_type, meta.organisation, meta.body, meta.meeting_date) == (
        DocType.PROTOKOLL,
        "Älvholms kommun",
        "Socialnämnden",
        dt.date(2026, 3, 10),
    )


def test_the_cover_is_read_before_the_first_item() -> None:
    cover = minutes().cover
    assert (cover.place, cover.start_time, cover.end_time) == ("Stadshuset i Älvholm", dt.time(13), dt.time(15, 30))
    assert (cover.adjustment_date, cover.posted_from, cover.posted_until) == (
        dt.date(2026, 3, 17),
        dt.date(2026, 3, 18),
        dt.date(2026, 4, 9),
    )
    assert [(one.name, one.party) for one in cover.attendants[:2]] == [("Bo Ek", "S"), ("Eva Alm", "M")]


def test_an_item_has_all_that_its_sections_say() -> None:
    found = minutes().items[0]
    assert (found.item.number, found.item.title) == ("12", "Bidrag till Näsets byalag")
    assert [one.number.text for one in found.item.numbers] == ["SN 2026/14"]
    assert found.summary is not None
    assert printed(*found.summary).startswith("Byalaget söker bidrag till bryggan")
    assert [(one.stage, one.category.value) for one in found.decisions] == [
        (Stage.PROPOSAL, "finance"),
        (Stage.DECISION, "finance"),
        (Stage.DECISION, "assign"),
    ]
    assert [(one.yes, one.no, one.abstain) for one in found.votes] == [(7, 4, 1)]
    assert [one.who for one in found.reservations] == ["Sara Vide (V)"]
    assert [printed(*one.span) for one in found.attachments] == ["Tjänsteskrivelse 2026-02-03"]
    assert [printed(*one.span) for one in found.recipients] == ["Näsets byalag", "ekonomikontoret"]


def test_every_sum_and_date_is_found_where_it_stands() -> None:
    extraction = minutes()
    assert [(one.sek, one.per and one.per.value) for one in extraction.amounts] == [(Decimal(40_000), "year")] * 2
    assert dt.date(2027, 4, 30) in {one.date for one in extraction.dates}
    assert all(printed(one.start, one.end) == "40 000 kronor" for one in extraction.amounts)
    assert all(extraction.document.page_of(one.start) == 2 for one in extraction.amounts)


def test_no_value_stands_in_a_running_head() -> None:
    extraction = minutes()
    assert all(one.end <= extraction.document.body_end for one in (*extraction.amounts, *extraction.dates))


def test_sound_minutes_leave_no_doubt() -> None:
    assert [(doubt.code, doubt.detail) for doubt in minutes().doubts] == []


def test_the_same_bytes_give_the_same_extraction() -> None:
    data = make_pdf(_PAGES, _HEAD)
    first, second = extract(data), extract(data)
    assert first.document.text == second.document.text
    assert first.items == second.items


def test_a_page_that_is_a_picture_is_doubted_and_the_others_are_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.drawString(72, 700, "Kallelse till socialnämnden i Älvholms kommun den 10 mars 2026")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "grey")), 0, 0, 595, 842)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    extraction = extract(buffer.getvalue())
    assert extraction.pages_without_text == (2, 3)
    doubts = [(doubt.code, doubt.page) for doubt in extraction.doubts]
    assert (IssueCode.PAGE_WITHOUT_TEXT, 2) in doubts
    assert (IssueCode.PAGE_WITHOUT_TEXT, 3) not in doubts


def test_a_file_of_pictures_alone_is_refused() -> None:
    with pytest.raises(DocumentError, match="no text layer") as refused:
        extract(make_pdf([[], []]))
    assert refused.value.code == "no_text_layer"


def test_text_made_by_ocr_is_said_to_be() -> None:
    extraction = extract(make_pdf(_PAGES, _HEAD), read_by_ocr=True)
    assert extraction.read_by_ocr
    assert IssueCode.READ_BY_OCR in {doubt.code for doubt in extraction.doubts}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Nästa möte är onsdagen den 10 mars 2026.", IssueCode.WEEKDAY_CONFLICT),
        ("Svar lämnas senast den 31 juni 2026.", IssueCode.IMPOSSIBLE_DATE),
        ("Stödet är 2 miljoner euro.", IssueCode.AMOUNT_UNCLEAR),
    ],
)
def test_what_the_paper_prints_wrong_stands_and_is_doubted(line: str, code: IssueCode) -> None:
    extraction = extract(
        make_pdf([*_PAGES[:2], ["# § 13 Information", "", line, "", "# Beslut", "Informationen noteras."]], _HEAD)
    )
    (doubt,) = [doubt for doubt in extraction.doubts if doubt.code is code]
    assert doubt.page == 3
    assert doubt.span is not None
    assert extraction.document.text[doubt.span.start : doubt.span.end] in line


def test_a_paper_that_names_nobody_is_doubted_for_each_that_is_missing() -> None:
    extraction = extract(make_pdf([["Här står något helt annat än ett sammanträde", "och det slutar här."]]))
    codes = {doubt.code for doubt in extraction.doubts}
    assert {IssueCode.NO_ORGANISATION, IssueCode.NO_BODY, IssueCode.NO_MEETING_DATE} <= codes
