"""The JSON API: what the pages show, for programs."""

import dataclasses
import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search.files import Row
from search.hits import Hit
from search.pages.arende import read_arende
from search.pages.case import read_case
from search.pages.meeting import read_meeting
from search.pages.outcomes import Outcome
from search.provenance import shown_paper
from search.web.asked import CaseId, ItemId, MeetingId, Said, Search, TheSite, meeting_partitions, missing
from search.web.downloads import written_as
from search.web.models import (
    ArendeAnswer,
    CaseAnswer,
    CoverageAnswer,
    FacetAnswer,
    HitAnswer,
    MeetingAnswer,
    Problem,
    SearchAnswer,
    SqlAnswer,
    YearAnswer,
)
from search.web.parameters import PAGE
from search.web.rendering import render
from search.web.routes.sql import ROWS, Statement, ask

_REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The query cannot be read."},
    404: {"model": Problem, "description": "There is no such thing."},
    503: {"model": Problem, "description": "Too much is asked at once, or the tables are being replaced: try again."},
}
router = APIRouter(prefix="/api/v1", responses=_REFUSED)
pages = APIRouter(include_in_schema=False)


@router.get("/search")
def search(parameters: Search, site: TheSite) -> SearchAnswer:
    """Find ärenden by words and filters, a page at a time."""
    result = site.finder.search(parameters.q, parameters.filters, sort=parameters.sort, offset=parameters.offset, limit=PAGE)
    return SearchAnswer(
        count=result.count,
        page=parameters.page,
        notes=[str(note) for note in result.notes],
        hits=[_hit(hit) for hit in result.hits],
    )


@router.get("/facets")
def facets(parameters: Search, site: TheSite) -> dict[str, list[FacetAnswer]]:
    """Count what a search finds by organisation, body, year, stage, category, doc_type and amount."""
    found = site.finder.facets(parameters.q, parameters.filters)
    return {name: [FacetAnswer(value=one.value, count=one.count) for one in values] for name, values in found.items()}


@router.get("/years")
def years(parameters: Search, site: TheSite) -> list[YearAnswer]:
    """Give ärenden and money in decisions by year of what a search finds."""
    return [YearAnswer.model_validate(one) for one in site.finder.years(parameters.q, parameters.filters)]


@router.get("/arenden/{item_id}")
def arende(item_id: ItemId, site: TheSite) -> ArendeAnswer:
    """Give an ärende with its clauses, amounts, dates, tables, votes and doubts, each with its page and box."""
    found = read_arende(site.output, item_id, site.finder.partitions_of(item=item_id))
    if found is None:
        missing("there is no such ärende")
    return ArendeAnswer.model_validate(
        {
            "item": found.item,
            "paper": shown_paper(found.paper),
            "cases": list(found.cases),
            "doubts": list(found.doubts),
            "outcomes": {clause: [_outcome(one) for one in own] for clause, own in found.outcomes.items()},
            "cells": {
                table: [cell for line in grid for cell in line if cell is not None] for table, grid in found.cells.items()
            },
            "vote_records": [one for own in found.records.values() for one in own],
            **found.rows,
        }
    )


@router.get("/cases/{case_id}")
def case(case_id: CaseId, site: TheSite) -> CaseAnswer:
    """Give a case with its events in order, their clauses, and what became of each proposal."""
    found = read_case(site.output, case_id, site.finder.partitions_of(case=case_id))
    if found is None:
        missing("there is no such case")
    events = [
        {
            "row": event.row,
            "page": event.page,
            "under": event.under,
            "repeated_by": event.repeated_by,
            "doubts": event.doubts,
            "clauses": [
                {
                    "row": clause.row,
                    "amounts": list(clause.amounts),
                    "outcomes": [_outcome(one) for one in clause.outcomes],
                }
                for clause in event.clauses
            ],
            "votes": list(event.votes),
        }
        for event in found.events
    ]
    return CaseAnswer.model_validate({"row": found.row, "related": list(found.related), "events": events})


@router.get("/meetings/{meeting_id}")
def meeting(meeting_id: MeetingId, site: TheSite) -> MeetingAnswer:
    """Give a meeting with its papers and who was there."""
    found = read_meeting(site.output, meeting_id, meeting_partitions(site, meeting_id))
    if found is None:
        missing("there is no such meeting")
    papers = [
        {"row": shown_paper(one.row), "item_ids": [item["item_id"] for item in one.items], "doubts": list(one.doubts)}
        for one in found.papers
    ]
    return MeetingAnswer.model_validate(
        {
            "row": found.row,
            "papers": papers,
            "attendance": list(found.attendance),
            "adjustments": list(found.adjustments),
        }
    )


@router.get("/coverage")
def coverage(site: TheSite) -> CoverageAnswer:
    """Give what the dataset holds and lacks: meetings with and without papers, and papers refused."""
    found = site.coverage()
    return CoverageAnswer.model_validate(
        {"lines": list(found.lines), "refused": list(found.refused), "doubts": list(found.doubts)}
    )


@router.get("/sql")
def sql(site: TheSite, q: Statement) -> SqlAnswer:
    """Answer one SELECT over the views, within 5 seconds and 1 000 rows."""
    answer = ask(site, q, ROWS + 1)
    with written_as("JSON"):
        rows: list[Row] = json.loads(json.dumps(answer.slice(0, ROWS).to_pylist(), default=str))
    return SqlAnswer(
        columns=answer.column_names,
        rows=[[row[name] for name in answer.column_names] for row in rows],
        is_cut=answer.num_rows > ROWS,
    )


@pages.get("/api")
def show_api(request: Request, language: Said) -> HTMLResponse:
    """Show what the API answers."""
    described = request.app.openapi()["paths"]
    paths = {path: calls["get"]["description"] for path, calls in described.items()}
    return render(request, "api.html", language, {"paths": paths})


def _hit(hit: Hit) -> HitAnswer:
    return HitAnswer.model_validate(dataclasses.asdict(hit))


def _outcome(outcome: Outcome) -> dict[str, Row | None]:
    return {"link": outcome.link, "decision": outcome.decision}
