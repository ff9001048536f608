"""What measures the search runs on a made dataset; how fast it is, is measured elsewhere."""

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from benchmarks.asked import KINDS, Drawer
from benchmarks.pages import served, time_pages
from benchmarks.statements import statements_of
from schemas.tables import TABLES
from search.duck import Database
from search.finder import Finder
from search.index.reading import Sort
from search.updating import update_search

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def finder(made: Path) -> Finder:
    update_search(made)
    return Finder(made)


def test_the_index_holds_every_arende(made: Path, finder: Finder) -> None:
    database = Database(made)
    [count] = database.query("SELECT count(*) AS n FROM items").column("n").to_pylist()
    assert len(finder) == count
    [title] = database.query("SELECT title FROM items WHERE kind = 'motion' ORDER BY item_id LIMIT 1").column(0).to_pylist()
    assert title in {hit.title.text for hit in finder.search(f'"{title}"', limit=100).hits}


def test_queries_are_drawn_alike_each_time_and_of_every_kind(made: Path) -> None:
    asked = Drawer(made, 1).draw(400)
    assert asked == Drawer(made, 1).draw(400) != Drawer(made, 2).draw(400)
    assert {one.kind for one in asked} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_query_of_each_kind_is_answered(kind: str, made: Path, finder: Finder) -> None:
    drawer = Drawer(made, 3)
    searches = [KINDS[kind][1](drawer) for _ in range(20)]
    counts = [finder.search(one.q, one.filters, sort=one.sort, offset=one.offset).count for one in searches]
    if kind == "nothing found":
        assert not any(counts)
    elif kind not in ("facets", "sum and years", "another form"):  # which may well find nothing
        assert sum(count > 0 for count in counts) > len(counts) // 2
    assert all(finder.facets(one.q, one.filters) for one in searches)


def test_kinds_are_what_they_say(made: Path) -> None:
    drawer = Drawer(made, 4)
    assert drawer.phrase().q.startswith('"')
    assert drawer.prefix().q.endswith("*")
    assert " -" in drawer.exclusion().q
    assert " OR " in drawer.either().q
    assert "belopp:" in drawer.sum().q
    assert drawer.without_dots().q.isascii()
    assert drawer.deep().page > 1
    assert drawer.sorted().sort is not Sort.BEST
    assert drawer.everything().q == ""
    assert drawer.filtered().year


def test_there_is_a_statement_for_every_table_and_each_finds_something(made: Path) -> None:
    database = Database(made)
    statements = list(statements_of(database))
    filled = TABLES.keys() - {"redactions"}  # nothing in a made paper is to be masked
    assert {f"a row of {name}" for name in filled} <= {name for name, _, _ in statements}
    for name, sql, parameters in statements:
        found = database.ask(sql, parameters).num_rows
        assert found or "with a word" in name or "went far" in name, name


class _Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        said = parse_qs(urlsplit(self.path).query)
        body = str(said.get("q", [""])[0]).encode()
        self.send_response(404 if body == b"missing" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_pages_are_timed_one_after_the_other(site: str) -> None:
    seconds = time_pages(site, ["/?q=skolskjuts", "/?q=taxa"])
    assert len(seconds) == 2
    assert all(0 < one < 5 for one in seconds)


def test_what_is_no_page_is_told(site: str) -> None:
    with pytest.raises(OSError, match=r"/\?q=missing is answered with 404"):
        time_pages(site, ["/?q=missing"])


def test_a_dataset_is_served_in_a_process_of_its_own(made: Path, finder: Finder) -> None:
    assert len(finder) > 0
    with served(made) as address:
        seconds = time_pages(address, ["/?q=finnsinte"] * 40)
    # Where the system holds back the last part of an answer until the first is acknowledged, each takes 40 ms or more.
    assert min(seconds) < 0.04
    with pytest.raises(OSError, match="refused"):
        time_pages(address, ["/"])


def test_a_site_that_does_not_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ended with 2"), served(tmp_path / "nowhere"):
        pass


def start(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "benchmarks" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def test_the_commands_make_a_dataset_and_measure_it(tmp_path: Path) -> None:
    assert "decisions written in" in start("made_dataset.py", tmp_path, "--decisions", 60).stdout
    assert start("search.py", tmp_path, "--queries", 5).returncode in (0, 1)
    assert (tmp_path / "_search" / "current").exists()


def test_what_is_no_dataset_is_told(tmp_path: Path) -> None:
    done = start("search.py", tmp_path)
    assert done.returncode == 2
    assert "there are no tables in" in done.stderr


def test_the_command_measures_a_dataset_that_it_makes() -> None:
    done = start("search.py", "--decisions", 150, "--queries", 12)
    assert done.returncode in (0, 1), done.stderr  # on a machine that is busy a bar may be missed
    told = done.stdout
    assert "decisions made in" in told
    assert "12 queries, ms" in told
    assert "all of money_by_body" in told
    for name in ("index and copies from nothing", "search, p95", "views and lookups, the slowest"):
        (line,) = [line for line in told.splitlines() if line.startswith(name)]
        assert line.endswith(("met", "NOT MET"))
