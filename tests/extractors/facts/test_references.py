from collections.abc import Sequence

from extractors.facts.references import find_attachments, find_recipients
from extractors.facts.sections import cut_sections
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
    return build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])


def recipients_of(*lines: str) -> list[str]:
    document = build(lines)
    found = find_recipients(document, cut_sections(document, document.blocks))
    return [document.text[one.span.start : one.span.end] for one in found]


def attachments_of(*lines: str) -> list[str]:
    document = build(lines)
    found = find_attachments(document, cut_sections(document, document.blocks))
    return [document.text[one.span.start : one.span.end] for one in found]


def test_each_line_of_beslutsunderlag_is_a_paper() -> None:
    papers = ["Tjänsteskrivelse 2026-02-03", "Motion från Bo Ek (S), 2025-11-04"]
    assert attachments_of("# Beslutsunderlag", *papers, "# Beslut", "Motionen avslås.") == papers


def test_the_bullet_of_a_paper_is_no_part_of_it() -> None:
    assert attachments_of("# Handlingar", "• Karta över Näset") == ["Karta över Näset"]


def test_papers_under_another_heading_are_none() -> None:
    assert attachments_of("# Bakgrund", "Tjänsteskrivelse 2026-02-03") == []


def test_lines_and_names_parted_by_commas_are_recipients() -> None:
    found = recipients_of("# Beslutet skickas till", "Socialnämnden, ekonomikontoret", "Näsets byalag")
    assert found == ["Socialnämnden", "ekonomikontoret", "Näsets byalag"]


def test_a_comma_in_parentheses_does_not_part_recipients() -> None:
    found = recipients_of("# Skickas till", "Sökanden (med kopia, delgivning); Kommunstyrelsen.")
    assert found == ["Sökanden (med kopia, delgivning)", "Kommunstyrelsen"]


def test_recipients_on_the_headings_line_are_read() -> None:
    assert recipients_of("Expedieras till: Älvholms skola, rektorn") == ["Älvholms skola", "rektorn"]


def test_rules_for_signatures_are_no_recipients() -> None:
    assert recipients_of("# Skickas till", "Socialnämnden", "__________") == ["Socialnämnden"]
