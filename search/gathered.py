"""Tables gathered: beside the dataset, an organisation's rows of a table in one file instead of one a year.

To open a file costs more than to read it, so that views over thousands of files take a second. A copy is named for the
files that it was made of; where these have changed it is not used, so that a view shows what the dataset holds.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from schemas.tables import TABLES
from search.files import FILE, folders_in
from search.home import HOME
from search.home import TABLES as _COPIES
from search.statement import quote
from search.views import ready_views

COPIES = f"{HOME}/{_COPIES}"  # below the dataset
UNFINISHED = ".new"  # behind the name of a copy while it is written
_KEPT = 2  # copies of an organisation: the last, and the one before, which a query under way may be reading
FILES = "organisation_key=*/year=*/*.parquet"  # of a table
_TYPES = "{'organisation_key': VARCHAR, 'year': INTEGER}"
_WORD = re.compile(r"\w+")
_COMMENT = re.compile("--.*")  # of a view, whose texts hold no dashes


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the rows of a table lie: copies, and organisations that have no copy that holds what their files do.

    `others` are these organisations' keys, each with the file that a copy of it would be.
    """

    copies: tuple[Path, ...]
    others: tuple[tuple[str, Path], ...]


def tables_named(sql: str) -> frozenset[str]:
    """Give the tables that a statement may read, those of the ready views that it names too.

    >>> sorted(tables_named("SELECT count(*) FROM case_timelines"))
    ['case_events', 'cases', 'decisions', 'items']
    """
    words = set(_WORD.findall(sql.lower()))
    for view in reversed(ready_views()):  # a view may read those before it
        if view.name in words:
            words.update(_WORD.findall(_COMMENT.sub("", view.sql).lower()))
    return frozenset(words & TABLES.keys())


def gathered_tables() -> list[str]:
    """Give the tables of which copies are kept: those that the ready views put together."""
    named = frozenset().union(*(tables_named(view.name) for view in ready_views()))
    return [name for name in TABLES if name in named]


def sources_of(output: Path, table: str) -> Sources:
    """Look where the rows of a table lie."""
    home = output / COPIES / table
    there = {entry.name for entry in os.scandir(home)} if home.is_dir() else set()
    copies: list[Path] = []
    others: list[tuple[str, Path]] = []
    for organisation_key, state in _states(output / table).items():
        copy = home / f"{organisation_key}.{state}.parquet"
        if copy.name in there:
            copies.append(copy)
        else:
            others.append((organisation_key, copy))
    return Sources(tuple(copies), tuple(others))


def _states(folder: Path) -> dict[str, str]:
    """Give the organisations that have files of a table, each with a checksum over their years, sizes and times."""
    states: dict[str, str] = {}
    for organisation in folders_in(folder):
        said = hashlib.blake2b(digest_size=8)
        for year in folders_in(organisation.path):
            try:
                stat = os.stat(f"{year.path}/{FILE}")  # noqa: PTH116 - thousands at a time
            except FileNotFoundError:
                continue
            said.update(f"{year.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n".encode())
            states[organisation.name.partition("=")[2]] = said.hexdigest()
    return states


def put_copy(beside: Path, copy: Path) -> None:
    """Put a copy that was written beside in its place, and remove those that are older than the one before."""
    beside.replace(copy)
    organisation_key = copy.name.partition(".")[0]
    others = sorted(
        copy.parent.glob(f"{organisation_key}.*.parquet"), key=lambda path: (path == copy, path.stat().st_mtime_ns)
    )
    for older in others[:-_KEPT]:
        older.unlink(missing_ok=True)


def select_rows(output: Path, table: str, sources: Sources | None = None, *, organisation_key: str = "*") -> str:
    """Give the statement that reads the rows of a table, of copies where there are any; of one organisation or of all."""
    if sources is None or not sources.copies:
        return _select(output / table / FILES.replace("*", organisation_key, 1))
    copies = ", ".join(quote(str(path)) for path in sources.copies)
    others = (_select(output / table / FILES.replace("*", key, 1)) for key, _ in sources.others)
    return " UNION ALL BY NAME ".join((f"SELECT * FROM read_parquet([{copies}])", *others))  # noqa: S608 - our own names


def _select(files: Path) -> str:
    read = f"read_parquet({quote(str(files))}, hive_partitioning = true, hive_types = {_TYPES})"
    return f"SELECT * FROM {read}"  # noqa: S608 - our own names
