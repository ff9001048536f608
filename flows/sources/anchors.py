"""The links of an HTML page."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

_LINKING = ("a", "area")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a page links to: absolute addresses as they are written, without fragments, in order of appearance.

    Attributes:
        urls: the addresses; one may stand several times.
        problem: why the page could not be read to its end.
    """

    urls: tuple[str, ...]
    problem: str | None = None


def find_anchors(html: str, url: str) -> Anchors:
    """Find the links of a page, commented-out ones left out.

    >>> find_anchors('<base href="/arkiv/"><a href="ks.pdf#page=2">Kallelse</a>', "https://granvik.example/moten").urls
    ('https://granvik.example/arkiv/ks.pdf',)

    Args:
        html: its text.
        url: its address.
    """
    parser = _Parser()
    problem = None
    try:
        # Never closed: only close() goes over an unfinished tag again and again, which takes hours on some pages.
        parser.feed(html)
    except AssertionError as error:  # how html.parser refuses "<![", among others
        line, column = parser.getpos()
        problem = f"cannot be read beyond line {line}, column {column + 1}: {' '.join(str(error).split())[:80]}"
    base = _join(url, parser.base or "")
    return Anchors(tuple(_join(base, href) for href in parser.hrefs), problem)


def _join(base: str, href: str) -> str:
    try:
        return urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # such as "http://[": kept as it is, and refused if it is to be fetched
        return href


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.base: str | None = None
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = next((value for name, value in attrs if name == "href"), None)
        if href is None:
            return
        if tag in _LINKING:
            self.hrefs.append(href)
        elif tag == "base" and self.base is None:
            self.base = href
