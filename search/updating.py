"""All that the read side keeps brought up to the tables: the index, and the copies that views read."""

from pathlib import Path

from search.duck import gather_tables
from search.index.writing import Updated, update_index


def update_search(output: Path, *, rebuild: bool = False) -> Updated:
    """Bring the index and the copies of tables up to what the tables hold; only what changed is read.

    Args:
        output: the folder of the dataset.
        rebuild: write a new index, and let it take the place of the old.

    Raises:
        OSError: the tables cannot be read, or the index or a copy cannot be written.
    """
    done = update_index(output, rebuild=rebuild)
    gather_tables(output)
    return done
