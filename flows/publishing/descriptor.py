"""The descriptor of a dataset, which lists its files and says what is in them."""

import json
from pathlib import Path

from flows.dataset import partition_files
from schemas.dictionary import datapackage
from schemas.tables import TABLES

DESCRIPTOR = "datapackage.json"


def describe(output: Path, version: str) -> tuple[str, int]:
    """Give the text of the descriptor of a dataset of this version, and how many files the dataset has."""
    files: dict[str, list[str]] = {name: [] for name in TABLES}
    for name, _, path in partition_files(output):
        files[name].append(str(path.relative_to(output)))
    text = json.dumps(datapackage(files, version), ensure_ascii=False, indent=1) + "\n"
    return text, sum(len(own) for own in files.values())
