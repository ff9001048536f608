from collections.abc import Sequence

import pytest

from extractors.items.head import ItemHead, read_head
from extractors.items.heads import find_heads
from extractors.items.title import clean_title
from extractors.layout.build import build_document
from extractors.reading.page import Font, Page, Word

_BODY = "Kommunstyrelsen i Granvik har behandlat ärendet om den nya vägen och funnit den"


def read(lines: Sequence[str]) -> ItemHead:
    """Set lines 15 points apart, "# " bold, a tab as a gap to a column at 400 points, and read the first head."""
    words: list[Word] = []
    for row, line in enumerate([*lines, "", "", _BODY, _BODY, "god."]):
        font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
        y = 90.0 + 15.0 * row
        for column, text in enumerate(line.removeprefix("# ").split("\t")):
            x0 = (60.0, 400.0)[column]
            for part in text.split():
                words.append(Word(part, x0, y - 9, x0 + 5.0 * len(part), y + 2, y, font))
                x0 += 5.0 * len(part) + 3.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    head = find_heads(document)[0]
    return read_head(document, head.block, head.after, limit=len(document.blocks))


@pytest.mark.parametrize(
    ("lines", "title", "numbers"),
    [
        (["# § 12 Taxa för sotning"], "Taxa för sotning", []),
        (["# § 12 Taxa för sotning (KS/2026:279)"], "Taxa för sotning", ["KS/2026:279"]),
        (["# § 12 Taxa för sotning, Dnr 0380/20"], "Taxa för sotning", ["0380/20"]),
        (["# § 12\tKS 2026/14", "# Taxa för sotning"], "Taxa för sotning", ["KS 2026/14"]),
        (["# § 112 2026.272 KS", "# Taxa för sotning"], "Taxa för sotning", ["2026.272 KS"]),
        (["# KF § 102 DNR: KU.2017.3", "# Taxa för sotning"], "Taxa för sotning", ["KU.2017.3"]),
        (["# § 15 1435/22", "# Taxa för sotning"], "Taxa för sotning", ["1435/22"]),
        (["# § 12 Taxa för sotning", "Diarienummer: 21RS8224"], "Taxa för sotning", ["21RS8224"]),
        (["# § 12 Taxa för sotning", "Dnr 7-742-2011 och 5-744-2011"], "Taxa för sotning", ["7-742-2011", "5-744-2011"]),
        (["# § 12", "# Taxa för sotning", "# i Älvholm"], "Taxa för sotning i Älvholm", []),
        (["# § 12 Ändring av 6 kap. 6 § i taxan (2010:800)"], "Ändring av 6 kap. 6 § i taxan (2010:800)", []),
        (["# § 12 Svar på motion 2016:28 om bad"], "Svar på motion 2016:28 om bad", []),
        (["# § 12 KS 2026/14", "# Taxa för sotning forts."], "Taxa för sotning", ["KS 2026/14"]),
    ],
)
def test_title_and_numbers_are_told_apart_wherever_the_number_stands(
    lines: list[str], title: str, numbers: list[str]
) -> None:
    head = read(lines)
    assert head.title == title
    assert [one.number.text for one in head.numbers] == numbers


def test_a_title_that_breaks_in_a_word_is_whole() -> None:
    assert read(["# § 12", "# Revidering av delegations-", "# ordning för nämnden"]).title == (
        "Revidering av delegationsordning för nämnden"
    )


def test_presenters_below_the_title_are_no_part_of_it() -> None:
    head = read(["# § 12 Taxa för sotning", "Föredragande: Anna Ek, Bo Berg och Ida Ås"])
    assert (head.title, head.presenters) == ("Taxa för sotning", ("Anna Ek", "Bo Berg", "Ida Ås"))


def test_the_text_below_the_head_is_no_title() -> None:
    head = read(["# § 12 Taxa för sotning", "", "# Beslut", "Taxan antas."])
    assert head.title == "Taxa för sotning"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Budget 2026 ......... 12", "Budget 2026"),
        ("Budget 2026 . . . . . 3", "Budget 2026"),
        ("Taxa för sotning, forts.", "Taxa för sotning"),
        ("Taxa för sotning (forts)", "Taxa för sotning"),
        ("Taxa för\n  sotning *", "Taxa för sotning"),
        ("Val av justerare:", "Val av justerare"),
        ("Ramar 2027–2029", "Ramar 2027–2029"),
    ],
)
def test_what_the_printer_adds_is_no_part_of_a_title(printed: str, title: str) -> None:
    assert clean_title(printed) == title
