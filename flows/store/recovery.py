"""Records that the catalogue does not know: of a catalogue that was lost, or of a run that was killed."""

import datetime as dt

from extractors.given import Given
from flows.store.entries import OWN_COPY, Sighting, enter_document, enter_gone, enter_sighting
from flows.store.home import Store
from flows.store.place import folder_of
from flows.store.records import original_name
from flows.store.workspace import has_others


def recover_records(store: Store, *, now: dt.datetime) -> int:
    """Enter what the catalogue does not know into it; give how many they were.

    Where such a paper stood nobody knows any more: its source is the store's own copy, marked as gone, until a run sees
    it elsewhere. Nothing is entered while another run is under way: it enters what it writes itself.

    Raises:
        OSError: the catalogue cannot be written.
    """
    if has_others(store.folder, store.temporary):
        return 0
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
            source=source, name=OWN_COPY, given=Given(), state=None, etag=None, last_modified=None, fetched_at=None
        )
        with store.catalogue.change() as connection:
            enter_document(connection, facts, 0.0, now)
            enter_sighting(connection, document_id, sighting, now)
            enter_gone(connection, source, now)
        count += 1
    return count
