"""What fetching gives: a file, a page, or the reason why there is none."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FailureCode(StrEnum):
    """Why something could not be fetched."""

    BAD_ADDRESS = "bad_address"
    BROKEN_OFF = "broken_off"  # the answer ended before its end
    CONNECTION = "connection"
    ENCODING = "encoding"  # packed in a way that was not asked for
    HTTP_ERROR = "http_error"
    NOT_A_PAGE = "not_a_page"
    NOT_A_PDF = "not_a_pdf"
    RATE_LIMITED = "rate_limited"
    REDIRECT = "redirect"
    ROBOTS = "robots"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"  # of one index; the rest was not looked at


@dataclass(frozen=True, slots=True)
class Fetched:
    """A PDF that was fetched whole.

    Attributes:
        url: the address that was asked for, normalised, without credentials.
        path: the file in the spool folder; it is the caller's to move or to delete.
        sha256: of its bytes, in hexadecimal.
        size: in bytes.
        etag: what to send when the address is asked again.
        last_modified: what to send when the address is asked again.
        fetched_at: when the answer was whole, in UTC.
    """

    url: str
    path: Path
    sha256: str
    size: int
    etag: str | None
    last_modified: str | None
    fetched_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The address has what the caller has already (304)."""

    url: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """There is nothing at the address (404) or nothing any more (410)."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The address could not be fetched this time; the reason is one line, without credentials."""

    url: str
    code: FailureCode
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: where it was in the end found, and its text."""

    url: str
    text: str


Answer = Fetched | Unchanged | Vanished | Failed


class FetchError(Exception):
    """A request failed; it is caught in `fetch` and becomes a `Failed`."""

    def __init__(self, code: FailureCode, reason: str, *, passing: bool = False, wait: float | None = None) -> None:
        """Say what failed.

        Args:
            code: why.
            reason: one line for the user.
            passing: whether it may go better next time.
            wait: how many seconds the site asks to wait until then.
        """
        self.reason = "".join(sign if sign.isprintable() else "?" for sign in reason)  # it may quote the site
        super().__init__(self.reason)
        self.code = code
        self.passing = passing
        self.wait = wait
