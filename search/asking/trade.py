"""Words of the trade among the words of a query: what names a category of clauses."""

from functools import cache

from search.asking.values import knowledge
from search.swedish.stems import stems_of

_NO_NAME = "other"  # its words say only that none of the others fits


def category_of(word: str) -> str | None:
    """Give the category that a word in lower case names, in any form of it; None where it names none.

    >>> category_of("återremissen"), category_of("avslag"), category_of("skolskjuts")
    ('refer_back', 'reject', None)
    """
    names = _names()
    return next((names[stem] for stem in stems_of(word) if stem in names), None)


@cache
def _names() -> dict[str, str]:
    values: dict[str, list[str]] = knowledge()["values"]["category"]
    return {
        stem: category
        for category, words in values.items()
        if category != _NO_NAME
        for word in words
        if word.isalpha()
        for stem in stems_of(word)
    }
