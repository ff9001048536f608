"""What every answer says of itself to the browser, and how much is done at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import HTTPException
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_PATIENCE_SECONDS = 30.0
_WAITING = 4


class SecureHeaders:
    """Adds the headers to every answer: no script but the site's own file, nothing from elsewhere, no frames."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Turnstile:
    """Lets so many do heavy work at once; some others wait a while, and the rest are told at once to come again.

    Who waits holds one of the threads that all requests share, so that only few may.

    Args:
        at_once: how many.
        waiting: how many more may wait.
        seconds: that somebody waits.
    """

    def __init__(self, at_once: int, *, waiting: int = _WAITING, seconds: float = _PATIENCE_SECONDS) -> None:
        self._let_in = threading.BoundedSemaphore(at_once + waiting)
        self._places = threading.BoundedSemaphore(at_once)
        self._seconds = seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Work while the context lasts.

        Raises:
            HTTPException: there was no place in time, or too many wait for one: 503.
        """
        if not self._let_in.acquire(blocking=False):
            raise _too_much()
        try:
            if not self._places.acquire(timeout=self._seconds):
                raise _too_much()
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._let_in.release()


def _too_much() -> HTTPException:
    return HTTPException(503, "too much is asked at once; try again", headers={"Retry-After": "10"})
