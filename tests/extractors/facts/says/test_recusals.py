from collections.abc import Callable

import pytest

from extractors.facts.says.recusals import Recusal, find_recusals
from extractors.facts.sections import cut_sections
from extractors.layout.document import Document

Reader = Callable[..., list[Recusal]]


@pytest.fixture
def read(lay_out: Callable[..., Document]) -> Reader:
    def find(*pages: list[str]) -> list[Recusal]:
        document = lay_out(*pages)
        found = find_recusals(document, document.blocks, cut_sections(document, document.blocks))
        assert all(document.text[one.span.start : one.span.end].startswith(one.name.split()[0]) for one in found)
        return found

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek (S) anmäler jäv och deltar inte i handläggningen.", [("Bo Ek", "S")]),
        ("På grund av jäv deltar inte Bo Ek (S) och Ida Ås (M) i beslutet.", [("Bo Ek", "S"), ("Ida Ås", "M")]),
        ("Ida Ås (M) deltog inte i beslutet på grund av jäv.", [("Ida Ås", "M")]),
        ("Bo Ek (s) är jävig och lämnar lokalen.", [("Bo Ek", "s")]),
        ("Roland Ås anmäler jäv och deltar ej i beslutet.", [("Roland Ås", None)]),
        ("Bo Ek och Ida Ås, båda (M), anmäler jäv.", [("Bo Ek", "M"), ("Ida Ås", "M")]),
        ("Bo Ek (S) m.fl. anmäler jäv.", [("Bo Ek", "S")]),
        ("Bo Ek (S) anmäler jäv och ersätts av Ida Ås (M).", [("Bo Ek", "S")]),
        ("Ida Ås (M) ersätter Bo Ek (S) på grund av jäv.", [("Bo Ek", "S")]),
        ("Ida Ås (M) tjänstgör i stället för Bo Ek (S) som anmält jäv.", [("Bo Ek", "S")]),
        ("Bo Ek (S) lämnar mötet på grund av jäv och Ida Ås (M) går in som ersättare.", [("Bo Ek", "S")]),
        ("Bo Ek (S) anmäler jäv. Vice ordföranden Ida Ås (M) tar över som ordförande.", [("Bo Ek", "S")]),
        ("Jäv anmäls av Bo Ek (S).", [("Bo Ek", "S")]),
        ("Bo Ek (S) anmäler jäv. Ida Ås (M) går in som ordförande på grund av jävet.", [("Bo Ek", "S")]),
        ("Följande anmäler jäv och deltar inte: Bo Ek (S), Ida Ås (M).", [("Bo Ek", "S"), ("Ida Ås", "M")]),
        ("Jäv: Bo Ek (S) deltar inte i handläggningen.", [("Bo Ek", "S")]),
    ],
)
def test_who_takes_no_part_for_jav(read: Reader, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.party) for one in read(["# Beslut", "Planen antas.", text])] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bo Ek (S) deltar inte i beslutet.",
        "Ordföranden Bo Ek (S) frågar om någon anmäler jäv.",
        "Ingen ledamot anmäler jäv, meddelar Bo Ek (S).",
        "Nämnden finner att Bo Ek (S) inte är jävig.",
        "Bo Ek (S) redogör för jävsreglerna.",
        "Bo Ek (S) anmäler jäv i § 214.",
        "Ledamöterna från SD anmäler jäv.",
    ],
)
def test_who_is_not_told_to_be_out_for_jav_is_no_row(read: Reader, text: str) -> None:
    assert read(["# Beslut", "Planen antas.", text]) == []


@pytest.mark.parametrize("heading", ["Jäv", "Anmälan om jäv", "Jävsanmälan", "Deltar ej på grund av jäv"])
def test_names_under_the_heading_are_out(read: Reader, heading: str) -> None:
    found = read(
        [f"# {heading}", "Bo Ek (S) och Ida Ås (M)", "I Bo Eks ställe tjänstgör Per Alm (S).", "# Beslut", "Antas."]
    )
    assert [one.name for one in found] == ["Bo Ek", "Ida Ås"]


def test_taking_no_part_under_another_heading_is_no_jav(read: Reader) -> None:
    assert read(["# Deltar ej", "Bo Ek (S) deltar inte i beslutet.", "# Jäv", "Ida Ås (M) deltar ej."])[0].name == "Ida Ås"


def test_the_sentence_is_given_as_printed_over_a_page_break(read: Reader) -> None:
    (first, second) = read(
        ["# Beslut", "Planen antas.", "# Jäv", "Bo Ek (S),"],
        ["Ida Ås (M) deltar inte på grund av jäv. Per Alm (M) tjänstgör."],
    )
    assert first.text == second.text == "Bo Ek (S), Ida Ås (M) deltar inte på grund av jäv."


def test_who_is_told_twice_is_one_row(read: Reader) -> None:
    assert len(read(["Bo Ek (S) anmäler jäv.", "# Jäv", "Bo Ek (S) anmäler jäv och lämnar salen."])) == 1


def test_what_was_announced_at_another_meeting_is_not_told(read: Reader) -> None:
    assert read(["# Bakgrund", "Vid sammanträdet den 3 maj anmälde Bo Ek (S) jäv."]) == []
