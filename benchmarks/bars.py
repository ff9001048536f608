"""What was measured, beside the bars that it must not pass."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its bar; None where it has none."""

    name: str
    value: float
    bar: float | None
    unit: str

    @property
    def is_met(self) -> bool:
        """Whether the value stays below its bar."""
        return self.bar is None or self.value < self.bar


@dataclass(slots=True)
class Bars:
    """Gathers what is measured, and tells of it at the end."""

    _told: list[Measured] = field(default_factory=list)
    _waiting: list[Measured] = field(default_factory=list)

    def tell(self, name: str, value: float, unit: str) -> None:
        """Add a value without a bar."""
        self._told.append(Measured(name, value, None, unit))

    def check(self, name: str, value: float, bar: float, unit: str, *, is_told: bool = True) -> None:
        """Add a value with its bar; where it is not told it waits for `check_all`."""
        (self._told if is_told else self._waiting).append(Measured(name, value, bar, unit))

    def check_all(self, name: str, bar: float, unit: str) -> None:
        """Add the largest of the values that wait, and those of them too that miss their bar."""
        assert self._waiting, f"nothing was measured for {name}"
        largest = max(self._waiting, key=lambda one: one.value)
        self._told.append(Measured(f"{name}: {largest.name}", largest.value, bar, unit))
        self._told.extend(one for one in self._waiting if not one.is_met and one is not largest)
        self._waiting.clear()

    def close(self) -> int:
        """Print all values; give 1 where a bar is missed, else 0."""
        for one in self._told:
            bar = f"{one.bar:8.0f}  {'met' if one.is_met else 'NOT MET'}" if one.bar is not None else ""
            print(f"{one.name:60} {one.value:8.2f} {one.unit:2} {bar}".rstrip())
        return int(not all(one.is_met for one in self._told))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Do something; give the seconds that it took and what it gave."""
    begin = time.perf_counter()
    done = work()
    return time.perf_counter() - begin, done


def percentile(values: Sequence[float], share: float) -> float:
    """Give the least value that so many percent of all do not pass.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50), percentile([4.0, 1.0, 3.0, 2.0], 95)
    (2.0, 4.0)
    """
    assert values, "there are no values"
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]
