"""Pages of the site over HTTP: how long each takes, asked one after the other."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

_KALLELSE = Path(sys.executable).with_name("kallelse")
_SECONDS = 60


@contextmanager
def served(output: Path) -> Iterator[str]:
    """Serve a dataset in a process of its own, and give its address; the process ends with the block.

    Raises:
        OSError: it did not say its address.
    """
    command = [str(_KALLELSE), "serve", "--output", str(output), "--port", "0", "--refresh", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None, "its output is read"
            address = process.stdout.readline().strip()
            if not address:
                raise OSError(f"{' '.join(command)} ended with {process.wait()}")
            _wait_for(address)
            yield address
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    """Wait until a site that has told its address answers there.

    Raises:
        OSError: it does not within a minute.
    """
    split = urlsplit(address)
    until = time.monotonic() + _SECONDS
    while True:
        try:
            socket.create_connection((split.hostname or "", split.port or 80), timeout=_SECONDS).close()
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def time_pages(address: str, paths: Sequence[str]) -> list[float]:
    """Ask a site for pages one after the other, and give the seconds that each took, its last byte read.

    Args:
        address: of the site: "http://127.0.0.1:8000/".
        paths: of the pages, with what stands behind the question mark.

    Raises:
        OSError: the site does not answer, or with something else than a page.
    """
    split = urlsplit(address)
    connection = http.client.HTTPConnection(split.hostname or "", split.port, timeout=_SECONDS)
    seconds: list[float] = []
    try:
        for path in paths:
            begin = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            seconds.append(time.perf_counter() - begin)
            if answer.status != http.client.OK:
                raise OSError(f"{path} is answered with {answer.status}")
    finally:
        connection.close()
    return seconds
