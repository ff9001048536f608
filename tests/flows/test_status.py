"""What an operator sees: how the store stands, and the events of a run."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.run import ingest_paths

KALLELSE = Path(sys.executable).with_name("kallelse")


def status(output: Path) -> dict[str, object]:
    result = CliRunner().invoke(app, ["status", "--json", "--output", str(output)])
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert isinstance(told, dict)
    return told


@pytest.fixture
def inbox(samples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("underrattelse.pdf", "protokoll_skannad.pdf"):
        shutil.copy(samples / name, folder)
    return folder


def test_status_tells_of_sources_runs_and_refusals(inbox: Path, tmp_path: Path) -> None:
    ingest_paths([inbox], tmp_path / "out")
    (inbox / "underrattelse.pdf").unlink()
    ingest_paths([inbox], tmp_path / "out")

    told = status(tmp_path / "out")

    assert (told["documents"], told["refused"], told["stale"]) == (2, {"no_text_layer": 1}, 0)
    assert told["sources"] == [
        {"name": "", "addresses": 2, "documents": 2, "gone": 1, "failing": 0, "checked_at": told["sources"][0]["checked_at"]}  # type: ignore[index]
    ]
    runs = told["runs"]
    assert [(run["read"], run["gone"], run["refused"]) for run in runs] == [(0, 1, 1), (2, 0, 1)]  # type: ignore[attr-defined]


def test_status_for_people_has_the_same(inbox: Path, tmp_path: Path) -> None:
    (inbox / "borta.pdf").symlink_to(tmp_path / "ingenting.pdf")
    ingest_paths([inbox], tmp_path / "out")

    output = CliRunner().invoke(app, ["status", "--output", str(tmp_path / "out")]).output

    assert "2 documents; refused: 1 no_text_layer" in output
    assert "the file cannot be read: No such file or directory" in " ".join(output.split())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_the_next_goes_on(samples: Path, tmp_path: Path, how: signal.Signals) -> None:
    output = tmp_path / "out"
    command = [str(KALLELSE), "ingest", str(samples), "--output", str(output), "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    deadline = time.monotonic() + 60
    while not list(output.glob("_store/records/*/*.zst")):
        assert time.monotonic() < deadline
        time.sleep(0.02)

    process.send_signal(how)

    assert process.communicate(timeout=30)[1] == "interrupted: what was read is kept, and the next run goes on from there\n"
    assert process.returncode == 130
    assert not list((output / "_store" / "runs").iterdir())
    assert status(output)["runs"][0]["ended"] is None  # type: ignore[index]
    summary = ingest_paths([samples], output)
    assert summary.is_whole
    assert summary.documents == len(list(samples.glob("*.pdf")))


def test_every_event_is_one_line_of_json(inbox: Path, tmp_path: Path) -> None:
    command = [str(KALLELSE), "ingest", str(inbox), "--output", str(tmp_path / "out"), "--log", "json"]

    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command

    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert sorted(event["event"] for event in events) == ["ended", "published", "published", "read", "refused"]
    assert all({"timestamp", "level"} <= set(event) for event in events)
    assert next(event["reason"] for event in events if event["event"] == "refused").startswith("no text layer")


def test_without_a_terminal_nothing_is_told_but_the_summary(inbox: Path, tmp_path: Path) -> None:
    command = [str(KALLELSE), "ingest", str(inbox), "--output", str(tmp_path / "out")]

    assert subprocess.run(command, capture_output=True, check=False).stderr == b""  # noqa: S603 - our own command
