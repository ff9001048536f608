"""The flow against a real Prefect server on loopback, and against none."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.dataset import read_table
from flows.store.home import Store

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


def ingest(paper: Path | str, output: Path, home: Path, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [KALLELSE, "ingest", str(paper), "--output", output],
        env=environment(home, url), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def last_run(url: str) -> dict[str, object]:
    found = json.loads(ask(f"{url}/flow_runs/filter", b'{"sort": "START_TIME_DESC", "limit": 1}'))
    assert isinstance(found, list)
    return dict(found[0])


def test_with_a_server_ingestion_is_a_recorded_flow_run(server: tuple[str, Path], samples: Path, tmp_path: Path) -> None:
    url, home = server

    result = ingest(samples / "underrattelse.pdf", tmp_path / "out", home, url)

    assert result.returncode == 0, result.stderr
    assert "9  ärenden" in result.stdout
    run = last_run(url)
    assert run["state_type"] == "COMPLETED"
    artifacts = json.loads(ask(f"{url}/artifacts/filter", b"{}"))
    summary = next(one["data"] for one in artifacts if one["flow_run_id"] == run["id"] and one["key"] == "kallelse-run")
    assert "| 9 | ärenden |" in summary
    assert "## Slowest" in summary


def test_a_run_that_could_not_look_at_something_has_failed_and_the_rest_is_read(
    server: tuple[str, Path], samples: Path, tmp_path: Path
) -> None:
    url, home = server
    sources = tmp_path / "sources.toml"
    sources.write_text(
        "[http]\nretries = 0\ndelay_seconds = 0\n"
        f'[[source]]\nname = "samples"\nfolder = "{samples}"\nglob = "under*.pdf"\n'
        f'[[source]]\nname = "borta"\nurls = ["http://127.0.0.1:{free_port()}/a.pdf"]\n',
        encoding="utf-8",
    )

    result = subprocess.run(  # noqa: S603 - our own command
        [KALLELSE, "ingest", "--sources", sources, "--output", tmp_path / "out"],
        env=environment(home, url), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert result.returncode == 1, result.stderr
    assert "9  ärenden" in result.stdout
    assert last_run(url)["state_type"] == "FAILED"


def test_papers_that_were_read_are_not_read_again_by_a_task_of_the_same_store(
    server: tuple[str, Path], samples: Path, tmp_path: Path
) -> None:
    url, home = server
    paper = tmp_path / "a.pdf"
    paper.write_bytes((samples / "underrattelse.pdf").read_bytes())
    ingest(paper, tmp_path / "out", home, url)
    with Store(tmp_path / "out") as store, store.catalogue.change() as connection:
        for table in ("documents", "sources", "sightings", "partitions"):  # as if killed before anything was entered
            connection.execute(f"DELETE FROM {table}")

    ingest(paper, tmp_path / "out", home, url)

    names = json.loads(ask(f"{url}/task_runs/filter", b'{"sort": "END_TIME_DESC", "limit": 1}'))
    assert names[0]["state_name"] == "Cached"
    assert len(read_table(tmp_path / "out", "items")) == 9


def test_a_password_is_not_shown_to_the_server(server: tuple[str, Path], tmp_path: Path) -> None:
    url, home = server

    result = ingest(f"http://anna:hemligt@127.0.0.1:{free_port()}/a.pdf", tmp_path / "out", home, url)

    assert result.returncode == 1, result.stderr
    assert "hemligt" not in result.stdout + result.stderr + json.dumps(last_run(url))
    assert "/a.pdf" in json.dumps(last_run(url)["parameters"])


def test_a_server_that_does_not_answer_is_one_clear_line(samples: Path, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/api"

    result = ingest(samples / "underrattelse.pdf", tmp_path / "out", tmp_path, url)

    assert result.returncode == 2
    assert "does not answer" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout


def test_the_schedule_fires_and_a_new_paper_arrives_in_the_tables(
    server: tuple[str, Path], samples: Path, tmp_path: Path
) -> None:
    url, home = server
    inbox = tmp_path / "inkorg"
    inbox.mkdir()
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "ks"\nfolder = "inkorg"\n', encoding="utf-8")
    output = tmp_path / "out"
    command = [KALLELSE, "watch", "--cron", "* * * * *", "--sources", tmp_path / "sources.toml", "--output", output]
    log = (tmp_path / "log.txt").open("w+", encoding="utf-8")
    watch = subprocess.Popen(command, env=environment(home, url), stdout=log, stderr=log)  # noqa: S603 - our own command
    try:
        (inbox / "a.pdf").write_bytes((samples / "underrattelse.pdf").read_bytes())
        deadline = time.monotonic() + 150
        while not list((output / "items").rglob("*.parquet")):
            assert watch.poll() is None, Path(log.name).read_text(encoding="utf-8")
            assert time.monotonic() < deadline, Path(log.name).read_text(encoding="utf-8")
            time.sleep(0.5)
    finally:
        watch.send_signal(signal.SIGINT)
        watch.wait(60)
        log.close()
    assert len(read_table(output, "items")) == 9
    told = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "event=read source=" in told
    assert "event=ended read=1" in told
    assert all(line.startswith(("timestamp=", "looking at")) for line in told.splitlines()), told


@pytest.mark.parametrize(
    ("text", "reason"), [("", "there is no [[source]]"), ("[[source]]\nname = 1\n", "give one of folder, page and urls")]
)
def test_a_watch_over_sources_that_cannot_be_used_does_not_begin(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")

    result = subprocess.run(  # noqa: S603 - our own command
        [KALLELSE, "watch", "--sources", tmp_path / "sources.toml"],
        env=environment(tmp_path, ""), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert result.returncode == 2
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1
