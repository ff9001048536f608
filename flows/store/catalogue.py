"""The catalogue of a store: what stood where and when, in one SQLite file that several runs may write at once."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self

from extractors.given import Given
from flows.store.entries import Sighting, enter_document, enter_sighting, set_gone, touch_source
from flows.store.lock import lock_file
from flows.store.records import Facts

_BUSY_SECONDS = 120.0  # that a run waits for another's transaction; each takes milliseconds
_CHUNK = 500  # questions at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the catalogue knows of a path or address."""

    source: str
    given: Given
    state: str | None
    etag: str | None
    last_modified: str | None
    is_gone: bool
    has_failed: bool


class Catalogue:
    """The catalogue of one store.

    Args:
        path: its file; made with its folder when it is not there.

    Raises:
        OSError: it cannot be opened or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            # Nobody waits for whoever changes the journal of a new file: runs that begin together do it one by one.
            with lock_file(path.with_suffix(".lock")):
                self.connection.execute("PRAGMA journal_mode = WAL")
                self.connection.executescript(resources.files(__package__).joinpath("catalogue.sql").read_text("utf-8"))
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("CREATE TEMP TABLE seen (source TEXT PRIMARY KEY) STRICT")
        except sqlite3.Error as error:
            raise OSError(f"the catalogue {path} cannot be opened: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.connection.close()

    @property
    def identity(self) -> str:
        """What tells this store from one made later in its place."""
        return str(self.connection.execute("SELECT value FROM store WHERE key = 'identity'").fetchone()[0])

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Change the catalogue: all of it or nothing.

        Raises:
            OSError: the disk is full or the like; nothing is changed.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise OSError(f"the catalogue cannot be written: {error}") from error

    def known(self, sources: Sequence[str]) -> dict[str, Known]:
        """Give what is known of paths or addresses, by name."""
        found: dict[str, Known] = {}
        for start in range(0, len(sources), _CHUNK):
            some = sources[start : start + _CHUNK]
            rows = self.connection.execute(
                "SELECT source, organisation, body, state, etag, last_modified, gone_at IS NOT NULL, failure IS NOT NULL"
                " FROM sources WHERE source IN (SELECT value FROM json_each(?))",
                (json.dumps(some),),
            )
            for source, organisation, body, state, etag, modified, is_gone, has_failed in rows:
                found[source] = Known(
                    source=source,
                    given=Given(organisation, body),
                    state=state,
                    etag=etag,
                    last_modified=modified,
                    is_gone=bool(is_gone),
                    has_failed=bool(has_failed),
                )
        return found

    def register(self, read: Iterable[tuple[Facts, float, Sighting | None]], *, now: dt.datetime) -> list[bool]:
        """Enter what was read: the facts of the record, the seconds it took, and where the bytes stand.

        The same bytes at a source that had them last change nothing there; others become its next version.

        Returns:
            For each whether its record is new.

        Raises:
            OSError: the catalogue cannot be written.
        """
        new: list[bool] = []
        with self.change() as connection:
            for facts, seconds, sighting in read:
                new.append(enter_document(connection, facts, seconds, now))
                if sighting is not None:
                    enter_sighting(connection, facts.document_id, sighting, now)
        return new

    def refresh(self, source: str, *, name: str, given: Given, now: dt.datetime) -> None:
        """Enter that a source was looked at and has the bytes it had.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            connection.execute(
                "UPDATE sources SET name = ?, organisation = ?, body = ?, checked_at = ?, failure = NULL,"
                " failure_code = NULL WHERE source = ?",
                (name, given.organisation, given.body, now.isoformat(), source),
            )
            set_gone(connection, source, None)

    def fail(self, failures: Iterable[tuple[str, str, str, str]], *, now: dt.datetime) -> None:
        """Enter why the bytes of sources could not be had: source, name, code, reason.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            for source, name, code, reason in failures:
                connection.execute(
                    "INSERT INTO sources (source, name, checked_at, failure_code, failure) VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT (source) DO UPDATE SET checked_at = excluded.checked_at, state = NULL,"
                    " failure_code = excluded.failure_code, failure = excluded.failure",
                    (source, name, now.isoformat(), code, reason),
                )
                touch_source(connection, source)

    def doubt_record(self, document_id: str) -> None:
        """Enter that a record is not what it should be, so that the next run reads the paper again.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            connection.execute(
                "UPDATE documents SET extractor_version = '', digest = '' WHERE document_id = ?", (document_id,)
            )

    def miss(self, sources: Iterable[str], *, now: dt.datetime) -> None:
        """Enter that sources have nothing any more.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            for source in sources:
                set_gone(connection, source, now)

    def note_seen(self, sources: Iterable[str]) -> None:
        """Note, for this run only, that sources were listed."""
        self.connection.executemany("INSERT OR IGNORE INTO temp.seen VALUES (?)", ((source,) for source in sources))

    def unseen_below(self, folder: str) -> list[str]:
        """Give the sources below a folder that stood there and that this run has not seen."""
        rows = self.connection.execute(
            "SELECT source FROM sources WHERE source > ? AND source < ? AND gone_at IS NULL"
            " AND source NOT IN (SELECT source FROM temp.seen) ORDER BY source",
            (folder.rstrip("/") + "/", folder.rstrip("/") + "0"),  # "0" comes after "/"
        )
        return [source for (source,) in rows]

    def sources_of(self, name: str) -> list[str]:
        """Give the sources of an entry in sources.toml that are not gone, the longest not looked at first."""
        rows = self.connection.execute(
            "SELECT source FROM sources WHERE name = ? AND name != '' AND gone_at IS NULL ORDER BY checked_at, source",
            (name,),
        )
        return [source for (source,) in rows]

    def file_of(self, document_id: str) -> Path | None:
        """Give a file that had a document's bytes when it was last looked at, or None."""
        found = self.connection.execute(
            "SELECT s.source FROM sightings s JOIN sources o ON o.source = s.source"
            " WHERE s.document_id = ? AND o.gone_at IS NULL AND s.source NOT LIKE '%://%'"
            " AND s.version = (SELECT max(version) FROM sightings l WHERE l.source = s.source) ORDER BY s.source LIMIT 1",
            (document_id,),
        ).fetchone()
        return Path(found[0]) if found is not None else None

    def refused_seen(self) -> list[tuple[str, str]]:
        """Give the sources that this run has seen and whose bytes are refused, each with the reason."""
        rows = self.connection.execute(
            "SELECT s.source, json_extract(d.facts, '$.error') FROM sightings s"
            " JOIN documents d ON d.document_id = s.document_id"
            " WHERE d.refused = 1 AND s.source IN (SELECT source FROM temp.seen)"
            " AND s.version = (SELECT max(version) FROM sightings l WHERE l.source = s.source) ORDER BY s.source"
        )
        return rows.fetchall()

    def begin_run(self, started: dt.datetime) -> int:
        """Enter that a run began; give its number.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            return int(connection.execute("INSERT INTO runs (started) VALUES (?)", (started.isoformat(),)).lastrowid or 0)

    def end_run(self, run: int, summary: dict[str, object], ended: dt.datetime) -> None:
        """Enter how a run ended.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            connection.execute(
                "UPDATE runs SET ended = ?, summary = ? WHERE run_id = ?",
                (ended.isoformat(), json.dumps(summary, ensure_ascii=False), run),
            )
