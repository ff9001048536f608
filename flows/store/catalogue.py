"""The catalogue of a store: what stood where and when, in one SQLite file that several runs may write at once."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractors.given import Given
from flows.store.entries import Sighting, enter_document, enter_gone, enter_sighting, stand_again, touch_source
from flows.store.lock import lock_file
from flows.store.records import Facts

_BUSY_SECONDS = 120.0  # that a run waits for another's transaction; each takes milliseconds


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
        return str(self.ask("SELECT value FROM store WHERE key = 'identity'")[0][0])

    def settle(self, key: str, value: str) -> str:
        """Give what the store was told of itself first; a value that it has no other for is kept.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            connection.execute("INSERT OR IGNORE INTO store VALUES (?, ?)", (key, value))
            return str(connection.execute("SELECT value FROM store WHERE key = ?", (key,)).fetchone()[0])

    def ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give what the catalogue answers.

        Raises:
            OSError: it cannot be read.
        """
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise OSError(f"the catalogue cannot be read: {error}") from error

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
            stand_again(connection, source)

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

    def doubt(self, document_id: str) -> None:
        """Enter that what is kept of a paper is not what it should be: the next run looks at it, and its sources, anew.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            connection.execute(
                "UPDATE documents SET extractor_version = '', digest = '' WHERE document_id = ?", (document_id,)
            )
            connection.execute(
                "UPDATE sources SET state = NULL, etag = NULL, last_modified = NULL"
                " WHERE source IN (SELECT source FROM sightings WHERE document_id = ?)",
                (document_id,),
            )

    def miss(self, sources: Iterable[str], *, now: dt.datetime) -> list[str]:
        """Enter that sources have nothing any more; one that never had anything that could be read is forgotten.

        Returns:
            Those that had something the last time.

        Raises:
            OSError: the catalogue cannot be written.
        """
        with self.change() as connection:
            return [source for source in sources if enter_gone(connection, source, now)]

    def note_seen(self, sources: Iterable[str]) -> set[str]:
        """Note, for this run only, that sources were listed; give those that were not before.

        Raises:
            OSError: the disk is full or the like.
        """
        names = json.dumps(list(sources))
        new = self.ask("SELECT value FROM json_each(?) WHERE value NOT IN (SELECT source FROM temp.seen)", (names,))
        self.ask("INSERT OR IGNORE INTO temp.seen SELECT value FROM json_each(?)", (names,))
        return {source for (source,) in new}

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
