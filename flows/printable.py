"""Text from outside as it may be shown on a terminal and in a log."""

from extractors.facts.personal_numbers import mask_numbers


def printable(text: str) -> str:
    r"""Give a text on one line, without codes that a terminal would obey, personal numbers masked.

    >>> print(printable("kallelse\n2026.pdf"))
    kallelse\n2026.pdf
    >>> printable("Överklagande 121212-1212.pdf")
    'Överklagande XXXXXX-XXXX.pdf'
    """
    text = mask_numbers(text)
    return text if text.isprintable() else "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
