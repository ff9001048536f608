"""Queries as people ask them, drawn from what a dataset says: words, parts and forms of them, numbers, filters."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

from schemas.vocabulary import Category, DocType, Stage
from search.entries import partition_states
from search.files import partition_file
from search.index.reading import Sort
from search.swedish.words import dotless, words_of
from search.web.parameters import SearchParameters

_PARTITIONS = 60  # that queries are drawn from
_SHORTEST, _COMPOUND = 4, 9  # letters of a word that is asked for, and of one that is taken for a compound
_USUAL = 60  # words that stand everywhere, which nobody asks for alone
_ENDINGS = ("en", "et", "ar", "er", "or", "n", "na", "s", "erna")
_DEEPEST = 400  # pages


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: of what kind it is, and what is asked."""

    kind: str
    search: SearchParameters


class Drawer:
    """Draws queries from a share of a dataset's partitions.

    Args:
        output: the dataset.
        seed: of all that is drawn.
    """

    def __init__(self, output: Path, seed: int) -> None:
        self._chance = Random(seed)
        partitions = [partition for partition in partition_states(output) if partition[1]]
        chosen = self._chance.sample(partitions, min(_PARTITIONS, len(partitions)))
        self._years = [year for _, year in chosen]
        self._keys = [key for key, _ in chosen]
        self._titles = [words_of(text) for text in _values(output, chosen, "items", "title")]
        self._clauses = [words_of(text) for text in _values(output, chosen, "decisions", "text")]
        self._numbers = [number for numbers in _values(output, chosen, "items", "diarienummer") for number in numbers]
        self._bodies = list(_values(output, chosen, "documents", "body"))
        counts = Counter(word for words in (*self._titles, *self._clauses) for word in words)
        usual = {word for word, _ in counts.most_common(_USUAL)}
        self._words = [
            word
            for words in (*self._titles, *self._clauses)
            for word in words
            if len(word) >= _SHORTEST and word.isalpha() and word not in usual
        ]
        self._known = set(self._words)
        assert self._words, f"there are no words in {output}"
        assert self._bodies, f"there are no bodies in {output}"

    def draw(self, count: int) -> list[Asked]:
        """Draw queries of all kinds, in the shares in which people ask them."""
        kinds = self._chance.choices(list(KINDS), [share for share, _ in KINDS.values()], k=count)
        return [Asked(kind, KINDS[kind][1](self)) for kind in kinds]

    def one_word(self) -> SearchParameters:
        """Ask for a word."""
        return SearchParameters(q=self._word())

    def few_words(self) -> SearchParameters:
        """Ask for two or three words of a title or a clause."""
        return SearchParameters(q=" ".join(self._run(self._chance.choice((2, 2, 3)))))

    def part(self) -> SearchParameters:
        """Ask for the last part of a compound, which is a word itself."""
        for _ in range(100):
            word = self._word()
            ends = (word[begin:] for begin in range(3, len(word) - _SHORTEST + 1)) if len(word) >= _COMPOUND else ()
            part = next((end for end in ends if end in self._known), None)
            if part:
                return SearchParameters(q=part)
        return self.one_word()

    def form(self) -> SearchParameters:
        """Ask for a word in another form."""
        word = self._word()
        ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST), "")
        return SearchParameters(q=word.removesuffix(ending) + self._chance.choice(_ENDINGS))

    def without_dots(self) -> SearchParameters:
        """Ask for a word without the dots of its å, ä and ö."""
        dotted = [word for word in (self._word() for _ in range(20)) if dotless(word) != word]
        return SearchParameters(q=dotless(dotted[0] if dotted else self._word()))

    def phrase(self) -> SearchParameters:
        """Ask for words as they stand one behind the other."""
        return SearchParameters(q='"{}"'.format(" ".join(self._run(self._chance.choice((2, 3, 4))))))

    def prefix(self) -> SearchParameters:
        """Ask for all words that begin so."""
        return SearchParameters(q=self._word()[: self._chance.randint(3, 6)] + "*")

    def exclusion(self) -> SearchParameters:
        """Ask for a word without another."""
        return SearchParameters(q=f"{self._word()} -{self._word()}")

    def either(self) -> SearchParameters:
        """Ask for one word or another."""
        return SearchParameters(q=f"{self._word()} OR {self._word()}")

    def field(self) -> SearchParameters:
        """Ask for a word within a field of the query language."""
        chance = self._chance
        within = chance.choice(
            (
                f'nämnd:"{chance.choice(self._bodies)}"',
                f"kommun:{chance.choice(self._keys)}",
                f"kategori:{chance.choice(list(Category))}",
                f"skede:{chance.choice(('förslag', 'beslut'))}",
                f"handling:{chance.choice(('kallelse', 'protokoll'))}",
                f"titel:{self._word()}",
                f"datum:{chance.choice(self._years)}-0{chance.randint(1, 9)}",
            )
        )
        return SearchParameters(q=f"{self._word()} {within}")

    def number(self) -> SearchParameters:
        """Ask for a diarienummer as printed, or as somebody else would write it."""
        if not self._numbers:
            return self.one_word()
        number = self._chance.choice(self._numbers)
        return SearchParameters(q=self._chance.choice((number, f'dnr:"{number}"', f'dnr:"{number.lower()}"')))

    def sum(self) -> SearchParameters:
        """Ask for a word with a sum of money and years."""
        year = self._chance.choice(self._years)
        bound = self._chance.choice((">100000", ">1mkr", ">5mkr", "<250tkr", "1mkr..10mkr"))
        return SearchParameters(q=f"{self._word()} belopp:{bound} år:{year}..{year + self._chance.randint(0, 4)}")

    def filtered(self) -> SearchParameters:
        """Ask for a word with facets chosen."""
        chance = self._chance
        facets: tuple[dict[str, object], ...] = (
            {"organisation": [chance.choice(self._keys)]},
            {"body": [chance.choice(self._bodies)]},
            {"stage": [chance.choice(list(Stage))], "min_sek": "100000"},
            {"category": [chance.choice(list(Category))], "doc_type": [DocType.PROTOKOLL]},
        )
        years = chance.sample(sorted(set(self._years)), min(2, len(set(self._years))))
        return SearchParameters.model_validate({"q": self._word(), "year": years, **chance.choice(facets)})

    def sorted(self) -> SearchParameters:
        """Ask for a word in another order than the best first."""
        order = self._chance.choice((Sort.NEWEST, Sort.OLDEST, Sort.LARGEST, Sort.ADDED))
        return SearchParameters(q=self._word(), sort=order)

    def deep(self) -> SearchParameters:
        """Ask for a page far behind."""
        return SearchParameters(q=self._word(), page=self._chance.randint(2, _DEEPEST))

    def everything(self) -> SearchParameters:
        """Ask for nothing, with or without a year."""
        return SearchParameters(year=[self._chance.choice(self._years)] if self._chance.random() < 0.5 else [])

    def nothing(self) -> SearchParameters:
        """Ask for what no paper says."""
        return SearchParameters(q="".join(self._chance.choices("bcdfghjkmnpqvwxz", k=9)))

    def _word(self) -> str:
        return self._chance.choice(self._words)

    def _run(self, length: int) -> list[str]:
        """Give words that stand one behind the other."""
        texts = self._titles if self._chance.random() < 0.6 else self._clauses
        for _ in range(100):
            words = self._chance.choice(texts)
            if len(words) >= length:
                begin = self._chance.randint(0, len(words) - length)
                return words[begin : begin + length]
        return [self._word() for _ in range(length)]


# The kinds of queries: what share of all each has, in percent, and what draws one.
KINDS: dict[str, tuple[float, Callable[[Drawer], SearchParameters]]] = {
    "one word": (20, Drawer.one_word),
    "two or three words": (17, Drawer.few_words),
    "part of a compound": (8, Drawer.part),
    "another form": (7, Drawer.form),
    "without dots": (5, Drawer.without_dots),
    "phrase": (7, Drawer.phrase),
    "prefix": (5, Drawer.prefix),
    "exclusion": (3, Drawer.exclusion),
    "either of two": (2, Drawer.either),
    "field": (5, Drawer.field),
    "diarienummer": (6, Drawer.number),
    "sum and years": (3, Drawer.sum),
    "facets": (4, Drawer.filtered),
    "another order": (3, Drawer.sorted),
    "deep page": (2, Drawer.deep),
    "everything": (1.5, Drawer.everything),
    "nothing found": (1.5, Drawer.nothing),
}


def _values(output: Path, partitions: Iterable[tuple[str, int]], table: str, column: str) -> Iterable[Any]:
    for partition in partitions:
        path = partition_file(output, table, partition)
        if path.exists():
            with pq.ParquetFile(path) as file:
                yield from (value for value in file.read(columns=[column]).column(column).to_pylist() if value)
