"""The labels of the samples agree with one another and with the vocabularies."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import (
    Ballot,
    Capacity,
    CaseStatus,
    Difference,
    JoinRule,
    LinkKind,
    LinkRelation,
    MotionKind,
    NoLink,
    Stage,
    StatementKind,
)

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CASES = sorted((SAMPLES / "cases").glob("*.json"))
PAPERS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.json"))}


def arende(place: dict[str, str]) -> dict[str, Any]:
    """The labelled ärende of a file and a number."""
    paper = PAPERS[place["file"].removesuffix(".pdf")]
    found: list[dict[str, Any]] = [one for one in paper["items"] if one["number"] == place["number"]]
    assert len(found) == 1, place
    return found[0]


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def join(request: pytest.FixtureRequest) -> dict[str, Any]:
    labels: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return labels


def test_there_are_labels_of_cases() -> None:
    assert CASES


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_uses_the_vocabularies(name: str) -> None:
    paper = PAPERS[name]
    for item in paper["items"]:
        assert {one["kind"] for one in item.get("statements", ())} <= set(StatementKind)
        assert {one["kind"] for one in item.get("motions", ())} <= set(MotionKind)
        for record in item.get("vote_records", ()):
            assert record["ballot"] in set(Ballot)
            assert 1 <= record["vote"] <= len(item["votes"])
    assert {one["role"] for one in paper.get("attendance", ())} <= set(Capacity)


@pytest.mark.parametrize("name", PAPERS)
def test_a_roll_call_has_as_many_names_as_its_vote_has_votes(name: str) -> None:
    for item in PAPERS[name]["items"]:
        cast = Counter((one["vote"], one["ballot"]) for one in item.get("vote_records", ()))
        for ordinal in {vote for vote, _ in cast}:
            vote = item["votes"][ordinal - 1]
            assert [cast[ordinal, ballot] for ballot in ("yes", "no", "abstain")] == [
                vote[k] for k in ("yes", "no", "abstain")
            ]


def test_events_are_arenden_of_the_papers_in_order(join: dict[str, Any]) -> None:
    for case in join["cases"]:
        events = case["events"]
        assert [one["date"] for one in events] == sorted(one["date"] for one in events)
        assert (case["first_date"], case["last_date"]) == (events[0]["date"], events[-1]["date"])
        assert case["bodies"] == list(dict.fromkeys(one["body"] for one in events))
        assert case["title"] == arende(events[-1])["title"]
        assert case["status"] == next((one["status"] for one in reversed(events) if one["status"]), None)
        for event in events:
            paper = PAPERS[event["file"].removesuffix(".pdf")]
            assert (event["date"], event["body"]) == (paper["meeting_date"], paper["body"])
            assert paper["organisation"] == join["organisation"]
            stages = {one["stage"] for one in arende(event)["decisions"]}
            assert event["stage"] in (stages or {None})
            assert event["joined_by"] in set(JoinRule)
            assert event["status"] is None or event["status"] in set(CaseStatus)


def test_an_arende_joins_by_number_where_it_has_one(join: dict[str, Any]) -> None:
    for case in join["cases"]:
        for event in case["events"]:
            assert (event["joined_by"] == JoinRule.DIARIENUMMER) == bool(arende(event)["diarienummer"]), event


def test_every_proposed_clause_is_linked_once_or_repeats_another(join: dict[str, Any]) -> None:
    linked = Counter(tuple(link["proposal"].values()) for link in join["links"])
    repeated = {(one["file"], one["number"]) for one in join["repeats"]}
    files = {event["file"] for case in join["cases"] for event in case["events"]}
    proposed = Counter(
        (file, item["number"], clause["text"])
        for file in files
        for item in PAPERS[file.removesuffix(".pdf")]["items"]
        for clause in item["decisions"]
        if clause["stage"] == Stage.PROPOSAL and (file, item["number"]) not in repeated
    )
    assert linked == proposed


def test_links_name_clauses_that_are_printed(join: dict[str, Any]) -> None:
    for link in join["links"]:
        assert link["kind"] in set(LinkKind)
        assert link["relation"] in set(LinkRelation)
        assert (link["decision"] is None) == (link["reason"] is not None) == (link["relation"] == "no_decision_found")
        assert link["reason"] is None or link["reason"] in set(NoLink)
        changed = bool(link["words_added"] or link["words_removed"])
        assert changed == (link["relation"] == LinkRelation.ADOPTED_WITH_CHANGES)
        if link["decision"]:
            assert link["decision"]["text"] in {clause["text"] for clause in arende(link["decision"])["decisions"]}
            assert all(words in link["decision"]["text"] for words in link["words_added"])
        assert all(words in link["proposal"]["text"] for words in link["words_removed"])


def test_repeats_say_whether_the_clauses_differ(join: dict[str, Any]) -> None:
    for repeat in join["repeats"]:
        other = {"file": repeat["same_file"], "number": repeat["same_number"]}
        one, same = ([clause["text"] for clause in arende(place)["decisions"]] for place in (repeat, other))
        assert repeat["difference"] == (Difference.NONE if one == same else Difference.WORDS)
