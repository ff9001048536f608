"""The ready views against what stands in the sample papers, counted by hand."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.publishing.snapshot import write_snapshot
from flows.run import Order, run
from flows.store.home import Store
from search.duck import Database
from search.views import ready_views

# Sums in decided clauses, read off the pages: of the 455 million guarantee and its old bound the larger, of an
# investment budget not what is "varav", of a grant and its financing the grant.
MONEY = {
    ("Ekhamra kommun", "Miljö- och byggnadsnämnden", 2024, "finance"): 208_700,  # 186 300 + 12 600 + 9 800
    ("Granhyttans kommun", "Kommunfullmäktige", 2008, "finance"): 450_000,
    ("Granvik kommun", "Kommunfullmäktige", 2023, "finance"): 455_900_000,  # 455 000 000 + 900 000
    ("Mossbäcks kommun", "Kommunstyrelsen", 2018, "finance"): 325_000,  # 250 000 + 75 000
    ("Räddningstjänstförbundet Norra Bergslätten", "Direktionen", 2022, "finance"): 92_650_000,  # 78 450 + 14 200 tkr
    ("Sandeby kommun", "Barn- och utbildningsnämnden", 2022, "finance"): 2_600_000,
    ("Grantorps kommun", "Socialnämnden", 2025, "finance"): 10_900,
    ("Stenhede kommun", "Kommunfullmäktige", 2020, "finance"): 2_750_000,  # and once more as its financing
    ("Tallköpings kommun", "Kommunfullmäktige", 2026, "finance"): 1_450_000,
    ("Tallköpings kommun", "Kommunfullmäktige", 2026, "refer_back"): 90_000,  # in the minutes and, corrected, in the utdrag
    ("Vattuhamra kommun", "Kommunstyrelsen", 2015, "finance"): 3_900_000,
    ("Västerhamns stad", "Norra Åsens stadsdelsnämnd", 2019, "finance"): 12_986_500,
    ("Västerlunda kommun", "Kommunstyrelsen", 2022, "finance"): 275_000,
    ("Älvsunda kommun", "Kommunfullmäktige", 2011, "finance"): 4_000_000,
}


@pytest.fixture
def database(dataset: Path) -> Database:
    return Database(dataset)


def rows_of(database: Database, sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = database.query(sql).to_pylist()
    return rows


def test_money_is_what_the_papers_decide_of(database: Database) -> None:
    found = {
        (row["organisation"], row["body"], row["meeting_year"], row["category"]): row["sek"]
        for row in rows_of(database, "FROM money_by_body WHERE sek IS NOT NULL")
    }
    assert found == MONEY


def test_financing_is_a_clause_but_no_sum_of_its_own(database: Database) -> None:
    [row] = rows_of(database, "FROM money_by_body WHERE organisation = 'Stenhede kommun' AND category = 'finance'")
    assert (row["clauses"], row["clauses_with_amount"], row["sek"]) == (2, 1, Decimal(2_750_000))


def test_a_category_without_sums_has_null_and_not_zero(database: Database) -> None:
    rows = rows_of(database, "FROM money_by_body WHERE clauses_with_amount = 0")
    assert rows
    assert {row["sek"] for row in rows} == {None}


def test_a_clause_with_two_sums_has_a_row_for_each(database: Database) -> None:
    rows = rows_of(database, "FROM decision_amounts WHERE text LIKE '%borgen för Granviks Bostads AB%' ORDER BY sek")
    assert [row["amount_text"] for row in rows] == ["410 miljoner kronor", "455 miljoner kronor"]
    assert len({row["decision_id"] for row in rows}) == 1


def test_every_clause_but_repeats_is_there_and_each_amount_once(database: Database) -> None:
    [clauses] = rows_of(database, "SELECT count(DISTINCT decision_id) AS n, count(amount_id) AS a FROM decision_amounts")
    [every] = rows_of(database, "SELECT count(*) AS n FROM decisions")
    [again] = rows_of(database, "SELECT count(decision_id) AS n FROM repeats")
    [amounts] = rows_of(
        database,
        "SELECT count(*) AS n FROM amounts WHERE decision_id IS NOT NULL"
        " AND decision_id NOT IN (SELECT decision_id FROM repeats WHERE decision_id IS NOT NULL)",
    )
    assert clauses["n"] == every["n"] - again["n"]
    assert again["n"] == 8
    assert clauses["a"] == amounts["n"]


def test_outcomes_of_one_meeting_as_its_minutes_tell_them(database: Database) -> None:
    rows = rows_of(
        database,
        "SELECT title, relation, decided_by_body, days, words_removed, words_added FROM proposal_outcomes WHERE organisation"
        " = 'Tallköpings kommun' AND proposed_by_body = 'Kommunstyrelsens arbetsutskott' ORDER BY proposal_id",
    )
    assert {(row["decided_by_body"], row["days"]) for row in rows} == {("Kommunstyrelsen", 15)}  # 10 to 25 March
    assert [(row["title"], row["relation"]) for row in rows] == [
        ("Riktlinjer för skolskjuts", "adopted_unchanged"),
        ("Riktlinjer för skolskjuts", "adopted_with_changes"),
        ("Riktlinjer för skolskjuts", "adopted_unchanged"),
        ("Motion om kostnadsfri frukost i grundskolan", "adopted_unchanged"),
        ("Hyresavtal för ungdomsgården Ankaret", "adopted_unchanged"),
        ("Hyresavtal för ungdomsgården Ankaret", "adopted_unchanged"),
        ("Försäljning av fastigheten Kråkan 4", "adopted_unchanged"),
        ("Försäljning av fastigheten Kråkan 4", "adopted_unchanged"),
        ("Taxa för parkering vid resecentrum", "adopted_unchanged"),
        ("Taxa för parkering vid resecentrum", "adopted_unchanged"),
        ("Policy för sponsring", "tabled"),
    ]
    assert (rows[1]["words_removed"], rows[1]["words_added"]) == (["1 200 000"], ["1 450 000"])


def test_a_proposal_is_there_once_for_each_body_that_answers(database: Database) -> None:
    [count] = rows_of(
        database, "SELECT count(*) AS n, count(DISTINCT (proposal_id, kind, decided_by_body)) AS once FROM proposal_outcomes"
    )
    [proposals] = rows_of(
        database,
        "SELECT count(*) AS n FROM decisions WHERE stage = 'proposal'"
        " AND decision_id NOT IN (SELECT decision_id FROM repeats WHERE decision_id IS NOT NULL)",
    )
    assert count["n"] == count["once"] == proposals["n"]


def test_the_timeline_of_a_case_through_three_bodies(database: Database) -> None:
    rows = rows_of(database, "FROM case_timelines WHERE diarienummer = 'KS 2026/112'")
    assert [(row["date"], row["body"], row["doc_type"], row["status"]) for row in rows] == [
        (dt.date(2026, 3, 10), "Kommunstyrelsens arbetsutskott", "protokoll", "proposed"),
        (dt.date(2026, 3, 25), "Kommunstyrelsen", "kallelse", "proposed"),
        (dt.date(2026, 3, 25), "Kommunstyrelsen", "protokoll", "proposed"),
        (dt.date(2026, 4, 28), "Kommunfullmäktige", "kallelse", "proposed"),
        (dt.date(2026, 4, 28), "Kommunfullmäktige", "protokollsutdrag", "referred_back"),  # it corrects the minutes
    ]
    assert [len(row["proposed"] or []) for row in rows] == [2, 2, 2, 2, 0]
    assert [row["decided"] for row in rows[:4]] == [None] * 4
    assert rows[4]["decided"][0].startswith("återremittera ärendet till kommunstyrelsen")


def test_coverage_counts_papers_and_meetings(database: Database) -> None:
    rows = rows_of(database, "FROM coverage WHERE organisation = 'Tallköpings kommun'")
    assert [(row["body"], row["papers"], row["meetings"], row["with_kallelse"], row["with_minutes"]) for row in rows] == [
        ("Barn- och utbildningsnämnden", 1, 1, 0, 1),
        ("Kommunfullmäktige", 3, 1, 1, 1),  # kallelse, minutes, utdrag
        ("Kommunstyrelsen", 4, 1, 1, 1),  # kallelse and tillägg, minutes and what was adjusted at once
        ("Kommunstyrelsens arbetsutskott", 1, 1, 0, 1),
    ]
    [refused] = rows_of(database, "FROM coverage WHERE refused > 0")
    assert (refused["organisation_key"], refused["papers"], refused["meetings"]) == ("okand", 1, 0)
    assert sum(row["papers"] for row in rows_of(database, "FROM coverage")) == 32


@pytest.mark.parametrize("order", [1, -1])
def test_papers_that_newer_bytes_replaced_count_in_no_view(order: int, samples: Path, tmp_path: Path) -> None:
    """The same minutes with other bytes take the place of the first; the dataset with both gives the views of the one."""
    inbox, output, both = tmp_path / "inbox", tmp_path / "output", tmp_path / "both"
    inbox.mkdir()
    data = (samples / "arende_5_styrelse_protokoll.pdf").read_bytes()
    for version in (data, data + b"\n% saved once more\n")[::order]:
        (inbox / "protokoll.pdf").write_bytes(version)
        run(Order(output=str(output), paths=(str(inbox),)))
    with Store(output) as store:
        write_snapshot(store, both, superseded=True)
    one, two = Database(output), Database(both)
    assert [len(rows_of(database, "FROM documents")) for database in (one, two)] == [1, 2]
    for view in ready_views():
        sql = f"FROM {view.name} ORDER BY ALL"
        assert rows_of(two, sql) == rows_of(one, sql) != [], view.name


def test_a_paper_that_is_gone_at_its_source_still_counts(samples: Path, tmp_path: Path) -> None:
    inbox, output = tmp_path / "inbox", tmp_path / "output"
    inbox.mkdir()
    for name in ("protokoll_gammal.pdf", "underrattelse.pdf"):
        (inbox / name).write_bytes((samples / name).read_bytes())
    run(Order(output=str(output), paths=(str(inbox),)))
    (inbox / "protokoll_gammal.pdf").unlink()
    run(Order(output=str(output), paths=(str(inbox),)))
    database = Database(output)
    assert rows_of(database, "FROM documents WHERE gone_at IS NOT NULL") != []
    assert [row["sek"] for row in rows_of(database, "FROM money_by_body WHERE sek IS NOT NULL")] == [Decimal(450_000)]
