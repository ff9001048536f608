import time

import pytest

from flows.sources.answers import FetchError
from flows.sources.page import decode_page

TEXT = "<meta charset='{}'><p>nämnd – ärende"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), 'text/html;charset="ISO-8859-1"'),
        (TEXT.encode("cp1252"), "TEXT/HTML"),
        (TEXT.encode("utf-16"), "text/html; charset=iso-8859-1"),
        (TEXT.encode("utf-8-sig"), "application/xhtml+xml; charset=latin1"),
        (TEXT.encode(), "text/html; charset=punycode"),
        (TEXT.encode(), ""),
    ],
)
def test_a_page_is_decoded(body: bytes, content_type: str) -> None:
    assert decode_page(body, content_type) == TEXT


def test_the_page_names_its_characters_itself() -> None:
    text = TEXT.format("iso-8859-15") + "€"

    assert decode_page(text.replace("–", "-").encode("iso8859-15"), "text/html") == text.replace("–", "-")


@pytest.mark.parametrize(
    ("body", "content_type"), [(b"<p>", "application/json"), (b"%PDF-1.7", "application/pdf"), (b"%PDF-1.7", ""), (b"", "")]
)
def test_what_is_no_page_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(FetchError, match="no HTML page"):
        decode_page(body, content_type)


def test_the_charset_is_looked_for_in_no_time() -> None:
    begin = time.monotonic()

    decode_page(b"<" + b"charset=" * 1_000_000, "text/html; charset=" + " " * 100_000)

    assert time.monotonic() - begin < 2
