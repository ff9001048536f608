"""The tables rebuilt from the store, where they are stale."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flows.dataset import Partition, partition_file, partition_files
from flows.publishing.descriptor import DESCRIPTOR, describe
from flows.publishing.joined import write_joined
from flows.publishing.partition import build_tables, is_built_from, remove_file, write_partition
from flows.store.holdings import all_partitions, built_from, holdings_of, mark_published, stale_partitions, version_of
from flows.store.home import Store
from flows.store.lock import lock_file
from flows.store.records import RecordError
from schemas.tables import DOCUMENT_TABLES

LOCK = "publish.lock"  # held by whoever publishes


@dataclass(slots=True)
class Published:
    """What publishing did: partitions rebuilt, files of the dataset, and what could not be built."""

    rebuilt: list[Partition] = field(default_factory=list)
    files: int = 0
    problems: list[str] = field(default_factory=list)


def publish(
    store: Store,
    *,
    rebuild_all: bool = False,
    on_partition: Callable[[Partition, int, int], None] = lambda partition, done, total: None,  # noqa: ARG005
) -> Published:
    """Rebuild the partitions that changed since they were published, or all.

    A partition whose files say that they were built from just these records is left alone. One whose records cannot
    all be read keeps its files as they are. The cases of an organisation are joined anew where one of its partitions
    changed.

    Args:
        store: the store, open.
        rebuild_all: write every partition anew.
        on_partition: told which partition is done, and how many of how many.

    Raises:
        OSError: a file cannot be written; the old ones stay.
    """
    done = Published()
    with lock_file(store.folder / LOCK):
        stale = dict(stale_partitions(store.catalogue))
        done_with: list[Partition] = []
        chosen = all_partitions(store.catalogue) if rebuild_all else list(stale)
        for count, partition in enumerate(chosen, start=1):
            try:
                if _build(store, partition, rebuild=rebuild_all):
                    done.rebuilt.append(partition)
                done_with.append(partition)
            except RecordError as error:
                done.problems.append(f"{error}; the next ingest reads the paper again")
                doubt_record(store, error.document_id)
            on_partition(partition, count, len(chosen))
        for organisation_key in sorted({key for key, _ in done_with}):
            write_joined(store.output, organisation_key, temporary=store.temporary)
        if rebuild_all and chosen:
            _remove_foreign(store, set(chosen))
        done.files = _write_descriptor(store)
        # Only now: a run that is killed before leaves them stale, and the next goes over them and the descriptor again.
        for partition in done_with:
            if partition in stale:
                mark_published(store.catalogue, partition, stale[partition])
    return done


def _build(store: Store, partition: Partition, *, rebuild: bool) -> bool:
    """Build a partition's files if they are not built from just what the store holds; tell whether they were."""
    holdings = holdings_of(store.catalogue, partition)
    if not holdings:
        for name in DOCUMENT_TABLES:
            remove_file(partition_file(store.output, name, partition))
        return False
    origin = built_from(holdings)
    if not rebuild and is_built_from(store.output, partition, origin):
        return False
    tables = build_tables(store.records, holdings)
    write_partition(store.output, partition, tables, origin=origin, temporary=store.temporary)
    return True


def doubt_record(store: Store, document_id: str) -> None:
    """Let the next run read a paper again whose record is not the one that was entered.

    A record that is whole stays: another run may just have made it. One that is damaged goes.

    Raises:
        OSError: the store cannot be written.
    """
    store.catalogue.doubt(document_id)
    if store.records.facts_of(document_id) is None:
        store.records.remove(document_id)


def _remove_foreign(store: Store, known: set[Partition]) -> None:
    """Remove the files of partitions that the store knows nothing of: of a store that was here before."""
    for _, partition, path in list(partition_files(store.output)):
        if partition not in known:
            remove_file(path)


def _write_descriptor(store: Store) -> int:
    """Write datapackage.json over all files of the dataset, where it says something else; give how many they are."""
    text, count = describe(store.output, version_of(store.catalogue))
    target = store.output / DESCRIPTOR
    if not count:
        target.unlink(missing_ok=True)
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        beside = store.temporary / DESCRIPTOR
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)
    return count
