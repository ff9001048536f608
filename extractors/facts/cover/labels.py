"""The labels of a cover: what heads a field, and what heads the columns of a list."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.rules import Rule, rules_of

_IN_LISTS = frozenset("members serving substitutes unserving present list".split())
_SHORT = 40  # characters; the head of a column is no longer


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    """All rules of a kind in one pattern: most lines are none of them."""
    patterns = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules_of("cover", kind))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def match_label(text: str) -> tuple[Rule, int, str] | None:
    """Read the label at the head of a text: its rule, its length with the colon, and it as printed.

    A word in small letters is none.

    >>> rule, length, label = match_label("Övriga deltagare: Bo Ek")
    >>> rule.text("field"), label
    ('others', 'Övriga deltagare')
    """
    if not text[:1].isupper() and not text[:1].isdigit():
        return None
    if _any_of("label").match(text):
        for rule in rules_of("cover", "label"):
            match = rule.pattern.match(text)
            if match:
                return rule, match.end(), " ".join(match["label"].split())
    return None


def read_header(texts: Sequence[str], *, loose: bool) -> list[tuple[str, int, str]]:
    """Read a row that heads the columns of a list: for each the kind, the length and the label; nothing for another row.

    Args:
        texts: what stands in the columns.
        loose: whether heads that nothing is known of may stand beside the others, as in a drawn table.

    >>> [head[0] for head in read_header(["Ledamot", "Parti", "Ankom"], loose=False)]
    ['members', 'party', 'arrived']
    """
    if len(texts) < 2 or not all(0 < len(text) < _SHORT for text in texts):  # noqa: PLR2004
        return []
    if not any(_any_of("column").match(text) for text in texts):
        return []
    heads: list[tuple[str, int, str]] = []
    columns = unknown = 0
    for text in texts:
        rule = next((one for one in rules_of("cover", "column") if one.pattern.match(text)), None)
        label = None if rule else match_label(text)
        if rule is not None:
            columns += 1
            heads.append((rule.text("field"), len(text), text))
        elif label is not None and label[1] >= len(text):
            heads.append((label[0].text("field"), len(text), text))
        else:
            unknown += 1
            heads.append(("column", len(text), text))
    if unknown and not (loose and 2 * unknown < len(texts)):
        return []
    return heads if columns and any(kind in _IN_LISTS for kind, _, _ in heads) else []
