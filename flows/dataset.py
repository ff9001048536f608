"""The dataset on disk: one Hive-partitioned folder a table, one file a partition."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

Partition = tuple[str, int]
FILE = "part-0.parquet"
STORE = "_store"  # readers of Parquet folders skip what begins with "_"


def partition_file(output: Path, name: str, partition: Partition) -> Path:
    """Give the file of a table's partition.

    >>> partition_file(Path("output"), "items", ("granvik-kommun", 2026)).as_posix()
    'output/items/organisation_key=granvik-kommun/year=2026/part-0.parquet'
    """
    return output / name / f"organisation_key={partition[0]}" / f"year={partition[1]}" / FILE


def organisation_files(output: Path, name: str, organisation_key: str) -> Iterator[tuple[int, Path]]:
    """Give the files of a table of one organisation with their years, sorted."""
    for path in sorted((output / name / f"organisation_key={organisation_key}").glob(f"year=*/{FILE}")):
        yield int(path.parent.name.partition("=")[2]), path


def partition_files(output: Path) -> Iterator[tuple[str, Partition, Path]]:
    """Give every file of the dataset with its table and partition, sorted."""
    for name in TABLES:
        for path in sorted((output / name).glob(f"organisation_key=*/year=*/{FILE}")):
            yield name, (path.parent.parent.name.partition("=")[2], int(path.parent.name.partition("=")[2])), path


def read_table(output: Path, name: str) -> "pd.DataFrame":
    """Read a table with pandas, types kept (Arrow-backed: a missing text is NA, not nan).

    Raises:
        KeyError: there is no such table.
    """
    import pandas as pd  # noqa: PLC0415 - takes a second to load, which ingestion does without

    frame: pd.DataFrame = _read_arrow(output, name).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_rows(output: Path, name: str, **wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Read the rows of a table whose columns have one of the wanted values, as mappings, in the order of the files.

    Raises:
        KeyError: there is no such table.
    """
    if any(not values for values in wanted.values()):
        return []
    rows: list[dict[str, Any]] = _read_arrow(output, name, wanted).to_pylist()
    return rows


def _read_arrow(output: Path, name: str, wanted: Mapping[str, Sequence[str]] | None = None) -> pa.Table:
    import pyarrow.dataset as ds  # noqa: PLC0415 - loads pandas

    schema = arrow_schema(name)
    folder = output / name
    full = pa.schema([*schema, pa.field("organisation_key", pa.string()), pa.field("year", pa.int32())])
    if not folder.exists():
        return full.empty_table()
    chosen = None
    for column, values in (wanted or {}).items():
        one = ds.field(column).isin(list(values))
        chosen = one if chosen is None else chosen & one
    return ds.dataset(folder, schema=full, format="parquet", partitioning="hive").to_table(filter=chosen)
