"""A frozen picture of what is found in the samples: finding something else needs a new version.

Records of an older version are read again; where the version stayed, they would be kept as they are.
`uv run python tests/extractors/test_version.py` draws the picture anew.
"""

import hashlib
import json
from pathlib import Path

from extractors import VERSION
from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.rows import make_rows
from schemas.tables import as_dict

PICTURE = Path(__file__).with_name("version.txt")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def draw() -> str:
    """The version, and a checksum over all rows of all samples."""
    hashed = hashlib.sha256()
    for path in sorted(SAMPLES.glob("*.pdf")):
        try:
            rows = make_rows(extract(path.read_bytes()), "0" * 64)
        except DocumentError as error:
            hashed.update(f"{path.name}: {error}\n".encode())
            continue
        for name, own in rows.items():
            for row in own:
                values = as_dict(row)
                values.pop("extractor_version", None)
                values.pop("schema_version", None)
                hashed.update(f"{path.name} {name} {json.dumps(values, default=_plain, sort_keys=True)}\n".encode())
    return f"{VERSION} {hashed.hexdigest()}\n"


def _plain(value: object) -> object:
    return str(value)


def test_what_is_found_is_as_its_version_was_frozen() -> None:
    assert draw() == PICTURE.read_text(encoding="utf-8"), (
        "raise VERSION in extractors/__init__.py, then draw the picture anew"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
