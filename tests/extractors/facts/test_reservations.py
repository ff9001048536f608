from collections.abc import Sequence

from extractors.facts.reservations import Reservation, find_reservations
from extractors.facts.sections import cut_sections
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word


def read(lines: Sequence[str]) -> tuple[Document, list[Reservation]]:
    """Set paragraphs 40 points apart; "# " makes one a bold heading."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in line.removeprefix("# ").split():
            words.append(Word(part, x0, y - 9, x0 + 3.0 * len(part), y + 2, y, font))
            x0 += 3.0 * len(part) + 2.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    return document, find_reservations(document, document.blocks, cut_sections(document, document.blocks))


def test_names_under_the_heading_are_who_reserves() -> None:
    _, found = read(["# Beslut", "Motionen avslås.", "# Reservation", "Bo Ek (V) och Ida Ås (MP)"])
    assert [(one.who, one.name, one.party) for one in found] == [
        ("Bo Ek (V)", "Bo Ek", "V"),
        ("Ida Ås (MP)", "Ida Ås", "MP"),
    ]


def test_whoever_reserves_in_a_sentence_is_found_under_any_heading() -> None:
    _, found = read(["# Beslut", "Motionen avslås.", "Mot beslutet reserverar sig Ida Ås (L) till förmån för eget yrkande."])
    assert [one.who for one in found] == ["Ida Ås (L)"]


def test_a_group_reserves_without_a_persons_name() -> None:
    _, found = read(["# Reservation", "Ledamöterna från SD reserverar sig mot beslutet."])
    assert [(one.who, one.name, one.party) for one in found] == [("Ledamöterna från SD", None, "SD")]


def test_who_moves_or_takes_part_has_not_reserved() -> None:
    lines = ["# Yrkanden", "Bo Ek (S) yrkar avslag.", "# Protokollsanteckning", "Eva Alm (M) lämnar en anteckning."]
    assert read(lines)[1] == []


def test_who_is_named_in_another_sentence_has_not_reserved() -> None:
    _, found = read(["Ordföranden Bo Ek (S) avslutar debatten i frågan. Ida Ås (L) reserverar sig."])
    assert [one.who for one in found] == ["Ida Ås (L)"]


def test_who_reserves_twice_is_one_row_and_its_span_is_the_name() -> None:
    document, found = read(["# Reservation", "Ida Ås (L) reserverar sig.", "Ida Ås (L)"])
    assert len(found) == 1
    assert document.text[found[0].span.start : found[0].span.end] == "Ida Ås (L)"
