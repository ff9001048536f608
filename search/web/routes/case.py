"""The page of a case: its way through the bodies."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search.pages.case import read_case
from search.web.asked import CaseId, Said, TheSite, missing
from search.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/gang/{case_id}")
def show_case(request: Request, case_id: CaseId, site: TheSite, language: Said) -> HTMLResponse:
    """Show a case."""
    case = read_case(site.output, case_id, site.finder.partitions_of(case=case_id))
    if case is None:
        missing("there is no such case")
    return render(request, "case.html", language, {"case": case, "row": case.row})
