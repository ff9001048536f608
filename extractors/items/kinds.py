"""What an ärende is for, by the words of its title."""

from extractors.rules import load_rules
from schemas.vocabulary import ItemKind


def kind_of(title: str, *, has_decisions: bool) -> ItemKind:
    """Give the kind of an ärende: by its title, else a decision where it decides something, else information.

    >>> kind_of("Val av justerare", has_decisions=True).value
    'procedure'
    >>> kind_of("Motion om skolskjuts", has_decisions=True).value
    'motion'
    >>> kind_of("Taxa för vatten", has_decisions=True).value
    'decision'
    """
    for rule in load_rules("kinds"):
        if rule.pattern.search(title):
            return ItemKind(rule.text("kind"))
    return ItemKind.DECISION if has_decisions else ItemKind.INFORMATION
