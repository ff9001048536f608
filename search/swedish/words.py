"""Words of a text, as they are compared."""

import re
import unicodedata
from collections.abc import Iterator

# Letters and digits; a word may have hyphens, colons, points and slashes inside only as parts of its own ("SFS 2018:597"
# is three words), which phrases put together again.
_WORD = re.compile(r"[^\W_]+")
# Most papers have no other characters than these 256, in which words can be parted twice as fast.
_USUAL = "cp1252"
_USUAL_CHARACTERS = bytes(range(256)).decode(_USUAL, "replace")
_PARTED = bytes(code if _WORD.fullmatch(_USUAL_CHARACTERS[code]) else ord(" ") for code in range(256))
_DOTLESS = str.maketrans("åäöéèêüáàæø", "aaoeeeuaaao")


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case, letters composed ("o" and "¨" as "ö").

    >>> words_of("Reglemente för skolskjuts, KS 2021/123")
    ['reglemente', 'för', 'skolskjuts', 'ks', '2021', '123']
    """
    text = composed(text).lower()
    try:
        usual = text.encode(_USUAL)
    except UnicodeEncodeError:
        return _WORD.findall(text)
    return usual.translate(_PARTED).decode(_USUAL).split()


def composed(text: str) -> str:
    """Give a text with composed letters, as Unicode's form C has it; most texts are so already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Give the words of a text as they stand there, with where they begin and end; the text must be composed."""
    return _WORD.finditer(text)


def dotless(word: str) -> str:
    """Give a word as it is typed where å, ä and ö are not to be had.

    >>> dotless("förskola")
    'forskola'
    """
    return word.translate(_DOTLESS)
