import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.reading.ocr import add_text_layer, mend_page
from extractors.reading.page import Font, Page, Word

REGULAR = Font("Courier", 10.0, bold=False, italic=False)


def has_ocr() -> bool:
    if importlib.util.find_spec("ocrmypdf") is None or shutil.which("tesseract") is None:
        return False
    languages = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S607
    return "swe" in languages.stdout


def page_of(*texts: str) -> Page:
    words = tuple(Word(text, 10.0 * n, 100.0, 10.0 * n + 9, 110.0, 108.0, REGULAR) for n, text in enumerate(texts))
    return Page(number=1, width=595.0, height=842.0, words=words)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("KS & 41", "KS § 41"),
        ("11 $ socialtjänstlagen", "11 § socialtjänstlagen"),
        ("Berg & Co", "Berg & Co"),
        ("Hem & Skola", "Hem & Skola"),
    ],
)
def test_a_paragraph_sign_read_as_another_is_put_right(read: str, meant: str) -> None:
    mended = mend_page(page_of(*read.split()))

    assert " ".join(word.text for word in mended.words) == meant


@pytest.mark.skipif(not has_ocr(), reason="the extra ocr, or Tesseract with Swedish, is not installed")
def test_a_scanned_page_is_read_and_marked(samples: Path) -> None:
    extraction = extract(add_text_layer((samples / "protokoll_skannad.pdf").read_bytes()), read_by_ocr=True)

    assert [found.item.number for found in extraction.items] == ["41", "42"]
    assert [number.number.text for found in extraction.items for number in found.item.numbers] == [
        "2009/0117 700",
        "2009/0098 042",
    ]
    assert "read_by_ocr" in {doubt.code for doubt in extraction.doubts}
