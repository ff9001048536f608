"""What stands in a row stands on the page, inside the row's boxes."""

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.reading.page import Page
from extractors.reading.pdfium import open_pdf, read_pages
from extractors.rows import make_rows
from schemas.items import AttachmentRow, DecisionRow, PageBox, RecipientRow
from schemas.tables import Rows
from schemas.values import AmountRow, DateRow

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
REAL = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"
WRITTEN = Path(__file__).resolve().parents[1] / "papers"
PAPERS = sorted([*SAMPLES.glob("*.pdf"), *WRITTEN.glob("*.pdf"), *(REAL.glob("*.pdf") if REAL.is_dir() else [])])
IDS = [path.stem for path in PAPERS]


@cache
def read(path: Path) -> tuple[Rows, list[Page]]:
    data = path.read_bytes()
    try:
        rows = make_rows(extract(data, keep_personal_numbers=True), "0" * 64)
    except DocumentError as error:
        pytest.skip(str(error))
    with open_pdf(data) as document:
        return rows, list(read_pages(document))


def squeeze(text: str) -> str:
    """Without blanks, hyphens of any kind, and the glyphs that bullets are printed with."""
    return re.sub(r"[\s\u00ad\u2010\u2011\u2212-]+", "", text)


def spell(character: str) -> str:
    """A character as PDFium gives it: bullets that pdfplumber cannot name as bullets, ligatures spelled out."""
    named = re.sub(r"\(cid:\d+\)", "•", character)
    return unicodedata.normalize("NFKC", named) if "\ufb00" <= named[:1] <= "\ufb06" else named


def text_in(pages: list[Page], box: PageBox) -> str:
    """The words whose middle lies in a box."""
    found = [
        word.text
        for word in pages[box.page - 1].words
        if box.x0 - 1 <= (word.x0 + word.x1) / 2 <= box.x1 + 1
        and box.top - 1 <= (word.top + word.bottom) / 2 <= box.bottom + 1
    ]
    return squeeze("".join(found))


@pytest.mark.parametrize("path", PAPERS, ids=IDS)
def test_each_decision_stands_in_the_page_text_inside_its_boxes(path: Path) -> None:
    rows, pages = read(path)
    for row in rows["decisions"]:
        assert isinstance(row, DecisionRow)
        printed = "".join(text_in(pages, box) for box in row.boxes)
        assert (row.page, row.x0, row.top) == (row.boxes[0].page, row.boxes[0].x0, row.boxes[0].top)
        missing = [word for word in row.text.split() if squeeze(word) not in printed]
        assert squeeze(row.text) in printed or not missing, f"{row.text!r} is not in {printed!r}"


@pytest.mark.parametrize("path", PAPERS, ids=IDS)
def test_each_value_stands_in_its_box(path: Path) -> None:
    rows, pages = read(path)
    for row in (*rows["amounts"], *rows["dates"], *rows["attachments"], *rows["recipients"]):
        assert isinstance(row, AmountRow | DateRow | AttachmentRow | RecipientRow)
        box = PageBox(page=row.page, x0=row.x0, top=row.top, x1=row.x1, bottom=row.bottom)
        first = squeeze(row.text.split()[0])
        assert first in text_in(pages, box), f"{row.text!r}, page {row.page}"


@pytest.mark.parametrize("path", PAPERS, ids=IDS)
def test_boxes_lie_on_their_pages(path: Path) -> None:
    rows, pages = read(path)
    for row in rows["decisions"]:
        assert isinstance(row, DecisionRow)
        for box in row.boxes:
            page = pages[box.page - 1]
            assert -1 <= box.x0 < box.x1 <= page.width + 1
            assert -1 <= box.top < box.bottom <= page.height + 1


@pytest.mark.parametrize("path", sorted([*SAMPLES.glob("*.pdf"), *WRITTEN.glob("*.pdf")]), ids=lambda path: path.stem)
def test_both_readers_give_the_same_characters(path: Path) -> None:
    with open_pdf(path.read_bytes()) as document:
        pages = list(read_pages(document))
    ours = [Counter(squeeze("".join(word.text for word in (*page.words, *page.across)))) for page in pages]
    with pdfplumber.open(path) as document:
        theirs = [Counter(squeeze("".join(spell(char["text"]) for char in page.chars))) for page in document.pages]

    assert ours == theirs
