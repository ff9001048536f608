"""The pages of organisations, bodies and meetings."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from search.asking.filters import Filters
from search.pages.body import read_body, read_organisation
from search.pages.meeting import read_meeting
from search.web.asked import BodyName, MeetingId, OrganisationKey, Said, TheSite, meeting_partitions, missing
from search.web.charts import HEIGHT, WIDTH, chart_items, chart_money
from search.web.language import Language
from search.web.links import search_address
from search.web.parameters import SearchParameters
from search.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/organ/{organisation_key}")
def show_organisation(request: Request, organisation_key: OrganisationKey, site: TheSite, language: Said) -> HTMLResponse:
    """Show an organisation."""
    organisation = read_organisation(site.output, organisation_key, today=site.today())
    if organisation is None:
        missing("there is no such organisation")
    search = SearchParameters(organisation=[organisation_key], lang=language.lang)
    return render(request, "organisation.html", language, {"organisation": organisation, "search": search_address(search)})


@router.get("/organ/{organisation_key}/{body:path}")
def show_body(
    request: Request, organisation_key: OrganisationKey, body: BodyName, site: TheSite, language: Said
) -> HTMLResponse:
    """Show a body."""
    found = read_body(site.output, organisation_key, body, today=site.today())
    if found is None:
        missing("there is no such body")
    years = site.finder.years("", Filters(organisations=(organisation_key,), bodies=(found.body,)))
    words = Language(language.lang)
    search = SearchParameters(organisation=[organisation_key], body=[found.body], lang=language.lang)
    return render(
        request,
        "body.html",
        language,
        {
            "found": found,
            "search": search_address(search),
            "feed": search_address(search, "/feed.atom"),
            "years": years,
            "items_chart": chart_items(years, words),
            "money_chart": chart_money(years, words),
            "chart_size": (WIDTH, HEIGHT),
        },
    )


@router.get("/mote/{meeting_id}")
def show_meeting(request: Request, meeting_id: MeetingId, site: TheSite, language: Said) -> HTMLResponse:
    """Show a meeting."""
    meeting = read_meeting(site.output, meeting_id, meeting_partitions(site, meeting_id))
    if meeting is None:
        missing("there is no such meeting")
    return render(
        request,
        "meeting.html",
        language,
        {
            "meeting": meeting,
            "row": meeting.row,
            "is_coming": meeting.row["meeting_date"] >= site.today(),
            "has_minutes": any(paper.row["doc_type"] in ("protokoll", "protokollsutdrag") for paper in meeting.papers),
        },
    )
