"""One request, one answer, within its time. The one module that calls httpx."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Self

import httpcore
import httpx

from flows.sources.address import Credentials, origin_of
from flows.sources.answers import FailureCode, FetchError
from flows.sources.body import count_body, too_large, unpack_body
from flows.sources.settings import HttpSettings

_OPENED = ("connect_tcp.complete", "start_tls.complete")  # events of httpx's extension "trace" that carry a new stream


class _Watch:
    """Ends an answer that is not whole in time, be it in the middle of its head, by shutting the socket down.

    httpx's own time-outs begin anew with every byte.
    """

    def __init__(self, seconds: float, sockets: Mapping[str, socket.socket], origin: str) -> None:
        self.expired = False
        self._sockets = sockets
        self._origin = origin
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.expired = True
        if self._origin in self._sockets:
            with suppress(OSError):  # closed meanwhile
                # Not SSLSocket.shutdown, which takes the TLS state from under the thread that reads.
                socket.socket.shutdown(self._sockets[self._origin], socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class Reply:
    """The head of an answer, and its body while it comes in."""

    status: int
    headers: Mapping[str, str]
    _response: httpx.Response
    _watch: _Watch
    _settings: HttpSettings

    def chunks(self, limit: int | None) -> Iterator[bytes]:
        """Give the body, unpacked, in pieces of 1 MB at the most.

        Raises:
            FetchError: it is larger than `limit` bytes, packed or unpacked, or does not come whole.
        """
        declared = self.headers.get("content-length", "")
        if limit is not None and declared.isdecimal() and int(declared[:20]) > limit:
            raise too_large(limit)
        encoding = self.headers.get("content-encoding", "").strip().lower()
        yield from count_body(unpack_body(count_body(self._received(), limit), encoding), limit)

    def _received(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_raw()
        except httpx.HTTPError as error:
            raise _explain(error, self._watch, self._settings) from error
        if self._watch.expired:  # a body without a length ends with the connection, also when we cut it
            raise _too_slow(self._settings)


class Client:
    """Sends requests, one at a time, and keeps a connection to each host open for the next."""

    def __init__(self, settings: HttpSettings) -> None:
        self._settings = settings
        self._sockets: dict[str, socket.socket] = {}
        self._client = httpx.Client(
            headers={"User-Agent": settings.user_agent, "Accept-Language": "sv, en;q=0.5"},
            timeout=settings.timeout_seconds,
            follow_redirects=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    @contextmanager
    def open(self, address: str, *, credentials: Credentials | None, headers: Mapping[str, str]) -> Iterator[Reply]:
        """Ask for an address and give its answer, of which only the head has been read.

        Args:
            address: normalised, without credentials.
            credentials: sent as HTTP Basic.
            headers: of the request.

        Raises:
            FetchError: there is no answer.
        """
        origin = origin_of(address)
        auth = httpx.BasicAuth(credentials.user, credentials.password) if credentials else None
        extensions = {"trace": partial(self._note_socket, origin)}
        with _Watch(self._settings.total_seconds, self._sockets, origin) as watch:
            try:
                request = self._client.build_request("GET", address, headers=headers, extensions=extensions)
                response = self._client.send(request, auth=auth, stream=True)
            except httpx.HTTPError as error:
                raise _explain(error, watch, self._settings) from error
            except (httpx.InvalidURL, ValueError, OverflowError) as error:
                raise FetchError(FailureCode.BAD_ADDRESS, "the address cannot be asked for") from error
            try:
                yield Reply(response.status_code, response.headers, response, watch, self._settings)
            finally:
                response.close()

    def _note_socket(self, origin: str, event: str, info: Mapping[str, object]) -> None:
        """Remember the socket of a new connection; httpx calls this for all it does."""
        stream = info.get("return_value")
        if event.endswith(_OPENED) and isinstance(stream, httpcore.NetworkStream):
            opened = stream.get_extra_info("socket")
            if isinstance(opened, socket.socket):
                self._sockets[origin] = opened


def _too_slow(settings: HttpSettings) -> FetchError:
    """Make the error of an answer that takes too long; what dripped for so long is not asked for at once again."""
    return FetchError(FailureCode.TIMEOUT, f"no whole answer within {settings.total_seconds:g} s")


def _explain(error: httpx.HTTPError, watch: _Watch, settings: HttpSettings) -> FetchError:
    text = " ".join(str(error).split())[:200] or type(error).__name__
    if watch.expired:
        return _too_slow(settings)
    if isinstance(error, httpx.TimeoutException):
        return FetchError(FailureCode.TIMEOUT, f"no answer for {settings.timeout_seconds:g} s", passing=True)
    if isinstance(error, httpx.RemoteProtocolError):
        return FetchError(FailureCode.BROKEN_OFF, f"the answer breaks off: {text}", passing=True)
    return FetchError(FailureCode.CONNECTION, f"no connection: {text}", passing=True)
