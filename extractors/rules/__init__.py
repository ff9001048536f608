"""Knowledge as data: patterns and word lists, each rule with the strings that show what it finds and what it must not.

Every file holds `[[rule]]` tables with `id`, `pattern`, `examples` and `counterexamples`; further keys are attributes
that the module which uses the file gives a meaning to (a category, a factor, a section). The rules of a file are tried in
their order, and the first that matches wins. `whole = true` at the head of a file: a pattern must match all of a text.
`[words]` are lists that patterns name in braces.
"""

import re
import tomllib
import typing
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

FILES = (
    "adjustments",
    "adoption",
    "agenda_columns",
    "amount_words",
    "amounts",
    "answers",
    "attendance",
    "ballots",
    "bodies",
    "citations",
    "clauses",
    "contacts",
    "contexts",
    "cover",
    "dates",
    "diarienummer",
    "documents",
    "kinds",
    "labels",
    "leadins",
    "lookalikes",
    "motions",
    "outcomes",
    "people",
    "personal_numbers",
    "plain_decisions",
    "propositions",
    "recusals",
    "reservations",
    "sections",
    "signatures",
    "statements",
    "tables",
    "verbs",
    "votes",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with its id, which is stored beside every value that it finds."""

    id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    attributes: dict[str, str | float | bool] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Give a text attribute; "" where the rule has none."""
        return str(self.attributes.get(key, ""))


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """Load a rule file by its name without ending.

    Raises:
        ValueError: a rule lacks an id or an example, two rules share an id, or a pattern is no regular expression.
    """
    data = _load_file(name)
    words = {key: _alternatives(values) for key, values in data.get("words", {}).items()}
    whole = bool(data.get("whole"))
    rules = tuple(_read_rule(name, entry, words, whole=whole) for entry in data["rule"])
    ids = [rule.id for rule in rules]
    if len(ids) != len(set(ids)):
        raise ValueError(f"{name}.toml: ids used twice: {sorted({one for one in ids if ids.count(one) > 1})}")
    return rules


@cache
def _load_file(name: str) -> dict[str, typing.Any]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rules_of(name: str, kind: str) -> tuple[Rule, ...]:
    """Give the rules of a kind in a file, in their order.

    Raises:
        KeyError: no rule of the file is of that kind.
    """
    rules = tuple(rule for rule in load_rules(name) if rule.text("kind") == kind)
    if not rules:
        raise KeyError(f"{name}.toml has no rule of the kind {kind!r}")
    return rules


def pattern_of(name: str, kind: str) -> re.Pattern[str]:
    """Give the pattern of the only or first rule of a kind in a file."""
    return rules_of(name, kind)[0].pattern


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """Give a word list of a file."""
    return frozenset(_load_file(name)["words"][key])


def _alternatives(values: list[str]) -> str:
    """Write a word list as an alternation, the longest first, so that `{name}` in a pattern stands for any of them."""
    return "(?:" + "|".join(sorted(values, key=len, reverse=True)) + ")"


def _read_rule(name: str, entry: dict[str, object], words: dict[str, str], *, whole: bool) -> Rule:
    known = {"id", "pattern", "examples", "counterexamples", "ignore_case", "note"}
    rule_id, pattern = str(entry.get("id", "")), str(entry.get("pattern", ""))
    examples = tuple(str(text) for text in _strings(entry.get("examples")))
    if not rule_id or not examples:
        raise ValueError(f"{name}.toml: a rule needs an id and an example: {entry}")
    for key, alternatives in words.items():
        pattern = pattern.replace("{" + key + "}", alternatives)
    if whole:
        pattern = rf"\A(?:{pattern})\Z"
    try:
        compiled = re.compile(pattern, re.IGNORECASE if entry.get("ignore_case") else 0)
    except re.error as error:
        raise ValueError(f"{name}.toml: {rule_id}: {error}") from error
    attributes = {
        key: value for key, value in entry.items() if key not in known and isinstance(value, str | int | float | bool)
    }
    return Rule(rule_id, compiled, examples, tuple(_strings(entry.get("counterexamples"))), attributes)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
