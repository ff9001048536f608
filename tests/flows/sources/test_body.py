import gzip
import tracemalloc
from collections.abc import Iterator

import pytest

from flows.sources.answers import FetchError
from flows.sources.body import count_body, unpack_body

PACKED = gzip.compress(b"kallelse" * 1000, mtime=0)


def in_pieces(data: bytes, size: int = 7) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        (PACKED, b"kallelse" * 1000),
        (PACKED + PACKED, b"kallelse" * 2000),
        (PACKED + bytes(20), b"kallelse" * 1000),
        (gzip.compress(bytes(3_000_000)), bytes(3_000_000)),
    ],
    ids=["one member", "two members", "padded", "larger than a piece"],
)
@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_gzip_is_unpacked_wherever_it_is_cut(packed: bytes, expected: bytes, size: int) -> None:
    assert b"".join(unpack_body(in_pieces(packed, size), "gzip")) == expected


@pytest.mark.parametrize(
    ("packed", "encoding", "message"),
    [
        (PACKED[:-9], "gzip", "the packed answer ends before its end"),
        (b"", "gzip", "the packed answer ends before its end"),
        (b"%PDF-1.7", "gzip", "the packed answer is broken"),
        (PACKED, "gzip, gzip", "answers with Content-Encoding gzip, gzip, which was not asked for"),
        (PACKED, "zstd", "answers with Content-Encoding zstd, which was not asked for"),
    ],
    ids=["cut off", "empty", "not packed", "packed twice", "packed otherwise"],
)
def test_what_cannot_be_unpacked_is_refused(packed: bytes, encoding: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        list(unpack_body(in_pieces(packed), encoding))


def test_a_bomb_is_unpacked_a_piece_at_a_time() -> None:
    bomb = gzip.compress(bytes(100_000_000), compresslevel=9)
    tracemalloc.start()

    with pytest.raises(FetchError, match="larger than 50000000 bytes"):
        for _ in count_body(unpack_body([bomb], "gzip"), 50_000_000):
            pass

    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
