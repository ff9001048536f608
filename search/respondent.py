"""Answers readers' statements in a process of its own, which may be killed: `python -m search.respondent FOLDER`.

A line of JSON comes for each statement; a line of JSON goes back, and behind it the rows as an Arrow stream where there
is an answer. The process ends with whoever asks, whatever it does just then.
"""

import json
import os
import queue
import resource
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from search.duck import Database
from search.statement import QueryError

_MEMORY = "1GB"  # of DuckDB
_DATA_BYTES = 1_500_000_000  # of the process: not all that a function makes is counted by DuckDB
_WORN_BYTES = 600_000_000  # what a process took once it does not all give back: another takes its place
_NICE = 10  # pages come before statements
_THREADS = 2
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, bytes or kilobytes


def respond(output: Path, asked: BinaryIO, told: BinaryIO) -> None:
    """Answer statements until no more can come.

    Raises:
        QueryError: there is no dataset.
    """
    database = Database(output, memory=_MEMORY, threads=_THREADS, for_readers=True)
    _tell(told, {})
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, waiting), daemon=True, name="listen").start()
    while True:
        question = json.loads(waiting.get())
        if database.is_stale:
            database.close()
            database = Database(output, memory=_MEMORY, threads=_THREADS, for_readers=True)
        _answer(database, question, told)


def _listen(asked: BinaryIO, waiting: "queue.SimpleQueue[bytes]") -> None:
    """Hand on what is asked; end the process with whoever asks, though a statement is being answered."""
    for line in asked:
        waiting.put(line)
    os._exit(0)


def _answer(database: Database, question: dict[str, Any], told: BinaryIO) -> None:
    try:
        table = database.query(**question)
        written = pa.BufferOutputStream()
        with pa.ipc.new_stream(written, table.schema) as stream:
            stream.write_table(table)
        rows = written.getvalue()
    except QueryError as error:
        _tell(told, {"refused": error.template, "values": error.values})
    except (MemoryError, RuntimeError):  # a thread that cannot be started is a lack of memory too
        _tell(told, {"refused": "it takes too much memory", "values": {}})
    except (pa.ArrowException, ValueError, OverflowError):  # a type that Arrow has no like for
        _tell(told, {"refused": "a value cannot be written as {kind}", "values": {"kind": "Arrow"}})
    except OSError as error:
        _tell(told, {"lost": error.strerror or "a table is being replaced"})
    else:
        _tell(told, {"bytes": rows.size}, rows)


def _tell(told: BinaryIO, said: dict[str, Any], rows: "pa.Buffer | bytes" = b"") -> None:
    told.write(json.dumps(said | {"is_worn": _most_taken() > _WORN_BYTES}).encode() + b"\n")
    told.write(rows)
    told.flush()


def _most_taken() -> int:
    """Give the most bytes of memory that this process has taken.

    Linux counts in ru_maxrss what the process that started this one took, from before the program was loaded: the site's
    own memory. /proc tells of this one alone.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_DATA, (_DATA_BYTES, _DATA_BYTES))
    respond(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
