"""The pages of what there is: coverage, and what the site is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search.pages.coverage import SUMMED
from search.web.asked import Said, TheSite, missing
from search.web.rendering import render

router = APIRouter(include_in_schema=False)
_MOST_LINES = 500  # of bodies and years on one page; more are summed up by organisation


@router.get("/tackning")
def show_coverage(request: Request, site: TheSite, language: Said, organisation: str = "") -> HTMLResponse:
    """Show what the dataset holds and lacks, of one organisation or all."""
    coverage = site.coverage()
    if organisation and all(row["organisation_key"] != organisation for row in coverage.lines):
        missing("there is no such organisation")
    lines = [row for row in coverage.lines if not organisation or row["organisation_key"] == organisation]
    is_summed = len(lines) > _MOST_LINES
    refused = [row for row in coverage.refused if not organisation or row["organisation_key"] == organisation]
    return render(
        request,
        "coverage.html",
        language,
        {
            "coverage": coverage,
            "shown": coverage.by_organisation() if is_summed else lines,
            "is_summed": is_summed,
            "refused": refused,
            "refused_total": sum(row["refused"] for row in lines),
            "totals": {name: sum(row[name] for row in lines) for name in SUMMED},
            "only": organisation,
            "names": site.organisation_names(),
        },
    )


@router.get("/om")
def show_about(request: Request, site: TheSite, language: Said) -> HTMLResponse:
    """Show what the site is, how to search, how to cite."""
    return render(request, "about.html", language, {"citation": site.citation()})
