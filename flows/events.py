"""What happens in a run, told as one line an event on standard error."""

import logging
import sys
from collections.abc import MutableMapping
from enum import StrEnum

from extractors.facts.personal_numbers import mask_numbers


class LogFormat(StrEnum):
    """How events are told."""

    NONE = "none"
    TEXT = "text"  # time, level, event, then key=value
    JSON = "json"  # one object a line


def start_log(how: LogFormat) -> None:
    """Tell events from now on, in the form asked for, or not at all."""
    import structlog  # noqa: PLC0415 - a run over files that tells nothing does without

    last: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if how is LogFormat.JSON
        else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False)
    )
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL if how is LogFormat.NONE else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _mask(_: object, __: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """Mask the personal numbers in names, addresses and reasons; a tool that reads the log needs none of them."""
    event.update({key: mask_numbers(value) for key, value in event.items() if isinstance(value, str)})
    return event
