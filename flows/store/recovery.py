"""Records that the catalogue does not know: of a catalogue that was lost, or of a run that was killed."""

import datetime as dt

from extractors.given import Given
from flows.store.entries import Sighting
from flows.store.home import Store
from flows.store.place import folder_of
from flows.store.records import original_name


def recover_records(store: Store, *, now: dt.datetime) -> int:
    """Enter what the catalogue does not know into it; give how many they were.

    Where such a paper stood nobody knows any more: its source is the store's own copy, marked as gone, until a run sees
    it elsewhere.

    Raises:
        OSError: the catalogue cannot be written.
    """
    known = {document_id for (document_id,) in store.catalogue.ask("SELECT document_id FROM documents")}
    place = folder_of(store.address)
    count = 0
    for document_id in store.records.names():
        facts = store.records.facts_of(document_id) if document_id not in known else None
        if facts is None:
            continue
        kept = f"originals/{original_name(document_id)}"
        source = str(place / kept) if place is not None else f"{store.address.rstrip('/')}/{kept}"
        sighting = Sighting(
            source=source, name="", given=Given(), state=None, etag=None, last_modified=None, fetched_at=None
        )
        store.catalogue.register([(facts, 0.0, sighting)], now=now)
        store.catalogue.miss([source], now=now)
        count += 1
    return count
