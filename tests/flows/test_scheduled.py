"""The flow against a real Prefect server on loopback, and against none."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

KALLELSE = Path(sys.executable).with_name("kallelse")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, url: str) -> dict[str, str]:
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_HOME": str(home)}
    return {**os.environ, **quiet, "PREFECT_API_URL": url}


def ask(url: str, data: bytes | None = None) -> bytes:
    request = urllib.request.Request(url, data=data, headers={"content-type": "application/json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
        return bytes(answer.read())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    home = tmp_path_factory.mktemp("prefect")
    port = free_port()
    url = f"http://127.0.0.1:{port}/api"
    command = [Path(sys.executable).with_name("prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603 - our own environment's command
        command, env=environment(home, url), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 90
        while True:
            try:
                ask(f"{url}/health")
                break
            except OSError:
                assert process.poll() is None, "the server ended"
                assert time.monotonic() < deadline, "the server did not start"
                time.sleep(0.5)
        yield url, home
    finally:
        process.terminate()
        process.wait(30)


def ingest(paper: Path, output: Path, home: Path, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [KALLELSE, "ingest", paper, "--output", output],
        env=environment(home, url), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_with_a_server_ingestion_is_a_recorded_flow_run(server: tuple[str, Path], samples: Path, tmp_path: Path) -> None:
    url, home = server

    result = ingest(samples / "underrattelse.pdf", tmp_path / "out", home, url)

    assert result.returncode == 0, result.stderr
    assert "9  ärenden" in result.stdout
    runs = json.loads(ask(f"{url}/flow_runs/filter", b"{}"))
    assert [run["state_type"] for run in runs] == ["COMPLETED"]


def test_a_server_that_does_not_answer_is_one_clear_line(samples: Path, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/api"

    result = ingest(samples / "underrattelse.pdf", tmp_path / "out", tmp_path, url)

    assert result.returncode == 2
    assert "does not answer" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
