import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.extraction import Extraction
from schemas.vocabulary import DocType, IssueCode, ItemKind

_TEXT = [
    "Kommunstyrelsen har behandlat ärendet om den nya gång- och cykelvägen till Älvholm",
    "och funnit att kostnaden ryms inom den ram som fullmäktige har fastställt för året.",
]
_HEAD = ["Granviks kommun", "SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsen 2026-03-10"]
_COVER = ["Plats och tid Rådhuset, kl. 13.00-15.00", "Beslutande Bo Ek (S)", "Justerare Eva Alm (M)"]


def make_pdf(pages: Sequence[Sequence[str]], head: Sequence[str] = ()) -> bytes:
    """Set pages; "# " is bold, "## " large, "### " a divider's size, an empty line a gap."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for lines in pages:
        y = 810.0
        for line in [*head, *([""] if head else []), *lines]:
            marks = len(line) - len(line.lstrip("#"))
            canvas.setFont("Helvetica-Bold" if marks else "Helvetica", (10, 11, 14, 26)[marks])
            canvas.drawString(72, y, line.lstrip("# "))
            y -= (14, 15, 18, 32)[marks]
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(pages: Sequence[Sequence[str]], head: Sequence[str] = ()) -> Extraction:
    return extract(make_pdf(pages, head))


def listed(extraction: Extraction) -> list[tuple[str | None, str]]:
    return [(found.item.number, found.item.title) for found in extraction.items]


def paragraph(number: str, title: str) -> list[str]:
    return [f"# § {number} {title}", "", *_TEXT, "", "# Beslut", "Taxan antas.", ""]


def test_the_paragraphs_of_minutes_are_their_items_over_page_breaks() -> None:
    pages = [
        _COVER,
        [*paragraph("12", "Upprop"), *paragraph("13", "Taxa för sotning")],
        [*_TEXT, "", *paragraph("14", "Motion om bad")],
    ]
    extraction = read(pages, _HEAD)
    assert extraction.meta.doc_type is DocType.PROTOKOLL
    assert listed(extraction) == [("12", "Upprop"), ("13", "Taxa för sotning"), ("14", "Motion om bad")]
    assert [(found.item.page_start, found.item.page_end) for found in extraction.items] == [(2, 2), (2, 3), (3, 3)]
    assert [found.kind for found in extraction.items] == [ItemKind.PROCEDURE, ItemKind.DECISION, ItemKind.MOTION]


@pytest.mark.parametrize("form", ["§ {} {}", "KS § {} {}", "{} § {}", "§ {}/26 {}", "§{} {}"])
def test_each_form_of_the_head_gives_the_same_titles(form: str) -> None:
    titles = ["Upprop", "Taxa för sotning", "Budget för Näset"]
    lines = [
        line for number, title in enumerate(titles, start=12) for line in [f"# {form.format(number, title)}", "", *_TEXT, ""]
    ]
    extraction = read([_COVER, lines], _HEAD)
    assert [title for _, title in listed(extraction)] == titles
    assert [str(number)[:2] for number, _ in listed(extraction)] == ["12", "13", "14"]


def test_a_number_that_is_missing_is_doubted() -> None:
    extraction = read([_COVER, [*paragraph("12", "Upprop"), *paragraph("14", "Taxa för sotning")]], _HEAD)
    (gap,) = [doubt for doubt in extraction.doubts if doubt.code is IssueCode.ITEM_NUMBER_GAP]
    assert "13" in gap.detail
    assert gap.page == 2


def test_the_ranges_of_items_rise_and_do_not_overlap() -> None:
    extraction = read([_COVER, [*paragraph("12", "Upprop"), *paragraph("13", "Taxa"), *paragraph("14", "Budget")]], _HEAD)
    reach = 0
    for found in extraction.items:
        for region in found.item.regions:
            assert reach <= region.start < region.end
            reach = region.end
        assert found.item.regions[0].holds(found.item.title_span)
        assert all(found.item.regions[0].holds(decision.span) for decision in found.decisions)


_LIST = [
    "## Kallelse till kommunstyrelsen i Granviks kommun",
    "Sammanträde tisdagen den 10 mars 2026 kl. 13.00",
    "",
    "1. Upprop",
    "",
    "2. Taxa för sotning i Älvholm och Sundby",
    "Dnr KS 2026/14",
    "",
    "Beslutsärenden",
    "",
    "3. Försäljning av fastigheten Näset 12:4",
    "Dnr KS 2026/15",
]


def test_a_numbered_list_gives_the_items_of_a_summons() -> None:
    extraction = read([_LIST])
    assert extraction.meta.doc_type is DocType.KALLELSE
    assert listed(extraction) == [
        ("1", "Upprop"),
        ("2", "Taxa för sotning i Älvholm och Sundby"),
        ("3", "Försäljning av fastigheten Näset 12:4"),
    ]
    assert [[one.number.text for one in found.item.numbers] for found in extraction.items] == [
        [],
        ["KS 2026/14"],
        ["KS 2026/15"],
    ]


def test_papers_behind_a_list_go_to_their_item_by_number_diarienummer_or_title() -> None:
    memo = ["TJÄNSTESKRIVELSE 1 (1)", "Dnr KS 2026/15", "", "## Försäljning av mark", "", *_TEXT]
    titled = ["TJÄNSTESKRIVELSE 1 (1)", "", "## Taxa för sotning i Älvholm och Sundby", "", *_TEXT]
    middle = [""] * 30
    dividers = [[*middle, "### 2", "### Taxa för sotning"], [*middle, "### 3", "### Försäljning"]]
    extraction = read([_LIST, dividers[0], titled, dividers[1], memo])
    assert [(found.item.papers, found.item.page_end) for found in extraction.items] == [(0, 1), (2, 3), (2, 5)]
    assert IssueCode.PAPER_UNMATCHED not in {doubt.code for doubt in extraction.doubts}


def test_a_memo_alone_is_one_item_with_its_own_number() -> None:
    lines = ["Tjänsteskrivelse", "Datum 2026-02-03", "Diarienummer KS 2026/14", "", "## Taxa för sotning i Älvholm", ""]
    extraction = read(
        [[*lines, "# Förslag till beslut", "Kommunstyrelsen beslutar att anta taxan.", "", "# Bakgrund", *_TEXT]]
    )
    assert extraction.meta.doc_type is DocType.TJANSTESKRIVELSE
    assert listed(extraction) == [(None, "Taxa för sotning i Älvholm")]
    (found,) = extraction.items
    assert [one.number.text for one in found.item.numbers] == ["KS 2026/14"]
    assert len(found.decisions) == 1


def test_a_supplement_goes_on_with_numbers_of_its_list() -> None:
    text = ["Förslag till beslut", "Kommunstyrelsen beslutar", "att godkänna avtalet.", ""]
    entries = [
        ["# 6. Hyresavtal för biblioteket", "Diarienummer: KS 2026/190", *text],
        ["# 11. Yttrande över vattenplan", "Diarienummer: KS 2026/233", *text],
    ]
    head = ["Granviks kommun", "TILLÄGGSKALLELSE", "Kommunstyrelsen 2026-03-10", ""]
    assert listed(read([[*head, *entries[0], *entries[1]]])) == [
        ("6", "Hyresavtal för biblioteket"),
        ("11", "Yttrande över vattenplan"),
    ]
    assert listed(read([[*head, *entries[1]]])) == [("11", "Yttrande över vattenplan")]


def test_what_stands_only_in_the_list_before_the_others_is_an_arende_too() -> None:
    filed = ["Förslag till beslut", "Kommunstyrelsen beslutar", "att anta den.", "", *_TEXT, *_TEXT, ""]
    listed_first = ["1. Upprop", "2. Dagordning", "3. Taxa för sotning", "4. Taxa för vatten", "5. Motion om bad"]
    behind = [["# 3. Taxa för sotning", *filed], ["# 4. Taxa för vatten", *filed], ["# 5. Motion om bad", *filed]]
    head = ["Granviks kommun", "KALLELSE", "Kommunstyrelsen 2026-03-10", ""]
    found = read([[*head, *listed_first], [line for entry in behind for line in entry]])
    assert [(one.item.number, one.item.title, one.item.page_start) for one in found.items] == [
        ("1", "Upprop", 1),
        ("2", "Dagordning", 1),
        ("3", "Taxa för sotning", 2),
        ("4", "Taxa för vatten", 2),
        ("5", "Motion om bad", 2),
    ]
