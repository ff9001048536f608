"""What a query may ask: one SELECT over the views, nothing of files."""

import difflib
import json
from collections.abc import Collection, Iterator
from typing import Any

# Functions in FROM that read nothing but their arguments; read_csv, glob and their like read files.
_TABLE_FUNCTIONS = frozenset(("range", "generate_series", "unnest"))

# Functions that tell of the machine and the settings instead of what is asked of the tables.
_TELLTALE_FUNCTIONS = frozenset(
    ("current_setting", "getenv", "getvariable", "write_log", "duckdb_settings", "duckdb_secrets", "pragma_version")
)

_SHOW_TABLES = '"tables"'  # how the tree of SHOW TABLES names what it reads


class QueryError(Exception):
    """A query that is not answered; the message says why, for whoever wrote it.

    Args:
        template: the message; the template is what tells it apart where it is said in another language.
        values: for the places in the template.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


def check_statement(tree: str, views: Collection[str]) -> None:
    """Refuse a statement that reads anything but the views.

    Args:
        tree: the statement as DuckDB's `json_serialize_sql` gives it.
        views: the names that may stand behind FROM.

    Raises:
        QueryError: it is no SELECT, more than one, or reads something else.
    """
    said = json.loads(tree)
    if said.get("error"):
        raise QueryError(str(said.get("error_message", "it cannot be read")))
    if len(said["statements"]) != 1:
        raise QueryError("one SELECT at a time")
    nodes = list(_nodes(said["statements"]))
    known = {name.lower() for name in views} | {name.lower() for node in nodes for name in _named(node)}
    for node in nodes:
        _check_node(node, known)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Give every mapping of a tree."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _named(node: dict[str, Any]) -> Iterator[str]:
    """Give the names that a WITH defines."""
    if isinstance(node.get("cte_map"), dict):
        for entry in node["cte_map"].get("map", []):
            yield entry["key"]


def _check_node(node: dict[str, Any], known: Collection[str]) -> None:
    kind = node.get("type")
    if kind in ("BASE_TABLE", "SHOW_REF") and node.get("table_name"):
        name = node["table_name"].lower()
        if kind == "SHOW_REF" and name == _SHOW_TABLES:
            return
        if name not in known or node.get("schema_name") or node.get("catalog_name"):
            near = difflib.get_close_matches(name, known, n=1)
            if near:
                raise QueryError(
                    "there is no table {name}: did you mean {near}? SHOW TABLES lists them", name=name, near=near[0]
                )
            raise QueryError("there is no table {name}: SHOW TABLES lists them", name=name)
    elif kind == "TABLE_FUNCTION":
        name = (node.get("function") or {}).get("function_name", "").lower()
        if name not in _TABLE_FUNCTIONS:
            raise QueryError("the function {name} may not stand behind FROM", name=name)
    elif kind == "FUNCTION" and str(node.get("function_name", "")).lower() in _TELLTALE_FUNCTIONS:
        raise QueryError("the function {name} is not answered", name=node["function_name"].lower())


def quote(text: str) -> str:
    """Give a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
