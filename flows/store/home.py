"""A store that is open: its catalogue, records and originals, and a place for the temporary files of this run."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.dataset import STORE
from flows.errors import OutputError
from flows.store.catalogue import Catalogue
from flows.store.place import Place, open_place
from flows.store.records import Records
from flows.store.workspace import Workspace


class Store:
    """The store of a dataset, open while the context lasts.

    Args:
        output: the folder of the dataset; the catalogue and temporary files are in `_store` below it.
        address: where records and originals are, a folder or address that worker machines reach too; `_store` itself
            where none is given.

    Raises:
        OutputError: the folder cannot be written.
    """

    def __init__(self, output: Path, address: str | None = None) -> None:
        self.output = output
        self.folder = output / STORE
        self.address = address or str(self.folder.absolute())
        self._open = ExitStack()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.temporary = self._open.enter_context(Workspace(self.folder)).folder
            self.spool = self.temporary  # where what goes to records and originals is written first
            if self.address != str(self.folder.absolute()) and "://" not in self.address:
                self.spool = self._open.enter_context(Workspace(Path(self.address))).folder
            self.catalogue = self._open.enter_context(Catalogue(self.folder / "catalogue.sqlite"))
        except OSError as error:
            self._open.close()
            raise OutputError(f"cannot write to {self.output}: {error.strerror or error}") from error
        return self

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
