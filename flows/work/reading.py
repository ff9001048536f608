"""How papers are read and where their records go."""

from dataclasses import dataclass
from pathlib import Path

from flows.store.place import Place, open_place
from flows.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How papers are read and where their records go.

    Args:
        store: the store's folder or address.
        temporary: where files are written before they are put in their place.
        ocr: read papers without a text layer by OCR, where the extra `ocr` is installed.
        keep_personal_numbers: leave personal numbers in the rows as printed; else they are masked.
        keep_files: keep files in the store; what came from an address is kept anyhow.
        retry: read those again that were refused for what is not the paper's own fault.
    """

    store: str
    temporary: Path
    ocr: bool = False
    keep_personal_numbers: bool = False
    retry: bool = False
    keep_files: bool = True

    @property
    def records(self) -> Records:
        """The records that are written."""
        return Records(open_place(self.store, "records", self.temporary))

    @property
    def originals(self) -> Place:
        """The papers that are kept."""
        return open_place(self.store, "originals", self.temporary)
