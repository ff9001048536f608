"""Pages drawn in a worker process: what is called there."""

import hashlib
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flows.store.place import open_place
from flows.store.records import original_name

_MOST_PIXELS = 25_000_000  # of a picture; a page that would have more is drawn smaller
_KEPT = 4  # papers whose bytes a process keeps, as the next page asked for is mostly of the same


@dataclass(frozen=True, slots=True)
class Original:
    """Where a paper's bytes may be had: in the store, or in files that stood somewhere.

    Args:
        document_id: SHA-256 of the bytes.
        store: the store's folder or address.
        files: paths where they stood when the paper was read.
    """

    document_id: str
    store: str
    files: tuple[str, ...]


Box = tuple[float, float, float, float]


def measure(original: Original, numbers: Sequence[int]) -> list[tuple[float, float] | None]:
    """Give width and height of pages in points; None of those that cannot be had."""
    from extractors.reading.pdfium import measure_page, open_pdf  # noqa: PLC0415 - loaded in the worker process

    data = _bytes_of(original)
    if data is None:
        return [None] * len(numbers)
    with open_pdf(data) as document:
        return [measure_page(document, number) for number in numbers]


def draw(original: Original, number: int, hidden: Sequence[Box], scale: float) -> bytes | None:
    """Draw a page as a PNG, with boxes (x0, top, x1, bottom, in points) blackened; None where it cannot be had.

    Of a page that is too large for `scale` the picture is smaller.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - loaded in the worker process

    from extractors.reading.pdfium import measure_page, open_pdf, render_page  # noqa: PLC0415 - as above

    data = _bytes_of(original)
    if data is None:
        return None
    with open_pdf(data) as document:
        size = measure_page(document, number)
        if size is None:
            return None
        scale = min(scale, math.sqrt(_MOST_PIXELS / (size[0] * size[1])))
        picture = render_page(document, number, scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in hidden:
        pen.rectangle((x0 * scale - 2, top * scale - 2, x1 * scale + 2, bottom * scale + 2), fill="black")
    written = io.BytesIO()
    picture.save(written, format="PNG")
    return written.getvalue()


def _bytes_of(original: Original) -> bytes | None:
    """Give a paper's bytes, if they are still those that were read."""
    try:
        return _read_bytes(original)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=_KEPT)
def _read_bytes(original: Original) -> bytes:
    """Read a paper's bytes; only what is found is remembered, as what is not there now may come.

    Raises:
        FileNotFoundError: they are nowhere, or are no longer those that were read.
    """
    kept = open_place(original.store, "originals", Path())
    name = original_name(original.document_id)
    found = [kept.read(name)] if kept.has(name) else []
    for data in found or (Path(file).read_bytes() for file in original.files if Path(file).is_file()):
        if hashlib.sha256(data).hexdigest() == original.document_id:
            return data
    raise FileNotFoundError(original.document_id)
