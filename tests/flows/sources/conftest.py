"""A web site that does whatever a test wants, a clock that only sleeping moves, and fetchers between the two."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import structlog

from flows.sources.fetch import Fetcher
from flows.sources.settings import HttpSettings

PDF = b"%PDF-1.7\n" + b"kallelse " * 400 + b"\n%%EOF\n"
Act = Callable[["Visitor"], None]


class Visitor(BaseHTTPRequestHandler):
    """One connection of a visitor."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        self.server.visits.append((self.path, self.headers))
        acts = self.server.acts.get(self.path)
        if not acts:
            answer(404, b"finns inte")(self)
        else:
            (acts.pop(0) if len(acts) > 1 else acts[0])(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """A site on a free port of this machine; every address is scripted, and what is not is a 404."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visitor)
        self.acts: dict[str, list[Act]] = {}
        self.visits: list[tuple[str, Any]] = []
        self.closing = threading.Event()
        self.sent = 0
        self.pdf = PDF
        self.answer = answer

    def handle_error(self, *_: object) -> None:
        """Say nothing of visitors who hang up."""

    def url(self, path: str, *, host: str = "127.0.0.1", user: str = "") -> str:
        return f"http://{user}{host}:{self.server_address[1]}{path}"

    def on(self, path: str, *acts: Act) -> None:
        """Script an address: the acts one after the other, the last one for ever."""
        self.acts[path] = list(acts)

    def asked(self, path: str) -> int:
        return sum(1 for visited, _ in self.visits if visited == path)

    def papers(self) -> list[str]:
        """Give what was asked for besides robots.txt."""
        return [path for path, _ in self.visits if path != "/robots.txt"]

    def hang(self, visitor: Visitor) -> None:
        """Send nothing."""
        self.closing.wait(5)
        visitor.close_connection = True

    def hang_after_head(self, visitor: Visitor) -> None:
        """Promise 3 GB and send nothing."""
        answer(200, length=3_000_000_000)(visitor)
        self.hang(visitor)

    def drip(self, visitor: Visitor) -> None:
        """Send a byte of the body at a time, for 5 s at the most."""
        answer(200, PDF[:10], length=10_000)(visitor)
        self._drip(visitor)

    def drip_head(self, visitor: Visitor) -> None:
        """Send a byte of the head at a time, for 5 s at the most."""
        visitor.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip(visitor)

    def drip_without_end(self, visitor: Visitor) -> None:
        """Send a byte at a time of a body whose end is the connection's end."""
        answer(200, PDF[:10], length=None)(visitor)
        self._drip(visitor)

    def _drip(self, visitor: Visitor) -> None:
        for _ in range(100):
            visitor.wfile.write(b"x")
            visitor.wfile.flush()
            if self.closing.wait(0.05):
                break
        visitor.close_connection = True

    def flood(self, visitor: Visitor) -> None:
        """Send 3 GB of zeros, of unknown length, as long as somebody listens."""
        answer(200, PDF, length=None)(visitor)
        zeros = bytes(1 << 20)
        for _ in range(3 * 1024):
            visitor.wfile.write(zeros)
            self.sent += len(zeros)
        visitor.close_connection = True


def answer(status: int = 200, body: bytes = b"", *, length: int | None = -1, **headers: str) -> Act:
    """Make an act that answers; `length` is what Content-Length says instead of the truth, None for no such header."""

    def act(visitor: Visitor) -> None:
        visitor.send_response(status)
        for name, value in headers.items():
            visitor.send_header(name.replace("_", "-"), value)
        if length is not None:
            visitor.send_header("Content-Length", str(len(body) if length == -1 else length))
        if length != -1:
            visitor.send_header("Connection", "close")
        visitor.end_headers()
        visitor.wfile.write(body)

    return act


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join(5)


class Clock:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.time = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
        self.sleeps: list[float] = []

    def now(self) -> dt.datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += dt.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def make_fetcher(spool: Path, clock: Clock) -> Iterator[Callable[..., Fetcher]]:
    """Make fetchers that are less patient than by default."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Fetcher:
            given = {"timeout_seconds": 5.0, "total_seconds": 20.0, "retries": 2, **settings}
            return stack.enter_context(Fetcher(HttpSettings(**given), spool, now=clock.now, sleep=clock.sleep))

        yield make


@pytest.fixture
def log() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as lines:
        yield lines
