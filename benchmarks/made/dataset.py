"""A whole made dataset on disk, as `kallelse ingest` would have written it."""

import hashlib
import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.made.grammar import Grammar
from benchmarks.made.history import History
from benchmarks.made.organisations import Organisation, make_organisations
from flows.dataset import partition_file
from flows.publishing.descriptor import DESCRIPTOR, describe
from flows.publishing.joined import write_joined
from schemas.arrow import arrow_table
from schemas.tables import DOCUMENT_TABLES, SCHEMA_VERSION, Rows

DECISIONS, SEED = 200_000, 2026
_ORGANISATIONS = 60
_LEAST = 400  # decisions of an organisation, on the average: with fewer there are fewer organisations


def make_dataset(output: Path, *, decisions: int = DECISIONS, seed: int = SEED, processes: int = 2) -> int:
    """Write a made dataset into a folder that is empty or not there; the same seed and number give the same rows.

    Args:
        output: the folder.
        decisions: that it holds at least; it has fewer than a meeting's more of each organisation.
        seed: of all that is drawn.
        processes: that make organisations side by side.

    Returns:
        How many decisions it holds.

    Raises:
        OSError: the folder cannot be written, or there is something in it.
    """
    if output.is_dir() and any(output.iterdir()):
        raise OSError(f"there is something in {output}")
    output.mkdir(parents=True, exist_ok=True)
    organisations = make_organisations(seed, max(1, min(_ORGANISATIONS, decisions // _LEAST)))
    make = partial(make_organisation, output, decisions=decisions, seed=seed)
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        count = sum(pool.map(make, organisations))
    version = f"{SCHEMA_VERSION}+{hashlib.sha256(f'made|{seed}|{decisions}'.encode()).hexdigest()[:12]}"
    (output / DESCRIPTOR).write_text(describe(output, version)[0], encoding="utf-8")
    return count


def make_organisation(output: Path, organisation: Organisation, *, decisions: int, seed: int) -> int:
    """Write the papers of one organisation year by year, join its cases, and give how many decisions it has."""
    wanted, count = round(organisation.share * decisions + 0.5), 0
    for year, papers in History(organisation, wanted, seed, Grammar()).years():
        count += _write(output, organisation, year, papers)
    with tempfile.TemporaryDirectory(prefix="_made-", dir=output) as temporary:
        write_joined(output, organisation.key, temporary=Path(temporary))
    return count


def _write(output: Path, organisation: Organisation, year: int, papers: list[Rows]) -> int:
    for name in DOCUMENT_TABLES:
        rows = [row for paper in papers for row in paper[name]]
        if rows:
            path = partition_file(output, name, (organisation.key, year))
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(arrow_table(name, rows), path, compression="zstd", version="2.6")
    return sum(len(paper["decisions"]) for paper in papers)
