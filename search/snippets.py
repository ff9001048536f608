"""Where a text says what was asked for, and the piece of it that says most."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from search.asking.question import AnyOf, Condition, Number, Phrase, Prefix, Question, Word
from search.hits import Marked
from search.swedish.stems import stems_of
from search.swedish.words import composed, word_spans

_AROUND = 90  # characters before the first mark of an excerpt
LENGTH = 280  # characters of an excerpt

Span = tuple[int, int]


class Marker:
    """Marks the words of a question in texts, by the same rules by which the index finds them.

    Args:
        question: what was asked.
        akin: gives the stems that a word leads to besides its own.
    """

    def __init__(self, question: Question, akin: Callable[[str], Iterable[str]]) -> None:
        self._stems: list[tuple[frozenset[str], frozenset[str]]] = []
        self._prefixes: list[str] = []
        self._phrases: list[tuple[str, ...]] = []
        for one in _positive(question.conditions):
            match one:
                case Word():
                    self._stems.append((frozenset(stems_of(one.text)), frozenset(akin(one.text))))
                case Prefix():
                    self._prefixes.append(one.text)
                case Phrase() if one.words:
                    self._phrases.append(one.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be marked."""
        return not (self._stems or self._prefixes or self._phrases)

    def mark(self, text: str) -> Marked:
        """Mark a whole text."""
        text = composed(text)
        return Marked(text=text, marks=_joined(text, sorted({span for span, _ in self._found(text)})))

    def weigh(self, text: str) -> int:
        """Give how many of the words asked for a text has; one as a part of a compound counts less than in full."""
        best: dict[int, int] = {}
        for _, (which, weight) in self._found(composed(text)):
            best[which] = max(weight, best.get(which, 0))
        return sum(best.values())

    def excerpt(self, texts: Sequence[str]) -> Marked | None:
        """Give the piece of some texts that has the most of what was asked for; None where none has any."""
        best: tuple[int, Marked] | None = None
        for text in map(composed, texts):
            found = list(self._found(text))
            if not found:
                continue
            for (begin, _), _ in found:
                kinds = {which: weight for (first, _), (which, weight) in found if begin <= first < begin + LENGTH - _AROUND}
                weight = sum(kinds.values())
                if best is None or weight > best[0]:
                    best = weight, self._cut(text, begin)
        return best[1] if best else None

    def _cut(self, text: str, begin: int) -> Marked:
        first, last = max(0, begin - _AROUND), min(len(text), begin - _AROUND + LENGTH)
        if first:
            first = text.find(" ", first, begin) + 1 or first
        if last < len(text):
            last = max(text.rfind(" ", begin + 1, last), begin + 1)
        piece = " ".join(text[first:last].split())
        return self.mark(("… " if first else "") + piece + (" …" if last < len(text) else ""))

    def _found(self, text: str) -> Iterator[tuple[Span, tuple[int, int]]]:
        """Give each place that was asked for, with the number of what was asked and its weight."""
        spans = word_spans(text)
        words = [text[begin:end].lower() for begin, end in spans]
        count = len(self._stems)
        for (begin, end), word in zip(spans, words, strict=True):
            stems = stems_of(word)
            for which, (own, akin) in enumerate(self._stems):
                if not own.isdisjoint(stems):
                    yield (begin, end), (which, 2)
                elif not akin.isdisjoint(stems):
                    yield (begin, end), (which, 1)
            for which, prefix in enumerate(self._prefixes, start=count):
                if word.startswith(prefix):
                    yield (begin, end), (which, 2)
        for which, phrase in enumerate(self._phrases, start=count + len(self._prefixes)):
            for start in range(len(words) - len(phrase) + 1):
                if tuple(words[start : start + len(phrase)]) == phrase:
                    yield (spans[start][0], spans[start + len(phrase) - 1][1]), (which, 2 * len(phrase))


def _positive(conditions: Iterable[Condition]) -> Iterator[Word | Prefix | Phrase | Number]:
    for one in conditions:
        if isinstance(one, AnyOf):
            yield from _positive(one.parts)
        elif isinstance(one, Word | Prefix | Phrase | Number):
            yield one


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Put marks together that overlap, or have nothing but a blank or hyphen between them."""
    joined: list[Span] = []
    for begin, end in spans:
        if joined and (begin <= joined[-1][1] or text[joined[-1][1] : begin] in (" ", "-")):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)
