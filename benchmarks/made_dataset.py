"""Write a made dataset: meetings, ärenden and decisions that nobody took, in the distribution of real ones.

usage: python benchmarks/made_dataset.py FOLDER [--decisions N] [--seed N]

The tables are those of `kallelse ingest`, cases included, and all keys lead somewhere. Organisations, words and numbers are
made up; how many, how long and how frequent they are is as in real papers. The same seed gives the same rows.
"""

import argparse
import time
from pathlib import Path

from benchmarks.made.dataset import DECISIONS, SEED, make_dataset


def main() -> None:
    """Write the dataset and tell how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    begin = time.perf_counter()
    count = make_dataset(arguments.folder, decisions=arguments.decisions, seed=arguments.seed)
    print(f"{count} decisions written in {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main()
