"""Pictures of the pages of papers in the store, drawn on demand in processes that can be ended, and kept."""

import hashlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from extractors.errors import DocumentError
from flows.dataset import STORE
from flows.store.home import Store
from flows.store.lookups import path_of
from flows.work.drawing import Box, Original, draw, measure
from flows.work.processes import Died, Processes

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
Sizes = tuple[tuple[float, float] | None, ...]
_SECONDS = 15.0  # that drawing a page may take
_DRAWING = 2  # one more where pages are drawn otherwise than before, so that what was kept is not shown
_MEMORY = 1024**3
_KEPT_BYTES = 500_000_000  # of pictures; the oldest go
_LOOK_EVERY = 50  # pictures, then what is kept is weighed
_SIZES = 10_000  # pages whose sizes are remembered


class PictureError(Exception):
    """A page that cannot be drawn; the message says why."""


class _Unknown(Exception):  # noqa: N818 - no error: raised so that it is not remembered
    """Sizes of which some could not be had."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__(sizes)
        self.sizes = sizes


class PagePictures:
    """Draws the pages of a dataset's papers.

    Args:
        output: the folder of the dataset.
        kept: a folder for pictures that were drawn; they are drawn anew where it cannot be written.

    Raises:
        OutputError: the store cannot be opened.
    """

    def __init__(self, output: Path, kept: Path) -> None:
        self._kept = kept
        self._drawn = 0
        self._temporary = tempfile.TemporaryDirectory(prefix="kallelse-")
        self._store: str | None = None
        if (output / STORE).is_dir():
            with Store(output) as store:
                self._store = store.address
        self._drawers, self._measurers = (
            Processes(1, memory=_MEMORY, temporary=self._temporary.name, preload="extractors.reading.pdfium")
            for _ in range(2)  # sizes are waited for by whole pages, which large drawings must not hold up
        )
        self._known_sizes = lru_cache(maxsize=_SIZES)(self._measured)
        if self._store is not None:  # so that nobody waits for the processes when the first page is asked for
            for processes in (self._measurers, self._drawers):
                processes.start(measure, Original("", self._store, ()), (), seconds=_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that draw and measure."""
        self._drawers.close()
        self._measurers.close()
        self._temporary.cleanup()

    def sizes(self, document_id: str, sources: tuple[str, ...], numbers: tuple[int, ...]) -> Sizes:
        """Give width and height of pages in points, as they are drawn; None of those that cannot be had.

        Args:
            document_id: of the paper.
            sources: where it stood, as the tables say.
            numbers: of the pages, from 1.
        """
        try:
            return self._known_sizes(document_id, sources, numbers)
        except _Unknown as unknown:
            return unknown.sizes

    def _measured(self, document_id: str, sources: tuple[str, ...], numbers: tuple[int, ...]) -> Sizes:
        original = self._original(document_id, sources)
        if original is None:
            raise _Unknown((None,) * len(numbers))
        try:
            sizes = tuple(self._wait(self._measurers.start(measure, original, numbers, seconds=_SECONDS)))
        except PictureError as error:
            raise _Unknown((None,) * len(numbers)) from error
        if None in sizes:
            raise _Unknown(sizes)
        return sizes

    def picture(
        self, document_id: str, sources: tuple[str, ...], number: int, *, hidden: Sequence[Box], scale: float
    ) -> bytes | None:
        """Give a page as a PNG, with boxes blackened; None where the paper or the page cannot be had.

        Args:
            document_id: of the paper.
            sources: where it stood, as the tables say.
            number: of the page, from 1.
            hidden: boxes in points from the upper left corner of the page: x0, top, x1, bottom.
            scale: pixels a point.

        Raises:
            PictureError: drawing took too long or too much.
        """
        said = hashlib.sha256(repr((_DRAWING, document_id, number, sorted(hidden), scale)).encode()).hexdigest()
        path = self._kept / said[:2] / f"{said}.png"
        try:
            return path.read_bytes()
        except FileNotFoundError:
            pass
        original = self._original(document_id, sources)
        if original is None:
            return None
        drawn = self._wait(self._drawers.start(draw, original, number, tuple(hidden), scale, seconds=_SECONDS))
        if drawn is not None:
            self._keep(path, drawn)
        return drawn

    def _original(self, document_id: str, sources: Sequence[str]) -> Original | None:
        if self._store is None:
            return None
        files = tuple(str(path_of(source)) for source in sources if "://" not in source)
        return Original(document_id, self._store, files)

    @staticmethod
    def _wait(future: "Future[Result]") -> Result:
        try:
            return future.result()
        except TimeoutError as error:
            raise PictureError(f"drawing it takes more than {_SECONDS:g} seconds") from error
        except (Died, BrokenExecutor) as error:  # the second where not even a new process could be started
            raise PictureError("drawing it takes too much, or ends the program that draws") from error
        except (DocumentError, OSError) as error:
            raise PictureError(f"its PDF cannot be read: {error}") from error

    def _keep(self, path: Path, drawn: bytes) -> None:
        """Keep a picture; what is drawn is shown also where it cannot be kept."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
                beside.write(drawn)
            Path(beside.name).replace(path)
            self._drawn += 1
            if self._drawn % _LOOK_EVERY == 1:
                _weed(self._kept, _KEPT_BYTES)
        except OSError:
            return


def _weed(folder: Path, most: int) -> None:
    """Remove the oldest pictures of a folder until the rest is no larger than a number of bytes."""
    found = sorted(((path.stat(), path) for path in folder.glob("*/*.png")), key=lambda one: one[0].st_mtime)
    left = sum(stat.st_size for stat, _ in found)
    for stat, path in found:
        if left <= most:
            return
        path.unlink(missing_ok=True)
        left -= stat.st_size
