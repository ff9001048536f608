"""What the site shows and how it keeps up: one dataset, its index, its pictures, and a thread that looks for news."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow.dataset  # noqa: F401 - what reads with a filter loads it, and pandas with it: not when somebody waits

from search.citation import cite
from search.duck import Database
from search.entries import partition_states
from search.files import Partition, Row, read_rows
from search.finder import Finder
from search.inquiry import Inquiries
from search.pages.coverage import Coverage, read_coverage
from search.statement import QueryError
from search.updating import update_search

AT_ONCE = 2  # readers' statements
_LOG = logging.getLogger("kallelse.site")
Box = tuple[float, float, float, float]


class Pictures(Protocol):
    """Draws pages of papers; whoever starts the site hands one over, as papers are not read here."""

    def sizes(
        self, document_id: str, sources: tuple[str, ...], numbers: tuple[int, ...]
    ) -> tuple[tuple[float, float] | None, ...]:
        """Give width and height of pages in points; None of those that cannot be had."""

    def picture(
        self, document_id: str, sources: tuple[str, ...], number: int, *, hidden: Sequence[Box], scale: float
    ) -> bytes | None:
        """Give a page as a PNG with boxes blackened; None where it cannot be had.

        Raises:
            Exception: it cannot be drawn.
        """


class Site:
    """A dataset as the site shows it; several threads may ask at once, also while it is brought up to date.

    Args:
        output: the folder of the dataset.
        pictures: who draws pages, or None.
        keep_personal_numbers: show pages too whose text was not read, in which nothing can be masked.
        today: tells the day, for what comes up next.
        seconds: between two looks for what is new; 0 looks never.

    Raises:
        QueryError: there is no dataset.
        OSError: the index cannot be written.
    """

    def __init__(
        self,
        output: Path,
        *,
        pictures: Pictures | None = None,
        keep_personal_numbers: bool = False,
        today: Callable[[], dt.date] = lambda: dt.datetime.now().astimezone().date(),
        seconds: float = 30.0,
    ) -> None:
        if not output.is_dir():
            raise QueryError(f"there is no dataset in {output}")
        self.output = output
        self.pictures = pictures
        self.keeps_personal_numbers = keep_personal_numbers
        self.today = today
        self._seconds = seconds
        self._states = partition_states(output)
        update_search(output)
        self.finder = Finder(output)
        self.database = Database(output)
        self.inquiries = Inquiries(output, AT_ONCE)
        self._coverage: Coverage | None = None
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look for what is new, and get ready for readers' statements."""
        self.inquiries.start()
        if self._seconds > 0 and self._thread is None:
            self._thread = threading.Thread(target=self._keep_up, name="keep-up", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Look no more, and let go of the dataset."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        self.inquiries.close()
        self.database.close()

    def _keep_up(self) -> None:
        while not self._ended.wait(self._seconds):
            try:
                self.refresh()
            # Tables are being replaced, the disk is full, or what else: a site that looked no more would grow old unseen.
            except Exception:  # noqa: BLE001 - the next look tells
                _LOG.exception("the dataset could not be looked at")

    def refresh(self) -> bool:
        """Bring the index up to the tables where they changed; tell whether they had.

        Raises:
            OSError: the tables cannot be read or the index cannot be written.
            QueryError: the tables cannot be asked.
        """
        states = partition_states(self.output)
        if states == self._states:
            return False
        self.finder.update()
        database = Database(self.output)
        with self._lock:
            self.database, self._coverage, self._states = database, None, states
        return True  # the old database ends with the last question that is asked of it

    def coverage(self) -> Coverage:
        """Give what the dataset holds and lacks; counted once for each state of it.

        Raises:
            QueryError: it cannot be asked.
        """
        with self._lock:
            known, database = self._coverage, self.database
        if known is None:
            known = read_coverage(database)
            with self._lock:
                if self.database is database:  # else it was counted before what is new was seen
                    self._coverage = known
        return known

    def organisation_names(self) -> dict[str, str]:
        """Give the names of organisations by their key.

        Raises:
            QueryError: the tables cannot be asked.
        """
        return {row["organisation_key"]: row["organisation"] for row in self.coverage().lines if row["organisation"]}

    def hidden_boxes(self, partition: Partition, document_id: str, page: int) -> list[Box]:
        """Give the boxes of a page that are blackened: personal numbers.

        Raises:
            OSError: a file went while it was read.
        """
        rows = read_rows(self.output, "redactions", [partition], document_id=[document_id])
        return [(row["x0"], row["top"], row["x1"], row["bottom"]) for row in rows if row["page"] == page]

    def citation(self) -> str | None:
        """Give how the dataset is cited; None where it says no version."""
        try:
            return cite(self.output)
        except QueryError:
            return None

    def paper(self, partition: Partition, document_id: str) -> Row | None:
        """Give the row of a paper that was read; None where there is none.

        Raises:
            OSError: a file went while it was read.
        """
        rows = read_rows(self.output, "documents", [partition], document_id=[document_id])
        return next((row for row in rows if row["status"] != "quarantined"), None)
