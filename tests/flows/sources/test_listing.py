from collections.abc import Callable
from typing import Any

import pytest

from flows.sources.answers import Failed, FailureCode, Page
from flows.sources.fetch import Fetcher
from flows.sources.listing import list_links
from flows.sources.settings import PageSource

ROOT = "https://granvik.example"


class Shelf:
    """Pages that need no site; what is not on the shelf fails."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"{ROOT}/{name}": html for name, html in pages.items()}
        self.asked: list[str] = []

    def fetch_page(self, url: str) -> Page | Failed:
        self.asked.append(url)
        if url not in self.pages:
            return Failed(url, FailureCode.HTTP_ERROR, "answers 404")
        return Page(url, self.pages[url])


def links(*hrefs: str) -> str:
    return "".join(f'<a href="{href}">x</a>' for href in hrefs)


def list_all(shelf: Shelf, **settings: Any) -> list[str]:
    """List a source; an address as its path, a failure as its code and path."""
    source = PageSource.model_validate({"name": "ks", "page": f"{ROOT}/index", **settings})
    found = list(list_links(source, shelf))
    return [f"{one.code} {one.url}" if isinstance(one, Failed) else one.removeprefix(ROOT) for one in found]


@pytest.mark.parametrize(
    ("hrefs", "settings", "expected"),
    [
        (["b.pdf", "/a.PDF", "b.pdf#page=2", "c.pdf?v=1", "d.html", "pdf"], {}, ["/b.pdf", "/a.PDF", "/c.pdf?v=1"]),
        (["/download?id=1", "/a.pdf"], {"links": r"download\?id="}, ["/download?id=1"]),
        (["/möten/å.pdf", "/m%C3%B6ten/å.pdf", "/a.pdf"], {"links": "möten"}, ["/m%C3%B6ten/%C3%A5.pdf"]),
        (["mailto:ks@granvik.example", "javascript:open()", "tel:010", "#top", ""], {}, []),
        (["file:///c:/a.pdf", "/b.pdf"], {}, ["bad_address file:///c:/a.pdf", "/b.pdf"]),
    ],
)
def test_papers_are_given_once_in_their_order(hrefs: list[str], settings: dict[str, Any], expected: list[str]) -> None:
    assert list_all(Shelf(index=links(*hrefs)), **settings) == expected


def test_paging_is_followed_as_long_as_it_is_new() -> None:
    shelf = Shelf(index=links("a.pdf", "p2", "p3"), p2=links("b.pdf", "p2", "p3", "index"), p3=links("c.pdf", "a.pdf", "p2"))

    assert list_all(shelf, next=r"/p\d|index") == ["/a.pdf", "/b.pdf", "/c.pdf"]
    assert shelf.asked == [f"{ROOT}/{name}" for name in ("index", "p2", "p3")]


def test_pages_are_followed_one_level() -> None:
    shelf = Shelf(index=links("m1", "m2"), m1=links("a.pdf", "m3"), m2=links("b.pdf"), m3=links("c.pdf"))

    assert list_all(shelf, follow=r"/m\d") == ["/a.pdf", "/b.pdf"]


def test_pages_are_followed_from_each_page_of_the_index() -> None:
    shelf = Shelf(index=links("p2", "m1"), p2=links("m2"), m1=links("a.pdf", "p3"), m2=links("b.pdf"), p3=links("c.pdf"))

    assert list_all(shelf, follow=r"/m\d", next=r"/p\d") == ["/a.pdf", "/b.pdf", "/c.pdf"]


def test_a_failed_page_does_not_end_the_others() -> None:
    shelf = Shelf(index=links("m1", "m2"), m2=links("b.pdf"))

    assert list_all(shelf, follow=r"/m\d") == [f"http_error {ROOT}/m1", "/b.pdf"]


def test_pages_are_limited_and_the_rest_told() -> None:
    shelf = Shelf(index=links("p0", "a.pdf"), **{f"p{number}": links(f"p{number + 1}") for number in range(99)})

    assert list_all(shelf, next=r"/p\d", max_pages=3) == ["/a.pdf", f"too_many_pages {ROOT}/index"]
    assert len(shelf.asked) == 3


def test_links_come_before_the_next_page_is_asked_for() -> None:
    shelf = Shelf(index=links("p2", "a.pdf"), p2=links("b.pdf"))

    found = list_links(PageSource.model_validate({"name": "ks", "page": f"{ROOT}/index", "next": "/p"}), shelf)

    assert next(found) == f"{ROOT}/a.pdf"
    assert shelf.asked == [f"{ROOT}/index"]


def test_a_page_that_cannot_be_read_to_its_end_is_told() -> None:
    assert list_all(Shelf(index=links("a.pdf") + "<![foo[")) == ["/a.pdf", f"not_a_page {ROOT}/index"]


def test_an_index_on_a_site_with_credentials(site: Any, make_fetcher: Callable[..., Fetcher]) -> None:
    html = links("a.pdf", site.url("/a.pdf"), "http://annan.example/b.pdf")
    site.on("/index", site.answer(302, Location="/moten/"))
    site.on("/moten/", site.answer(200, html.encode(), Content_Type="text/html"))
    source = PageSource(name="ks", page=site.url("/index", user="anna:hemligt@"))

    found = list(list_links(source, make_fetcher()))

    own = [site.url(path, user="anna:hemligt@") for path in ("/moten/a.pdf", "/a.pdf")]
    assert found == [*own, "http://annan.example/b.pdf"]
    assert site.visits[-1][1]["Authorization"] == "Basic YW5uYTpoZW1saWd0"
