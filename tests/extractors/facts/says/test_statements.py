from collections.abc import Callable

import pytest

from extractors.facts.says.reservations import find_reservations
from extractors.facts.says.statements import Statement, find_statements
from extractors.facts.sections import cut_sections
from extractors.layout.document import Document
from schemas.vocabulary import StatementKind

Reader = Callable[..., list[Statement]]
YTTRANDE, ANTECKNING = StatementKind.SARSKILT_YTTRANDE, StatementKind.PROTOKOLLSANTECKNING


@pytest.fixture
def read(lay_out: Callable[..., Document]) -> Reader:
    def find(*pages: list[str]) -> list[Statement]:
        document = lay_out(*pages)
        found = find_statements(document, document.blocks, cut_sections(document, document.blocks))
        assert all(" ".join(document.text[one.span.start : one.span.end].split()) == one.who for one in found)
        return found

    return find


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Bo Ek (S) lämnar följande protokollsanteckning: Vi hade önskat mer.", ANTECKNING, "Vi hade önskat mer."),
        ("Bo Ek (S) låter anteckna: ”Vi hade önskat mer.”", ANTECKNING, "”Vi hade önskat mer.”"),
        ("Bo Ek (S) lät anteckna följande. ”Vi hade önskat mer.”", ANTECKNING, "”Vi hade önskat mer.”"),
        ("Bo Ek (S) får till protokollet antecknat att partiet vill mer.", ANTECKNING, None),
        ("Bo Ek (S) lämnar en anteckning till protokollet, bilaga 1.", ANTECKNING, ""),
        ("Bo Ek (S) anmäler särskilt yttrande.", YTTRANDE, ""),
        ("Bo Ek (S) avser att inkomma med ett särskilt yttrande, bilaga 2.", YTTRANDE, ""),
        ("Bo Ek (S) lämnade ett särskilt uttalande enligt följande. Det är bra.", YTTRANDE, "Det är bra."),
        ("Bo Ek (S) anmäler att han avser lämna ett särskilt yttrande.", YTTRANDE, ""),
        ("Bo Ek (S) begär att följande antecknas till protokollet: Vi vill mer.", ANTECKNING, "Vi vill mer."),
        ("Bo Ek lämnar ett särskilt yttrande.", YTTRANDE, ""),
        ("Vänsterpartiets ledamöter lämnar ett särskilt yttrande.", YTTRANDE, ""),
    ],
)
def test_a_sentence_tells_of_a_statement(read: Reader, text: str, kind: StatementKind, said: str | None) -> None:
    (found,) = read(["# Beslut", "Planen antas.", text, "# Skickas till", "Akten"])
    assert (found.kind, found.text) == (kind, text if said is None else (said or None))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Särskilt yttrande", YTTRANDE),
        ("Särskilda yttranden", YTTRANDE),
        ("Protokollsanteckning", ANTECKNING),
        ("Anteckning", ANTECKNING),
        ("Anteckning till protokollet", ANTECKNING),
    ],
)
def test_names_under_a_heading_make_what_the_heading_says(read: Reader, heading: str, kind: StatementKind) -> None:
    found = read(["# Beslut", "Planen antas.", f"# {heading}", "Bo Ek (S) och Ida Ås (MP)", "Vi hade önskat mer."])
    assert [(one.kind, one.who, one.together, one.text) for one in found] == [
        (kind, "Bo Ek (S)", 1, "Vi hade önskat mer."),
        (kind, "Ida Ås (MP)", 1, "Vi hade önskat mer."),
    ]


def test_groups_under_one_heading_are_told_apart_with_all_their_paragraphs(read: Reader) -> None:
    found = read(
        [
            "# Beslut",
            "Planen antas.",
            "# Anteckning",
            "Bo Ek (S) och Per Alm (S) lämnar följande protokollsanteckning: Ett.",
        ],
        [
            "Två, säger Ida Ås (M) ibland.",
            "Ida Ås (M) lämnar följande protokollsanteckning:",
            "Tre.",
            "# Skickas till",
            "Akten",
        ],
    )
    assert [(one.who, one.together, one.text) for one in found] == [
        ("Bo Ek (S)", 1, "Ett.\nTvå, säger Ida Ås (M) ibland."),
        ("Per Alm (S)", 1, "Ett.\nTvå, säger Ida Ås (M) ibland."),
        ("Ida Ås (M)", 2, "Tre."),
    ]


def test_words_may_stand_above_the_names(read: Reader) -> None:
    (found,) = read(["# Beslut", "Antas.", "# Särskilt yttrande", "Vi hade önskat mer.", "Bo Ek (S)"])
    assert (found.who, found.text) == ("Bo Ek (S)", "Vi hade önskat mer.")


def test_who_speaks_in_any_words_under_the_heading(read: Reader) -> None:
    found = read(["# Beslut", "Antas.", "# Protokollsanteckning", "Bo Ek (S) anser att taxan är för hög."])
    assert [(one.who, one.text) for one in found] == [("Bo Ek (S)", "Bo Ek (S) anser att taxan är för hög.")]


def test_a_heading_that_names_who_makes_it(read: Reader) -> None:
    (found,) = read(["# Beslut", "Antas.", "# Protokollsanteckning från Bo Ek (S)", "Vi hade önskat mer."])
    assert (found.kind, found.who, found.text) == (ANTECKNING, "Bo Ek (S)", "Vi hade önskat mer.")


def test_a_combined_heading_leaves_each_what_it_is(lay_out: Callable[..., Document]) -> None:
    lines = ["# Beslut", "Antas.", "# Reservationer och särskilda yttranden"]
    document = lay_out([*lines, "Bo Ek (S) reserverar sig mot beslutet. Ida Ås (M) lämnar ett särskilt yttrande, bilaga 2."])
    sections = cut_sections(document, document.blocks)
    assert [one.who for one in find_reservations(document, document.blocks, sections)] == ["Bo Ek (S)"]
    assert [one.who for one in find_statements(document, document.blocks, sections)] == ["Ida Ås (M)"]


@pytest.mark.parametrize(
    "lines",
    [
        ["# Beslut", "Informationen noteras till protokollet."],
        ["# Beslut", "Till protokollet antecknas att Bo Ek (V) inte deltar i beslutet."],
        ["# Deltar ej", "Bo Ek (S) deltar inte i beslutet."],
        ["# Reservation", "Bo Ek (S) reserverar sig mot beslutet."],
        ["# Bakgrund", "Bo Ek (S) lämnade ett särskilt yttrande vid nämndens sammanträde den 3 maj."],
        ["# Yrkanden", "Bo Ek (S) yrkar avslag."],
        ["# Beslutsunderlag", "Särskilt yttrande från Bo Ek (S)"],
    ],
)
def test_what_is_no_statement_of_this_meeting(read: Reader, lines: list[str]) -> None:
    assert read([*lines, "# Skickas till", "Akten"]) == []


def test_a_status_line_belongs_to_nobodys_words(read: Reader) -> None:
    lines = ["# Anteckning", "Bo Ek (S) lämnar följande protokollsanteckning:", "Ett.", "Paragrafen är justerad"]
    assert [one.text for one in read(["# Beslut", "Antas.", *lines])] == ["Ett."]
