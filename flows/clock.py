"""The one clock of a run."""

import datetime as dt
import os


def now() -> dt.datetime:
    """Give the time in UTC, or that of `SOURCE_DATE_EPOCH` where it is set, so that a run can be made again byte by byte.

    Source of the variable: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(fixed), dt.UTC) if fixed else dt.datetime.now(dt.UTC)
