"""Write the generated parts of the dictionary: `python -m search DICTIONARY.md [--check]`.

With `--check` nothing is written and the exit code is 1 where a part is not current. It is done here, as the ready
views, which the schema knows nothing of, are a part too.
"""

import sys
from pathlib import Path

from schemas.dictionary import markdown_dictionary, markdown_glossary
from schemas.generated import Parts, generate
from search.dictionary import markdown_views

PARTS: Parts = {"data dictionary": markdown_dictionary, "ready views": markdown_views, "glossary": markdown_glossary}


def main(arguments: list[str]) -> int:
    """Write or check the file named."""
    path = Path(arguments[0])
    text = path.read_text(encoding="utf-8")
    made = generate(text, PARTS)
    if "--check" in arguments:
        if made != text:
            sys.stderr.write(f"{path}: generated parts are not current; run python -m search {path}\n")
        return int(made != text)
    path.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
