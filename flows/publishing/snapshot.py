"""A dataset written elsewhere from a store: all of it, superseded papers too where asked for."""

from pathlib import Path

from flows.publishing.descriptor import DESCRIPTOR, describe
from flows.publishing.joined import write_joined
from flows.publishing.partition import build_tables, write_partition
from flows.publishing.publish import LOCK, Published
from flows.store.holdings import all_partitions, built_from, holdings_of, version_of
from flows.store.home import Store
from flows.store.lock import lock_file
from flows.store.records import RecordError
from flows.store.workspace import Workspace


def write_snapshot(store: Store, target: Path, *, superseded: bool = False) -> Published:
    """Write the tables into another folder, which must be empty or not there.

    Args:
        store: the store, open.
        target: the folder.
        superseded: the papers too whose place others have taken; `documents.superseded_by` tells them apart.

    Raises:
        OSError: the folder cannot be written, or there is something in it.
    """
    if target.is_dir() and any(target.iterdir()):
        raise OSError(f"there is something in {target}")
    target.mkdir(parents=True, exist_ok=True)
    done = Published()
    with lock_file(store.folder / LOCK), Workspace(target / "_store") as workspace:
        for partition in all_partitions(store.catalogue):
            holdings = holdings_of(store.catalogue, partition, superseded=superseded)
            if not holdings:
                continue
            try:
                tables = build_tables(store.records, holdings)
                write_partition(target, partition, tables, origin=built_from(holdings), temporary=workspace.folder)
                done.rebuilt.append(partition)
            except RecordError as error:
                done.problems.append(str(error))
        for organisation_key in sorted({key for key, _ in done.rebuilt}):
            write_joined(target, organisation_key, temporary=workspace.folder)
        text, done.files = describe(target, version_of(store.catalogue, superseded=superseded))
        (target / DESCRIPTOR).write_text(text, encoding="utf-8")
    (target / "_store" / "runs").rmdir()
    (target / "_store").rmdir()
    return done
