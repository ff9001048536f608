"""A case in the terminal."""

import pytest

from tests.flows.conftest import Inbox

PAPERS = (
    "1_namnd_protokoll",
    "2_utskott_protokoll",
    "5_styrelse_protokoll",
    "8_fullmaktige_protokoll",
    "9_fullmaktige_utdrag",
)


@pytest.fixture
def told(inbox: Inbox) -> Inbox:
    for name in PAPERS:
        inbox.put(f"{name}.pdf", f"arende_{name}.pdf")
    inbox.ingest()
    return inbox


@pytest.mark.parametrize("number", ["KS 2026/0217", "KS/2026:217 - 001", "KS 2026-217", "Dnr KS 2026/217"])
def test_a_case_is_told_by_its_number_in_any_spelling(told: Inbox, number: str) -> None:
    code, text = told.command("show", "--case", number, "--output", told.output)
    assert code == 0
    lines = text.splitlines()
    assert lines[0] == "KS 2026/217  Riktlinjer för skolskjuts  Tallköpings kommun"
    days = [line[:10] for line in lines if line[:4] == "2026"]
    assert days == ["2026-02-18", "2026-03-10", "2026-03-25", "2026-04-28"]


def test_the_timeline_tells_what_became_of_each_proposal_and_the_words_that_changed(told: Inbox) -> None:
    _, text = told.command("show", "--case", "KS 2026/217", "--output", told.output)
    assert "→ 2026-03-25 Kommunstyrelsen adopted with changes" in text
    assert "- 1 200 000" in text
    assert "+ 1 450 000" in text
    assert "→ 2026-04-28 Kommunfullmäktige rejected" in text
    assert "joined by cited" in text
    assert "under BUN 2026/41" in text


def test_what_repeats_is_said_to(told: Inbox) -> None:
    _, text = told.command("show", "--case", "KS 2026/112", "--output", told.output)
    assert text.count("repeats") == 1
    assert "referred_back" in text


def test_no_such_case_is_one_line(told: Inbox) -> None:
    code, text = told.command("show", "--case", "KS 1999/1", "--output", told.output)
    assert code == 2
    assert text.startswith("error: no case KS 1999/1 in ")


@pytest.mark.parametrize("arguments", [[], ["x.pdf", "--case", "KS 2026/1"]])
def test_show_wants_one_paper_or_one_case(told: Inbox, arguments: list[str]) -> None:
    code, text = told.command("show", *arguments)
    assert (code, text.strip()) == (2, "error: show what? one PDF, or --case with a diarienummer")
