"""The bytes of an answer: unpacked a piece at a time, and counted."""

import zlib
from collections.abc import Iterable, Iterator

from flows.sources.answers import FailureCode, FetchError

_PIECE = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


def unpack_body(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Undo the Content-Encoding.

    httpx would do so too, but unpacks each chunk whole (a chunk of 64 kB packed twice is 64 GB), and takes a stream
    that breaks off for a whole one.

    Raises:
        FetchError: it is packed in another way than by gzip, or broken.
    """
    if encoding in ("", "identity"):
        yield from chunks
    elif encoding in ("gzip", "x-gzip"):
        yield from _gunzip(chunks)
    else:
        raise FetchError(FailureCode.ENCODING, f"answers with Content-Encoding {encoding[:40]}, which was not asked for")


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_GZIP)
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater.eof:
                if not rest.startswith(_MAGIC[: len(rest)]):
                    return  # padding after the end, which browsers overlook too
                inflater = zlib.decompressobj(_GZIP)
            yield _inflate(inflater, rest)
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    while piece := _inflate(inflater, b""):
        yield piece
    if not inflater.eof:
        raise FetchError(FailureCode.BROKEN_OFF, "the packed answer ends before its end", passing=True)


def _inflate(inflater: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return inflater.decompress(data, _PIECE)
    except zlib.error as error:
        raise FetchError(FailureCode.ENCODING, f"the packed answer is broken: {error}", passing=True) from error


def count_body(chunks: Iterable[bytes], limit: int | None) -> Iterator[bytes]:
    """Pass chunks on until they are more than `limit` bytes.

    Raises:
        FetchError: they are.
    """
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if limit is not None and size > limit:
            raise too_large(limit)
        yield chunk


def too_large(limit: int) -> FetchError:
    """Make the error of an answer above the limit."""
    return FetchError(FailureCode.TOO_LARGE, f"the answer is larger than {limit} bytes")
