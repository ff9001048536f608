"""What happens in a run, told as one line an event."""

import logging
import sys
from enum import StrEnum

import structlog


class LogFormat(StrEnum):
    """How events are told, on standard error."""

    NONE = "none"
    TEXT = "text"  # time, level, event, then key=value
    JSON = "json"  # one object a line


def start_log(how: LogFormat) -> None:
    """Tell events from now on, in the form asked for; with `none` only errors that nobody else tells.

    The libraries' own warnings come in the same form.
    """
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if how is LogFormat.JSON
        else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
    )
    level = logging.CRITICAL if how is LogFormat.NONE else logging.INFO
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
