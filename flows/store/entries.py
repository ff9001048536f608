"""What is entered into the catalogue, and which partitions that makes stale."""

import dataclasses
import datetime as dt
import json
import sqlite3
from dataclasses import dataclass

from extractors.given import Given
from flows.store.records import Facts

OWN_COPY = "(store)"  # the name of sources that are the store's own copies, of papers that stood nobody knows where
UNKNOWN = ("okand", 0)  # the partition of what names neither organisation nor year


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Bytes seen at a path or address."""

    source: str
    name: str
    given: Given
    state: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: dt.datetime | None


def enter_document(connection: sqlite3.Connection, facts: Facts, seconds: float, now: dt.datetime) -> bool:
    """Enter a document, or what was read of it anew; tell whether it is: the same record changes nothing."""
    query = "SELECT digest, extractor_version, refused FROM documents WHERE document_id = ?"
    old = connection.execute(query, (facts.document_id,)).fetchone()
    if old is not None and old[:2] == (facts.digest, facts.extractor_version):
        return False
    touch_document(connection, facts.document_id)
    connection.execute(
        "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            facts.document_id,
            json.dumps(dataclasses.asdict(facts), sort_keys=True),
            facts.digest,
            facts.extractor_version,
            facts.schema_version,
            facts.organisation_key,
            facts.year,
            int(facts.error is not None),
            facts.error_code,
            int(bool(facts.lacks)),
            seconds,
            now.isoformat(),
        ),
    )
    touch_document(connection, facts.document_id)
    if old is not None and old[2] != int(facts.error is not None):  # what it takes the place of may change
        for (source,) in connection.execute(
            "SELECT DISTINCT source FROM sightings WHERE document_id = ?", (facts.document_id,)
        ).fetchall():
            touch_source(connection, source)
    return True


def enter_sighting(connection: sqlite3.Connection, document_id: str, sighting: Sighting, now: dt.datetime) -> None:
    """Enter what stands at a source; bytes other than the last become its next version."""
    if sighting.name != OWN_COPY:
        _forget_copy(connection, document_id)
    before = connection.execute("SELECT failure IS NOT NULL FROM sources WHERE source = ?", (sighting.source,)).fetchone()
    if before is not None and before[0]:
        touch_source(connection, sighting.source)
    connection.execute(
        "INSERT INTO sources (source, name, organisation, body, state, etag, last_modified, checked_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET name = excluded.name,"
        " organisation = excluded.organisation, body = excluded.body, state = excluded.state, etag = excluded.etag,"
        " last_modified = excluded.last_modified, checked_at = excluded.checked_at, failure = NULL, failure_code = NULL",
        (
            sighting.source,
            sighting.name,
            sighting.given.organisation,
            sighting.given.body,
            sighting.state,
            sighting.etag,
            sighting.last_modified,
            now.isoformat(),
        ),
    )
    stand_again(connection, sighting.source)
    latest = connection.execute(
        "SELECT version, document_id FROM sightings WHERE source = ? ORDER BY version DESC LIMIT 1", (sighting.source,)
    ).fetchone()
    if latest is not None and latest[1] == document_id:
        return
    connection.execute(
        "INSERT INTO sightings VALUES (?, ?, ?, ?, ?)",
        (
            sighting.source,
            latest[0] + 1 if latest else 1,
            document_id,
            now.isoformat(),
            sighting.fetched_at.isoformat() if sighting.fetched_at else None,
        ),
    )
    touch_source(connection, sighting.source)


def _forget_copy(connection: sqlite3.Connection, document_id: str) -> None:
    """Forget that only the store's own copy of a paper was known: it was seen where it stands."""
    copies = connection.execute(
        "SELECT s.source FROM sightings s JOIN sources o ON o.source = s.source WHERE s.document_id = ? AND o.name = ?",
        (document_id, OWN_COPY),
    ).fetchall()
    for (source,) in copies:
        connection.execute("DELETE FROM sightings WHERE source = ?", (source,))
        connection.execute("DELETE FROM sources WHERE source = ?", (source,))
        touch_document(connection, document_id)


def enter_gone(connection: sqlite3.Connection, source: str, when: dt.datetime) -> bool:
    """Enter that a source has nothing any more; tell whether it had something.

    Of a source that never gave anything to be read nothing is left to tell: it is forgotten.
    """
    if not connection.execute("SELECT 1 FROM sightings WHERE source = ? LIMIT 1", (source,)).fetchone():
        touch_source(connection, source)
        connection.execute("DELETE FROM sources WHERE source = ?", (source,))
        return False
    changed = connection.execute(
        "UPDATE sources SET gone_at = ?, failure = NULL, failure_code = NULL WHERE source = ? AND gone_at IS NULL",
        (when.isoformat(), source),
    )
    if changed.rowcount:
        touch_source(connection, source)
    return bool(changed.rowcount)


def stand_again(connection: sqlite3.Connection, source: str) -> None:
    """Enter that a source has something, if it was gone."""
    changed = connection.execute("UPDATE sources SET gone_at = NULL WHERE source = ? AND gone_at IS NOT NULL", (source,))
    if changed.rowcount:
        touch_source(connection, source)


def touch_source(connection: sqlite3.Connection, source: str) -> None:
    """Mark as stale the partitions of all that ever stood at a source, or, of one never read, that of the unknown."""
    rows = connection.execute("SELECT document_id FROM sightings WHERE source = ?", (source,)).fetchall()
    for (document_id,) in rows:
        touch_document(connection, document_id)
    if not rows:
        _touch(connection, *UNKNOWN)


def touch_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Mark as stale the partition that a document's rows stand in."""
    for key, year in connection.execute(
        "SELECT organisation_key, year FROM documents WHERE document_id = ?", (document_id,)
    ).fetchall():
        _touch(connection, key, year)


def _touch(connection: sqlite3.Connection, key: str, year: int) -> None:
    connection.execute(
        "INSERT INTO partitions (organisation_key, year) VALUES (?, ?)"
        " ON CONFLICT (organisation_key, year) DO UPDATE SET changed = changed + 1",
        (key, year),
    )
