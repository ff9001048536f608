"""Text from outside as it may be shown on a terminal and in a log."""


def printable(text: str) -> str:
    r"""Give a text on one line, without codes that a terminal would obey.

    >>> print(printable("kallelse\n2026.pdf"))
    kallelse\n2026.pdf
    """
    return text if text.isprintable() else "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
