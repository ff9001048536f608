"""Characters that producers print in their own way, made plain; every replacement is one for one or documented here."""

import re

BULLET = "•"

# Private-use glyphs of Symbol and Wingdings that Word writes for its list bullets, and geometric bullets.
_BULLETS = (
    "\uf0b7\uf02d\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf071\uf0be\uf0e0"
    "\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\u25cb\u25ba\u27a2\u2794"
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_TABLE = {ord(bullet): BULLET for bullet in _BULLETS} | {ord(key): value for key, value in _LIGATURES.items()}
_TABLE |= {0x00AD: "-", 0x2010: "-", 0x2011: "-", 0x2212: "−"}  # hyphens of other kinds; the minus stays a minus
_COMBINING = {
    "a\u030a": "å",
    "a\u0308": "ä",
    "o\u0308": "ö",
    "A\u030a": "Å",
    "A\u0308": "Ä",
    "O\u0308": "Ö",
    "e\u0301": "é",
}
_UNUSUAL = re.compile("[^\x00-\x7fåäöÅÄÖéÉ§–”“’…½]")
_COMBINED = re.compile("[aAoOe][\u030a\u0308\u0301]")


def plain(text: str) -> str:
    r"""Give a word with list bullets as "•", ligatures spelled out, and å ä ö as one character each.

    >>> plain("SSL-certi\ufb01kat")
    'SSL-certifikat'
    >>> plain("\uf0b7")
    '•'
    """
    if not _UNUSUAL.search(text):
        return text
    text = text.translate(_TABLE)
    if "\u030a" in text or "\u0308" in text or "\u0301" in text:
        text = _COMBINED.sub(lambda match: _COMBINING.get(match.group(), match.group()), text)
    return text
