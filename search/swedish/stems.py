"""The two normalisations of a word by which its forms meet."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

import Stemmer

_LEAST = 3  # letters of a stem
_SHORT_ADJECTIVE = 5  # letters of a word whose t is its own
_VOWELS = frozenset("aeiouyåäöé")
_snowball = Stemmer.Stemmer("swedish", 0)


@lru_cache(maxsize=400_000)
def stems_of(word: str) -> tuple[str, ...]:
    """Give the one or two keys of a word in lower case: Snowball's stem, and a stronger one where it differs.

    Snowball (https://snowballstem.org/algorithms/swedish/stemmer.html) leaves "skolan" as it is, and so parts it from
    "skola"; the stronger one takes the definite endings too, and knows the forms whose stem changes.

    >>> stems_of("skolan"), stems_of("skolornas"), stems_of("städer")
    (('skolan', 'skol'), ('skol',), ('städ', 'stad'))
    """
    mild = str(_snowball.stemWord(word))
    strong = _strong(word)
    return (mild,) if mild == strong else (mild, strong)


def _strong(word: str) -> str:
    if not word[-1].isalpha() or len(word) <= _LEAST:
        return word
    endings, changed, forms = _knowledge()
    if word.endswith(forms):
        ending = next(ending for ending in changed if word.endswith(ending))
        return word[: -len(ending)] + changed[ending]
    stem = _without_s(word)
    for ending in endings:
        if ending == "or" and stem.endswith(("tor", "sor")):  # rektor, revisor
            continue
        if stem.endswith(ending) and _is_stem(stem[: -len(ending)]):
            stem = stem[: -len(ending)]
            break
    else:
        neuter = len(stem) > _SHORT_ADJECTIVE and stem.endswith(("alt", "ellt", "igt", "ivt"))  # kommunalt, not salt
        if neuter or stem.endswith(("eln", "ern", "orn")):  # cykeln, vintern, revisorn
            stem = stem[:-1]
    if stem.endswith("el") and len(stem) > _LEAST and stem[-3] not in _VOWELS:
        stem = stem[:-2] + "l"  # cykel as in cyklar
    return _without_s(stem)


def _without_s(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and _is_stem(word[:-1]) else word


def _is_stem(left: str) -> bool:
    return len(left) >= _LEAST and not _VOWELS.isdisjoint(left)


@cache
def _knowledge() -> tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]:
    """Give the endings, and the changed forms with the longest first, beside what they are forms of and alone."""
    said = tomllib.loads((Path(__file__).parent / "stems.toml").read_text(encoding="utf-8"))
    changed = dict(sorted(said["changed"].items(), key=lambda one: -len(one[0])))
    return tuple(said["endings"]), changed, tuple(changed)
