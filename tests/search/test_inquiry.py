"""Statements asked of processes that can be killed: they end in time, and with whoever asks."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.inquiry import Inquiries
from search.statement import QueryError


@pytest.fixture(scope="module")
def inquiries(dataset: Path) -> Iterator[Inquiries]:
    asking = Inquiries(dataset, 1)
    yield asking
    asking.close()


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))", "more than 1 seconds"),
        ("SELECT count(*) FROM range(100000000000)", "more than 1 seconds"),
        ("SELECT repeat('x', 5000000) FROM range(200)", "larger than 50 MB|too much memory|more than 1 seconds"),
        ("SELECT repeat('x', 1500000000)", "larger than 50 MB|too much memory|more than 1 seconds"),
        ("SELECT list(range) FROM range(1000000000)", "too much memory|more than 1 seconds"),
        ("SELECT * FROM read_text('/etc/passwd')", "may not stand behind FROM"),
        ("SELEC 1", "SELEC"),
    ],
)
def test_whatever_is_asked_ends_in_time_and_the_next_is_answered(inquiries: Inquiries, sql: str, reason: str) -> None:
    inquiries.ask("SELECT 1", seconds=60, rows=1)  # the process has started
    begin = time.monotonic()
    with pytest.raises(QueryError, match=reason):
        inquiries.ask(sql, seconds=1, rows=1001)
    assert time.monotonic() - begin < 4
    assert inquiries.ask("SELECT 1 AS a", seconds=60, rows=1).to_pylist() == [{"a": 1}]


def test_what_a_statement_takes_is_not_taken_by_who_asks(inquiries: Inquiries) -> None:
    own = Path("/proc/self/status")
    if not own.exists():
        pytest.skip("there is no /proc on this machine")
    before = _most_taken(own)
    with pytest.raises(QueryError):
        inquiries.ask("SELECT repeat('x', 5000000) FROM range(200)", seconds=5, rows=1001)
    assert _most_taken(own) - before < 500_000  # kB; the answer would be twice as much by itself


def _most_taken(status: Path) -> int:
    [line] = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def test_a_site_that_takes_much_memory_itself_is_answered(dataset: Path) -> None:
    code = (
        "import pathlib, sys; from search.inquiry import Inquiries; own = b'x' * 900_000_000;"
        "asking = Inquiries(pathlib.Path(sys.argv[1]), 1);"
        "print([asking.ask('SELECT 1 AS a', seconds=60, rows=1).to_pylist() for _ in range(2)],"
        " asking._free.queue[0].is_alive); asking.close()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(dataset)], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[[{'a': 1}], [{'a': 1}]] True"


def test_tables_that_come_are_seen(dataset: Path, tmp_path: Path) -> None:
    asking = Inquiries(tmp_path, 1)
    try:
        assert asking.ask("FROM decisions", seconds=30, rows=1).num_rows == 0
        shutil.copytree(dataset / "decisions", tmp_path / "decisions")
        assert asking.ask("FROM decisions", seconds=30, rows=1).num_rows == 1
    finally:
        asking.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up below /proc")
def test_a_process_ends_with_whoever_asks_though_it_is_answering(dataset: Path) -> None:
    code = (
        "import pathlib, sys, threading, time; from search.inquiry import Inquiries;"
        "asking = Inquiries(pathlib.Path(sys.argv[1]), 1); asking.ask('SELECT 1', seconds=60, rows=1);"
        "print(asking._free.queue[0]._process.pid, flush=True);"
        "asking.ask('SELECT count(*) FROM range(1000000000000)', seconds=600, rows=1)"
    )
    who = subprocess.Popen([sys.executable, "-c", code, str(dataset)], stdout=subprocess.PIPE, text=True)  # noqa: S603
    with who:
        assert who.stdout is not None
        process = int(who.stdout.readline())
        time.sleep(0.5)
        assert _is_there(process)
        os.kill(who.pid, signal.SIGKILL)
    end = time.monotonic() + 10
    while _is_there(process) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _is_there(process)


def _is_there(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # dead, but nobody has asked after it
