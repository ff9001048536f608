"""Draws of which a few come often and most seldom, as words, organisations and subjects do."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Zipf(Generic[T]):
    """Draws from values of which the first come most often: the k-th with a weight of 1 / (k + shift) ** exponent.

    Args:
        values: the most frequent first.
        exponent: 0 draws all alike; words of a language have about 1.
        shift: how far the most frequent are levelled.
    """

    def __init__(self, values: Sequence[T], exponent: float = 1.0, shift: float = 1.0) -> None:
        assert values, "nothing to draw from"
        self._values = tuple(values)
        self._sums = list(accumulate(1 / (place + shift) ** exponent for place in range(1, len(values) + 1)))

    def draw(self, chance: Random) -> T:
        """Draw one."""
        return self._values[bisect(self._sums, chance.random() * self._sums[-1], hi=len(self._values) - 1)]


class Choice(Generic[T]):
    """Draws from values by weights of their own.

    Args:
        weights: each value with its weight.
    """

    def __init__(self, weights: dict[T, float]) -> None:
        assert weights, "nothing to draw from"
        self._values = tuple(weights)
        self._sums = list(accumulate(weights.values()))

    def draw(self, chance: Random) -> T:
        """Draw one."""
        return self._values[bisect(self._sums, chance.random() * self._sums[-1], hi=len(self._values) - 1)]
