"""The first page: a search with its facets, its hits and its charts."""

from collections.abc import Collection
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from search.finder import MOST_HITS
from search.hits import Result, YearSum
from search.index.reading import Sort
from search.statement import QueryError
from search.web.asked import Search, TheSite
from search.web.charts import HEIGHT, WIDTH, chart_items, chart_money
from search.web.facets import FacetGroup, facet_groups, set_filters
from search.web.language import Language
from search.web.links import search_address
from search.web.parameters import MANY, PAGE, SearchParameters
from search.web.rendering import render
from search.web.site import Site

router = APIRouter(include_in_schema=False)
_BESIDE = 2  # pages that are linked on either side


@router.get("/")
def show_search(request: Request, parameters: Search, site: TheSite) -> HTMLResponse:
    """Show a search; without words the latest ärenden."""
    return _show(request, parameters, site)


def _show(
    request: Request, parameters: SearchParameters, site: Site, *, problem: str | None = None, status: int = 200
) -> HTMLResponse:
    language = Language(parameters.lang)
    names = site.organisation_names()
    result = Result(hits=(), count=0)
    groups: list[FacetGroup] = []
    years: tuple[YearSum, ...] = ()
    try:
        result = site.finder.search(
            parameters.q, parameters.filters, sort=parameters.sort, offset=parameters.offset, limit=PAGE
        )
        groups = facet_groups(site.finder.facets(parameters.q, parameters.filters), parameters, language, names)
        years = site.finder.years(parameters.q, parameters.filters)
    except QueryError as error:
        problem, status = language.told(error), 400
    pages = -(-min(result.count, MOST_HITS) // PAGE)
    return render(
        request,
        "search.html",
        parameters,
        {
            "search": parameters,
            "result": result,
            "problem": problem,
            "groups": groups,
            "set_filters": set_filters(parameters, language, names),
            "cleared": search_address(type(parameters)(q=parameters.q, lang=parameters.lang)),
            "sorts": list(Sort),
            "page_count": pages,
            "page_links": _page_links(parameters.page, pages),
            "page_address": lambda page: search_address(parameters.model_copy(update={"page": page})),
            "most_hits": MOST_HITS,
            "years": years,
            "items_chart": chart_items(years, language),
            "money_chart": chart_money(years, language),
            "chart_size": (WIDTH, HEIGHT),
            "names": names,
            "feed": search_address(parameters.change(), "/feed.atom"),
            "downloads": {
                kind: search_address(parameters.change(), f"/ladda-ner/traffar.{kind}")
                for kind in ("csv", "xlsx", "json", "parquet")
            },
        },
        status=status,
    )


def show_mended(request: Request, site: Site, *, wrong: Collection[str], details: list[str]) -> HTMLResponse:
    """Show the form again where some of its fields cannot be read: with the others, and with what is wrong."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in wrong]
    parameters = _readable(asked) or _readable([one for one in asked if one[0] in ("q", "lang")]) or SearchParameters()
    return _show(request, parameters, site, problem="\n".join(details), status=422)


def _readable(asked: list[tuple[str, str]]) -> SearchParameters | None:
    """Give the parameters that an address says; None where they contradict each other."""
    values: dict[str, Any] = {}
    for name, value in asked:
        if name in MANY:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    try:
        return SearchParameters.model_validate(values)
    except ValidationError:
        return None


def _page_links(page: int, pages: int) -> list[int | None]:
    """Give the pages that are linked: the first, the last, those around; None where some are left out."""
    wanted = sorted({1, pages, *range(page - _BESIDE, page + _BESIDE + 1)} & set(range(1, pages + 1)))
    links: list[int | None] = []
    for before, one in zip([0, *wanted], wanted, strict=False):
        links += [None, one] if one - before > 1 else [one]
    return links
