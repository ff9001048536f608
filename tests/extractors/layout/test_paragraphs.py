from collections.abc import Sequence

import pytest

from extractors.headings import is_section
from extractors.layout.build import build_document
from extractors.layout.document import Block, Document
from extractors.reading.page import Font, Page, Word

_FULL = "Kommunstyrelsen har behandlat frågan om den nya skolan i Älvholm och funnit att"


def build(*pages: Sequence[str | tuple[float, str]]) -> Document:
    """Set lines 14 points apart at 72 points or where a pair says; "# " is bold, an empty line a gap."""
    made: list[Page] = []
    for number, lines in enumerate(pages, start=1):
        words: list[Word] = []
        for row, entry in enumerate(lines):
            x0, line = (72.0, entry) if isinstance(entry, str) else entry
            font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
            y = 90.0 + 14.0 * row
            for part in line.removeprefix("# ").split(" "):
                if part == "\t":
                    x0 += 12.0
                    continue
                if part:
                    words.append(Word(part, x0, y - 9, x0 + 5.0 * len(part), y + 2, y, font))
                    x0 = words[-1].x1 + 3.0
        made.append(Page(number=number, width=595.0, height=842.0, words=tuple(words)))
    return build_document(made, is_section=is_section)


def texts(document: Document) -> list[str]:
    return document.text.splitlines()


def contents(document: Document) -> list[tuple[str, str]]:
    return [(block.marker, document.text[block.content : block.end]) for block in document.blocks]


def test_lines_that_fill_the_width_are_one_paragraph() -> None:
    assert texts(build([_FULL, _FULL, "det kan antas."])) == [f"{_FULL} {_FULL} det kan antas."]


def test_a_blank_line_parts_paragraphs() -> None:
    lines = [_FULL, "den kan antas.", "", _FULL, "den kan byggas."]
    assert texts(build(lines)) == [f"{_FULL} den kan antas.", f"{_FULL} den kan byggas."]


def test_a_short_line_before_a_new_sentence_ends_a_paragraph() -> None:
    lines = [_FULL, "den kan antas.", _FULL, "den kan byggas."]
    assert texts(build(lines)) == [f"{_FULL} den kan antas.", f"{_FULL} den kan byggas."]


def test_bold_and_plain_text_are_never_one_paragraph() -> None:
    assert texts(build(["# Svar på motion om skolan", _FULL, "den kan antas."])) == [
        "Svar på motion om skolan",
        f"{_FULL} den kan antas.",
    ]


def test_a_hyphen_at_the_line_end_is_taken_out_of_the_word() -> None:
    lines = ["Kommunstyrelsen har i sin helhet behandlat frågan om alla sina sammanträdes-", "tider och antagit dem."]
    assert "alla sina sammanträdestider och antagit dem." in build(lines).text


def test_a_hyphen_before_och_stays() -> None:
    lines = [
        "Kommunstyrelsen har i sin helhet översänt frågan för svar till alla i miljö-",
        "och byggnadsnämnden i Granvik.",
    ]
    assert "i miljö- och byggnadsnämnden" in build(lines).text


def test_a_compound_printed_whole_elsewhere_keeps_its_hyphen_where_it_breaks() -> None:
    lines = [
        "Principen om icke-diskriminering gäller i Granviks kommun och i alla dess bolag",
        "nu.",
        "",
        "Kommunstyrelsen har särskilt prövat om stadgan är förenlig med regeln om icke-",
        "diskriminering och svarat ja.",
    ]
    assert "regeln om icke-diskriminering och svarat" in build(lines).text


@pytest.mark.parametrize(
    ("first", "second", "markers"),
    [
        ("• godkänna planen", "• avslå motionen", ["•", "•"]),
        ("\uf0b7 godkänna planen", "\uf0b7 avslå motionen", ["•", "•"]),
        ("- godkänna planen", "- avslå motionen", ["-", "-"]),
        ("1. godkänna planen", "2. avslå motionen", ["1.", "2."]),
        ("1) godkänna planen", "2) avslå motionen", ["1)", "2)"]),
        ("a) godkänna planen", "b) avslå motionen", ["a)", "b)"]),
        ("att \t godkänna planen", "att \t avslå motionen", ["att", "att"]),
        ("att1 godkänna planen", "att2 avslå motionen", ["att1", "att2"]),
    ],
)
def test_each_point_of_a_list_is_a_paragraph_with_its_marker(first: str, second: str, markers: list[str]) -> None:
    found = contents(build([_FULL, "följande ska gälla.", "", first, second]))
    assert found[1:] == [(markers[0], "godkänna planen"), (markers[1], "avslå motionen")]


def test_the_second_line_of_a_point_hangs_below_its_text() -> None:
    lines: list[str | tuple[float, str]] = [
        _FULL,
        "följande ska gälla.",
        "",
        (80.0, "• Förvaltningen får se över alla avgifter inom kultur och fritid i kommunen"),
        (88.0, "före juni."),
        (80.0, "• Frågan bordläggs."),
    ]
    assert contents(build(lines))[1:] == [
        ("•", "Förvaltningen får se över alla avgifter inom kultur och fritid i kommunen före juni."),
        ("•", "Frågan bordläggs."),
    ]


def test_a_date_that_wraps_to_the_line_start_is_no_marker() -> None:
    lines = ["Kommunstyrelsen behandlar ärendet om den nya skolan i Älvholm igen på onsdag den", "31. december i år."]
    assert [block.marker for block in build(lines).blocks] == [""]


def test_text_below_a_section_heading_of_the_same_look_is_a_paragraph_of_its_own() -> None:
    assert texts(build([_FULL, "så blir det.", "", "Sammanfattning", _FULL, "så blev det."]))[1:] == [
        "Sammanfattning",
        f"{_FULL} så blev det.",
    ]


def test_a_paragraph_goes_on_over_a_page_break_and_ends_with_its_sentence() -> None:
    document = build([_FULL, _FULL], ["den kan antas.", "", _FULL, "allt är klart."])
    assert texts(document) == [f"{_FULL} {_FULL} den kan antas.", f"{_FULL} allt är klart."]
    first: Block = document.blocks[0]
    assert (first.page, first.page_end) == (1, 2)


def test_a_new_paragraph_on_a_new_page_is_not_joined() -> None:
    document = build([_FULL, "den kan antas."], ["Älvholms skola rivs.", "", _FULL, "allt är klart."])
    assert texts(document)[:2] == [f"{_FULL} den kan antas.", "Älvholms skola rivs."]


def test_pieces_with_a_gap_between_them_are_parted_by_a_tab() -> None:
    lines: list[str | tuple[float, str]] = [_FULL, "så blir det.", "", "§ 12 \t \t \t \t \t \t KS 2026/14"]
    assert texts(build(lines))[1] == "§ 12\tKS 2026/14"


def test_a_bold_head_with_its_number_at_the_margin_ends_before_the_text_below() -> None:
    bold, plain = (Font("Brodtext", 11.0, bold=bold, italic=False) for bold in (True, False))
    lines = [
        [(72.0, "2", bold), (112.0, "Taxa", bold), (440.0, "KS/2026:98", plain)],
        [(72.0, "Kommunstyrelsen", plain), (152.0, "föreslår", plain), (200.0, "besluta", plain)],
        *[[(72.0 + 47 * place, "kommunen", plain) for place in range(9)] for _ in range(3)],
    ]
    words = [
        Word(text, x0, 81.0 + 14 * row, x0 + 5.0 * len(text), 92.0 + 14 * row, 90.0 + 14 * row, font)
        for row, line in enumerate(lines)
        for x0, text, font in line
    ]
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))], is_section=is_section)
    assert texts(document)[0] == "2\tTaxa\tKS/2026:98"
