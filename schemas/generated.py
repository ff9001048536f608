"""The parts of a text that are made of the code, each between `<!-- generated: NAME -->` and `<!-- end -->`."""

import re
from collections.abc import Callable, Mapping

Parts = Mapping[str, Callable[[], str]]
_PART = re.compile(r"(?P<head><!-- generated: (?P<name>[^>]+) -->\n)(?P<body>.*?)(?P<foot><!-- end -->)", re.DOTALL)


def generate(text: str, parts: Parts) -> str:
    """Give a text with its generated parts made anew.

    Raises:
        KeyError: the text names a part that is not known.
    """
    return _PART.sub(lambda part: f"{part['head']}\n{parts[part['name']]().strip()}\n\n{part['foot']}", text)
