"""What the store holds for the tables: by partition, each document with where and when it stood."""

import dataclasses
import datetime as dt
import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows.dataset import Partition
from flows.store.catalogue import Catalogue
from flows.store.entries import UNKNOWN
from schemas.tables import DOCUMENT_TABLES, SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A document as the tables tell of it; `digest` is its record's, None of a source whose bytes were never had."""

    document_id: str
    digest: str | None
    sources: tuple[str, ...]
    version: int
    superseded_by: str | None
    gone_at: dt.datetime | None
    fetched_at: dt.datetime | None
    ingested_at: dt.datetime
    error_code: str | None = None
    error: str | None = None


class _Stand(NamedTuple):
    document_id: str
    digest: str
    ingested_at: str
    source: str
    version: int
    fetched_at: str | None
    superseded_by: str | None
    gone_at: str | None


_OF_PARTITION = """
SELECT d.document_id, d.digest, d.ingested_at, t.source, t.version, t.fetched_at, t.superseded_by, o.gone_at
FROM documents d JOIN standing t ON t.document_id = d.document_id JOIN sources o ON o.source = t.source
WHERE d.organisation_key = ? AND d.year = ? ORDER BY d.document_id, t.source, t.version
"""
_WHOLE = """
SELECT DISTINCT d.document_id, d.digest FROM documents d JOIN standing t ON t.document_id = d.document_id
WHERE t.superseded_by IS NULL OR ? ORDER BY d.document_id
"""
_NEVER_READ = """
SELECT source, failure_code, failure, checked_at FROM sources
WHERE failure IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sightings s WHERE s.source = sources.source)
"""


def all_partitions(catalogue: Catalogue) -> list[Partition]:
    """Give every partition that ever held something, sorted."""
    rows = catalogue.ask("SELECT organisation_key, year FROM partitions ORDER BY organisation_key, year")
    return [(key, year) for key, year in rows]


def stale_partitions(catalogue: Catalogue) -> list[tuple[Partition, int]]:
    """Give the partitions that changed since they were published, each with the count of its changes, sorted."""
    rows = catalogue.ask(
        "SELECT organisation_key, year, changed FROM partitions WHERE changed > published ORDER BY organisation_key, year"
    )
    return [((key, year), changed) for key, year, changed in rows]


def mark_published(catalogue: Catalogue, partition: Partition, changed: int) -> None:
    """Enter that a partition's tables hold all changes up to the one counted.

    Raises:
        OSError: the catalogue cannot be written.
    """
    with catalogue.change() as connection:
        connection.execute(
            "UPDATE partitions SET published = max(published, ?) WHERE organisation_key = ? AND year = ?",
            (changed, *partition),
        )


def holdings_of(catalogue: Catalogue, partition: Partition, *, superseded: bool = False) -> list[Holding]:
    """Give what a partition holds, by document_id.

    Args:
        catalogue: the store's.
        partition: organisation key and year.
        superseded: the documents too whose place was taken by others at every source.
    """
    rows = (_Stand(*row) for row in catalogue.ask(_OF_PARTITION, partition))
    found = [_hold(list(stands)) for _, stands in itertools.groupby(rows, key=lambda stand: stand.document_id)]
    if partition == UNKNOWN:
        found.extend(_never_read(catalogue))
    return sorted((one for one in found if superseded or one.superseded_by is None), key=lambda holding: holding.document_id)


def _hold(stands: Sequence[_Stand]) -> Holding:
    """Make one of all sightings of a document: those that stand count, of these those that are not gone."""
    standing = [one for one in stands if one.superseded_by is None]
    counted = standing or stands
    present = [one for one in counted if one.gone_at is None] or counted
    first = max((one for one in present if one.source == present[0].source), key=lambda one: one.version)
    gone = [one.gone_at for one in present if one.gone_at is not None]
    return Holding(
        document_id=first.document_id,
        digest=first.digest,
        sources=tuple(sorted({one.source for one in present})),
        version=first.version,
        superseded_by=None if standing else first.superseded_by,
        gone_at=dt.datetime.fromisoformat(max(gone)) if gone else None,
        fetched_at=dt.datetime.fromisoformat(first.fetched_at) if first.fetched_at else None,
        ingested_at=dt.datetime.fromisoformat(first.ingested_at),
    )


def _never_read(catalogue: Catalogue) -> Iterator[Holding]:
    for source, code, reason, checked_at in catalogue.ask(_NEVER_READ):
        yield Holding(
            document_id=hashlib.sha256(source.encode()).hexdigest(),
            digest=None,
            sources=(source,),
            version=1,
            superseded_by=None,
            gone_at=None,
            fetched_at=None,
            ingested_at=dt.datetime.fromisoformat(checked_at),
            error_code=code,
            error=reason,
        )


def built_from(holdings: Sequence[Holding]) -> dict[str, str]:
    """Give for each table a checksum over what its partition is built from.

    That is the list of the records, each by its own checksum; for `documents` also where and when each paper stood, so
    that two runs over the same papers give the same bytes of all other tables.
    """
    records = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    stands = hashlib.sha256()
    for holding in holdings:
        records.update(f"{holding.document_id} {holding.digest}\n".encode())
        stands.update(json.dumps(dataclasses.asdict(holding), default=str, sort_keys=True).encode() + b"\n")
    whole = hashlib.sha256(f"{records.hexdigest()} {stands.hexdigest()}".encode()).hexdigest()
    return dict.fromkeys(DOCUMENT_TABLES, records.hexdigest()) | {"documents": whole}


def version_of(catalogue: Catalogue, *, superseded: bool = False) -> str:
    """Give the version of the dataset: that of its tables, and a checksum over all papers and what was read of them.

    Two datasets of one version say the same, wherever and whenever they were made; where the papers stood does not count.
    """
    whole = hashlib.sha256()
    for document_id, digest in catalogue.ask(_WHOLE, (superseded,)):
        whole.update(f"{document_id} {digest}\n".encode())
    return f"{SCHEMA_VERSION}+{whole.hexdigest()[:12]}"
