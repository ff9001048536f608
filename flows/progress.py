"""The progress bar of a run."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from flows.dataset import Partition
from flows.gather.files import list_paths
from flows.gather.found import Found
from flows.ingest import Hooks
from flows.work.job import Outcome


@contextmanager
def show_progress(paths: Sequence[str], console: Console) -> Iterator[Hooks]:
    """Show how far a run is: papers, pages a second, time left; nothing where nobody looks (no terminal)."""
    if not sys.stderr.isatty():
        yield Hooks()
        return
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} pages, {task.fields[speed]} pages/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("reading", total=None, pages=0, speed="–")
        # Counting a great folder takes as long as listing it: beside the reading, which starts at once.
        threading.Thread(target=_count, args=(paths, progress, bar), daemon=True).start()
        meter = _Meter(progress, bar)
        yield Hooks(on_begin=meter.begin, on_paper=meter, on_partition=_Publisher(progress))


def _count(paths: Sequence[str], progress: Progress, bar: TaskID) -> None:
    progress.update(bar, total=sum(1 for path in paths for _ in list_paths(Path(os.path.abspath(path)))))  # noqa: PTH100


class _Meter:
    """Counts the papers that were looked at, and the pages of those that were read."""

    def __init__(self, progress: Progress, bar: TaskID) -> None:
        self.progress = progress
        self.bar = bar
        self.found = Found()
        self.papers = 0
        self.pages = 0

    def begin(self, found: Found) -> None:
        """Take note of where those are counted that are as they were."""
        self.found = found

    def __call__(self, outcome: Outcome) -> None:
        self.papers += 1
        self.pages += outcome.facts.pages if outcome.facts is not None and outcome.is_new else 0
        elapsed = self.progress.tasks[self.bar].elapsed or 0.0
        speed = f"{self.pages / elapsed:.0f}" if elapsed else "–"
        self.progress.update(self.bar, completed=self.papers + self.found.unchanged, pages=self.pages, speed=speed)


class _Publisher:
    """Shows how far publishing is, once it begins."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.bar: TaskID | None = None

    def __call__(self, partition: Partition, done: int, total: int) -> None:
        del partition
        if self.bar is None:
            self.bar = self.progress.add_task("publishing", total=total, pages="", speed="")
        self.progress.update(self.bar, completed=done, total=total)
