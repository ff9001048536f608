"""Which ärenden of two papers of one meeting are the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from cases.matter import Matter
from cases.wording import plain_title

_SAME_TITLE = 0.6  # of the characters, where number or diarienummer are the same
_ALIKE_TITLE = 0.95  # of the characters, where nothing else tells
_FIGURE = re.compile(r"\d+")


def pair_matters(own: Sequence[Matter], others: Sequence[Matter]) -> dict[int, int]:
    """Pair ärenden of two papers of one meeting one to one, the most alike first; gives places in both.

    Only what shares a diarienummer, the § of minutes or the beginning of its title is compared.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        for mark in _marks(other):
            index[mark].append(place)
    offers: list[tuple[float, int, int]] = []
    for place, matter in enumerate(own):
        for other_place in sorted({one for mark in _marks(matter) for one in index[mark]}):
            score = likeness_of(matter, others[other_place])
            if score:
                offers.append((-score, place, other_place))
    pairs: dict[int, int] = {}
    for _, place, other_place in sorted(offers):
        if place not in pairs and other_place not in pairs.values():
            pairs[place] = other_place
    return pairs


def _marks(matter: Matter) -> Iterator[str]:
    yield from matter.keys
    if matter.in_minutes and matter.number is not None:
        yield f"§ {matter.number}"
    yield plain_title(matter.title)[:8]


def likeness_of(one: Matter, other: Matter) -> float:
    """Give how sure it is that two ärenden of one meeting are the same, 0 where they are not.

    Paragraphs of minutes are never the same under different numbers. Under one number, or one diarienummer, titles need
    only be alike; else they must be the same but for a slip. The figures of two titles are always the same: "Budget 2026"
    is not "Budget 2027".
    """
    numbered = one.in_minutes and other.in_minutes and one.number is not None and other.number is not None
    if numbered and one.number != other.number:
        return 0.0
    filed = bool(set(one.keys) & set(other.keys))
    if one.keys and other.keys and not filed:
        return 0.0
    likeness = title_likeness(one.title, other.title)
    if _figures(one.title) != _figures(other.title) and likeness < 1.0 and not (numbered and filed):
        return 0.0
    enough = _SAME_TITLE if numbered or filed else _ALIKE_TITLE
    return likeness + filed + numbered if likeness >= enough else 0.0


def _figures(title: str) -> list[str]:
    return sorted(_FIGURE.findall(title))


@lru_cache(maxsize=65536)
def title_likeness(one: str, other: str) -> float:
    """Give how alike two titles are, 0 to 1; one that begins with all of the other is alike.

    >>> title_likeness("Taxa för parkering", "Taxa för parkering i centrum")
    0.95
    """
    first, second = plain_title(one), plain_title(other)
    if first == second:
        return 1.0
    shorter, longer = sorted((first, second), key=len)
    if shorter and longer.startswith(shorter + " ") and len(shorter.split()) > 2:  # noqa: PLR2004 - words that say something
        return 0.95
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
