"""Which numbered lines are the ärenden: the rising sequence that carries the most text and looks alike."""

import itertools
from collections import Counter
from collections.abc import Sequence

from extractors.items.heads import Head
from extractors.layout.document import Document

_FULL = 260  # characters behind a head; more do not make it likelier
_MAX_JUMP = 40


def choose_chain(heads: Sequence[Head], document: Document, *, end: int) -> list[Head]:
    """Choose the sequence of heads whose numbers rise and which together weigh most.

    A head weighs by the text behind it (a contents list has little), by looking as most of its kind do, and by
    following the number before it; a jump costs.

    Args:
        heads: candidates of one shape in reading order.
        document: their document.
        end: the offset at which the text behind the last one ends.
    """
    if not heads:
        return []
    weights = _weigh(heads, document, end)
    best = list(weights)
    back: list[int | None] = [None] * len(heads)
    for i, head in enumerate(heads):
        for j in range(i):
            step = head.value - heads[j].value
            if step < 0 or step > _MAX_JUMP or (step == 0 and head.letter == heads[j].letter):
                continue
            bonus = 0.6 if step <= 1 else -0.15 * min(step, 12)
            if best[j] + weights[i] + bonus > best[i]:
                best[i] = best[j] + weights[i] + bonus
                back[i] = j
    last: int | None = max(range(len(heads)), key=lambda index: (best[index], -index))
    chain: list[Head] = []
    while last is not None:
        chain.append(heads[last])
        last = back[last]
    return chain[::-1]


def weight_of(chain: Sequence[Head], document: Document, *, end: int) -> float:
    """Give the weight of a chosen sequence, to compare sequences of different looks."""
    return sum(_weigh(chain, document, end)) + 0.6 * sum(b.value - a.value <= 1 for a, b in itertools.pairwise(chain))


def _weigh(heads: Sequence[Head], document: Document, end: int) -> list[float]:
    styles = Counter((head.style[0], head.style[1]) for head in heads)
    usual = styles.most_common(1)[0][0]
    weights = []
    for index, head in enumerate(heads):
        until = document.blocks[heads[index + 1].block].start if index + 1 < len(heads) else end
        block = document.blocks[head.block]
        behind = max(until - block.start, 0)
        weight = min(behind, _FULL) / _FULL
        if (head.style[0], head.style[1]) == usual:
            weight += 0.2
        if block.bold or block.size > document.body_size + 0.4:
            weight += 0.4
        if _is_entry(document.text[block.start : block.end]):
            weight -= 0.8
        weights.append(weight)
    return weights


def _is_entry(text: str) -> bool:
    """Whether a line is an entry of a contents list: dot leaders, or a page number behind a wide gap."""
    return "....." in text or "……" in text or ". . . ." in text or text.rpartition("\t")[2].strip().isdigit()
