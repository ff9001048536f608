from collections.abc import Sequence

import pytest

from extractors.items.heads import Head, find_heads
from extractors.layout.build import build_document
from extractors.reading.page import Font, Page, Word


def read(lines: Sequence[str]) -> list[Head]:
    """Set paragraphs 40 points apart, "# " bold, and find the heads among them."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in line.removeprefix("# ").split(" "):
            words.append(Word(part, x0, y - 9, x0 + 4.0 * len(part), y + 2, y, font))
            x0 += 4.0 * len(part) + 3.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    return find_heads(document)


@pytest.mark.parametrize(
    ("line", "printed", "shape"),
    [
        ("# § 112 2026.272 KS", "112", "paragraph"),
        ("# §63 Anmälan av motioner", "63", "paragraph"),
        ("# KF § 102 DNR: KU.2017.3", "102", "paragraph"),
        ("# KS § 80 KS/2018:298 - 001", "80", "paragraph"),
        ("# KS EU § 6 Taxa", "6", "paragraph"),
        ("# KsAu § 14 Taxa", "14", "paragraph"),
        ("# 56 § Sammanträdets öppnande", "56", "paragraph"),
        ("# § 63/20 Fastställande av dagordning", "63/20", "paragraph"),
        ("# § 7/2026 Upprop", "7/2026", "paragraph"),
        ("# § 9 a Månadsrapport", "9 a", "paragraph"),
        ("# § 9a Månadsrapport", "9a", "paragraph"),
        ("# § 15 1435/22", "15", "paragraph"),
        ("# §\u00a012 Upprop", "12", "paragraph"),
        ("Ärende 1 Diarienummer 2023/KS 0362", "1", "arende"),
        ("Punkt 3. Budget", "3", "arende"),
        ("3. Regionala nämndens verksamhetsplan", "3", "numbered"),
        ("2 Svar på remiss om Älvholm", "2", "numbered"),
        ("9 a Månadsrapport mars", "9 a", "numbered"),
        ("14) Övrigt", "14", "numbered"),
    ],
)
def test_a_line_numbered_as_an_item_is_a_head(line: str, printed: str, shape: str) -> None:
    (head,) = read([line])
    assert (head.printed, head.shape) == (printed, shape)
    assert head.value == int("".join(character for character in printed.split("/", maxsplit=1)[0] if character.isdigit()))


@pytest.mark.parametrize(
    "line",
    [
        "§§ 12-14 justeras omedelbart",
        "§ 12, andra stycket, gäller inte",
        "§ 12 i taxan gäller",
        "12 § andra stycket skollagen",
        "§ 25 och 26 upphävs",
        "• § 12 Taxa",
        "- 3. Taxa",
        "den 3 mars 2026 antogs taxan",
        "2026-03-10 Granvik",
        "3 kronor per dag",
        "Taxan i § 4 ändras",
        "3.1 Bakgrund",
    ],
)
def test_a_number_in_running_text_is_no_head(line: str) -> None:
    assert read([line]) == []


def test_the_text_behind_the_number_begins_where_the_head_says() -> None:
    heads = read(["# § 9 a Månadsrapport", "# 56 § Upprop"])
    assert [(head.letter, head.block) for head in heads] == [("a", 0), ("", 1)]


def test_heads_come_in_reading_order() -> None:
    assert [head.value for head in read(["# § 12 Upprop", "Text.", "# § 13 Taxa"])] == [12, 13]
