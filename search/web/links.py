"""Addresses of the site's pages; each page has one, which stays."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from search.web.parameters import LanguageParameters, SearchParameters

Pairs = Iterable[tuple[str, str]]


def search_address(parameters: SearchParameters, path: str = "/") -> str:
    """Give the address of a search.

    >>> search_address(SearchParameters(q="skolskjuts", year=[2021]))
    '/?q=skolskjuts&year=2021'
    """
    return with_query(path, parameters.pairs())


def with_query(path: str, pairs: Pairs) -> str:
    """Give a path with what stands behind its question mark."""
    said = urlencode(list(pairs))
    return f"{path}?{said}" if said else path


class Links:
    """The addresses of pages in one language.

    Args:
        language: of the pages that are linked to.
    """

    def __init__(self, language: LanguageParameters) -> None:
        self._pairs = [("lang", language.lang)] if language.lang != "sv" else []

    def to(self, path: str, fragment: str = "", **query: object) -> str:
        """Give the address of a page by its path."""
        pairs = [*((name, str(value)) for name, value in query.items()), *self._pairs]
        return with_query(path, pairs) + (f"#{fragment}" if fragment else "")

    def arende(self, item_id: str, fragment: str = "") -> str:
        """Give the address of an ärende, or of a fact on its page."""
        return self.to(f"/arende/{item_id}", fragment)

    def case(self, case_id: str) -> str:
        """Give the address of a case."""
        return self.to(f"/gang/{case_id}")

    def meeting(self, meeting_id: str) -> str:
        """Give the address of a meeting."""
        return self.to(f"/mote/{meeting_id}")

    def organisation(self, organisation_key: str) -> str:
        """Give the address of an organisation."""
        return self.to(f"/organ/{quote(organisation_key, safe='')}")

    def body(self, organisation_key: str, body: str) -> str:
        """Give the address of a body."""
        return self.to(f"/organ/{quote(organisation_key, safe='')}/{quote(body, safe='')}")

    @staticmethod
    def picture(organisation_key: str, year: int, document_id: str, page: int, *, large: bool = False) -> str:
        """Give the address of the picture of a page."""
        size = "@2x" if large else ""
        return f"/bild/{quote(organisation_key, safe='')}/{year}/{document_id}/{page}{size}.png"
