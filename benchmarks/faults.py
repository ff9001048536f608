"""Runs killed at random moments: does the next one end with the tables of an undisturbed run?

usage: python benchmarks/faults.py FOLDER [--kills N] [--seed N] [--papers N]

Each time a fresh dataset is begun from papers of FOLDER, `kallelse ingest` is killed with SIGKILL at a random moment of
its course (the process alone, or with all its workers, by turns), and run again to its end. Then the tables are compared
byte by byte with those of an undisturbed run, `kallelse check` is asked, and leftovers are looked for. The exit code is 1
where anything differs.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

KALLELSE = Path(sys.executable).with_name("kallelse")
# The clock stands, so that `ingested_at` is the same in every run.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PREFECT_API_URL": ""}


def start(*arguments: object) -> "subprocess.Popen[bytes]":
    """Start the command in a session of its own."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [str(KALLELSE), *map(str, arguments)],
        env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def published(output: Path) -> dict[str, bytes]:
    """Everything below an output but the store."""
    found = (path for path in sorted(output.rglob("*")) if path.is_file() and "_store" not in path.parts)
    return {str(path.relative_to(output)): path.read_bytes() for path in found}


def leftovers(output: Path) -> list[str]:
    """What a run should have cleared away, and what nobody but a run writes."""
    known = {"catalogue.sqlite", "catalogue.lock", "publish.lock", "records", "originals", "runs"}
    store = output / "_store"
    found = [path.name for path in store.iterdir() if path.name not in known]
    return found + [str(path.relative_to(store)) for path in (store / "runs").iterdir()]


def kill_once(inbox: Path, output: Path, moment: float, *, whole_group: bool) -> str:
    """Kill a run after some seconds; tell how far it was."""
    process = start("ingest", inbox, "--output", output)
    time.sleep(moment)
    ended = process.poll() is not None
    if not ended and whole_group:
        os.killpg(process.pid, signal.SIGKILL)
    elif not ended:
        process.kill()
    process.wait()
    if ended:
        return "ended before"
    if any((output / name).exists() for name in ("documents", "items", "datapackage.json")):
        return "while publishing"
    return "while reading" if (output / "_store" / "records").exists() else "while starting"


def main() -> int:
    """Kill runs and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--papers", type=int, default=31)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="kallelse-faults-"))
    try:
        return _kill_many(arguments.folder, arguments.papers, arguments.kills, arguments.seed, root)
    finally:
        shutil.rmtree(root)


def _kill_many(folder: Path, papers: int, kills: int, seed: int, root: Path) -> int:
    inbox = root / "in"
    inbox.mkdir()
    for path in sorted(folder.glob("*.pdf"))[:papers]:
        shutil.copy(path, inbox)
    begin = time.monotonic()
    start("ingest", inbox, "--output", root / "undisturbed").wait()
    whole = time.monotonic() - begin
    expected = published(root / "undisturbed")
    moments = random.Random(seed)
    stages: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for number in range(kills):
        output = root / str(number)
        moment = moments.uniform(0.1, whole * 1.05)
        stage = kill_once(inbox, output, moment, whole_group=number % 2 == 0)
        stages[stage] += 1
        start("ingest", inbox, "--output", output).wait()
        found = {
            "tables differ": published(output) != expected,
            "check finds problems": start("check", "--output", output).wait() != 0,
            "something is left over": bool(leftovers(output)),
        }
        wrong.update(found)
        for what in (what for what, is_so in found.items() if is_so):
            print(f"kill {number}, after {moment:.2f} s, {stage}: {what}")
        shutil.rmtree(output)
    told = ", ".join(f"{count} {stage}" for stage, count in stages.most_common())
    print(f"{kills} kills over {whole:.1f} s of {len(list(inbox.iterdir()))} papers: {told}")
    for what, count in wrong.items():
        print(f"{what}: {count}")
    return int(any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main())
