"""The views of what is often asked, each a file of SQL whose first comment says what it gives."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

# In this order, as a view may read those before it.
_NAMES = ("decision_amounts", "proposal_outcomes", "case_timelines", "money_by_body")


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what it gives, and its statement."""

    name: str
    about: str
    sql: str


@cache
def ready_views() -> tuple[View, ...]:
    """Give the views in the order in which they can be made."""
    return tuple(_read(name) for name in _NAMES)


def _read(name: str) -> View:
    text = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    lines = text.splitlines()
    about = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    return View(name, " ".join(about), "\n".join(line for line in lines if not line.startswith("--")))
