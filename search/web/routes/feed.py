"""A feed for every search: what was read last comes first, so that a new hit reaches a reader."""

import datetime as dt
import hashlib
import re
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Request
from fastapi.responses import Response

from schemas.vocabulary import DocType
from search.hits import Hit
from search.index.reading import Sort
from search.web.asked import Search, TheSite
from search.web.language import Language
from search.web.links import Links, search_address

router = APIRouter(include_in_schema=False)
_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@router.api_route("/feed.atom", methods=["GET", "HEAD"], response_class=Response)
def show_feed(request: Request, parameters: Search, site: TheSite) -> Response:
    """Give the feed of a search (RFC 4287)."""
    language, links = Language(parameters.lang), Links(parameters)
    result = site.finder.search(parameters.q, parameters.filters, sort=Sort.ADDED, limit=_ENTRIES)
    base = str(request.base_url).rstrip("/")
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": parameters.lang})
    search = parameters.change(sort=Sort.BEST)
    title = " · ".join(one for one in (language("site"), parameters.q, *parameters.body) if one)
    _text(feed, "title", title)
    _text(feed, "id", f"urn:kallelse:search:{search_address(search)}")
    _text(feed, "updated", max((_added(hit) for hit in result.hits), default=_NEVER).isoformat())
    _link(feed, "self", base + search_address(search, "/feed.atom"), "application/atom+xml")
    _link(feed, "alternate", base + search_address(search), "text/html")
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", language("site"))
    for hit in result.hits:
        _entry(feed, hit, base + links.arende(hit.item_id), language)
    content = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/atom+xml; charset=utf-8", headers=headers)


def _entry(feed: ET.Element, hit: Hit, address: str, language: Language) -> None:
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _text(entry, "title", hit.title.text)
    _text(entry, "id", f"urn:kallelse:arende:{hit.item_id}")
    _text(entry, "updated", _added(hit).isoformat())
    _link(entry, "alternate", address, "text/html")
    where = " · ".join(one for one in (_day(hit, language), hit.body, hit.organisation, *hit.diarienummer) if one)
    said = [f"{language.name('stage', clause.stage)}: {clause.text.text}" for clause in hit.clauses]
    _text(entry, "summary", "\n".join([where, *said]))


def _day(hit: Hit, language: Language) -> str:
    """Write the day of a hit: of the meeting, or the one that a memo bears."""
    if hit.date is None:
        return ""
    day = language.day(hit.date)
    return language("dated", day=day) if hit.doc_type == DocType.TJANSTESKRIVELSE else day


def _added(hit: Hit) -> dt.datetime:
    return hit.ingested_at or _NEVER


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _NOT_XML.sub("\ufffd", text)


def _link(parent: ET.Element, rel: str, address: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": address, "type": kind})
