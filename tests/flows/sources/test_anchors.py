import time

import pytest

from flows.sources.anchors import find_anchors

PAGE = "https://granvik.example/moten/index.html"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="ks.pdf">', ["https://granvik.example/moten/ks.pdf"]),
        ("<A HREF = ' /ks.pdf\n'>", ["https://granvik.example/ks.pdf"]),
        ('<a href="?a=1&amp;b=2#top">', ["https://granvik.example/moten/index.html?a=1&b=2"]),
        ('<area href="//annan.example/a.pdf">', ["https://annan.example/a.pdf"]),
        ('<base href="https://annan.example/x/"><base href="/no/"><a href="a.pdf">', ["https://annan.example/x/a.pdf"]),
        ('<a href="a.pdf"><base href="/arkiv/">', ["https://granvik.example/arkiv/a.pdf"]),
        ('<base href="http://["><a href="/a.pdf">', ["/a.pdf"]),
        ('<a href="http://[">', ["http://["]),
        ('<!-- <a href="a.pdf"> --><script>"<a href=b.pdf>"</script><a name="c"><a href><a href="d.pdf"', []),
    ],
)
def test_links_are_absolute_and_without_fragment(html: str, expected: list[str]) -> None:
    assert list(find_anchors(html, PAGE).urls) == expected


def test_a_page_that_breaks_the_parser_gives_what_stands_before() -> None:
    anchors = find_anchors('<a href="/a.pdf"></a>\n<![foo[ <a href="/b.pdf">', PAGE)

    assert anchors.urls == ("https://granvik.example/a.pdf",)
    assert anchors.problem == "cannot be read beyond line 2, column 1: unknown status keyword 'foo' in marked section"


@pytest.mark.parametrize("tag", ["<a ", "<!--", "<a href='", "<script>", "<", "</"])
def test_a_page_of_unfinished_tags_takes_no_time(tag: str) -> None:
    begin = time.monotonic()

    find_anchors(tag * 200_000, PAGE)

    assert time.monotonic() - begin < 5
