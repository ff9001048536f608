"""The pages of what there is: coverage, and what the site is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search.web.asked import Said, TheSite
from search.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/tackning")
def show_coverage(request: Request, site: TheSite, language: Said, organisation: str = "") -> HTMLResponse:
    """Show what the dataset holds and lacks, of one organisation or all."""
    coverage = site.coverage()
    lines = [row for row in coverage.lines if not organisation or row["organisation_key"] == organisation]
    refused = [row for row in coverage.refused if not organisation or row["organisation_key"] == organisation]
    return render(
        request,
        "coverage.html",
        language,
        {
            "coverage": coverage,
            "lines": lines,
            "refused": refused,
            "refused_total": sum(row["refused"] for row in lines),
            "totals": {name: sum(row[name] for row in lines) for name in _SUMMED},
            "only": organisation,
            "names": site.organisation_names(),
        },
    )


_SUMMED = (
    "papers",
    "meetings",
    "with_kallelse",
    "with_minutes",
    "with_extracts_only",
    "with_both",
    "without_meeting",
    "partial",
    "refused",
    "gone",
)


@router.get("/om")
def show_about(request: Request, site: TheSite, language: Said) -> HTMLResponse:
    """Show what the site is, how to search, how to cite."""
    return render(request, "about.html", language, {"citation": site.citation()})
