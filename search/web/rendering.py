"""Templates to pages: every text escaped, the language and the links at hand."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from search.index.fields import BUCKETS
from search.web.language import Language
from search.web.links import Links, search_address, with_query
from search.web.parameters import LanguageParameters

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["search_address"] = search_address
    environment.globals["facts_id"] = fact_anchor
    return environment


def fact_anchor(fact_id: str, place: int = 0) -> str:
    """Give the anchor of a fact's box on the picture.

    >>> fact_anchor("74b42cef5fd7bb19-i3-d1"), fact_anchor("74b42cef5fd7bb19-i3-d1", 1)
    ('box-74b42cef5fd7bb19-i3-d1', 'box-74b42cef5fd7bb19-i3-d1-1')
    """
    return f"box-{fact_id}" + (f"-{place}" if place else "")


def bucket_label(value: str, language: Language) -> str:
    """Write a bucket of sums: "1 mkr – 5 mkr"."""
    if value == "more":
        return language("above", sum=language.short_kronor(Decimal(BUCKETS[-1])))
    place = BUCKETS.index(int(value))
    high = language.short_kronor(Decimal(BUCKETS[place]))
    if place == 0:
        return language("up_to", sum=high)
    return language("between", low=language.short_kronor(Decimal(BUCKETS[place - 1])), high=high)


def render(
    request: Request, template: str, language: LanguageParameters, values: Mapping[str, Any], *, status: int = 200
) -> HTMLResponse:
    """Give a page.

    Args:
        request: that it answers.
        template: its file.
        language: what the address says of it.
        values: what the template names.
        status: of the answer.
    """
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    other = "en" if language.lang == "sv" else "sv"
    path = "/" + quote(request.url.path.lstrip("/"))  # with its escapes again; "//host" would lead elsewhere
    page = _environment().get_template(template)
    text = page.render(
        t=Language(language.lang),
        links=Links(language),
        lang=language.lang,
        sv=Markup(' lang="sv"') if language.lang != "sv" else "",  # on what the papers say
        other_language=with_query(path, [*query, *([("lang", other)] if other != "sv" else [])]),
        **values,
    )
    return HTMLResponse(text, status_code=status)
