from collections.abc import Sequence

from extractors.items.chain import choose_chain
from extractors.items.heads import Head, find_heads
from extractors.layout.build import build_document
from extractors.reading.page import Font, Page, Word

_TEXT = "Nämnden har behandlat ärendet om vägen till Älvholm och funnit att kostnaden ryms inom ramen för året."


def choose_heads(lines: Sequence[str]) -> list[Head]:
    """Set paragraphs 24 points apart, "# " bold, and choose among the heads of §."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        font = Font("Brodtext", 9.0, bold=line.startswith("# "), italic=False)
        x0, y = 40.0, 60.0 + 24.0 * row
        for part in line.removeprefix("# ").split(" "):
            words.append(Word(part, x0, y - 7, x0 + 3.5 * len(part), y + 2, y, font))
            x0 += 3.5 * len(part) + 2.5
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    heads = [head for head in find_heads(document) if head.shape == "paragraph"]
    return choose_chain(heads, document, end=document.body_end)


def choose(lines: Sequence[str]) -> list[str]:
    return [head.printed for head in choose_heads(lines)]


def test_rising_numbers_are_one_chain() -> None:
    assert choose(["# § 12 Upprop", _TEXT, "# § 13 Taxa", _TEXT, "# § 14 Budget", _TEXT]) == ["12", "13", "14"]


def test_a_contents_list_loses_to_the_paragraphs_themselves() -> None:
    contents = ["# § 12 Upprop ........ 2", "# § 13 Taxa ........ 3", "# § 14 Budget ........ 4"]
    chosen = choose_heads([*contents, "# § 12 Upprop", "Kort.", "# § 13 Taxa", "Kort.", "# § 14 Budget", "Kort."])
    assert [(head.printed, head.block) for head in chosen] == [("12", 3), ("13", 5), ("14", 7)]


def test_an_earlier_decision_quoted_in_the_text_breaks_no_chain() -> None:
    lines = ["# § 12 Upprop", _TEXT, "# § 13 Taxa", _TEXT, "# § 187 Gammal taxa", _TEXT, "# § 14 Budget", _TEXT]
    assert choose(lines) == ["12", "13", "14"]


def test_a_gap_in_the_numbers_is_kept() -> None:
    assert choose(["# § 12 Upprop", _TEXT, "# § 15 Taxa", _TEXT]) == ["12", "15"]


def test_letters_follow_their_number() -> None:
    assert choose(["# § 9 Upprop", _TEXT, "# § 9 a Rapport", _TEXT, "# § 10 Taxa", _TEXT]) == ["9", "9 a", "10"]


def test_without_heads_there_is_no_chain() -> None:
    assert choose([_TEXT]) == []
