import datetime as dt
from typing import Any

import pytest

from flows.sources.pace import Pace


@pytest.mark.parametrize(
    ("passed", "sleeps"),
    [(0.0, [3.0]), (1.0, [2.0]), (3.0, []), (-3600.0, [3.0])],  # the last: a clock that was set back
)
def test_a_host_rests_after_its_answer(clock: Any, passed: float, sleeps: list[float]) -> None:
    pace = Pace(now=clock.now, sleep=clock.sleep)
    with pace.turn("granvik.example", 0.0):
        pass
    clock.time += dt.timedelta(seconds=passed)

    for host in ("granvik.example", "annan.example"):
        with pace.turn(host, 3.0):
            pass

    assert clock.sleeps == sleeps


def test_a_host_that_asked_for_it_rests_longer(clock: Any) -> None:
    pace = Pace(now=clock.now, sleep=clock.sleep)
    with pace.turn("granvik.example", 0.0):
        pass
    pace.hold("granvik.example", 30.0)

    with pace.turn("granvik.example", 3.0):
        pass

    assert (clock.sleeps, pace.held("granvik.example")) == ([30.0], 0.0)
