"""Keys of rows: ids made of the content, and the partition a document's rows stand in."""

import datetime as dt
import hashlib
import re
import unicodedata

from schemas.documents import PaperRow

_ID_LENGTH = 16  # hexadecimal digits of a hash that ids begin with


def short(digest: str) -> str:
    """Give the part of a document's hash that the ids of its rows begin with."""
    return digest[:_ID_LENGTH]


def slug(name: str | None) -> str:
    """Give a name as a folder name: "Älvholms kommun" as "alvholms-kommun"; "okand" where there is none.

    >>> slug("Region Älvsjö län")
    'region-alvsjo-lan'
    """
    if not name:
        return "okand"
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "okand"


def partition_of(row: PaperRow, year: int | None = None) -> tuple[str, int]:
    """Give the partition of a document's rows: organisation and year of the meeting, 0 where it is not known."""
    return slug(row.organisation), row.meeting_date.year if row.meeting_date else (year or 0)


def meeting_id_of(organisation: str | None, body: str | None, day: dt.date | None) -> str | None:
    """Give the id of a meeting, the same in every paper of it; None where one of the three is not known."""
    if not organisation or not body or day is None:
        return None
    return hashlib.sha256(f"{slug(organisation)}|{slug(body)}|{day}".encode()).hexdigest()[:_ID_LENGTH]
