"""How fast a dataset is searched: the index, queries of all kinds, the views, and the page over HTTP.

usage: python benchmarks/search.py [FOLDER] [--decisions N] [--queries N] [--seed N] [--page]

FOLDER holds a dataset; where none is named one of N decisions is made (benchmarks/made_dataset.py) in a temporary folder.
Its index and its copies of tables are written anew. Printed is what each thing takes and whether its bar is met; the exit
code is 1 where one is missed. `--page` asks `kallelse serve`, in a process of its own, for a page a query too.
"""

import sys
from pathlib import Path

# Started as a script, the folder of this file comes first, and the package `search` would be this file.
sys.path[:] = [path for path in sys.path if Path(path).resolve() != Path(__file__).resolve().parent]

import argparse
import os
import resource
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.asked import Asked, Drawer
from benchmarks.bars import Bars, percentile, timed
from benchmarks.made.dataset import DECISIONS, SEED, make_dataset
from benchmarks.pages import served, time_pages
from benchmarks.statements import statements_of
from search.duck import Database, gather_tables
from search.entries import partition_states
from search.files import partition_file
from search.finder import Finder
from search.gathered import COPIES
from search.index.generation import current_folder
from search.index.writing import update_index
from search.web.links import search_address
from search.web.parameters import PAGE

INDEX_SECONDS, SEARCH_MS, PAGE_MS, STATEMENT_MS = 60, 30, 150, 1_000
_TURNS = 3  # that each statement is asked, of which the one in the middle counts
_SLOWEST = 5  # queries that are named
_ROUND_MS = 1_000


def measure_index(output: Path, bars: Bars) -> None:
    """Time the index and the copies from nothing, again with nothing changed, and with one partition changed."""
    shutil.rmtree(output / COPIES, ignore_errors=True)
    seconds, done = timed(lambda: update_index(output, rebuild=True))
    copying, _ = timed(lambda: gather_tables(output))
    bars.tell("index from nothing", seconds, "s")
    bars.tell("copies of tables from nothing", copying, "s")
    bars.check("index and copies from nothing", seconds + copying, INDEX_SECONDS, "s")
    again, _ = timed(lambda: (update_index(output), gather_tables(output)))
    bars.tell("nothing changed", again, "s")
    partition = sorted(partition_states(output))[len(done.written) // 2]
    partition_file(output, "documents", partition).touch()
    one, changed = timed(lambda: (update_index(output), gather_tables(output)))
    assert changed[0].written == [partition], f"{changed[0].written} were written, not {partition}"
    bars.tell(f"one partition of {len(done.written)} changed", one, "s")
    folder = current_folder(output)
    assert folder is not None, f"no index was written in {output}"
    print(f"{done.entries} ärenden; index {_megabytes(folder)} MB, copies {_megabytes(output / COPIES)} MB")


def _megabytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1_000_000


def measure_queries(output: Path, asked: Sequence[Asked], bars: Bars) -> None:
    """Time the index opened, and each query with its facets and years."""
    opening, finder = timed(lambda: _open(output))
    bars.tell("index and vocabulary opened", opening, "s")
    spent: dict[str, list[float]] = defaultdict(list)
    of_kind: dict[str, list[float]] = defaultdict(list)
    for one in asked:
        query, filters = one.search.q, one.search.filters
        search, result = timed(
            lambda: finder.search(query, filters, sort=one.search.sort, offset=one.search.offset, limit=PAGE)  # noqa: B023
        )
        facets, _ = timed(lambda: finder.facets(query, filters))  # noqa: B023
        years, _ = timed(lambda: finder.years(query, filters))  # noqa: B023
        assert len(result.hits) <= PAGE, f"{len(result.hits)} hits of {query}"
        for name, seconds in (
            ("search", search),
            ("facets", facets),
            ("years", years),
            ("all three", search + facets + years),
        ):
            spent[name].append(seconds * _ROUND_MS)
        of_kind[one.kind].append(search * _ROUND_MS)
    print(f"\n{len(asked)} queries, ms{'':23} {'p50':>7} {'p95':>7} {'p99':>7} {'max':>7}")
    for name, values in (*spent.items(), *sorted(of_kind.items())):
        print(f"{name + (f' ({len(values)})' if name in of_kind else ''):32} {_percentiles(values)}")
    bars.check("search, p95", percentile(spent["search"], 95), SEARCH_MS, "ms")
    bars.tell("search, facets and years, p95", percentile(spent["all three"], 95), "ms")
    slowest = sorted(zip(spent["all three"], asked, strict=True), key=lambda pair: -pair[0])[:_SLOWEST]
    print("the slowest: " + "; ".join(f"{search_address(one.search)} ({ms:.0f} ms)" for ms, one in slowest))


def _percentiles(values: Sequence[float]) -> str:
    return " ".join(f"{percentile(values, share):7.1f}" for share in (50, 95, 99, 100))


def _open(output: Path) -> Finder:
    finder = Finder(output)
    finder.reload()  # loads the vocabulary
    return finder


def measure_statements(output: Path, bars: Bars) -> None:
    """Time the ready views as a whole, what researchers ask of them, and one row of every table."""
    opening, database = timed(lambda: Database(output))
    bars.tell("views opened", opening, "s")
    print(f"\n{'statements, ms':40} {'median':>7} {'max':>7} {'rows':>8}")
    for name, sql, parameters in statements_of(database):
        turns = [timed(lambda: database.ask(sql, parameters).num_rows) for _ in range(_TURNS)]  # noqa: B023
        seconds = [one for one, _ in turns]
        print(f"{name:40} {_ROUND_MS * percentile(seconds, 50):7.0f} {_ROUND_MS * max(seconds):7.0f} {turns[0][1]:8}")
        bars.check(name, _ROUND_MS * percentile(seconds, 50), STATEMENT_MS, "ms", is_told=False)
    bars.check_all("views and lookups, the slowest", STATEMENT_MS, "ms")
    database.close()


def measure_pages(output: Path, asked: Sequence[Asked], bars: Bars) -> None:
    """Time the page of each query over HTTP, one after the other."""
    with served(output) as address:
        spent = [_ROUND_MS * one for one in time_pages(address, [search_address(one.search) for one in asked])]
    print(f"\n{len(asked)} pages over HTTP, ms{'':12} {'p50':>7} {'p95':>7} {'p99':>7} {'max':>7}")
    print(f"{'':32} {_percentiles(spent)}")
    bars.check("page, p95", percentile(spent, 95), PAGE_MS, "ms")


def measure(output: Path, *, queries: int, seed: int, page: bool) -> int:
    """Measure a dataset and print all of it; give 1 where a bar is missed."""
    bars = Bars()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    measure_index(output, bars)
    print(f"peak memory of indexing: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    asked = Drawer(output, seed).draw(queries)
    measure_queries(output, asked, bars)
    measure_statements(output, bars)
    if page:
        measure_pages(output, asked, bars)
    print(f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB\n")
    return bars.close()


def main() -> int:
    """Take or make the dataset, and measure it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--page", action="store_true")
    arguments = parser.parse_args()
    if arguments.folder is not None and not partition_states(arguments.folder):
        parser.error(f"there are no tables in {arguments.folder}")
    if arguments.folder is not None:
        return measure(arguments.folder, queries=arguments.queries, seed=arguments.seed, page=arguments.page)
    root = Path(tempfile.mkdtemp(prefix="kallelse-search-"))
    try:
        seconds, count = timed(lambda: make_dataset(root / "made", decisions=arguments.decisions, seed=arguments.seed))
        print(f"{count} decisions made in {seconds:.1f} s")
        return measure(root / "made", queries=arguments.queries, seed=arguments.seed, page=arguments.page)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    sys.exit(main())
