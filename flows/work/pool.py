"""Worker processes that can be ended: each paper is read in one, with a limit on time and memory."""

import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from flows.work.calls import read, refuse
from flows.work.guard import MEMORY_EXIT
from flows.work.job import Job, Outcome, lost
from flows.work.processes import Died, Processes
from flows.work.reading import Reading
from schemas.vocabulary import Refusal

_AHEAD = 3  # papers given out per worker, so that none waits for the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one paper may take, and how many are read at once."""

    workers: int = os.cpu_count() or 1
    seconds: float = 120.0
    memory: int = 2 * 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class _Task:
    job: Job
    is_second_try: bool = False
    refusal: tuple[Refusal, str] | None = None


class ReaderPool:
    """Reads papers in worker processes; the workers start with the first paper.

    Args:
        reading: how papers are read and where their records go.
        limits: what one paper may take.
    """

    def __init__(self, reading: Reading, limits: Limits) -> None:
        self.reading = reading
        self.limits = limits
        self._processes = Processes(
            limits.workers, memory=limits.memory, temporary=reading.temporary, preload="flows.work.warm"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; a paper that is being read still gets a moment."""
        self._processes.close()

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Read papers, each as soon as a worker is free; gives each when it is done, in no order.

        Jobs are taken only as far ahead as the workers need.

        Raises:
            OSError: the store cannot be written.
        """
        left = iter(jobs)
        running: dict[Future[Outcome], _Task] = {}
        has_more = True
        try:
            while has_more or running:
                while has_more and len(running) < self.limits.workers * _AHEAD:
                    job = next(left, None)
                    has_more = job is not None
                    if job is not None:
                        self._start(_Task(job), running)
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = self._finish(future, running.pop(future), running)
                    if outcome is not None:
                        yield outcome
        finally:
            for future in running:
                future.cancel()

    def _start(self, task: _Task, running: dict[Future[Outcome], _Task]) -> None:
        future = self._processes.start(read, task.job, self.reading, seconds=self.limits.seconds)
        running[future] = task

    def _finish(self, future: "Future[Outcome]", task: _Task, running: dict[Future[Outcome], _Task]) -> Outcome | None:
        """Give what came of a paper, or start again what is to be tried once more or refused."""
        try:
            return future.result()
        except (TimeoutError, Died) as error:
            if task.refusal is not None:  # not even its bytes could be had
                code, reason = task.refusal
                return Outcome(job=task.job, facts=None, failure_code=code, failure=reason)
            self._go_on(task, error, running)
        except OSError:
            raise  # the store cannot be written: no other paper would fare better
        except Exception as error:  # noqa: BLE001 - a fault of ours with one paper must not cost the others
            return lost(task.job, error)
        return None

    def _go_on(self, task: _Task, error: TimeoutError | Died, running: dict[Future[Outcome], _Task]) -> None:
        """Refuse a paper whose reader was ended or died, or try it once more."""
        if isinstance(error, TimeoutError):
            self._refuse(task, running, Refusal.TIME_LIMIT, f"reading it took more than {self.limits.seconds:g} seconds")
        elif error.exitcode == MEMORY_EXIT:
            most = f"{self.limits.memory / 1024**2:g} MB"
            self._refuse(task, running, Refusal.MEMORY_LIMIT, f"reading it took more than {most} of memory")
        elif task.is_second_try:
            self._refuse(task, running, Refusal.CRASHED, f"its reader died twice ({_cause(error.exitcode)})")
        else:
            self._start(_Task(task.job, is_second_try=True), running)

    def _refuse(self, task: _Task, running: dict[Future[Outcome], _Task], code: Refusal, reason: str) -> None:
        future = self._processes.start(refuse, task.job, self.reading, code, reason, seconds=self.limits.seconds)
        running[future] = _Task(task.job, is_second_try=True, refusal=(code, reason))


def _cause(exitcode: int | None) -> str:
    """Name what a process died of: "SIGSEGV", or its exit code."""
    if exitcode is not None and exitcode < 0:
        return signal.Signals(-exitcode).name
    return f"exit code {exitcode}"
