"""What listing the sources showed beside what is to be read."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """What listing the sources showed beside what is to be read.

    `failures` holds what could not be listed or fetched and why, `missing` paths that were asked for and are not there.
    """

    listed: int = 0
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
