"""DuckDB over the tables of a dataset: views to be asked, and nothing else."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from search.duck.answer import Answer, distinct_names, keep_within
from search.gathered import (
    COPIES,
    FILES,
    Sources,
    gathered_tables,
    select_rows,
    sources_of,
    tables_named,
)
from search.provenance import SHOWN_DOCUMENTS
from search.statement import QueryError, check_statement, quote
from search.views import ready_views

_BATCH = 65_536  # rows
_SMALL_BATCH = 256  # where bytes are counted
_T = TypeVar("_T")
_PARTITION = (pa.field("organisation_key", pa.string(), nullable=False), pa.field("year", pa.int32(), nullable=False))


class Database:
    """Read-only views of every table of a dataset, and of what is often asked of them.

    What a query reads is what lies there when it runs; a table that is empty is a view without rows. Where copies of
    tables lie beside them (`gather_tables`) they are read instead, as long as they hold the same. Statements may read the
    views and nothing else: no file, no setting, no extension. Several threads may ask at once.

    Args:
        output: the folder of the dataset.
        memory: the most that queries take together, as DuckDB writes it.
        threads: threads that one query takes.
        for_readers: whoever asks does not know this machine: papers' paths are given as file names, and no reason that
            is given for a refusal names the dataset's folder.

    Raises:
        QueryError: there is no such folder, or its tables cannot be read.
    """

    def __init__(self, output: Path, *, memory: str = "2GB", threads: int = 2, for_readers: bool = False) -> None:
        self.output = output.resolve()
        self._for_readers = for_readers
        if not self.output.is_dir():
            raise QueryError(f"there is no dataset in {output}")
        try:
            self._open(memory, threads)
        except duckdb.Error as error:
            raise self._refused(error, None) from error

    def _open(self, memory: str, threads: int) -> None:
        self._connection = duckdb.connect(":memory:", config={"memory_limit": memory, "threads": threads})
        self._set("temp_directory", "")
        self._set("autoinstall_known_extensions", value=False)
        self._set("autoload_known_extensions", value=False)
        self._lock = threading.Lock()
        self._gathered = gathered_tables()
        self._seen: dict[str, Sources] = {}
        self._empty: list[str] = []
        for name in TABLES:
            self._view_table(name)
        for view in ready_views():
            self._connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        self._set("allowed_directories", [str(self.output / name) for name in (*TABLES, COPIES)])
        self._set("enable_external_access", value=False)
        self._set("lock_configuration", value=True)

    def _set(self, option: str, value: object) -> None:
        written = "[" + ", ".join(quote(str(one)) for one in value) + "]" if isinstance(value, list) else _plain(value)
        self._connection.execute(f"SET {option} = {written}")

    def _view_table(self, name: str) -> None:
        """Make the view of a table, anew where it has one; of one without files an empty table."""
        if not any((self.output / name).glob(FILES)):
            self._empty.append(name)
            schema = pa.schema([*arrow_schema(name), *_PARTITION])
            # Not by empty_table, which would load pandas, for a second.
            self._connection.register("nothing", pa.Table.from_batches([], schema))
            self._connection.execute(f"DROP VIEW IF EXISTS {name}")
            self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM nothing")  # noqa: S608 - our own name
            self._connection.unregister("nothing")
            self._seen.pop(name, None)
            return
        if name in self._gathered:
            self._seen[name] = sources_of(self.output, name)
        rows = select_rows(self.output, name, self._seen.get(name))
        if self._for_readers and name == "documents":
            rows = SHOWN_DOCUMENTS.format(rows=rows)
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {rows}")

    def _look(self, sql: str) -> None:
        """Let the views of the tables that a statement names read what lies there now."""
        with self._lock:
            for name in tables_named(sql) & self._seen.keys():
                if self._seen[name] != sources_of(self.output, name):
                    self._view_table(name)

    @property
    def is_stale(self) -> bool:
        """Whether a table had no files and has some now, so that its view must be made anew."""
        return any(any((self.output / name).glob(FILES)) for name in self._empty)

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def query(
        self, sql: str, *, seconds: float | None = None, rows: int | None = None, most_bytes: int | None = None
    ) -> pa.Table:
        """Answer a statement that somebody wrote; arguments and errors are those of `answer`."""
        with self.answer(sql, seconds=seconds, rows=rows, most_bytes=most_bytes) as answer:
            return pa.Table.from_batches(answer.batches, schema=answer.schema)

    @contextmanager
    def answer(
        self, sql: str, *, seconds: float | None = None, rows: int | None = None, most_bytes: int | None = None
    ) -> Iterator[Answer]:
        """Answer a statement that somebody wrote, row by row, however many there are.

        Args:
            sql: one SELECT, DESCRIBE, SUMMARIZE or SHOW TABLES over the views.
            seconds: it may take; it is broken off then.
            rows: at most these are given, and no more than these are made.
            most_bytes: that these may take; an answer that is larger is refused.

        Raises:
            QueryError: it is another statement, wrong, or takes too long or too much; while rows are read, too.
        """
        with self._cursor(seconds) as cursor, ThreadPoolExecutor(1) as worker:
            statements = cursor.extract_statements(sql)
            if not statements:
                raise QueryError("nothing is asked")
            if len(statements) != 1:
                raise QueryError("one SELECT at a time")
            if statements[0].type != duckdb.StatementType.SELECT:
                raise QueryError("only SELECT is answered")
            [(tree,)] = cursor.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()
            check_statement(tree, self.names())
            self._look(sql)
            size = _SMALL_BATCH if most_bytes is not None else _BATCH
            size = size if rows is None else min(rows + 1, size)
            reader = _wait(lambda: cursor.sql(sql).to_arrow_reader(size), cursor, worker)
            names = distinct_names(reader.schema.names)
            schema = pa.schema([field.with_name(name) for field, name in zip(reader.schema, names, strict=True)])
            batches = iter(lambda: _wait(lambda: next(reader, None), cursor, worker), None)
            yield Answer(schema, keep_within(self._read(batches, names, rows=rows, seconds=seconds), most_bytes))

    def contents(self) -> Answer:
        """Give the tables and ready views: how many rows each has, and what it holds."""
        about = {name: row.__doc__ or "" for name, row in TABLES.items()} | {view.name: view.about for view in ready_views()}
        counts = ", ".join(f"(SELECT count(*) FROM {name}) AS {name}" for name in about)  # noqa: S608 - our own names
        [rows] = self.ask(f"SELECT {counts}").to_pylist()
        table = pa.table(
            {
                "table": pa.array(about),
                "rows": pa.array(rows[name] for name in about),
                "holds": pa.array([f"{text.partition('. ')[0].strip().removesuffix('.')}." for text in about.values()]),
            }
        )
        return Answer.of(table)

    def ask(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> pa.Table:
        """Answer a statement of ours, with parameters for what somebody wrote.

        Raises:
            QueryError: it cannot be answered.
        """
        with self._cursor(None) as cursor, ThreadPoolExecutor(1) as worker:
            self._look(sql)
            return _wait(lambda: cursor.sql(sql, params=parameters).to_arrow_table(), cursor, worker)

    def names(self) -> list[str]:
        """Give the names of the tables and views."""
        return [*TABLES, *(view.name for view in ready_views())]

    @contextmanager
    def _cursor(self, seconds: float | None) -> Iterator[Any]:
        """Give a connection of one's own, whose statement is broken off when its time is up."""
        cursor = self._connection.cursor()
        clock = threading.Timer(seconds, cursor.interrupt) if seconds is not None else None
        if clock:
            clock.start()
        try:
            yield cursor
        except duckdb.Error as error:
            raise self._refused(error, seconds) from error
        finally:
            if clock:
                clock.cancel()
            cursor.close()

    def _read(
        self, batches: Iterator[pa.RecordBatch], names: list[str], *, rows: int | None, seconds: float | None
    ) -> Iterator[pa.RecordBatch]:
        """Give the batches of an answer, at most so many rows, without making the others.

        Raises:
            QueryError: a row cannot be made; the reader calls that an OSError, whatever it is.
        """
        left = rows
        while left is None or left > 0:
            try:
                batch = next(batches, None)
            except OSError as error:
                raise self._refused(error, seconds) from error
            if batch is None:
                return
            if left is not None:
                batch = batch.slice(0, left)
                left -= batch.num_rows
            yield batch.rename_columns(names)

    def _refused(self, error: Exception, seconds: float | None) -> QueryError:
        refused = _refused(error, seconds)
        if not self._for_readers or refused.values:
            return refused
        return QueryError(str(refused).replace(f"{self.output}/", "").replace(str(self.output), "the dataset"))


def _wait(work: Callable[[], _T], cursor: Any, worker: ThreadPoolExecutor) -> _T:  # noqa: ANN401 - duckdb's own
    """Do what may take long in another thread: the one that runs DuckDB may not hear of Ctrl-C before it is done."""
    doing = worker.submit(work)
    try:
        return doing.result()
    except KeyboardInterrupt:
        while not doing.done():
            cursor.interrupt()
            wait((doing,), timeout=0.1)
        raise


def _refused(error: Exception, seconds: float | None) -> QueryError:
    """Say why a statement was not answered, without the statement itself, which DuckDB prints behind its reason."""
    said = str(error).strip()
    if said.startswith("INTERRUPT Error") and seconds is not None:
        return QueryError("it takes more than {seconds} seconds", seconds=f"{seconds:g}")
    if said.startswith("Out of Memory Error"):
        return QueryError("it takes too much memory")
    reason, _, place = said.partition("\n\nLINE ")
    line = place.partition(":")[0]
    return QueryError(f"{reason} (line {line})" if line.isdigit() and line != "1" else reason)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else quote(str(value))
