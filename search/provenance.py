"""Where a paper stood, as readers are told: an address as it is, of a path of the operator's machine the file's name."""

import re

from search.files import Row

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SHOWN = "CASE WHEN regexp_matches({0}, '^(?i:https?://)') THEN {0} ELSE regexp_extract({0}, '[^/\\\\]*$') END"

# Rows of `documents` as readers see them, of the statement that reads them.
_REPLACED = f"{_SHOWN.format('source')} AS source, list_transform(sources, lambda one: {_SHOWN.format('one')}) AS sources"
SHOWN_DOCUMENTS = f"SELECT * REPLACE ({_REPLACED}) FROM ({{rows}})"  # noqa: S608 - our own names


def shown_source(source: str) -> str:
    """Give a source as readers are told it.

    >>> shown_source("https://www.example.se/kallelse.pdf"), shown_source("/srv/papers/2026/kallelse.pdf")
    ('https://www.example.se/kallelse.pdf', 'kallelse.pdf')
    """
    return source if _ADDRESS.match(source) else re.split(r"[/\\]", source)[-1]


def shown_paper(paper: Row) -> Row:
    """Give a row of `documents` as readers see it."""
    return {**paper, "source": shown_source(paper["source"]), "sources": [shown_source(one) for one in paper["sources"]]}
