"""What ingestion costs beside bare extraction, at scale: thousands of papers, one worker and two, and a second run.

usage: python benchmarks/ingest.py FOLDER [--papers N]

The papers are those of FOLDER over and over, each with bytes of its own (a comment behind its end). Printed: seconds a
paper of extraction alone in this process, of `kallelse ingest` with one worker and with two, of a second run over the
same papers, and the memory of the run's own process for a tenth of the papers and for all. One worker, two workers and
extraction alone take turns, so that a machine that slows down slows all alike.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.rows import make_rows
from flows.dataset import read_table

KALLELSE = Path(sys.executable).with_name("kallelse")
# As a user has it: without a server, and with compiled modules kept from one run to the next.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("PREFECT_API_URL", "PYTHONDONTWRITEBYTECODE")
}
_BARE = 200  # papers that extraction alone is timed on


def vary(folder: Path, count: int, target: Path) -> list[Path]:
    """Write papers of a folder over and over, each with bytes of its own."""
    sources = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    paths = []
    for number in range(count):
        path = target / f"{number // 500:03}" / f"{number:06}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sources[number % len(sources)] + f"\n% {target.name} {number}\n".encode())
        paths.append(path)
    return paths


def time_bare(paths: list[Path]) -> float:
    """Seconds a paper that reading, extraction and rows take alone, in this process."""
    begin = time.perf_counter()
    for path in paths:
        try:
            make_rows(extract(path.read_bytes()), "0" * 64)
        except DocumentError:
            continue
    return (time.perf_counter() - begin) / len(paths)


def time_ingest(folder: Path, output: Path, *, workers: int) -> tuple[float, int]:
    """Seconds and peak memory in MB (of the run's own process, not of its workers) of one `kallelse ingest`."""
    begin = time.perf_counter()
    command = [str(KALLELSE), "ingest", str(folder), "--output", str(output), "--workers", str(workers)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - begin, usage.ru_maxrss // 1024


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=2000)
    arguments = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="kallelse-ingest-"))
    try:
        compare(arguments.folder, arguments.papers, root)
    finally:
        shutil.rmtree(root)


def compare(folder: Path, count: int, root: Path) -> None:
    """Print what ingestion costs: each half of the papers with one worker and with two, extraction alone in between."""
    halves = [root / "in" / "first", root / "in" / "second"]
    papers = [path for half in halves for path in vary(folder, count // 2, half)]
    tenth = vary(folder, count // 10, root / "tenth")
    share = papers[:: max(1, count // _BARE)]
    time_bare(share[:20])  # loads rules and pipeline
    _, small = time_ingest(root / "tenth", root / "out-tenth", workers=1)
    bare, seconds, memory = [time_bare(share)], {1: 0.0, 2: 0.0}, 0
    for half in halves:
        for workers in (1, 2):
            spent, peak = time_ingest(half, root / f"out-{workers}", workers=workers)
            seconds[workers] += spent
            memory = max(memory, peak)
            bare.append(time_bare(share))
    again, _ = time_ingest(root / "in", root / "out-2", workers=2)
    plain, one, two = sum(bare) / len(bare), seconds[1], seconds[2]
    pages = int(read_table(root / "out-2", "documents")["page_count"].sum())
    each = ", ".join(f"{1000 * seconds:.1f}" for seconds in bare)
    print(f"{count} papers, {pages} pages, in two runs; extraction alone {1000 * plain:.1f} ms a paper ({each})")
    print(f"ingest, 1 worker   {one:7.1f} s  {1000 * one / count:6.1f} ms a paper, {one / count / plain:.2f} of that")
    print(f"ingest, 2 workers  {two:7.1f} s  {one / two:.2f} times as fast as 1; {pages / two:.0f} pages a second")
    print(f"the same again     {again:7.2f} s  {two / again:.0f} times as fast")
    print(f"peak memory of the run's own process: {small} MB for {len(tenth)} papers, {memory} MB at most for {count}")


if __name__ == "__main__":
    main()
