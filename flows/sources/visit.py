"""From an address to the answer that counts: by way of robots.txt, pauses, redirects and further tries."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from urllib.parse import urljoin

from flows.sources.address import AddressError, Credentials, host_of, normalise_address, origin_of, split_credentials
from flows.sources.answers import FailureCode, FetchError
from flows.sources.client import Client, Reply
from flows.sources.pace import Pace
from flows.sources.retry import read_retry_after, retrying
from flows.sources.robots import MAX_BYTES, Robots
from flows.sources.settings import HttpSettings

_OK, _TOO_MANY_REQUESTS, _SERVER_ERRORS = 200, 429, 500
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})

_Result = TypeVar("_Result")
Read = Callable[[str, Reply], _Result]  # from the address that answered in the end, and its answer


class Visits:
    """The visits of a run: each site's robots.txt is read once, and no host is asked too often."""

    def __init__(
        self, settings: HttpSettings, pace: Pace, *, now: Callable[[], dt.datetime], sleep: Callable[[float], None]
    ) -> None:
        self._settings = settings
        self._now = now
        self._sleep = sleep
        self._client = Client(settings)
        self._pace = pace
        self._robots = Robots(self._read_robots, user_agent=settings.user_agent, max_delay=settings.max_wait_seconds)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def visit(
        self, address: str, *, credentials: Credentials | None, headers: Mapping[str, str], read: Read[_Result]
    ) -> _Result:
        """Ask for an address until it answers, and read the answer.

        Args:
            address: normalised, without credentials.
            credentials: for this origin; no other is told them.
            headers: of the request.
            read: reads the answer; what it raises as a passing failure is tried again, from the address on.

        Raises:
            FetchError: there is no answer to read.
        """
        again = retrying(address, retries=self._settings.retries, sleep=self._sleep)
        result: _Result = again(self._follow, address, credentials, headers, read, obey=True)
        return result

    def _follow(
        self, address: str, credentials: Credentials | None, headers: Mapping[str, str], read: Read[_Result], *, obey: bool
    ) -> _Result:
        """Follow redirects by hand: every hop is somebody's site, with a robots.txt and a pace of its own."""
        at, seen = address, [address]
        for _ in range(self._settings.max_redirects + 1):
            delay = self._robots.check(at) if obey else 0.0
            with self._ask(at, delay, credentials if _shares_credentials(at, address) else None, headers) as reply:
                if reply.status not in _REDIRECTS:
                    self._refuse_passing(reply, host_of(at))
                    return read(at, reply)
                at = _target(at, reply)
            seen.append(at)
        if len(set(seen)) < len(seen):  # not at once: some sites set a cookie and send back to the same address
            raise FetchError(FailureCode.REDIRECT, "redirects in a loop")
        raise FetchError(FailureCode.REDIRECT, f"redirects more than {self._settings.max_redirects} times")

    @contextmanager
    def _ask(
        self, address: str, delay: float, credentials: Credentials | None, headers: Mapping[str, str]
    ) -> Iterator[Reply]:
        host = host_of(address)
        held = self._pace.held(host)
        if held > self._settings.max_wait_seconds:
            raise FetchError(FailureCode.RATE_LIMITED, f"{host} wants to be left alone for {held:.0f} s more")
        with (
            self._pace.turn(host, max(delay, self._settings.delay_seconds)),
            self._client.open(address, credentials=credentials, headers=headers) as reply,
        ):
            yield reply

    def _refuse_passing(self, reply: Reply, host: str) -> None:
        """Raise what may go better later; where the site says when, the host is left alone until then."""
        if reply.status not in _PASSING:
            return
        code = FailureCode.RATE_LIMITED if reply.status == _TOO_MANY_REQUESTS else FailureCode.HTTP_ERROR
        wait = read_retry_after(reply.headers.get("retry-after"), now=self._now())
        if wait is None:
            raise FetchError(code, f"answers {reply.status}", passing=True)
        self._pace.hold(host, wait)
        if wait > self._settings.max_wait_seconds:
            reason = f"answers {reply.status} and asks to wait {wait:.0f} s, more than max_wait_seconds"
            raise FetchError(FailureCode.RATE_LIMITED, reason)
        raise FetchError(code, f"answers {reply.status} and asks to wait {wait:.0f} s", passing=True, wait=wait)

    def _read_robots(self, url: str) -> str:
        again = retrying(url, retries=self._settings.retries, sleep=self._sleep)
        try:
            rules: str = again(self._follow, url, None, {"Accept-Encoding": "gzip"}, _read_rules, obey=False)
        except FetchError as error:
            if error.code == FailureCode.REDIRECT:  # as good as none (RFC 9309, 2.3.1.2)
                return ""
            raise
        return rules


def _read_rules(_: str, reply: Reply) -> str:
    """Read the first 500 kB of a robots.txt; refused (4xx) is as good as none (RFC 9309, 2.3.1.3)."""
    if reply.status >= _SERVER_ERRORS:
        raise FetchError(FailureCode.HTTP_ERROR, f"answers {reply.status}")
    if reply.status != _OK:
        return ""
    body = bytearray()
    for chunk in reply.chunks(limit=None):
        body += chunk
        if len(body) > MAX_BYTES:
            del body[body.rfind(b"\n", 0, MAX_BYTES) + 1 :]  # half a rule may forbid more than the rule
            break
    return body.decode("utf-8-sig", errors="replace")


def _shares_credentials(address: str, asked: str) -> bool:
    """Tell whether an address is of the origin that was asked, or of the same by https."""
    return origin_of(address) in (origin_of(asked), origin_of(asked).replace("http://", "https://"))


def _target(address: str, reply: Reply) -> str:
    location = reply.headers.get("location", "")
    if not location:
        raise FetchError(FailureCode.REDIRECT, f"answers {reply.status} without saying where to")
    try:
        return split_credentials(normalise_address(urljoin(address, location)))[0]
    except ValueError as error:  # of urljoin too
        why = str(error) if isinstance(error, AddressError) else "the address cannot be understood"
        raise FetchError(FailureCode.REDIRECT, f"redirects to what cannot be followed: {why}") from error
