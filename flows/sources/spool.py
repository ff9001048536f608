"""A PDF on its way to disk: written, hashed and looked at while it comes in."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.sources.answers import FailureCode, FetchError

_HEAD = 1024  # bytes in which "%PDF-" stands; readers of PDF agree on that
_MARK = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Spooled:
    """A file in the spool folder."""

    path: Path
    sha256: str
    size: int


def spool_pdf(chunks: Iterable[bytes], folder: Path, *, content_type: str) -> Spooled:
    """Write a PDF into a new file; nothing is left of it if that fails.

    Args:
        chunks: its bytes.
        folder: where the file is made.
        content_type: what the site calls it, for the reason if it is none.

    Raises:
        FetchError: the bytes are no PDF, or do not come whole.
        OSError: the file cannot be written.
    """
    path = folder / f"{uuid.uuid4().hex}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("xb") as file:
            for chunk in _pass_pdf(chunks, content_type):
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Spooled(path, digest.hexdigest(), size)


def _pass_pdf(chunks: Iterable[bytes], content_type: str) -> Iterator[bytes]:
    """Pass chunks on; what is no PDF ends after its first 1024 bytes, not after 300 MB."""
    head, is_pdf = b"", False
    for chunk in chunks:
        if not is_pdf:
            head += chunk[: _HEAD - len(head)]
            is_pdf = _MARK in head
            if not is_pdf and len(head) == _HEAD:
                break
        yield chunk
    if not is_pdf:
        raise _not_a_pdf(head, content_type)


def _not_a_pdf(head: bytes, content_type: str) -> FetchError:
    named = f" (Content-Type {content_type[:60]})" if content_type else ""
    return FetchError(FailureCode.NOT_A_PDF, f"answers with {_kind(head)}{named}, no PDF")


def _kind(head: bytes) -> str:
    """Name what begins like this.

    >>> _kind(b"<!DOCTYPE html><title>Logga in</title>")
    'HTML'
    """
    if not head:
        return "nothing"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<head" in start or b"<body" in start:
        return "HTML"
    if any(byte < 32 and byte not in b"\t\n\f\r" for byte in head):  # noqa: PLR2004 - control characters
        return "other data"
    return "text"
