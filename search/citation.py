"""How a dataset is cited: its title and version, from its descriptor."""

import json
from pathlib import Path

from search.statement import QueryError

_DESCRIPTOR = "datapackage.json"


def cite(output: Path | str = "output") -> str:
    """Give the sentence by which a dataset is cited.

    The version is that of the tables and a checksum over all papers and what was read of them ("1.4.0+0a1b2c3d4e5f"):
    whoever has the same version has the same rows. Who put the dataset together and when the papers were gathered is
    for the writer to add.

    Args:
        output: the folder of the dataset.

    Raises:
        QueryError: there is no descriptor, or it says no version.
    """
    return str(_described(Path(output))["citation"])


def cite_bibtex(output: Path | str = "output") -> str:
    """Give the same as an entry for BibTeX; raises as `cite` does."""
    described = _described(Path(output))
    version = str(described["version"])
    return (
        f"@misc{{kallelse-{version.partition('+')[2]},\n"
        f"  title = {{{{{described['title']}}}}},\n"
        f"  version = {{{version}}},\n"
        f"  howpublished = {{Dataset}},\n"
        f"  note = {{Each row names its paper by the SHA-256 of its bytes}}\n"
        "}\n"
    )


def _described(output: Path) -> dict[str, object]:
    try:
        described = json.loads((output / _DESCRIPTOR).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QueryError(f"there is no dataset in {output}: {error}") from error
    if not isinstance(described, dict) or not {"citation", "title", "version"} <= described.keys():
        raise QueryError(f"the dataset in {output} says no version: kallelse publish writes it")
    return described
