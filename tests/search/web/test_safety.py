"""What must not happen: script out of papers or queries, files read through addresses or SQL, no answer."""

import html
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from schemas.tables import TABLES
from search.statement import QueryError
from search.web.app import make_app
from search.web.site import Site

from .conftest import TODAY, Server

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


@pytest.mark.parametrize("path", ["//evil.example/x", "//evil.example"])
def test_no_link_of_a_page_leads_to_another_host(client: TestClient, path: str) -> None:
    page = client.get(f"http://testserver{path}").text
    assert "</html>" in page
    assert not [one for one in re.findall(r'href="([^"]*)"', page) if one.startswith(("//", "/\\", "http"))]


def test_every_answer_forbids_script_frames_and_sniffing(client: TestClient, ids: dict[str, str]) -> None:
    paths = ("/", "/nowhere", f"/arende/{ids['item']}", "/static/style.css", "/api/v1/search", "/feed.atom", "/?page=0")
    for path in paths:
        headers = client.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert "unsafe" not in headers["content-security-policy"]
        assert policy["frame-ancestors"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers


def test_nothing_comes_from_elsewhere(client: TestClient, ids: dict[str, str]) -> None:
    for path in ("/", f"/arende/{ids['item']}", "/tackning", "/om"):
        page = client.get(path).text
        loaded = re.findall(r'(?:src|srcset)="([^"]+)"', page) + re.findall(r'<link [^>]*href="([^"]+)"', page)
        assert loaded
        assert all(one.startswith("/") and not one.startswith("//") for one in loaded)
    assert "url(" not in client.get("/static/style.css").text
    assert "import" not in client.get("/static/style.css").text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_a_page_elsewhere_cannot_ask_in_a_readers_name(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/site.py",
        "/static//etc/passwd",
        "/organ/..%2f..%2fetc",
        "/organ/_store",
        "/bild/..%2f/2026/" + "0" * 64 + "/1.png",
        "/arende/..%2f..%2fetc%2fpasswd",
    ],
)
def test_tricks_with_paths_are_refused(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/**')",
        "SELECT * FROM read_parquet('**/*.parquet')",
        "FROM parquet_metadata('documents/*/*/*.parquet')",
        "COPY decisions TO '/tmp/out.csv'",
        "ATTACH '/tmp/x.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW decisions",
        "DELETE FROM repeats",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW decisions",
        "WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x",
        "SELECT getenv('HOME')",
        "SELECT * FROM duckdb_secrets()",
        "EXPLAIN ANALYZE SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM query_table('decisions')",
        "nonsense",
    ],
)
def test_tricks_with_sql_are_refused(client: TestClient, statement: str) -> None:
    for path in ("/sql", "/api/v1/sql", "/ladda-ner/sql.csv"):
        answer = client.get(path, params={"q": statement})
        assert answer.status_code == 400, (path, answer.text[:300])
        assert "root:" not in answer.text


def test_sql_ends_in_time_and_gives_no_more_rows_than_said(client: TestClient) -> None:
    long = "SELECT count(*) FROM range(100000000000) a"
    assert client.get("/api/v1/sql", params={"q": long}).status_code == 400
    many = client.get("/api/v1/sql", params={"q": "FROM range(1000000)"}).json()
    assert (len(many["rows"]), many["is_cut"]) == (1000, True)
    wide = client.get("/api/v1/sql", params={"q": "SELECT repeat('x', 100000000000)"})
    assert wide.status_code == 400


def test_fifty_requests_at_once_are_answered(server: Server, ids: dict[str, str]) -> None:
    paths = [
        "/?q=skolskjuts",
        "/?q=taxa&sort=newest",
        "/",
        f"/arende/{ids['item']}",
        f"/gang/{ids['case']}",
        f"/mote/{ids['meeting']}",
        f"/bild/tallkopings-kommun/2026/{ids['document']}/1.png",
        "/tackning",
        "/feed.atom?q=bro",
        "/ladda-ner/traffar.xlsx?q=a*",
        "/api/v1/facets?q=skola",
        "/sql?q=FROM+money_by_body",
        "/organ/tallkopings-kommun",
    ]

    def ask(place: int) -> int:
        return httpx.get(server.address + paths[place % len(paths)], timeout=60).status_code

    with ThreadPoolExecutor(50) as many:
        assert list(many.map(ask, range(50))) == [200] * 50


def test_the_site_goes_on_while_the_tables_are_replaced(dataset: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    shutil.copytree(dataset, output, ignore=shutil.ignore_patterns("_*"))
    site = Site(output, today=lambda: TODAY, seconds=0)
    with TestClient(make_app(site)) as browser:
        before = browser.get("/api/v1/search").json()["count"]
        assert site.refresh() is False
        gone = "organisation_key=tallkopings-kommun"
        shutil.move(output / "items" / gone, tmp_path / "items")
        for path in ("/", "/?q=skolskjuts", "/tackning", "/organ/tallkopings-kommun"):
            assert browser.get(path).status_code < 500, path
        assert site.refresh() is True
        assert browser.get("/api/v1/search").json()["count"] < before
        shutil.move(tmp_path / "items", output / "items" / gone)
        assert site.refresh() is True
        assert browser.get("/api/v1/search").json()["count"] == before


def test_there_is_no_site_without_a_dataset(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="there is no dataset"):
        Site(tmp_path / "none")
