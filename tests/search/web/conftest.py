"""The site over the samples: in this process for most tests, as a process of its own for those with a browser."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from flows.pictures import PagePictures
from search.web.app import make_app
from search.web.site import Site

TODAY = dt.date(2026, 3, 20)


@pytest.fixture(scope="session")
def pictures(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagePictures]:
    with PagePictures(dataset, tmp_path_factory.mktemp("pictures")) as drawing:
        yield drawing


@pytest.fixture(scope="session")
def client(dataset: Path, pictures: PagePictures) -> Iterator[TestClient]:
    """A browser without a window, on a site that thinks it is the 20th of March 2026."""
    site = Site(dataset, pictures=pictures, today=lambda: TODAY, seconds=0)
    with TestClient(make_app(site), follow_redirects=False) as browser:
        yield browser


@pytest.fixture(scope="session")
def ids(client: TestClient) -> dict[str, str]:
    """Ids of the case that goes through all bodies: its ärenden by body and kind of paper, its case, its meeting."""
    hits = client.get("/api/v1/search", params={"q": 'titel:"riktlinjer för skolskjuts" kommun:tallköping'}).json()["hits"]
    found = {f"{hit['body']} {hit['doc_type']}": hit["item_id"] for hit in hits}
    board = next(hit for hit in hits if hit["body"] == "Kommunstyrelsen" and hit["doc_type"] == "protokoll")
    number = client.get(f"/api/v1/arenden/{board['item_id']}").json()["cases"]
    return found | {
        "item": board["item_id"],
        "meeting": board["meeting_id"],
        "document": board["document_id"],
        "case": next(case["case_id"] for case in number if case["diarienummer"] == "KS 2026/217"),
    }


class Server:
    """`kallelse serve` as its users start it, on a free port of this machine."""

    def __init__(self, output: Path, *arguments: str) -> None:
        command = [str(Path(sys.executable).with_name("kallelse")), "serve", "--output", str(output), "--port", "0"]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip().rstrip("/")
        assert self.address.startswith("http://127.0.0.1:"), self._process.communicate(timeout=10)

    def stop(self) -> tuple[int, str]:
        """Interrupt it; give its exit code and what it told on standard error."""
        self._process.send_signal(signal.SIGINT)
        _, told = self._process.communicate(timeout=30)
        return self._process.returncode, told


@pytest.fixture(scope="session")
def server(dataset: Path) -> Iterator[Server]:
    started = Server(dataset)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's Chromium."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("there is no chromium on this machine")
    return found
