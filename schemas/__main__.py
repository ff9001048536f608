"""Write the generated parts of the README: `python -m schemas README.md [--check]`.

Each part stands between `<!-- generated: NAME -->` and `<!-- end -->`. With `--check` nothing is written and the exit
code is 1 where a part is not current.
"""

import re
import sys
from pathlib import Path

from schemas.dictionary import markdown_dictionary, markdown_glossary

_PARTS = {"data dictionary": markdown_dictionary, "glossary": markdown_glossary}
_PART = re.compile(r"(?P<head><!-- generated: (?P<name>[^>]+) -->\n)(?P<body>.*?)(?P<foot><!-- end -->)", re.DOTALL)


def generate(text: str) -> str:
    """Give a text with its generated parts made anew.

    Raises:
        KeyError: the text names a part that is not known.
    """
    return _PART.sub(lambda part: f"{part['head']}\n{_PARTS[part['name']]().strip()}\n\n{part['foot']}", text)


def main(arguments: list[str]) -> int:
    """Write or check the file named."""
    path = Path(arguments[0])
    text = path.read_text(encoding="utf-8")
    made = generate(text)
    if "--check" in arguments:
        if made != text:
            sys.stderr.write(f"{path}: generated parts are not current; run python -m schemas {path}\n")
        return int(made != text)
    path.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
