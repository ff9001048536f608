"""Bars by year, as numbers that a template draws as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from search.hits import YearSum
from search.web.language import Language

WIDTH, HEIGHT = 640, 150
_LEFT, _BOTTOM, _TOP = 4, 20, 18
_MOST_LABELS = 16  # years that are written below the bars
_WIDEST = 44  # of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: where it stands, its year, its value as written."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    year: int
    written: str
    has_label: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars; `second` are drawn over the first, as a part of them."""

    bars: tuple[Bar, ...]
    second: tuple[Bar, ...]
    top: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(bar.height for bar in self.bars)


def chart_items(years: Sequence[YearSum], language: Language) -> Chart:
    """Draw how many ärenden there are by year, those with a decision as a part of them."""
    most = Decimal(max((one.items for one in years), default=0))
    return Chart(
        bars=_bars(years, most, lambda one: Decimal(one.items), lambda one: language.count(one.items)),
        second=_bars(years, most, lambda one: Decimal(one.decisions), lambda one: language.count(one.decisions)),
        top=language.count(int(most)),
    )


def chart_money(years: Sequence[YearSum], language: Language) -> Chart:
    """Draw the money in decisions by year."""
    most = max((one.decided_sek for one in years), default=Decimal(0))
    return Chart(
        bars=_bars(years, most, lambda one: one.decided_sek, lambda one: language.short_kronor(one.decided_sek)),
        second=(),
        top=language.short_kronor(most),
    )


def _bars(
    years: Sequence[YearSum], most: Decimal, value_of: Callable[[YearSum], Decimal], write: Callable[[YearSum], str]
) -> tuple[Bar, ...]:
    if not years:
        return ()
    step = (WIDTH - 2 * _LEFT) / len(years)
    width = min(step * 0.72, _WIDEST)
    every = -(-len(years) // _MOST_LABELS)
    room = HEIGHT - _BOTTOM - _TOP
    bars = []
    for place, one in enumerate(years):
        value = max(value_of(one), Decimal(0))
        height = round(float(value / most) * room, 2) if most else 0.0
        middle = _LEFT + step * (place + 0.5)
        bars.append(
            Bar(
                x=round(middle - width / 2, 2),
                y=round(HEIGHT - _BOTTOM - height, 2),
                width=round(width, 2),
                height=height,
                middle=round(middle, 2),
                year=one.year,
                written=write(one),
                has_label=place % every == 0,
            )
        )
    return tuple(bars)
