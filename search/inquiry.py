"""Readers' statements asked of processes that can be killed, as not every function of DuckDB ends when it is told to."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from search.statement import QueryError

_MOST_BYTES = 50_000_000  # of an answer
_GRACE_SECONDS = 1.0  # after which a statement that was broken off is killed
_START_SECONDS = 60.0
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}  # Arrow's others set memory aside, which the limit counts


class Inquiries:
    """Asks statements in processes, some at once; what takes too long or too much costs a process, not the site.

    Args:
        output: the folder of the dataset.
        at_once: processes; others wait for one of them.
    """

    def __init__(self, output: Path, at_once: int) -> None:
        self._output = output
        self._free: queue.LifoQueue[_Respondent | None] = queue.LifoQueue()  # the last first: it is warm
        for _ in range(at_once):
            self._free.put(None)
        self._at_once = at_once

    def start(self) -> None:
        """Start one process, so that who asks first need not wait for it."""
        one = self._free.get()
        self._free.put(one or _Respondent(self._output))

    def close(self) -> None:
        """End the processes, those that are answering as soon as they have."""
        for _ in range(self._at_once):
            one = self._free.get()
            if one is not None:
                one.end()
        for _ in range(self._at_once):
            self._free.put(None)

    def ask(self, sql: str, *, seconds: float, rows: int) -> pa.Table:
        """Answer a statement that somebody wrote.

        Args:
            sql: one SELECT, DESCRIBE, SUMMARIZE or SHOW TABLES over the views.
            seconds: it may take; its process is killed a second later.
            rows: at most these are given.

        Raises:
            QueryError: it is not answered.
            OSError: a table went while it was read, or no process can be started.
        """
        one = self._free.get()
        try:
            one = self._alive(one)
            return one.ask({"sql": sql, "seconds": seconds, "rows": rows, "most_bytes": _MOST_BYTES})
        finally:
            self._free.put(self._alive(one))  # so that who asks next need not wait for another to start

    def _alive(self, one: "_Respondent | None") -> "_Respondent":
        if one is not None and one.is_alive:
            return one
        if one is not None:
            one.end()
        return _Respondent(self._output)


class _Respondent:
    """A process that answers one statement after the other."""

    def __init__(self, output: Path) -> None:
        # Without the folder that the site runs in on its path of modules: what lies there is no part of the program.
        command = [sys.executable, "-P", "-m", "search.respondent", str(output)]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | _ENVIRONMENT,
            start_new_session=True,  # Ctrl-C is for the site, which ends it
        )
        self._is_ready = False
        self._is_late = False

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, question: dict[str, Any]) -> pa.Table:
        if not self._is_ready:
            told, _ = self._hear(_START_SECONDS)
            if told is None:
                raise OSError("the process that answers statements does not start")
            self._is_ready = True
        seconds: float = question["seconds"]
        told, rows = self._hear(seconds + _GRACE_SECONDS, json.dumps(question).encode() + b"\n")
        if told is None and self._is_late:
            raise QueryError("it takes more than {seconds} seconds", seconds=f"{seconds:g}")
        if told is None:
            raise QueryError("it takes too much memory")
        if "lost" in told:
            raise FileNotFoundError(told["lost"])
        if "refused" in told:
            raise QueryError(told["refused"], **told["values"])
        with pa.ipc.open_stream(rows) as stream:
            return stream.read_all()

    def _hear(self, seconds: float, question: bytes = b"") -> tuple[dict[str, Any] | None, bytes]:
        """Send a question and give what is said to it, with its rows; nothing where the process is killed or died."""
        assert self._process.stdin is not None, "made with a pipe"
        assert self._process.stdout is not None, "made with a pipe"
        told: dict[str, Any] | None = None
        rows, size = b"", 0
        clock = threading.Timer(seconds, self._kill)
        clock.start()
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
            line = self._process.stdout.readline()
            if line.endswith(b"\n"):
                told = json.loads(line)
                size = int(told.get("bytes", 0))
                rows = self._process.stdout.read(size)
        except BrokenPipeError:  # it died; what that means is for who asks
            told = None
        finally:
            clock.cancel()
        if told is None or told["is_worn"] or len(rows) < size or self._is_late:
            self.end()
        return (None, b"") if len(rows) < size else (told, rows)

    def _kill(self) -> None:
        self._is_late = True
        self._process.send_signal(signal.SIGKILL)

    def end(self) -> None:
        """End the process, and wait until it has."""
        self._process.kill()
        with suppress(BrokenPipeError), self._process:  # closes the pipes, one of which may hold a question still
            pass
