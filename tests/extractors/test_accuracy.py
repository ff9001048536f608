"""The bars of accuracy, on the project's own samples and, where they are there, on real papers."""

from pathlib import Path

import pytest

from benchmarks.accuracy import score_folder, sum_up
from benchmarks.scoring_tally import Tally

# Each a little below what is reached, so that a rule that loses more than a value or two is seen.
SAMPLE_BARS = {
    "document.doc_type": 0.95,
    "document.organisation": 0.95,
    "document.body": 0.95,
    "document.meeting_date": 0.95,
    "item": 0.99,
    "item.title": 0.98,
    "item.diarienummer": 0.98,
    "decision": 0.98,
    "decision.stage": 0.99,
    "decision.decider": 0.99,
    "decision.category": 0.98,
    "vote": 0.99,
    "reservation": 0.95,
    "amount": 0.98,
    "date": 0.98,
    "table": 0.95,
}
PAPER_BARS = {
    "document.doc_type": 0.99,
    "document.organisation": 0.99,
    "document.body": 0.99,
    "document.meeting_date": 0.99,
    "item": 0.99,
    "item.title": 0.99,
    "item.diarienummer": 0.98,
    "decision": 0.98,
    "decision.stage": 0.99,
    "decision.decider": 0.99,
    "decision.category": 0.96,
    "vote": 0.90,
    "reservation": 0.98,
    "amount": 0.99,
    "date": 0.97,
    "table": 0.95,
}
REAL_BARS = {
    "document.doc_type": 0.90,
    "document.organisation": 0.90,
    "document.body": 0.90,
    "document.meeting_date": 0.90,
    "item": 0.98,
    "item.title": 0.95,
    "item.diarienummer": 0.98,
    "decision": 0.94,
    "decision.stage": 0.97,
    "decision.decider": 0.95,
    "decision.category": 0.92,
    "amount": 0.99,
    "date": 0.98,
    "table": 0.95,
}


@pytest.fixture(scope="module")
def sample_scores(samples: Path) -> dict[str, Tally]:
    return sum_up(score_folder(samples))


@pytest.fixture(scope="module")
def paper_scores() -> dict[str, Tally]:
    return sum_up(score_folder(Path(__file__).resolve().parents[1] / "papers"))


@pytest.fixture(scope="module")
def real_scores(shared: Path) -> dict[str, Tally]:
    return sum_up(score_folder(shared / "gold" / "dev"))


@pytest.mark.parametrize(("field", "bar"), SAMPLE_BARS.items())
def test_the_samples_are_read_as_labelled(field: str, bar: float, sample_scores: dict[str, Tally]) -> None:
    assert sample_scores[field].labelled > 0
    assert sample_scores[field].f1 >= bar


@pytest.mark.parametrize(("field", "bar"), PAPER_BARS.items())
def test_papers_of_other_producers_are_read_as_labelled(field: str, bar: float, paper_scores: dict[str, Tally]) -> None:
    assert paper_scores[field].f1 >= bar


@pytest.mark.parametrize(("field", "bar"), REAL_BARS.items())
def test_real_papers_are_read_as_labelled(field: str, bar: float, real_scores: dict[str, Tally]) -> None:
    assert real_scores[field].f1 >= bar
