import pytest

from extractors.rules import FILES, Rule, load_rules

CASES = [(name, rule) for name in FILES for rule in load_rules(name)]
IDS = [f"{name}/{rule.id}" for name, rule in CASES]


def rivals_of(name: str, rule: Rule) -> list[Rule]:
    """The rules of a file that say the same kind of thing; of those the first that matches wins."""
    kind = rule.attributes.get("kind")
    return [one for one in load_rules(name) if one.attributes.get("kind") == kind]


@pytest.mark.parametrize(("name", "rule"), CASES, ids=IDS)
def test_each_example_is_won_by_its_own_rule(name: str, rule: Rule) -> None:
    for example in rule.examples:
        assert rule.pattern.search(example), f"{example!r} is not matched by its own rule"
        winner = next(one for one in rivals_of(name, rule) if one.pattern.search(example))
        assert winner.id == rule.id, f"{example!r} is won by {winner.id}"


@pytest.mark.parametrize(("name", "rule"), CASES, ids=IDS)
def test_no_counterexample_is_matched(name: str, rule: Rule) -> None:
    for counterexample in rule.counterexamples:
        found = rule.pattern.search(counterexample)
        assert found is None, f"{name}: {counterexample!r} is matched: {found and found.group()!r}"
