"""Names of bodies compared: which spellings are one body."""

import re
from functools import lru_cache

_DEFINITE = re.compile(r"(?:en|et|n)$")
_ADJECTIVE_A = re.compile(r"\b(\w+(?:al|isk|iv))a\b")


def same_body(first: str, second: str) -> bool:
    """Whether two names are one body: "Regionala kulturnämnden" is "Regional kulturnämnd".

    >>> same_body("Regionala kulturnämnden", "Regional kulturnämnd")
    True
    >>> same_body("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott")
    False
    """
    return stem_of(first) == stem_of(second)


@lru_cache(maxsize=4096)
def stem_of(name: str) -> str:
    """Give a body's name as it is compared: small letters, nouns and adjectives indefinite.

    >>> stem_of("Regionala kulturnämnden")
    'regional kulturnämnd'
    """
    definite = ("nämnden", "styrelsen", "utskottet", "direktionen")
    words = _ADJECTIVE_A.sub(r"\1", name.casefold()).split()
    return " ".join(_DEFINITE.sub("", word) if word.endswith(definite) else word for word in words)
