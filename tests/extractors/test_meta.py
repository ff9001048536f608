import datetime as dt
import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.headings import is_section
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.meta import Meta, read_meta
from extractors.reading.pdfium import open_pdf, read_pages
from schemas.vocabulary import DocType

_TEXT = [
    "Nämnden har behandlat ärendet om den nya gång- och cykelvägen och funnit att",
    "kostnaden ryms inom den ram som fullmäktige har fastställt för innevarande år.",
]


def build(*pages: Sequence[str]) -> Document:
    """Set pages; "# " is large and bold, an empty line a gap."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for lines in pages:
        y = 800.0
        for line in [*lines, "", *_TEXT]:
            large = line.startswith("# ")
            canvas.setFont("Helvetica-Bold" if large else "Helvetica", 16 if large else 10)
            canvas.drawString(72, y, line.removeprefix("# "))
            y -= 22 if large else 14
        canvas.showPage()
    canvas.save()
    with open_pdf(buffer.getvalue()) as document:
        return build_document(list(read_pages(document)), is_section=is_section)


def read(*pages: Sequence[str], paragraphs: int = 0, agenda: bool = False, numbered: int = 0) -> Meta:
    return read_meta(build(*pages), paragraphs=paragraphs, agenda=agenda, numbered=numbered)


@pytest.mark.parametrize(
    ("title", "paragraphs", "doc_type"),
    [
        ("KALLELSE", 0, DocType.KALLELSE),
        ("Föredragningslista", 0, DocType.KALLELSE),
        ("Kallelse till kommunstyrelsen", 0, DocType.KALLELSE),
        ("SAMMANTRÄDESPROTOKOLL", 5, DocType.PROTOKOLL),
        ("Protokoll", 5, DocType.PROTOKOLL),
        ("PROTOKOLLSUTDRAG", 1, DocType.PROTOKOLLSUTDRAG),
        ("Protokoll", 1, DocType.PROTOKOLLSUTDRAG),
        ("Tjänsteskrivelse", 0, DocType.TJANSTESKRIVELSE),
        ("TJÄNSTEUTLÅTANDE", 0, DocType.TJANSTESKRIVELSE),
        ("Ekonomisk rapport", 0, DocType.OTHER),
    ],
)
def test_the_heading_of_the_first_page_says_what_a_paper_is(title: str, paragraphs: int, doc_type: DocType) -> None:
    assert read([f"# {title}", "Granviks kommun"], paragraphs=paragraphs).doc_type is doc_type


def test_a_paper_without_a_name_is_known_by_its_form() -> None:
    cover = ["Plats och tid Rådhuset", "Beslutande Bo Ek (S)", "Justerare Eva Alm (M)"]
    assert read(["Granviks kommun"], agenda=True).doc_type is DocType.KALLELSE
    assert read(["Granviks kommun", *cover], paragraphs=5).doc_type is DocType.PROTOKOLL
    assert read(["Handläggare Bo Ek", "Datum 2026-02-03"]).doc_type is DocType.TJANSTESKRIVELSE


@pytest.mark.parametrize(
    ("line", "organisation", "assembly"),
    [
        ("Granviks kommun", "Granviks kommun", "Kommunfullmäktige"),
        ("GRANVIKS KOMMUN", "Granviks kommun", "Kommunfullmäktige"),
        ("Älvholms Stad", "Älvholms Stad", "Kommunfullmäktige"),
        ("Malm-Åsens kommun", "Malm-Åsens kommun", "Kommunfullmäktige"),
        ("Region Älvbygden", "Region Älvbygden", "Regionfullmäktige"),
        ("Granviks läns landsting", "Granviks läns landsting", "Landstingsfullmäktige"),
        ("Älvdalens räddningstjänstförbund", "Älvdalens räddningstjänstförbund", "Förbundsfullmäktige"),
    ],
)
def test_the_organisation_is_named_as_it_is_written(line: str, organisation: str, assembly: str) -> None:
    meta = read(["# Kallelse", line])
    assert (meta.organisation, meta.assembly) == (organisation, assembly)


@pytest.mark.parametrize("line", ["varje kommun", "En kommun", "vår stad", "Regionstyrelsen", "Svensk kommun"])
def test_any_municipality_is_not_the_papers_own(line: str) -> None:
    meta = read(["# Kallelse", line])
    assert (meta.organisation, meta.assembly) == (None, None)


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["# Kallelse", "Socialnämnden", "Granviks kommun"], "Socialnämnden"),
        (["# KOMMUNSTYRELSEN", "Kallelse"], "Kommunstyrelsen"),
        (["# Protokoll", "Bygg- och miljönämnden", "Kommunstyrelsens ordförande hälsar"], "Bygg- och miljönämnden"),
        (["# Kallelse", "Kommunstyrelsens arbetsutskott"], "Kommunstyrelsens arbetsutskott"),
        (["# Protokoll", "", "Direktionen beslutar", "att anta planen."], "Direktionen"),
    ],
)
def test_the_body_is_the_one_that_meets(lines: list[str], body: str) -> None:
    assert read(lines).body == body


def test_a_paper_that_names_nothing_has_nothing_made_up() -> None:
    meta = read(["# Ekonomisk rapport"])
    assert (meta.organisation, meta.meeting_date, meta.written, meta.assembly) == (None, None, None, None)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["# Kallelse", "Sammanträdesdatum 2026-03-10"], dt.date(2026, 3, 10)),
        (["# Protokoll", "Sammanträdesdatum", "2026-03-10"], dt.date(2026, 3, 10)),
        (["# Protokoll", "Plats och tid Rådhuset, tisdagen den 10 mars 2026 kl. 13.00"], dt.date(2026, 3, 10)),
        (["# Protokoll", "2026-03-10", "Justering 2026-03-17", "Anslaget tas ned 2026-04-09"], dt.date(2026, 3, 10)),
        (["# Kallelse", "Upprättad 2026-03-01", "Sammanträde den 10 mars 2026"], dt.date(2026, 3, 10)),
        (["# Kallelse", "Utskriven 2026-03-01"], None),
    ],
)
def test_the_day_of_the_meeting_is_not_that_of_printing_adjusting_or_posting(lines: list[str], day: dt.date | None) -> None:
    assert read(lines).meeting_date == day


def test_a_letter_has_a_day_of_writing_and_no_meeting() -> None:
    meta = read(["# Tjänsteskrivelse", "Datum 2026-02-03", "Handläggare Bo Ek"])
    assert (meta.meeting_date, meta.written) == (None, dt.date(2026, 2, 3))


def test_running_heads_count_more_than_what_the_text_names() -> None:
    pages = [
        ["Älvholms kommun", "Tekniska nämnden", "Sammanträdesdatum 2026-03-10", f"Blad {page} av detta"] for page in range(4)
    ]
    pages[0] += ["Granviks kommun och kommunstyrelsen har svarat på remissen 2026-01-15."]
    meta = read(*pages)
    assert (meta.organisation, meta.body, meta.meeting_date) == ("Älvholms kommun", "Tekniska nämnden", dt.date(2026, 3, 10))


def test_each_value_has_the_span_where_it_stands() -> None:
    document = build(["# Kallelse", "Granviks kommun", "Socialnämnden", "Sammanträdesdatum 2026-03-10"])
    meta = read_meta(document, paragraphs=0, agenda=False, numbered=0)
    printed = {key: document.text[span.start : span.end] for key, span in meta.spans.items()}
    assert "Granviks kommun" in printed["organisation"]
    assert "Socialnämnden" in printed["body"]
    assert "2026-03-10" in printed["meeting_date"]


def test_a_body_that_the_decision_is_sent_to_does_not_meet() -> None:
    sent = ["Beslutet skickas till", "Kommunstyrelsen"]
    meta = read(["Granviks kommun", "PROTOKOLLSUTDRAG", "Kommunfullmäktige beslutar", *sent], paragraphs=1)
    assert meta.body == "Kommunfullmäktige"
