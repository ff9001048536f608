"""An answer while it is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from search.statement import QueryError


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer while it is made: its columns, each of another name, and its rows, which can be read once."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]

    @classmethod
    def of(cls, table: pa.Table) -> "Answer":
        """Give a table as an answer."""
        return cls(table.schema, iter(table.to_batches()))


def keep_within(batches: Iterator[pa.RecordBatch], most_bytes: int | None) -> Iterator[pa.RecordBatch]:
    """Give the batches of an answer as long as they take no more than so many bytes together.

    Raises:
        QueryError: they take more.
    """
    taken = 0
    for batch in batches:
        taken += batch.nbytes
        if most_bytes is not None and taken > most_bytes:
            raise QueryError("the answer is larger than {most} MB", most=f"{most_bytes / 1e6:g}")
        yield batch


def distinct_names(names: Sequence[str]) -> list[str]:
    """Give columns names that are each another, as a mapping of them loses those that are called alike.

    >>> distinct_names(["text", "page", "text", "text"])
    ['text', 'page', 'text_1', 'text_2']
    """
    found: list[str] = []
    for name in names:
        tries = (name, *(f"{name}_{number}" for number in range(1, len(names))))
        found.append(next(one for one in tries if one not in found and (one == name or one not in names)))
    return found
