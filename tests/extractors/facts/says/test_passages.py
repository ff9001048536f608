import time
from collections.abc import Callable

import pytest

from extractors.facts.says.motions import find_motions
from extractors.facts.says.passages import Passage, cut_passages, split_sentences
from extractors.facts.says.recusals import find_recusals
from extractors.facts.says.utterances import RESERVING, find_utterances
from extractors.facts.sections import cut_sections
from extractors.layout.document import Document

Cutter = Callable[..., list[Passage]]


@pytest.fixture
def cut(lay_out: Callable[..., Document]) -> Cutter:
    def find(*pages: list[str]) -> list[Passage]:
        document = lay_out(*pages)
        sections = cut_sections(document, document.blocks)
        return cut_passages(document, document.blocks, sections, without=("papers",), words=("jäv",))

    return find


def test_a_paragraph_knows_its_section_and_headings_are_none(cut: Cutter) -> None:
    found = cut(["Ett.", "# Yrkanden", "Två.", "# Beslutsunderlag", "Tre.", "# Beslut", "Fyra."])
    assert [(one.text, one.kind, one.title) for one in found] == [
        ("Ett.", "", ""),
        ("Två.", "floor", "Yrkanden"),
        ("Fyra.", "decision", "Beslut"),
    ]


def test_of_the_background_only_what_has_the_words_is_read(cut: Cutter) -> None:
    found = cut(["# Bakgrund", "Skolan byggs.", "Bo Ek (S) anmäler jäv."])
    assert [one.text for one in found] == ["Bo Ek (S) anmäler jäv."]


def test_a_heading_on_the_texts_own_line_holds_up_to_the_next(cut: Cutter) -> None:
    found = cut(["# Beslut", "Antas.", "Protokollsanteckning: Bo Ek (S) vill mer.", "Och mer.", "# Yrkanden", "Nej."])
    assert [(one.text, one.kind) for one in found] == [
        ("Antas.", "decision"),
        ("Bo Ek (S) vill mer.", "statement"),
        ("Och mer.", "statement"),
        ("Nej.", "floor"),
    ]


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        ("Bo Ek (S),", "Ida Ås (M) yrkar avslag.", 1),
        ("Bo Ek (S) och Ida", "Ås (M) yrkar avslag.", 1),
        ("Bo Ek (S)", "yrkar avslag.", 1),
        ("Bo Ek (S) yrkar avslag.", "Ida Ås (M) yrkar bifall.", 2),
        ("Bo Ek (S) yrkar:", "taxan höjs.", 2),
    ],
)
def test_what_a_page_break_parts_is_one_paragraph(cut: Cutter, above: str, below: str, count: int) -> None:
    assert len(cut(["# Yrkanden", above], [below])) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek m.fl. (S) yrkar. Ida Ås.", ["Bo Ek m.fl. (S) yrkar.", "Ida Ås."]),
        ("Karin B. Lo yrkar. ”Nej.” Per Alm.", ["Karin B. Lo yrkar.", "”Nej.”", "Per Alm."]),
        ("Enligt bil. A. Nej", ["Enligt bil. A. Nej"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [one.text for one in split_sentences(text)] == expected
    assert all(text[one.start : one.end] == one.text for one in split_sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bo Ek (S), " * 2000,
        "Bo Ek (S) yrkar avslag och reserverar sig och anmäler jäv och " * 800,
        "reserverar sig, Aa Bb, " * 3000,
    ],
)
def test_a_sentence_without_end_is_read_in_short_time(lay_out: Callable[..., Document], text: str) -> None:
    words = text.split()
    lines = [" ".join(words[start : start + 60]) for start in range(0, len(words), 60)]
    pages = [["# Yrkanden", *lines[start : start + 20]] for start in range(0, len(lines), 20)]
    document = lay_out(*pages)
    sections = cut_sections(document, document.blocks)
    begun = time.process_time()
    find_motions(document, document.blocks, sections)
    find_recusals(document, document.blocks, sections)
    find_utterances(document, document.blocks, sections, words=RESERVING)
    assert time.process_time() - begun < 4
