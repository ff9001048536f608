"""What readers are told of where a paper stood; SQL and Python tell the same."""

from pathlib import Path

import pytest

from search.duck import Database
from search.provenance import SHOWN_DOCUMENTS, shown_paper


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("https://www.example.se/a/kallelse.pdf", "https://www.example.se/a/kallelse.pdf"),
        ("HTTP://www.example.se/kallelse.pdf?id=1/2", "HTTP://www.example.se/kallelse.pdf?id=1/2"),
        ("/srv/papers/2026/kallelse.pdf", "kallelse.pdf"),
        ("file:///srv/papers/kallelse.pdf", "kallelse.pdf"),
        ("s3://bucket/papers/kallelse.pdf", "kallelse.pdf"),
        ("C:\\papers\\kallelse.pdf", "kallelse.pdf"),
        ("/srv/https://kallelse.pdf", "kallelse.pdf"),
        ("kallelse.pdf", "kallelse.pdf"),
    ],
)
def test_addresses_are_told_and_of_paths_the_name(source: str, shown: str, tmp_path: Path) -> None:
    expected = {"source": shown, "sources": [shown]}
    assert shown_paper({"source": source, "sources": [source]}) == expected
    rows = "SELECT $source AS source, [$source] AS sources"
    assert Database(tmp_path).ask(SHOWN_DOCUMENTS.format(rows=rows), {"source": source}).to_pylist() == [expected]
