"""Asking again: after how long, and how often. The one module that calls tenacity."""

import datetime as dt
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import partial

import structlog
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from flows.sources.answers import FetchError

_LONG = 1e9  # seconds; more than a date can be put off by
_BACKOFF = wait_exponential_jitter(max=60)
_log = structlog.get_logger("kallelse.sources")


def retrying(url: str, *, retries: int, sleep: Callable[[float], None]) -> Retrying:
    """Make the caller of a function that is called again as long as its failures are passing ones.

    Args:
        url: for the log, without credentials.
        retries: how often after the first time.
        sleep: waits.
    """
    return Retrying(
        stop=stop_after_attempt(retries + 1),
        wait=_wait,
        retry=retry_if_exception(_is_passing),
        before_sleep=partial(_tell, url),
        sleep=sleep,
        reraise=True,
    )


def _tell(url: str, state: RetryCallState) -> None:
    wait = round(state.upcoming_sleep, 1)
    _log.warning("retry", url=url, reason=str(_error(state)), attempt=state.attempt_number, wait_seconds=wait)


def _is_passing(error: BaseException) -> bool:
    return isinstance(error, FetchError) and error.passing


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _wait(state: RetryCallState) -> float:
    """Wait as long as the site asks for, else longer each time, never twice equally long."""
    error = _error(state)
    if isinstance(error, FetchError) and error.wait is not None:
        return error.wait
    return _BACKOFF(state)


def read_retry_after(text: str | None, *, now: dt.datetime) -> float | None:
    """Read the header Retry-After, which is a number of seconds or a date; give seconds.

    >>> read_retry_after("120", now=dt.datetime(2024, 3, 5, tzinfo=dt.UTC))
    120.0
    >>> read_retry_after("Tue, 05 Mar 2024 00:00:30 GMT", now=dt.datetime(2024, 3, 5, tzinfo=dt.UTC))
    30.0
    >>> read_retry_after("soon", now=dt.datetime(2024, 3, 5, tzinfo=dt.UTC))
    """
    text = (text or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _LONG)
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
