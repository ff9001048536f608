import pytest

from benchmarks.bars import Bars, percentile, timed


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3.0], 95, 3.0),
        ([1.0, 2.0, 3.0, 4.0], 50, 2.0),
        ([4.0, 1.0], 100, 4.0),
        ([float(one) for one in range(1, 101)], 95, 95.0),
    ],
)
def test_percentiles(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


def test_time_is_told_with_what_was_done() -> None:
    seconds, done = timed(lambda: "done")
    assert done == "done"
    assert 0 <= seconds < 5


def test_a_missed_bar_is_told_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    bars = Bars()
    bars.tell("index opened", 3.0, "s")
    bars.check("search, p95", 29.9, 30, "ms")
    assert bars.close() == 0
    bars.check("page, p95", 150.0, 150, "ms")
    assert bars.close() == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines[-3:]] == ["s", "met", "MET"]
    assert "NOT MET" in lines[-1]


def test_of_many_the_slowest_is_told_and_those_that_miss(capsys: pytest.CaptureFixture[str]) -> None:
    bars = Bars()
    for name, value in (("quick", 5.0), ("slow", 1_500.0), ("slowest", 2_000.0)):
        bars.check(name, value, 1_000, "ms", is_told=False)
    bars.check_all("views, the slowest", 1_000, "ms")
    assert bars.close() == 1
    told = capsys.readouterr().out
    assert "views, the slowest: slowest" in told
    assert "slow " in told
    assert "quick" not in told
