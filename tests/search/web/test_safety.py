"""What must not happen: files read through addresses or SQL, answers elsewhere, no answer."""

import re
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from search.duck import Database
from search.pages.coverage import Coverage
from search.statement import QueryError
from search.web.app import make_app
from search.web.site import Site

from .conftest import TODAY, Server


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
        "SELECT current_setting('allowed_directories')",
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


def test_pages_come_at_once_while_statements_take_all_their_time(server: Server) -> None:
    def ask(_: int) -> tuple[int, str | None]:
        answer = httpx.get(f"{server.address}/sql", params={"q": "SELECT count(*) FROM range(100000000000)"}, timeout=60)
        return answer.status_code, answer.headers.get("retry-after")

    with ThreadPoolExecutor(10) as many:
        asked = [many.submit(ask, place) for place in range(10)]
        time.sleep(1)
        begin = time.monotonic()
        assert httpx.get(f"{server.address}/om", timeout=60).status_code == 200
        assert time.monotonic() - begin < 1
        told = [one.result() for one in asked]
    assert {status for status, _ in told} == {400, 503}
    assert all(later == "10" for status, later in told if status == 503)


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("DATE '99999-01-01'", {"page", "json", "csv", "xlsx", "api"}),
        ("DATE 'infinity'", {"page", "json", "csv", "xlsx", "api"}),
        ("TIMESTAMP 'infinity'", {"page", "json", "csv", "xlsx", "api"}),
        ("INTERVAL 3 DAY", {"parquet"}),
        ("union_value(a := 1)", {"parquet"}),
    ],
)
def test_values_that_cannot_be_written_are_refused(client: TestClient, value: str, kinds: set[str]) -> None:
    files = {kind: f"/ladda-ner/sql.{kind}" for kind in ("json", "csv", "xlsx", "parquet")}
    for kind, path in {"page": "/sql", "api": "/api/v1/sql", **files}.items():
        answer = client.get(path, params={"q": f"SELECT {value} AS a", "lang": "en"})
        assert (answer.status_code == 400) == (kind in kinds), (kind, answer.status_code)
        assert answer.status_code in (200, 400)
        assert ("a value cannot be written as" in answer.text) == (kind in kinds)


@pytest.mark.parametrize("path", ["/fails", "/api/v1/fails"])
def test_a_failure_of_the_site_is_told_with_all_headers(dataset: Path, path: str) -> None:
    app = make_app(Site(dataset, today=lambda: TODAY, seconds=0))

    @app.get(path)
    def fail() -> None:
        raise RuntimeError("what only the log may tell")

    with TestClient(app, raise_server_exceptions=False) as browser:
        answer, plain = browser.get(path), browser.get("/om")
    assert answer.status_code == 500
    assert "only the log" not in answer.text
    assert answer.headers["content-type"] == ("application/json" if "api" in path else "text/html; charset=utf-8")
    assert answer.headers["content-security-policy"] == plain.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_answer_tells_where_papers_lie_on_the_machine(
    client: TestClient, dataset: Path, samples: Path, ids: dict[str, str]
) -> None:
    paths = [
        f"/api/v1/arenden/{ids['item']}",
        f"/api/v1/meetings/{ids['meeting']}",
        "/api/v1/sql?q=SELECT+source,+sources+FROM+documents",
        "/ladda-ner/sql.csv?q=FROM+documents",
    ]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200
        assert ".pdf" in answer.text
        assert str(samples) not in answer.text
        assert str(dataset) not in answer.text


def test_a_look_that_fails_is_not_the_last(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(dataset, today=lambda: TODAY, seconds=0.01)
    looked = threading.Semaphore(0)

    def fail() -> bool:
        looked.release()
        raise RuntimeError("whatever")

    monkeypatch.setattr(site, "refresh", fail)
    site.start()
    try:
        assert all(looked.acquire(timeout=10) for _ in range(3))
    finally:
        site.close()


def test_what_was_counted_before_the_news_is_not_kept(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(dataset, today=lambda: TODAY, seconds=0)
    counted = site.coverage()

    def count_while_the_tables_change(_: Database) -> Coverage:
        site.database = Database(dataset)
        return Coverage(lines=(), refused=(), doubts=())

    site._coverage = None
    with monkeypatch.context() as patch:
        patch.setattr("search.web.site.read_coverage", count_while_the_tables_change)
        assert site.coverage().lines == ()
    assert site.coverage() == counted


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
