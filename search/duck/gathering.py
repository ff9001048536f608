"""Copies of tables, an organisation's rows in one file."""

from pathlib import Path

import duckdb

from search.gathered import COPIES, UNFINISHED, gathered_tables, put_copy, select_rows, sources_of
from search.home import writing_lock
from search.statement import quote

_PACKED = "FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE 20000"  # small groups, so that one row is found soon


def gather_tables(output: Path) -> int:
    """Copy what changed in the tables that the ready views put together, an organisation's rows into one file.

    A run that is killed leaves whole copies. Two at once wait for each other.

    Returns:
        How many copies were made.

    Raises:
        OSError: the tables cannot be read or a copy cannot be written.
    """
    made = 0
    with writing_lock(output, "tables"), duckdb.connect(":memory:") as connection:
        for left_over in (output / COPIES).glob(f"*/*{UNFINISHED}"):
            left_over.unlink()
        for name in gathered_tables():
            for organisation_key, copy in sources_of(output, name).others:
                copy.parent.mkdir(parents=True, exist_ok=True)
                beside = copy.with_name(copy.name + UNFINISHED)
                rows = select_rows(output, name, organisation_key=organisation_key)
                try:
                    connection.execute(f"COPY ({rows}) TO {quote(str(beside))} ({_PACKED})")
                except duckdb.Error as error:
                    raise OSError(f"{name} of {organisation_key} cannot be copied: {str(error).strip()}") from error
                put_copy(beside, copy)
                made += 1
    return made
