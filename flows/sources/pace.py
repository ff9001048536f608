"""How often a host is asked."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """When each host was last asked, and until when it wants to be left alone; for several threads."""

    def __init__(self, *, now: Callable[[], dt.datetime], sleep: Callable[[float], None]) -> None:
        self._now = now
        self._sleep = sleep
        self._asked: dict[str, dt.datetime] = {}
        self._held: dict[str, dt.datetime] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, seconds: float) -> Iterator[None]:
        """Ask a host alone: `seconds` after its last answer, and not while it is held."""
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            self._wait(host, seconds)
            try:
                yield
            finally:
                self._asked[host] = self._now()

    def _wait(self, host: str, seconds: float) -> None:
        pause = self.held(host)
        if host in self._asked:
            passed = (self._now() - self._asked[host]).total_seconds()
            pause = max(pause, min(seconds, seconds - passed))  # a clock that was set back must not stretch the pause
        if pause > 0:
            self._sleep(pause)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for some seconds, as it asked for."""
        self._held[host] = self._now() + dt.timedelta(seconds=seconds)

    def held(self, host: str) -> float:
        """Give for how many seconds more the host wants to be left alone."""
        if host not in self._held:
            return 0.0
        return max(0.0, (self._held[host] - self._now()).total_seconds())
