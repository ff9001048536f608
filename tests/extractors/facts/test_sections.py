from collections.abc import Sequence

import pytest

from extractors.facts.sections import cut_sections
from extractors.headings import is_section, read_heading, read_inline_heading
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word


def build(lines: Sequence[str]) -> Document:
    """Set paragraphs 40 points apart; "# " makes one a bold heading."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in line.removeprefix("# ").split():
            words.append(Word(part, x0, y - 9, x0 + 3.5 * len(part), y + 2, y, font))
            x0 += 3.5 * len(part) + 2.0
    return build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))], is_section=is_section)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Förslag till beslut", "proposal"),
        ("FÖRSLAG TILL BESLUT", "proposal"),
        ("Förslag till beslut:", "proposal"),
        ("Förvaltningens förslag till beslut", "proposal"),
        ("Arbetsutskottets förslag till kommunstyrelsen", "proposal"),
        ("Beslut", "decision"),
        ("Kommunfullmäktiges beslut", "decision"),
        ("2.1 Beslut", "decision"),
        ("Förslag till beslut på sammanträdet", "floor"),
        ("Yrkanden", "floor"),
        ("Omröstning", "vote"),
        ("Reservation", "reservation"),
        ("Protokollsanteckning", "statement"),
        ("Tidigare beslut", "background"),
        ("Sammanfattning av ärendet", "summary"),
        ("Ekonomiska konsekvenser", "consequences"),
        ("Beslutsunderlag", "papers"),
        ("Beslutet skickas till", "recipients"),
        ("Informationsärenden", "group"),
        ("Hur man överklagar", "notice"),
    ],
)
def test_a_heading_of_the_trade_is_known_by_its_words(text: str, kind: str) -> None:
    heading = read_heading(text)
    assert heading is not None
    assert heading.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Beslutet gäller från 1 maj.",
        "Kommunstyrelsen beslutar",
        "Enligt kommunstyrelsens förslag:",
        "Svar på motion",
        "J",
        "x" * 140,
    ],
)
def test_text_is_no_heading(text: str) -> None:
    assert read_heading(text) is None


def test_a_heading_names_its_bodies_as_printed() -> None:
    heading = read_heading("Socialnämndens förslag till kommunstyrelsen")
    assert heading is not None
    assert (heading.proposer, heading.decider) == ("Socialnämndens", "kommunstyrelsen")


def test_a_heading_on_the_line_of_its_text_says_where_the_text_begins() -> None:
    text = "Förslag: Rapporten läggs till handlingarna."
    heading = read_inline_heading(text)
    assert heading is not None
    assert text[heading.length :] == "Rapporten läggs till handlingarna."
    assert read_inline_heading("Obs: Rapporten saknas") is None


def test_blocks_belong_to_the_heading_above_them() -> None:
    document = build(
        ["Inledning i Granvik.", "# Beslut", "Motionen avslås.", "# Beslutsunderlag", "Motion", "Yttrande över motionen"]
    )
    sections = cut_sections(document, document.blocks)
    assert [(one.heading.kind, len(one.blocks)) for one in sections] == [("decision", 1), ("papers", 2)]


def test_a_heading_nobody_has_listed_ends_a_section_by_its_look() -> None:
    document = build(["# Beslut", "Motionen avslås.", "# Älvholmsmodellen i praktiken", "Här berättas om den."])
    assert [one.heading.kind for one in cut_sections(document, document.blocks)] == ["decision", "unknown"]


def test_a_plain_line_does_not_end_a_section() -> None:
    document = build(["# Beslut", "Motionen avslås.", "Älvholmsmodellen i praktiken"])
    (section,) = cut_sections(document, document.blocks)
    assert len(section.blocks) == 2
