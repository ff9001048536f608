"""How fast papers are read: pages a second from bytes to rows, beside pdfplumber and bare PDFium on the same pages.

usage: python benchmarks/speed.py FOLDER [--rounds N] [--memory PAGES]

The three readers take turns document by document in one process, so that a noisy machine slows them alike; what
counts is the ratio. `--memory PAGES` reads one PDF of that many pages (made by repeating those of FOLDER) in a process
of its own and prints its peak memory.
"""

import argparse
import gc
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.rows import make_rows


def read_ours(data: bytes) -> int:
    """Bytes to rows of all tables; gives the pages."""
    extraction = extract(data)
    make_rows(extraction, "0" * 64)
    return extraction.page_count


def read_pdfplumber(data: bytes) -> int:
    """Words with font and size, and tables, by pdfplumber alone."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.find_tables()
            page.close()
        return len(document.pages)


def read_pdfium(data: bytes) -> int:
    """Bare text by PDFium."""
    document = pdfium.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    count = len(document)
    document.close()
    return count


READERS: dict[str, Callable[[bytes], int]] = {
    "PDFium, text alone": read_pdfium,
    "Kallelse, bytes to rows": read_ours,
    "pdfplumber, words and tables": read_pdfplumber,
}


def compare(folder: Path, rounds: int) -> None:
    """Print pages a second of each reader and the ratio to pdfplumber."""
    papers = [path.read_bytes() for path in sorted(folder.glob("**/*.pdf"))]
    papers = [data for data in papers if _can_be_read(data)]
    gc.freeze()  # as `kallelse ingest` does behind its first paper
    seconds = dict.fromkeys(READERS, 0.0)
    pages = dict.fromkeys(READERS, 0)
    for data in papers:
        for _ in range(rounds):
            for name, reader in READERS.items():
                begin = time.perf_counter()
                pages[name] += reader(data)
                seconds[name] += time.perf_counter() - begin
    slowest = pages["pdfplumber, words and tables"] / seconds["pdfplumber, words and tables"]
    print(f"{len(papers)} documents, {pages['PDFium, text alone'] // rounds} pages, {rounds} round(s)")
    print(f"{'reader':32} {'pages/s':>8} {'ms/page':>8} {'ratio':>7}")
    for name in READERS:
        speed = pages[name] / seconds[name]
        print(f"{name:32} {speed:8.1f} {1000 / speed:8.2f} {speed / slowest:7.2f}")


def _can_be_read(data: bytes) -> bool:
    """Whether our reader takes the paper; this also warms caches and pipelines before the clock runs."""
    try:
        extract(data)
    except DocumentError:
        return False
    return True


def measure_memory(folder: Path, pages: int) -> None:
    """Print the peak memory of reading one PDF of many pages, in a process of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        target = Path(temporary, "many.pdf")
        repeat_pages(folder, pages, target)
        code = (
            "import resource,sys;from pathlib import Path;sys.path.insert(0,sys.argv[2]);"
            "from benchmarks.speed import read_ours;"
            "n=read_ours(Path(sys.argv[1]).read_bytes());print(n,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)"
        )
        root = str(Path(__file__).resolve().parent.parent)
        result = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code, str(target), root], check=True, capture_output=True, text=True
        )
        read, megabytes = result.stdout.split()
        print(f"peak memory on a PDF of {read} pages: {megabytes} MB")


def repeat_pages(folder: Path, pages: int, target: Path) -> None:
    """Write a PDF of the given number of pages, those of the folder's papers over and over."""
    sources = [pdfium.PdfDocument(path) for path in sorted(folder.glob("**/*.pdf"))]
    made = pdfium.PdfDocument.new()
    while len(made) < pages:
        for source in sources:
            left = pages - len(made)
            if left > 0:
                made.import_pages(source, list(range(min(len(source), left))))
    made.save(target)


def main() -> None:
    """Run the comparison and, if asked for, the memory test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--memory", type=int, metavar="PAGES")
    arguments = parser.parse_args()
    compare(arguments.folder, arguments.rounds)
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    if arguments.memory:
        measure_memory(arguments.folder, arguments.memory)


if __name__ == "__main__":
    main()
