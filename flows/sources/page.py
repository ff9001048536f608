"""HTML pages: whether an answer is one, and in which characters it is written."""

import re

from flows.sources.answers import FailureCode, FetchError

_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(rb"charset\s{0,9}=[\s\"']{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_META = 2048  # bytes in which browsers look for <meta charset>

# Browsers take the first three for Windows' superset. Only these: Python knows codecs under which a page of some MB
# takes hours ("punycode") or is none at all ("undefined").
_CODECS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso8859-15",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode_page(body: bytes, content_type: str) -> str:
    """Give the text of an HTML page.

    >>> decode_page("<p>Kommunfullmäktige".encode("latin-1"), "text/html; charset=ISO-8859-1")
    '<p>Kommunfullmäktige'

    Args:
        body: its bytes.
        content_type: the header; where it is empty, the body must begin like HTML.

    Raises:
        FetchError: it is no HTML page.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _TYPES and (kind or not body.lstrip()[:1] == b"<"):
        raise FetchError(FailureCode.NOT_A_PAGE, f"answers with {kind[:60] or 'something'}, no HTML page")
    return body.decode(_codec(body, content_type), errors="replace")


def _codec(body: bytes, content_type: str) -> str:
    """Find the codec: the mark at the beginning, the header, the page's own word, in this order; else what fits."""
    for mark, codec in _MARKS.items():
        if body.startswith(mark):
            return codec
    for place in (content_type.encode(), body[:_META]):
        match = _CHARSET.search(place)
        if match and (codec := _CODECS.get(match[1].decode("latin-1").lower(), "")):
            return codec
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
