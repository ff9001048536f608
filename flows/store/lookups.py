"""What the catalogue is asked about sources."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.given import Given
from flows.store.catalogue import Catalogue

_SPELLED_OUT = re.compile(rb"\\x([0-9a-f]{2})")
_KNOWN = """
SELECT o.source, o.name, o.organisation, o.body, o.state, o.etag, o.last_modified, o.gone_at IS NOT NULL,
    o.failure IS NOT NULL, EXISTS (SELECT 1 FROM sightings s WHERE s.source = o.source)
FROM sources o WHERE o.source IN (SELECT value FROM json_each(?))
"""
_BELOW = """
SELECT source FROM sources WHERE source > ? AND source < ? AND gone_at IS NULL
    AND source NOT IN (SELECT source FROM temp.seen) ORDER BY source
"""
_OF_ENTRY = """
SELECT source FROM sources o WHERE name = ? AND gone_at IS NULL
    AND EXISTS (SELECT 1 FROM sightings s WHERE s.source = o.source) ORDER BY checked_at, source
"""
_FILE_OF = """
SELECT s.source FROM sightings s JOIN sources o ON o.source = s.source
WHERE s.document_id = ? AND o.gone_at IS NULL AND s.source NOT LIKE '%://%'
    AND s.version = (SELECT max(version) FROM sightings l WHERE l.source = s.source) ORDER BY s.source
"""
_REFUSED_SEEN = """
SELECT s.source, json_extract(d.facts, '$.error') FROM sightings s JOIN documents d ON d.document_id = s.document_id
WHERE d.refused = 1 AND s.source IN (SELECT source FROM temp.seen)
    AND s.version = (SELECT max(version) FROM sightings l WHERE l.source = s.source) ORDER BY s.source
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the catalogue knows of a path or address; `has_bytes` tells whether it ever gave something to be read."""

    source: str
    name: str
    given: Given
    state: str | None
    etag: str | None
    last_modified: str | None
    is_gone: bool
    has_failed: bool
    has_bytes: bool


def known_sources(catalogue: Catalogue, sources: Sequence[str]) -> dict[str, Known]:
    """Give what is known of paths or addresses, by name."""
    found: dict[str, Known] = {}
    for row in catalogue.ask(_KNOWN, (json.dumps(sources),)):
        source, name, organisation, body, state, etag, modified, is_gone, has_failed, has_bytes = row
        found[source] = Known(
            source=source,
            name=name,
            given=Given(organisation, body),
            state=state,
            etag=etag,
            last_modified=modified,
            is_gone=bool(is_gone),
            has_failed=bool(has_failed),
            has_bytes=bool(has_bytes),
        )
    return found


def unseen_below(catalogue: Catalogue, folder: str) -> list[str]:
    """Give the sources below a folder that stood there and that this run has not seen."""
    bounds = (folder.rstrip("/") + "/", folder.rstrip("/") + "0")  # "0" comes after "/"
    return [source for (source,) in catalogue.ask(_BELOW, bounds)]


def sources_of(catalogue: Catalogue, name: str) -> list[str]:
    """Give the sources of an entry in sources.toml that gave something and are not gone, the longest not asked first."""
    return [source for (source,) in catalogue.ask(_OF_ENTRY, (name,))]


def file_of(catalogue: Catalogue, document_id: str) -> Path | None:
    """Give a file that had a document's bytes when it was last looked at and is still there, or None."""
    files = (path_of(source) for (source,) in catalogue.ask(_FILE_OF, (document_id,)))
    return next((path for path in files if path.is_file()), None)


def source_of(path: Path) -> str:
    """Give a path as a source: its text, with what is no UTF-8 in it spelled out.

    >>> source_of(Path("/srv/möte.pdf"))
    '/srv/möte.pdf'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def path_of(source: str) -> Path:
    """Give the path of a source: as it is spelled, or, where nothing is there, with what was spelled out put back."""
    path = Path(source)
    if os.path.lexists(path) or "\\x" not in source:
        return path
    return Path(os.fsdecode(_SPELLED_OUT.sub(lambda found: bytes([int(found[1], 16)]), source.encode())))


def refused_seen(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Give the sources that this run has seen and whose bytes are refused, each with the reason."""
    return [(source, reason) for source, reason in catalogue.ask(_REFUSED_SEEN)]
