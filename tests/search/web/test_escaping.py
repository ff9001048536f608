"""Script out of papers, queries and addresses stays text, on every page that the site links to."""

import html
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from schemas.tables import TABLES
from search.web.app import make_app
from search.web.site import Site

from .conftest import TODAY

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}{%x%}</title>"
_KEPT = (
    "_id",
    "sha256",
    "code",
    "status",
    "stage",
    "category",
    "kind",
    "role",
    "doc_type",
    "relation",
    "reason",
    "rule",
    "joined_by",
)
_NO_PAGES = ("/static", "/ladda-ner", "/feed", "/openapi", "/api/")


class Scripts(HTMLParser):
    """The elements of a page that could run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "iframe", "object", "embed", "base", "style", "form") or any(
            name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:")
            for name, value in values.items()
        ):
            self.found.append((tag, values))
        if tag == "img" and not (values.get("src") or "").startswith("/bild/"):
            self.found.append((tag, values))


def _poisoned(output: Path) -> None:
    """Put hostile text behind every text of every table but keys and vocabularies."""
    for table in TABLES:
        for path in (output / table).rglob("*.parquet"):
            rows = pq.read_table(path, partitioning=None)
            for place, field in enumerate(rows.schema):
                if field.name.endswith(_KEPT) or field.name in (
                    "currency",
                    "ballot",
                    "precision",
                    "per",
                    "qualifier",
                    "difference",
                ):
                    continue
                if pa.types.is_string(field.type):
                    values = [None if one is None else one + HOSTILE for one in rows.column(place).to_pylist()]
                elif pa.types.is_list(field.type) and pa.types.is_string(field.type.value_type):
                    values = [
                        None if one is None else [text + HOSTILE for text in one] for one in rows.column(place).to_pylist()
                    ]
                    if field.name == "related":
                        continue
                else:
                    continue
                rows = rows.set_column(place, field, pa.array(values, field.type))
            pq.write_table(rows, path)


@pytest.fixture(scope="module")
def poisoned(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    output = tmp_path_factory.mktemp("poisoned") / "out"
    shutil.copytree(dataset, output, ignore=shutil.ignore_patterns("_*"))
    _poisoned(output)
    with TestClient(make_app(Site(output, today=lambda: TODAY, seconds=0))) as browser:
        yield browser


def _pages(client: TestClient) -> Iterator[str]:
    """Give the addresses of some pages of every kind, as the site itself links to them."""
    counts: dict[tuple[str, int], int] = {}
    seen: set[str] = set()
    waiting = ["/", "/?q=skolskjuts&lang=en", "/tackning", "/sql?q=FROM+decisions", "/om", "/api"]
    while waiting:
        address = waiting.pop(0)
        parts = address.partition("?")[0].split("/")
        kind = (parts[1], len(parts))
        counts[kind] = counts.get(kind, 0) + 1
        if address in seen or counts[kind] > 8:  # enough of this kind
            continue
        seen.add(address)
        yield address
        links = re.findall(r'href="(/[^"#]*)', client.get(address).text)
        waiting.extend(html.unescape(one) for one in links if not one.startswith(_NO_PAGES))


def test_script_in_papers_stays_text_on_every_page(poisoned: TestClient) -> None:
    kinds = set()
    for address in _pages(poisoned):
        answer = poisoned.get(address)
        assert answer.status_code == 200, address
        kinds.add(address.split("/")[1].partition("?")[0])
        for tag, values in Scripts(answer.text).found:
            assert (tag, values) == ("script", {"src": "/static/site.js", "defer": None}) or (
                tag == "form" and values.get("action") in ("/", "/sql")
            ), (address, tag, values)
        assert "49" not in re.findall(r"onerror=alert\(2\)&gt;(\d+)", answer.text)
    assert kinds >= {"", "arende", "gang", "mote", "organ", "tackning", "sql", "om"}


def test_hostile_text_reaches_files_and_feeds_as_text(poisoned: TestClient) -> None:
    feed = poisoned.get("/feed.atom?q=taxa")
    assert "<script" not in feed.text
    assert "&lt;script&gt;" in feed.text
    assert poisoned.get("/api/v1/search?q=taxa").headers["content-type"] == "application/json"


@pytest.mark.parametrize("name", ["q", "organisation", "body", "lang", "from", "min_sek", "stage", "sort"])
@pytest.mark.parametrize("path", ["/", "/sql", "/tackning", "/feed.atom", "/nowhere"])
def test_script_in_an_address_stays_text(client: TestClient, path: str, name: str) -> None:
    answer = client.get(path, params={name: HOSTILE})
    assert answer.status_code < 500
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
