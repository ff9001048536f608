"""The papers of four meetings, joined as a careful reader joins them (samples/cases)."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from cases.join import join_cases
from cases.matter import COLUMNS
from extractors.extract import extract
from extractors.rows import make_rows
from schemas.arrow import arrow_schema, arrow_table
from schemas.documents import DocumentRow
from schemas.tables import Rows, as_dict

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LABELS = sorted((SAMPLES / "cases").glob("*.json"))
Row = Mapping[str, Any]


@cache
def joined(labels: Path) -> tuple[Row, dict[str, list[Row]], dict[str, tuple[str, str | None]], dict[str, str]]:
    """The labels, the rows of the cases, and for an item_id its file and number, for a decision_id its text."""
    wanted = json.loads(labels.read_text(encoding="utf-8"))
    files = sorted({event["file"] for case in wanted["cases"] for event in case["events"]})
    papers = [(name, make_rows(extract((SAMPLES / name).read_bytes()), name * 8)) for name in files]
    place = {row.item_id: (name, row.number) for name, rows in papers for row in rows["items"]}
    text = {row.decision_id: row.text for _, rows in papers for row in rows["decisions"]}
    found = join_cases(
        {name: _table(name, [rows for _, rows in papers]) for name in ("items", "decisions", "citations")}
        | {"documents": _documents([rows for _, rows in papers])}
    )
    return wanted, {name: [as_dict(row) for row in rows] for name, rows in found.items()}, place, text


def _table(name: str, papers: list[Rows]) -> pa.Table:
    return pa.concat_tables([arrow_table(name, rows[name]) for rows in papers])


def _documents(papers: list[Rows]) -> pa.Table:
    names = [field.name for field in arrow_schema("documents") if field.name in COLUMNS["documents"]]
    rows = [{name: getattr(row, name) for name in names} for paper in papers for row in paper["documents"]]
    assert DocumentRow, "what papers say is part of a document's row"
    return pa.Table.from_pylist(rows, schema=pa.schema([arrow_schema("documents").field(name) for name in names]))


@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.stem)
def test_cases_are_as_labelled(labels: Path) -> None:
    wanted, found, _, _ = joined(labels)
    keys = ("diarienummer", "title", "status", "bodies", "first_date", "last_date")
    got = {row["diarienummer"]: [str(row[key]) for key in keys] for row in found["cases"]}
    assert got == {case["diarienummer"]: [str(case[key]) for key in keys] for case in wanted["cases"]}


@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.stem)
def test_events_stand_in_their_order_with_stage_status_and_rule(labels: Path) -> None:
    wanted, found, place, _ = joined(labels)
    keys = ("date", "body", "stage", "status", "joined_by")
    item_of = {row["case_event_id"]: row["item_id"] for row in found["case_events"]}
    number_of = {row["case_id"]: row["diarienummer"] for row in found["cases"]}
    got: dict[str, list[list[object]]] = {}
    for row in found["case_events"]:
        same = place[item_of[row["same_as"]]] if row["same_as"] else None
        told = [*place[row["item_id"]], *(str(row[key]) for key in keys), same]
        got.setdefault(number_of[row["case_id"]], []).append(told)
    expected = {
        case["diarienummer"]: [
            [
                *(event["file"], event["number"], *(str(event[key]) for key in keys)),
                (event["same_as"]["file"], event["same_as"]["number"]) if event["same_as"] else None,
            ]
            for event in case["events"]
        ]
        for case in wanted["cases"]
    }
    assert got == expected


@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.stem)
def test_links_have_their_relation_and_changed_words(labels: Path) -> None:
    wanted, found, place, text = joined(labels)

    def clause(decision_id: str | None) -> tuple[object, ...] | None:
        return (*place[decision_id.rpartition("-")[0]], text[decision_id]) if decision_id else None

    def label(one: Row | None) -> tuple[object, ...] | None:
        return (one["file"], one["number"], one["text"]) if one else None

    keys = ("kind", "relation", "reason", "words_added", "words_removed")
    got = [
        (clause(row["proposal_id"]), clause(row["decision_id"]), *(row[key] for key in keys))
        for row in found["decision_links"]
    ]
    expected = [(label(one["proposal"]), label(one["decision"]), *(one[key] for key in keys)) for one in wanted["links"]]
    assert sorted(got, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.stem)
def test_repeats_are_marked(labels: Path) -> None:
    wanted, found, place, _ = joined(labels)
    got = [
        (*place[row["item_id"]], *place[row["same_item_id"]], row["difference"])
        for row in found["repeats"]
        if row["decision_id"] is None
    ]
    keys = ("file", "number", "same_file", "same_number", "difference")
    assert sorted(got) == sorted(tuple(one[key] for key in keys) for one in wanted["repeats"])
