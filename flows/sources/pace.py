"""How often a host is asked."""

import datetime as dt
from collections.abc import Callable


class Pace:
    """When each host was last asked, and until when it wants to be left alone."""

    def __init__(self, *, now: Callable[[], dt.datetime], sleep: Callable[[float], None]) -> None:
        self._now = now
        self._sleep = sleep
        self._asked: dict[str, dt.datetime] = {}
        self._held: dict[str, dt.datetime] = {}

    def wait(self, host: str, seconds: float) -> None:
        """Sleep until the host may be asked: `seconds` after its last answer, and not while it is held."""
        pause = self.held(host)
        if host in self._asked:
            passed = (self._now() - self._asked[host]).total_seconds()
            pause = max(pause, min(seconds, seconds - passed))  # a clock that was set back must not stretch the pause
        if pause > 0:
            self._sleep(pause)

    def mark(self, host: str) -> None:
        """Remember that the host was asked until now."""
        self._asked[host] = self._now()

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for some seconds, as it asked for."""
        self._held[host] = self._now() + dt.timedelta(seconds=seconds)

    def held(self, host: str) -> float:
        """Give for how many seconds more the host wants to be left alone."""
        if host not in self._held:
            return 0.0
        return max(0.0, (self._held[host] - self._now()).total_seconds())
