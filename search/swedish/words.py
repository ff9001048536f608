"""Words of a text, as they are compared."""

import re
import unicodedata

# Letters and digits; a word may have hyphens, colons, points and slashes inside only as parts of its own ("SFS 2018:597"
# is three words), which phrases put together again.
_WORD = re.compile(r"[^\W_]+")
_DOTLESS = str.maketrans("åäöéèêüáàæø", "aaoeeeuaaao")


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case, letters composed ("o" and "¨" as "ö").

    >>> words_of("Reglemente för skolskjuts, KS 2021/123")
    ['reglemente', 'för', 'skolskjuts', 'ks', '2021', '123']
    """
    return _WORD.findall(composed(text).lower())


def composed(text: str) -> str:
    """Give a text with composed letters, as Unicode's form C has it; most texts are so already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give where the words of a text begin and end; the text must be composed."""
    return [match.span() for match in _WORD.finditer(text)]


def dotless(word: str) -> str:
    """Give a word as it is typed where å, ä and ö are not to be had.

    >>> dotless("förskola")
    'forskola'
    """
    return word.translate(_DOTLESS)
