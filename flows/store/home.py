"""A store that is open: its catalogue, records and originals, and a place for the temporary files of this run."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.dataset import STORE
from flows.errors import OutputError
from flows.store.catalogue import Catalogue
from flows.store.place import Place, folder_of, open_place
from flows.store.records import Records
from flows.store.workspace import Workspace


class Store:
    """The store of a dataset, open while the context lasts.

    Args:
        output: the folder of the dataset; the catalogue and temporary files are in `_store` below it.
        address: where records and originals are, a folder or address that worker machines reach too; where none is
            given, the one that the store was made with, at first `_store` itself.

    Raises:
        OutputError: the folder cannot be written.
    """

    def __init__(self, output: Path, address: str | None = None) -> None:
        self.output = output
        self.folder = output / STORE
        self._asked = address
        self._open = ExitStack()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.temporary = self._open.enter_context(Workspace(self.folder)).folder
            self.catalogue = self._open.enter_context(Catalogue(self.folder / "catalogue.sqlite"))
            self.address = self._settle_address()
            self.spool = self.temporary  # where what goes to records and originals is written first
            self.place = folder_of(self.address)
            if self.place is not None and self.place != self.folder.absolute():
                self.spool = self._open.enter_context(Workspace(self.place)).folder
        except (OSError, ValueError, ImportError) as error:
            self._open.close()
            raise OutputError(f"cannot write to {self.output}: {getattr(error, 'strerror', None) or error}") from error
        except BaseException:
            self._open.close()
            raise
        return self

    def _settle_address(self) -> str:
        """Give where records and originals are: where they were put first, whatever is asked for later.

        Raises:
            OutputError: another place is asked for.
        """
        asked = self._normal(self._asked) if self._asked is not None else None
        if asked:
            open_place(asked, "originals", self.temporary).has("")  # one that nothing here knows is not remembered
        address = self.catalogue.settle("address", asked or "")
        if asked is not None and asked != address:
            raise OutputError(f"the store of {self.output} is at {address or self.folder}, not at {asked or self.folder}")
        return address or str(self.folder.absolute())

    def _normal(self, address: str) -> str:
        """Give an address in its one spelling: a folder by its whole path, the output's own store as nothing."""
        if address.startswith("memory:"):
            raise OutputError("a store in memory is no store: every process has its own")
        folder = folder_of(address)
        if folder is None:
            return address.rstrip("/")
        return "" if folder == folder_of(str(self.folder)) else str(folder)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def identity(self) -> str:
        """What tells this store from one made later in its place."""
        return self.catalogue.identity

    @property
    def records(self) -> Records:
        """What was read of each paper."""
        return Records(open_place(self.address, "records", self.spool))

    @property
    def originals(self) -> Place:
        """The papers themselves."""
        return open_place(self.address, "originals", self.spool)
