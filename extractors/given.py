"""What is said of a paper from outside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever published a paper says of all papers in its place: used where a paper does not say it itself."""

    organisation: str | None = None
    body: str | None = None
