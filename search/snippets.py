"""Where a text says what was asked for, and the piece of it that says most."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from search.asking.question import AnyOf, Condition, Joined, Number, Phrase, Prefix, Question, Word
from search.asking.trade import category_of
from search.hits import Marked
from search.swedish.stems import stems_of
from search.swedish.words import composed, words_in

_AROUND = 90  # characters before the first mark of an excerpt
LENGTH = 280  # characters of an excerpt

Span = tuple[int, int]
_Meaning = tuple[int, int]  # the number of what was asked, and its weight


class Marker:
    """Marks the words of a question in texts, by the same rules by which the index finds them.

    Args:
        question: what was asked.
        akin: gives the stems that a word leads to besides its own.
    """

    def __init__(self, question: Question, akin: Callable[[str], Iterable[str]]) -> None:
        words = [one.text for one in _positive(question.conditions) if isinstance(one, Word) and not one.in_title]
        self.categories = frozenset(filter(None, map(category_of, words)))  # that words name: "återremiss"
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
                case Joined():
                    self._phrases.append(one.words)
                    for word in one.words:
                        if len(word) > 1:  # an "e" is marked only where it stands before its other half
                            self._stems.append((frozenset(stems_of(word)), frozenset(akin(word))))
        self._meanings: dict[str, tuple[_Meaning, ...]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be marked."""
        return not (self._stems or self._prefixes or self._phrases)

    def mark(self, text: str) -> Marked:
        """Mark a whole text."""
        return self.read(text)[0]

    def read(self, text: str) -> tuple[Marked, int]:
        """Mark a text, and give how many of the words asked for it has; one as a part of a compound counts less."""
        if self.is_empty:
            return Marked(text=text), 0
        text = composed(text)
        found = list(self._found(text))
        best: dict[int, int] = {}
        for _, (which, weight) in found:
            best[which] = max(weight, best.get(which, 0))
        return Marked(text=text, marks=_joined(text, sorted({span for span, _ in found}))), sum(best.values())

    def excerpt(self, texts: Sequence[str]) -> Marked | None:
        """Give the piece of some texts that has the most of what was asked for; None where none has any."""
        best: tuple[int, str, int] | None = None
        for text in map(composed, texts):
            found = sorted(self._found(text))
            begins = [begin for (begin, _), _ in found]
            for place, begin in enumerate(begins):
                last = bisect_left(begins, begin + LENGTH - _AROUND, place)
                weight = sum(dict(meaning for _, meaning in found[place:last]).values())
                if best is None or weight > best[0]:
                    best = weight, text, begin
        return self._cut(best[1], best[2]) if best else None

    def _cut(self, text: str, begin: int) -> Marked:
        first, last = max(0, begin - _AROUND), min(len(text), begin - _AROUND + LENGTH)
        if first:
            first = text.find(" ", first, begin) + 1 or first
        if last < len(text):
            last = max(text.rfind(" ", begin + 1, last), begin + 1)
        piece = " ".join(text[first:last].split())
        return self.mark(("… " if first else "") + piece + (" …" if last < len(text) else ""))

    def _found(self, text: str) -> Iterator[tuple[Span, _Meaning]]:
        """Give each place that was asked for, with the number of what was asked and its weight."""
        known = self._meanings
        for match in words_in(text):
            word = match[0].lower()
            meanings = known.get(word)
            if meanings is None:
                meanings = known[word] = self._meaning_of(word)
            for meaning in meanings:
                yield match.span(), meaning
        if self._phrases:
            yield from self._found_phrases(text)

    def _found_phrases(self, text: str) -> Iterator[tuple[Span, _Meaning]]:
        places = [(match[0].lower(), match.span()) for match in words_in(text)]
        words = [word for word, _ in places]
        for which, phrase in enumerate(self._phrases, start=len(self._stems) + len(self._prefixes)):
            for start in range(len(words) - len(phrase) + 1):
                if words[start] == phrase[0] and tuple(words[start : start + len(phrase)]) == phrase:
                    yield (places[start][1][0], places[start + len(phrase) - 1][1][1]), (which, 2 * len(phrase))

    def _meaning_of(self, word: str) -> tuple[_Meaning, ...]:
        """Give what of the question a word is; asked once for each word, as the texts of a page have many alike."""
        stems = stems_of(word)
        meanings: list[_Meaning] = []
        for which, (own, akin) in enumerate(self._stems):
            if not own.isdisjoint(stems):
                meanings.append((which, 2))
            elif not akin.isdisjoint(stems):
                meanings.append((which, 1))
        for which, prefix in enumerate(self._prefixes, start=len(self._stems)):
            if word.startswith(prefix):
                meanings.append((which, 2))
        return tuple(meanings)


def _positive(conditions: Iterable[Condition]) -> Iterator[Word | Prefix | Phrase | Joined | Number]:
    for one in conditions:
        if isinstance(one, AnyOf):
            yield from _positive(one.parts)
        elif isinstance(one, Word | Prefix | Phrase | Joined | Number):
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
