"""The views of what is often asked, each a file of SQL whose comments say what it and each of its columns gives."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# In this order, as a view may read those before it.
_NAMES = ("decision_amounts", "proposal_outcomes", "case_timelines", "money_by_body", "coverage")
# A line of the last SELECT ends with the column's name and what it means: `d.text,  -- the clause`.
_COLUMN = re.compile(r"(?P<name>\w+),?\s+-- (?P<about>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what it gives, what each of its columns means, and its statement."""

    name: str
    about: str
    columns: dict[str, str]
    sql: str


@cache
def ready_views() -> tuple[View, ...]:
    """Give the views in the order in which they can be made."""
    return tuple(_read(name) for name in _NAMES)


def _read(name: str) -> View:
    text = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    lines = text.splitlines()
    about = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if not line.startswith("--"))
    return View(name, " ".join(about), {found["name"]: found["about"] for found in _COLUMN.finditer(sql)}, sql)
