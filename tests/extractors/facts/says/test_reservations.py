from collections.abc import Sequence

import pytest

from extractors.facts.says.reservations import Reservation, find_reservations
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek och Ida Ås, båda (M), reserverar sig mot beslutet.", [("Bo Ek", "M"), ("Ida Ås", "M")]),
        ("Mot beslutet reserverar sig Bo Ek (s) och Ida Ås (fp).", [("Bo Ek (s)", "s"), ("Ida Ås (fp)", "fp")]),
        ("Mot beslutet reserverar sig Bo Ek och Ida Ås.", [("Bo Ek", None), ("Ida Ås", None)]),
        ("Bo Ek, Ida Ås och Per Alm reserverade sig mot beslutet.", [("Bo Ek", None), ("Ida Ås", None), ("Per Alm", None)]),
        ("Bo Ek m.fl. (SJVP) reserverar sig.", [("Bo Ek m.fl. (SJVP)", "SJVP")]),
        ("M-, KD- och L-grupperna reserverar sig mot beslutet.", [("M-, KD- och L-grupperna", "M, KD och L")]),
        ("Vänsterpartiets ledamöter reserverar sig.", [("Vänsterpartiets ledamöter", "Vänsterpartiet")]),
        (
            "Samtliga ledamöter för Sverigedemokraterna reserverar sig.",
            [("Samtliga ledamöter för Sverigedemokraterna", "Sverigedemokraterna")],
        ),
        ("Moderaterna reserverar sig mot beslutet.", [("Moderaterna", "Moderaterna")]),
        ("Bo Ek (-) anmäler blank reservation.", [("Bo Ek (-)", "-")]),
        ("Reservation av Bo Ek (S).", [("Bo Ek (S)", "S")]),
        ("Enligt Sveriges Kommuner och Regioner (SKR) gäller avtalet. Bo Ek (V) reserverar sig.", [("Bo Ek (V)", "V")]),
        ("Bo Ek (V) reserverar sig till förmån för Ida Ås (MP) yrkande.", [("Bo Ek (V)", "V")]),
    ],
)
def test_who_reserves_in_every_spelling(text: str, expected: list[tuple[str, str | None]]) -> None:
    _, found = read(["# Beslut", "Motionen avslås.", "# Reservation", text])
    assert [(one.who, one.party) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ida Ås (L) reserverar sig mot beslutet.", None),
        ("Ida Ås (L) reserverar sig skriftligt, bilaga 1.", None),
        ("Ida Ås (L) reserverar sig mot beslutet till förmån för eget yrkande.", ...),
        ("Ida Ås (L) reserverar sig mot att avgiften höjs.", ...),
        ("Ida Ås (L) reserverar sig med motiveringen: Priset är för högt.", "Priset är för högt."),
        ("Ida Ås (L) reserverade sig och ingav följande. ”Priset är för högt.”", "”Priset är för högt.”"),
    ],
)
def test_the_words_of_a_reservation_in_its_sentence(text: str, said: object) -> None:
    _, (found,) = read(["# Reservation", text])
    assert found.text == (text if said is ... else said)


def test_groups_under_one_heading_have_their_own_number_and_words() -> None:
    lines = ["# Beslut", "Antas.", "# Reservationer", "Bo Ek (M) och Ida Ås (M) lämnar följande skriftliga reservation:"]
    more = ["Vi reserverar oss.", "Därför.", "Per Alm (SD) reserverar sig mot beslutet.", "# Skickas till", "Akten"]
    _, found = read([*lines, *more])
    assert [(one.who, one.together, one.text) for one in found] == [
        ("Bo Ek (M)", 1, "Vi reserverar oss.\nDärför."),
        ("Ida Ås (M)", 1, "Vi reserverar oss.\nDärför."),
        ("Per Alm (SD)", 2, None),
    ]


def test_who_is_named_in_the_words_of_a_reservation_has_not_made_it() -> None:
    lines = [
        "# Reservation",
        "Bo Ek (M) lämnar följande reservation:",
        "Även nu, när Ida Ås (S) reserverar sig, är det fel.",
    ]
    assert [one.who for one in read(lines)[1]] == ["Bo Ek (M)"]


@pytest.mark.parametrize("heading", ["Skriftlig reservation", "Blank reservation", "Reservation mot beslutet"])
def test_every_heading_of_reservations(heading: str) -> None:
    _, found = read(["# Beslut", "Antas.", f"# {heading}", "Bo Ek (V)"])
    assert [(one.who, one.text) for one in found] == [("Bo Ek (V)", None)]


def test_a_reservation_at_another_meeting_is_not_told() -> None:
    assert read(["# Bakgrund", "Bo Ek (S) reserverade sig i nämnden den 3 maj, § 12."])[1] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["# Reservationer", "Bo Ek (M)", "Ida Ås (M)", "Per Alm (SD)"],
        ["# Reservationer", "Mot beslutet reserverar sig:", "Bo Ek (M)", "Ida Ås (M)", "Per Alm (SD)"],
        ["# Reservationer", "Mot beslutet reserverar sig: Bo Ek (M), Ida Ås (M) och Per Alm (SD)."],
        ["Mot beslutet reserverar sig:", "Bo Ek (M)", "Ida Ås (M)", "Per Alm (SD)"],
        ["Mot beslutet reserverar sig: Bo Ek (M), Ida Ås (M) och Per Alm (SD)."],
    ],
)
def test_names_in_a_list_of_their_own_reserve_together(lines: list[str]) -> None:
    _, found = read(["# Beslut", "Planen antas.", *lines])
    assert [(one.who, one.together, one.text) for one in found] == [
        ("Bo Ek (M)", 1, None),
        ("Ida Ås (M)", 1, None),
        ("Per Alm (SD)", 1, None),
    ]
