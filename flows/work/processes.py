"""Worker processes that can be ended, with a limit on time and memory."""

import multiprocessing
import multiprocessing.forkserver
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from pebble import CONSTS, ProcessExpired, ProcessPool

from flows.work.guard import start_guard

if TYPE_CHECKING:
    from concurrent.futures import Future

_TASKS_A_WORKER = 500  # then a new one takes its place: what the libraries never give back ends with the process
_PATIENCE_SECONDS = 3.0  # for what is being worked on when all is closed
CONSTS.term_timeout = 0.5  # seconds: pebble's workers hold SIGTERM back while the C library works, so it kills then

_open: set[int] = set()  # of this module's processes, by identity: those that were not closed
Died = ProcessExpired  # what a task raises whose process died; `exitcode` says of what
Given = TypeVarTuple("Given")
Result = TypeVar("Result")


class Processes:
    """Runs functions in processes that are ended when they take too long or too much; they start with the first task.

    Args:
        workers: processes at once.
        memory: bytes that each may take.
        temporary: where libraries put temporary files.
        preload: the module that the process loads from which the workers are forked.
    """

    def __init__(self, workers: int, *, memory: int, temporary: Path | str, preload: str) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([preload])
        self._has_started = False
        _open.add(id(self))
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=_TASKS_A_WORKER,
            initializer=start_guard,
            initargs=(memory, os.getpid(), str(temporary)),
            context=context,
        )

    def start(self, task: Callable[[*Given], Result], *args: *Given, seconds: float) -> "Future[Result]":
        """Start a task; its result raises TimeoutError where it was ended, `Died` where its process died."""
        if not self._has_started:
            _start_forkserver()
            self._has_started = True
        future: Future[Result] = self._pool.schedule(task, args=args, timeout=seconds)
        return future

    def close(self) -> None:
        """End the processes; what is being worked on still gets a moment."""
        self._pool.close()
        try:
            self._pool.join(_PATIENCE_SECONDS)
        except TimeoutError:
            self._pool.stop()
            self._pool.join()
        _open.discard(id(self))
        # One that was just being started must not find the pool's locks gone: it would tell so on standard error. Those
        # of others that are open still work on: the last that is closed waits.
        for child in multiprocessing.active_children() if not _open else ():
            child.join(_PATIENCE_SECONDS)


def _start_forkserver() -> None:
    """Start the process that workers are forked from.

    Without the folder that the command runs in on its path of modules: whatever lies there is no part of the program.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before
