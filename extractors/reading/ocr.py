"""Pictures to a text layer with OCRmyPDF and Tesseract: the one module that calls them; an optional extra."""

import itertools
import tempfile
from dataclasses import replace
from pathlib import Path

from extractors.errors import DocumentError
from extractors.reading.page import Page

NOT_INSTALLED = "no text layer, and the extra `ocr` is not installed"


def add_text_layer(data: bytes) -> bytes:
    """Give a PDF of pictures with a text layer, read as Swedish.

    Raises:
        DocumentError: the extra `ocr` or Tesseract's Swedish data is not installed, or no text could be read.
    """
    try:
        import ocrmypdf  # noqa: PLC0415 - optional, and slow to import
    except ImportError as error:
        raise DocumentError(NOT_INSTALLED, code="no_text_layer") from error
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(data)
        try:
            code = ocrmypdf.ocr(
                source,
                target,
                language=["swe"],
                output_type="pdf",
                progress_bar=False,
                optimize=0,
                jobs=1,
                use_threads=True,
            )
        except ocrmypdf.exceptions.ExitCodeException as error:
            raise DocumentError(
                f"no text layer, and OCR failed: {error or type(error).__name__}", code="no_text_layer"
            ) from error
        if int(code) != 0 or not target.exists():
            raise DocumentError(f"no text layer, and OCR failed with code {int(code)}", code="no_text_layer")
        return target.read_bytes()


def mend_page(page: Page) -> Page:
    """Put right what Tesseract's Swedish data reads wrongly all the time: it knows no §, and gives & or $ for it.

    A dollar sign stands in no Swedish minutes; an ampersand is a § before a number only ("& 41", not "Berg & Co").
    """
    words = list(page.words)
    for index, (word, after) in enumerate(itertools.zip_longest(page.words, page.words[1:])):
        if word.text == "$" or (word.text == "&" and after is not None and after.text[:1].isdigit()):
            words[index] = word._replace(text="§")
    return replace(page, words=tuple(words))
