"""A made dataset holds together, and is made alike each time."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from frictionless import Package

from benchmarks.made.dataset import make_dataset
from benchmarks.made.draws import Choice, Zipf
from benchmarks.made.grammar import Grammar, Telling
from benchmarks.made.nouns import inflect
from benchmarks.made.organisations import SPELLINGS, make_organisations
from benchmarks.made.values import Values
from extractors.facts.diarienummer import find_diarienummer
from flows.dataset import read_rows
from schemas.columns import read_columns
from schemas.tables import TABLES

FILLED = [name for name in TABLES if name != "redactions"]  # nothing in a made paper is to be masked
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def rows(made: Path) -> Rows:
    return {name: read_rows(made, name) for name in TABLES}


def test_there_are_as_many_decisions_as_wanted_and_few_more(rows: Rows) -> None:
    assert 2_000 <= len(rows["decisions"]) < 2_600


@pytest.mark.parametrize("name", FILLED)
def test_keys_are_unique_and_lead_somewhere(name: str, rows: Rows) -> None:
    assert rows[name]
    for column in read_columns(TABLES[name]):
        values = [row[column.name] for row in rows[name] if row[column.name] is not None]
        if column.column.key == "primary" and name != "meetings":  # every paper of a meeting tells of it
            assert len(set(values)) == len(values)
        elif "." in column.column.key:
            table, key = column.column.key.split(".")
            assert set(values) <= {row[key] for row in rows[table]}


def test_clauses_and_sums_stand_in_the_text_where_they_say(rows: Rows) -> None:
    items = {row["item_id"]: row for row in rows["items"]}
    for name in ("decisions", "amounts", "dates"):
        for row in rows[name]:
            item = items[row["item_id"]]
            begin, end = (row[column] - item["char_start"] for column in ("char_start", "char_end"))
            assert item["text"][begin:end] == row["text"]


def test_rows_stand_in_the_partition_of_their_paper(rows: Rows) -> None:
    papers = {row["document_id"]: (row["organisation_key"], row["year"]) for row in rows["documents"]}
    for name in TABLES:
        if name != "cases":  # a case stands in that of its first
            assert all(papers[row["document_id"]] == (row["organisation_key"], row["year"]) for row in rows[name])
    for row in rows["documents"]:
        assert row["year"] == (row["meeting_date"] or row["written_on"]).year


def test_proposals_are_adopted_changed_put_off_and_left_without_answer(rows: Rows) -> None:
    relations = {row["relation"] for row in rows["decision_links"]}
    assert {"adopted_unchanged", "adopted_with_changes", "tabled", "referred_back", "no_decision_found"} <= relations


def test_every_paper_is_of_a_kind_and_some_repeat_others(rows: Rows) -> None:
    assert {row["doc_type"] for row in rows["documents"]} == {
        "kallelse",
        "protokoll",
        "protokollsutdrag",
        "tjansteskrivelse",
    }
    assert rows["repeats"]


def test_lengths_and_shares_are_those_of_real_papers(rows: Rows) -> None:
    lengths = sorted(len(row["text"]) for row in rows["items"])
    assert 700 < lengths[len(lengths) // 2] < 1_100
    assert lengths[len(lengths) * 99 // 100] > 4_000
    with_clauses = {row["item_id"] for row in rows["decisions"]}
    assert 1.9 < len(rows["decisions"]) / len(with_clauses) < 2.5
    finance = [row["decision_id"] for row in rows["decisions"] if row["category"] == "finance"]
    with_sum = {row["decision_id"] for row in rows["amounts"]}
    assert 0.25 < sum(one in with_sum for one in finance) / len(finance) < 0.5


def test_the_descriptor_lists_all_files(made: Path) -> None:
    package = Package(str(made / "datapackage.json"))
    listed = {path for resource in package.resources for path in (resource.path, *(resource.extrapaths or []))}
    assert listed == {str(path.relative_to(made)) for path in made.glob("*/*/*/*.parquet") if path.parts[-4][0] != "_"}


def test_the_same_seed_gives_the_same_rows_and_another_others(tmp_path: Path) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        make_dataset(tmp_path / folder, decisions=120, seed=seed)
    first, same, other = (read_rows(tmp_path / folder, "case_events") for folder in "abc")
    assert first == same != other


def test_nothing_is_written_over(made: Path) -> None:
    with pytest.raises(OSError, match="there is something in"):
        make_dataset(made)


@pytest.mark.parametrize("spell", SPELLINGS)
def test_a_diarienummer_is_read_as_it_was_meant(spell: Any) -> None:
    (organisation, *_) = make_organisations(1, 1)
    printed = spell("KS", 2021, 123)
    found = [one.key for one in find_diarienummer(f"Dnr {printed}")]
    assert found == ["2021/123" if "KS" not in printed else "KS 2021/123"]
    assert organisation.write_number("KS", 2021, 123)[1] in {"KS 2021/123", "2021/123"}


def test_organisations_are_of_very_different_size_and_all_of_another_name() -> None:
    organisations = make_organisations(7, 60)
    assert len({one.key for one in organisations}) == 60
    assert organisations[0].share > 10 * organisations[-1].share
    assert abs(sum(one.share for one in organisations) - 1) < 1e-9
    assert all(len(one.bodies) >= 5 for one in organisations)


@pytest.mark.parametrize(
    ("stem", "kind", "forms"),
    [
        ("tax", "or", ("taxa", "taxan", "taxor", "taxorna")),
        ("väg", "ar", ("väg", "vägen", "vägar", "vägarna")),
        ("område", "n", ("område", "området", "områden", "områdena")),
        ("lärare", "are", ("lärare", "läraren", "lärare", "lärarna")),
    ],
)
def test_nouns_have_their_forms(stem: str, kind: str, forms: tuple[str, ...]) -> None:
    noun = inflect(stem, kind)
    assert (noun.singular, noun.definite, noun.plural, noun.plural_definite) == forms


def test_there_is_no_class_of_nouns_but_those() -> None:
    with pytest.raises(ValueError, match="there is no class of nouns us"):
        inflect("alb", "us")


def test_the_first_values_are_drawn_most_often() -> None:
    chance, draws = Random(1), Zipf(list(range(100)))
    drawn = [draws.draw(chance) for _ in range(5_000)]
    assert drawn.count(0) > drawn.count(9) > drawn.count(90)
    assert {Choice({"a": 0.0, "b": 1.0}).draw(chance) for _ in range(50)} == {"b"}


def test_sums_are_what_they_say() -> None:
    chance, values = Random(3), Values()
    factors = {"kronor": 1, "kr": 1, "tkr": 1_000, "mnkr": 1_000_000, "miljoner": 1_000_000}
    for one in (values.draw_sum(chance) for _ in range(500)):
        words = one.text.removesuffix(" kronor").split() if "miljoner" in one.text else one.text.split()
        number = "".join(word for word in words if word[0].isdigit()).replace(",", ".")
        assert Decimal(number) * factors[words[-1]] == one.sek


def test_every_pattern_can_be_told() -> None:
    grammar, chance = Grammar(), Random(5)
    organisation = make_organisations(5, 1)[0]
    telling = Telling(chance, organisation, organisation.bodies[0], 2020, grammar.draw_topic(chance), "KS 2020/1")
    for name in grammar.names():
        text = grammar.tell(name, telling)
        assert text
        assert not set("{}") & set(text)
    assert all(abs(day.first.year - 2020) <= 2 for day in telling.days)
    assert all(isinstance(day.first, dt.date) for day in telling.days)
