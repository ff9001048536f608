"""What a site wants to be left alone: robots.txt, read once a run. The one module that calls Protego."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from protego import Protego

from flows.sources.address import origin_of
from flows.sources.answers import FailureCode, FetchError

MAX_BYTES = 500_000  # RFC 9309 wants at least 500 KiB read; what comes after is not
_log = structlog.get_logger("kallelse.sources")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of an origin, or why there are none to go by."""

    parsed: Protego
    refusal: str | None = None


class Robots:
    """The rules of all origins asked in a run."""

    def __init__(self, read: Callable[[str], str], *, user_agent: str, max_delay: float) -> None:
        """Begin without any rules.

        Args:
            read: gives the text of a robots.txt, empty where there is none; raises FetchError where that is not known.
            user_agent: whose rules are looked up.
            max_delay: the longest Crawl-delay, in seconds, that is kept; a site that wants more is left alone.
        """
        self._read = read
        self._user_agent = user_agent
        self._max_delay = max_delay
        self._rules: dict[str, _Rules] = {}

    def check(self, address: str) -> float:
        """Give the Crawl-delay, in seconds, that is to be kept for an address.

        Args:
            address: normalised, without credentials.

        Raises:
            FetchError: the address is not to be fetched.
        """
        origin = origin_of(address)
        if origin not in self._rules:
            self._rules[origin] = self._rules_of(origin)
        rules = self._rules[origin]
        if rules.refusal is not None:
            raise FetchError(FailureCode.ROBOTS, rules.refusal)
        if not rules.parsed.can_fetch(address, self._user_agent):
            raise FetchError(FailureCode.ROBOTS, f"{origin}/robots.txt does not allow it")
        return rules.parsed.crawl_delay(self._user_agent) or 0.0

    def _rules_of(self, origin: str) -> _Rules:
        """Read the rules; where they cannot be had, all is forbidden for this run (RFC 9309, 2.3.1.4)."""
        url = f"{origin}/robots.txt"
        try:
            rules = Protego.parse(self._read(url))
        except FetchError as error:
            _log.warning("robots", url=url, reason=error.reason)
            return _Rules(Protego(), f"{url} cannot be read ({error.reason}), so nothing is fetched there this time")
        delay = rules.crawl_delay(self._user_agent) or 0.0
        if delay > self._max_delay:
            return _Rules(rules, f"{url} asks for {delay:g} s between requests, more than max_wait_seconds")
        return _Rules(rules)
