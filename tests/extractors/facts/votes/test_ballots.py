import pytest

from extractors.facts.votes.ballots import VoteRecord, check_records
from extractors.layout.document import Span
from schemas.vocabulary import Ballot


def records(rule: str = "yes-label", **named: int) -> list[VoteRecord]:
    return [
        VoteRecord(Span(0, 5), "Bo Ek", "S", Ballot(ballot), rule) for ballot, count in named.items() for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("named", "printed"),
    [
        (records(yes=2, no=1), {"yes": 2, "no": 1}),
        (records(yes=2, no=1, abstain=1), {"yes": 2, "no": 1}),
        (records(no=1), {"yes": 9, "no": 1}),
        (records("list", yes=2, no=1), {"yes": 2, "no": 1, "absent": 3}),
        ([], {"yes": 9, "no": 4}),
    ],
)
def test_names_that_add_up_are_no_matter(named: list[VoteRecord], printed: dict[str, int]) -> None:
    assert check_records(named, **printed) is None


@pytest.mark.parametrize(
    ("named", "printed", "detail"),
    [
        (records(yes=26, no=20), {"yes": 20, "no": 26}, "printed: 20 ja, 26 nej; named: 26 ja, 20 nej"),
        (records(yes=2, no=1, abstain=2), {"yes": 2, "no": 1, "abstain": 1}, "printed: 1 avstår; named: 2 avstår"),
        (records("list", yes=2), {"yes": 2, "no": 1}, "printed: 1 nej; named: 0 nej"),
    ],
)
def test_a_difference_says_both_figures(named: list[VoteRecord], printed: dict[str, int], detail: str) -> None:
    assert check_records(named, **printed) == detail
