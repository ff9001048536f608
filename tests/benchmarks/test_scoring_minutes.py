import copy
from typing import Any

import pytest

from benchmarks.scoring import score_document
from benchmarks.scoring_tally import FIELDS

QUESTION = "Ja-röst för bifall till motionen. Nej-röst för avslag på motionen."
GOLD: dict[str, Any] = {
    "doc_type": "protokoll",
    "organisation": "Granviks kommun",
    "body": "Kommunstyrelsen",
    "meeting_date": "2024-03-05",
    "annotated_pages": [],
    "attendance": [
        {
            "name": "Bo Ek",
            "party": "V",
            "role": "ledamot",
            "present_from": "12",
            "present_to": "14",
            "substitutes_for": None,
        },
        {
            "name": "Bo Ek",
            "party": "V",
            "role": "justerare",
            "present_from": None,
            "present_to": None,
            "substitutes_for": None,
        },
    ],
    "adjustments": [
        {
            "paragraphs": ["12-14"],
            "adjusters": ["Bo Ek", "Ida Ås"],
            "adjusted_on": "2024-03-11",
            "posted_from": "2024-03-12",
            "posted_until": None,
        }
    ],
    "items": [
        {
            "number": "12",
            "title": "Motion om lekplatser",
            "diarienummer": [],
            "decisions": [],
            "votes": [
                {
                    "yes": 5,
                    "no": 4,
                    "abstain": 0,
                    "question": QUESTION,
                    "yes_means": "bifall till motionen",
                    "no_means": "avslag på motionen",
                    "is_deciding": True,
                    "outcome": "Motionen har därmed bifallits.",
                }
            ],
            "vote_records": [{"vote": 1, "name": "Bo Ek", "party": "V", "ballot": "yes"}],
            "reservations": [],
            "statements": [{"kind": "protokollsanteckning", "who": "Ida Ås (MP)"}],
            "motions": [{"who": "Bo Ek (V)", "kind": "bifall", "is_adopted": True}],
            "recusals": ["Ida Ås (MP)"],
            "citations": [{"body": "Tekniska nämnden", "number": "7", "date": "2024-02-01"}],
        }
    ],
}
NEW = {
    *("vote.question", "vote.meaning", "vote.outcome", "vote.is_deciding", "vote_record", "statement", "motion"),
    *("motion.is_adopted", "recusal", "citation", "attendance", "attendance.role", "attendance.presence", "adjustment"),
}


def right_tables() -> dict[str, list[dict[str, Any]]]:
    label = copy.deepcopy(GOLD["items"][0])
    own = {"item_id": "i"}
    return {
        "documents": [{key: GOLD[key] for key in ("doc_type", "organisation", "body", "meeting_date")}],
        "items": [{**own, "number": "12", "title": label["title"], "diarienummer": []}],
        "votes": [{**own, "vote_id": "v", "ordinal": 1, **label["votes"][0]}],
        "vote_records": [{**own, "vote_id": "v", "name": "Bo Ek", "party": "V", "ballot": "yes"}],
        "statements": [{**own, **label["statements"][0]}],
        "motions": [{**own, **label["motions"][0]}],
        "recusals": [{**own, "name": "Ida Ås", "party": "MP"}],
        "citations": [{**own, "body": "Tekniska nämnden", "number": "7", "meeting_date": "2024-02-01"}],
        "attendance": copy.deepcopy(GOLD["attendance"]),
        "adjustments": [{**GOLD["adjustments"][0], "paragraphs": ["12\u201314"], "adjusters": ["Ida Ås", "Bo Ek"]}],
        **{name: [] for name in ("decisions", "reservations", "amounts", "dates", "tables", "table_cells")},
    }


def test_what_is_as_labelled_scores_full() -> None:
    score = score_document(GOLD, right_tables())

    assert score.errors == []
    assert {name for name in NEW if score.tallies[name].f1 < 1 or not score.tallies[name].labelled} == set()


@pytest.mark.parametrize(
    ("table", "column", "value", "field"),
    [
        ("votes", "question", "Ja-röst för avslag.", "vote.question"),
        ("votes", "yes_means", "avslag på motionen", "vote.meaning"),
        ("votes", "no_means", None, "vote.meaning"),
        ("votes", "outcome", None, "vote.outcome"),
        ("votes", "is_deciding", False, "vote.is_deciding"),
        ("vote_records", "ballot", "no", "vote_record"),
        ("vote_records", "party", "S", "vote_record"),
        ("vote_records", "vote_id", "of another vote", "vote_record"),
        ("statements", "kind", "sarskilt_yttrande", "statement"),
        ("motions", "kind", "avslag", "motion"),
        ("motions", "is_adopted", None, "motion.is_adopted"),
        ("recusals", "name", "Ida Ås Berg", "recusal"),
        ("citations", "number", "8", "citation"),
        ("citations", "meeting_date", None, "citation"),
        ("attendance", "name", "Bo Eko", "attendance"),
        ("attendance", "role", "ordforande", "attendance.role"),
        ("attendance", "present_to", "13", "attendance.presence"),
        ("adjustments", "posted_until", "2024-04-03", "adjustment"),
        ("adjustments", "adjusters", ["Bo Ek"], "adjustment"),
    ],
)
def test_a_wrong_value_costs_its_field(table: str, column: str, value: object, field: str) -> None:
    tables = right_tables()
    tables[table][0][column] = value

    score = score_document(GOLD, tables)

    assert score.tallies[field].f1 < 1
    assert [line for line in score.errors if line.startswith(field)]


def test_what_a_paper_does_not_label_is_not_scored() -> None:
    gold = copy.deepcopy(GOLD)
    for name in ("attendance", "adjustments"):
        del gold[name]
    label = gold["items"][0]
    for name in ("vote_records", "statements", "motions", "recusals", "citations"):
        del label[name]
    label["votes"] = [{"yes": 5, "no": 4, "abstain": 0}]

    score = score_document(gold, right_tables())

    assert {name: (score.tallies[name].found, score.tallies[name].labelled) for name in NEW} == dict.fromkeys(NEW, (0, 0))
    assert score.errors == []


def test_what_stands_in_an_arende_that_is_not_there_is_invented() -> None:
    tables = right_tables()
    tables["items"].append({"item_id": "j", "number": "13", "title": "Paus", "diarienummer": []})
    tables["motions"].append({**tables["motions"][0], "item_id": "j"})

    assert score_document(GOLD, tables).tallies["motion"].precision == 0.5


def test_nothing_found_costs_recall_alone() -> None:
    score = score_document(GOLD, {name: [] for name in right_tables()})

    scored = NEW - {"motion.is_adopted"}  # of the yrkanden that were found
    assert {name: (score.tallies[name].found, score.tallies[name].recall) for name in scored} == dict.fromkeys(
        scored, (0, 0.0)
    )


def test_a_paragraph_cited_twice_and_somebody_named_twice_count_once() -> None:
    tables = right_tables()
    tables["citations"] *= 2
    tables["attendance"] *= 2

    assert score_document(GOLD, tables).errors == []


def test_every_new_field_is_printed() -> None:
    assert set(FIELDS) >= NEW
