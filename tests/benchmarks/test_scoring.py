import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import print_changes, score_folder, sum_up
from benchmarks.scoring import score_document
from benchmarks.scoring_tally import FIELDS, Score
from flows.run import ingest_paths

GOLD: dict[str, Any] = {
    "doc_type": "protokoll",
    "organisation": "Granviks kommun",
    "body": "Kommunstyrelsen",
    "meeting_date": "2024-03-05",
    "annotated_pages": [1],
    "items": [
        {
            "number": "12",
            "title": "Taxa för bygglov",
            "diarienummer": ["KS 2024/12"],
            "decisions": [{"text": "anta taxan", "stage": "decision", "decider": "Kommunstyrelsen", "category": "adopt"}],
            "votes": [],
            "reservations": [],
        }
    ],
    "amounts": [{"page": 1, "sek": 1200.0}],
    "dates": [{"page": 1, "date": "2024-03-05", "date_end": None}],
    "tables": [{"page": 1, "cells": [["År", "Taxa"], ["2024", "1 200"]]}],
}


def right_tables() -> dict[str, list[dict[str, Any]]]:
    cells = [("År", 0, 0), ("Taxa", 0, 1), ("2024", 1, 0), ("1 200", 1, 1)]
    clause = {"item_id": "i", "text": "anta taxan", "stage": "decision", "decider": "Kommunstyrelsen", "category": "adopt"}
    return {
        "documents": [{key: GOLD[key] for key in ("doc_type", "organisation", "body", "meeting_date")}],
        "items": [{"item_id": "i", "number": "12", "title": "Taxa för bygglov", "diarienummer": ["KS 2024/12"]}],
        "decisions": [clause],
        "votes": [],
        "reservations": [],
        "amounts": [{"page": 1, "sek": 1200, "table_id": None}],
        "dates": [{"page": 1, "date": "2024-03-05", "date_end": None, "precision": "day"}],
        "tables": [{"table_id": "t", "page": 1}],
        "table_cells": [{"table_id": "t", "page": 1, "text": text, "row": r, "column": c} for text, r, c in cells],
    }


def test_what_is_as_labelled_scores_full() -> None:
    score = score_document(GOLD, right_tables())

    assert score.errors == []
    assert {name for name in FIELDS if score.tallies[name].f1 < 1} == set()


@pytest.mark.parametrize(
    ("table", "column", "value", "field"),
    [
        ("items", "title", "Taxa för bygglov 2", "item.title"),
        ("items", "diarienummer", ["KS 2024/13"], "item.diarienummer"),
        ("decisions", "text", "anta taxan från och med", "decision"),
        ("decisions", "stage", "proposal", "decision.stage"),
        ("decisions", "decider", "Kommunfullmäktige", "decision.decider"),
        ("amounts", "sek", 12000, "amount"),
        ("dates", "date", "2024-03-06", "date"),
        ("documents", "body", "Byggnadsnämnden", "document.body"),
    ],
)
def test_a_wrong_value_costs_its_field(table: str, column: str, value: object, field: str) -> None:
    tables = right_tables()
    tables[table][0][column] = value

    score = score_document(GOLD, tables)

    assert score.tallies[field].f1 < 1
    assert score.errors


def test_an_invented_arende_costs_precision_and_a_missed_one_recall() -> None:
    tables = right_tables()
    tables["items"].append({"item_id": "j", "number": "13", "title": "Paus", "diarienummer": []})
    assert score_document(GOLD, tables).tallies["item"].precision == 0.5
    assert score_document(GOLD, {name: [] for name in tables}).tallies["item"].recall == 0


def test_changes_are_told_as_gains_and_losses(capsys: pytest.CaptureFixture[str]) -> None:
    now = Score(errors=["amount missed: 5"])

    print_changes({"a": ["date missed: 2024-01-01"]}, {"a": now})

    printed = capsys.readouterr().out
    assert "+ a: date missed: 2024-01-01" in printed
    assert "- a: amount missed: 5" in printed
    assert "1 gains, 1 losses" in printed


def test_the_score_is_that_of_the_shared_scorer(shared: Path, samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples], tmp_path / "out")
    command = [sys.executable, shared / "gold" / "score.py", tmp_path / "out", samples, "--json", tmp_path / "score.json"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own interpreter

    theirs = json.loads((tmp_path / "score.json").read_text())["all"]
    ours = sum_up(score_folder(samples))
    assert {name: pytest.approx(values) for name, values in theirs.items()} == {
        name: [ours[name].precision, ours[name].recall, ours[name].f1] for name in theirs
    }
