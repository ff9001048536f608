"""What ingestion costs beside bare extraction, at scale: thousands of papers, one worker and two, and a second run.

usage: python benchmarks/ingest.py FOLDER [--papers N]

The papers are those of FOLDER over and over, each with bytes of its own (a comment behind its end). Printed: seconds a
paper of extraction alone in this process, of `kallelse ingest` with one worker and with two, of a second run over the
same papers, and the memory of the run's own process after a tenth of the papers and at the end. The extraction of a
share of the papers is timed in between, so that a machine that slows down slows all alike.
"""

import argparse
import os
import resource
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
        path.write_bytes(sources[number % len(sources)] + f"\n% {number}\n".encode())
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
    """Print what ingestion costs."""
    papers = vary(folder, count, root / "in")
    tenth = vary(folder, count // 10, root / "tenth")
    share = papers[:: max(1, count // _BARE)]
    time_bare(share[:20])  # loads rules and pipeline
    bare = [time_bare(share)]
    _, small = time_ingest(root / "tenth", root / "out-tenth", workers=1)
    one, memory = time_ingest(root / "in", root / "out-1", workers=1)
    bare.append(time_bare(share))
    two, _ = time_ingest(root / "in", root / "out-2", workers=2)
    bare.append(time_bare(share))
    again, _ = time_ingest(root / "in", root / "out-2", workers=2)
    plain = sum(bare) / len(bare)
    print(f"{count} papers; extraction alone {1000 * plain:.1f} ms a paper ({', '.join(f'{1000 * b:.1f}' for b in bare)})")
    print(f"ingest, 1 worker   {one:7.1f} s  {1000 * one / count:6.1f} ms a paper, {one / count / plain:.2f} of that")
    pages = int(read_table(root / "out-2", "documents")["page_count"].sum())
    print(f"ingest, 2 workers  {two:7.1f} s  {one / two:.2f} times as fast as 1; {pages} pages, {pages / two:.0f} a second")
    print(f"the same again     {again:7.2f} s  {two / again:.0f} times as fast")
    print(f"peak memory of the run's own process: {small} MB for {len(tenth)} papers, {memory} MB for {count}")
    print(f"peak memory of a worker at most: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
