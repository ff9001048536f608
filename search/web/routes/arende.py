"""The page of an ärende: what was read of it, and beside it the pages with a box around each fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from schemas.vocabulary import IssueCode
from search.files import Row
from search.pages.arende import Arende, read_arende
from search.pages.facts import Box, Fact
from search.web.asked import ItemId, Said, TheSite, missing
from search.web.rendering import fact_anchor, render
from search.web.site import Site

router = APIRouter(include_in_schema=False)
_MOST_PAGES = 12  # pictures on a page
UNREAD = (IssueCode.PAGE_WITHOUT_TEXT, IssueCode.PAGE_UNREADABLE)


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box on a picture: whose it is, and its anchors."""

    fact: Fact
    box: Box
    anchor: str


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its size in points and the boxes on it; without a size there is no picture of it."""

    number: int
    size: tuple[float, float] | None
    is_hidden: bool
    boxes: tuple[DrawnBox, ...]


@router.get("/arende/{item_id}")
def show_arende(
    request: Request,
    item_id: ItemId,
    site: TheSite,
    language: Said,
    page: Annotated[int | None, Query(ge=1, le=100_000, description="A page to show too.")] = None,
) -> HTMLResponse:
    """Show an ärende."""
    arende = read_arende(site.output, item_id, site.finder.partitions_of(item=item_id))
    if arende is None:
        missing("there is no such ärende")
    pages, others = _pages(site, arende, page)
    return render(
        request,
        "arende.html",
        language,
        {
            "arende": arende,
            "item": arende.item,
            "paper": arende.paper,
            "pages": pages,
            "other_pages": others,
            "drawn": {box.fact.fact_id for one in pages if one.size for box in one.boxes},
        },
    )


def unread_pages(issues: Iterable[Row]) -> frozenset[int]:
    """Give the pages whose text was not read: what stands in their pictures nobody knows."""
    return frozenset(row["page"] for row in issues if row["code"] in UNREAD and row["page"])


def _pages(site: Site, arende: Arende, wanted: int | None) -> tuple[list[DrawnPage], list[int]]:
    """Give the pages that are drawn, those with facts first among equals, and the other pages of the ärende."""
    item, paper = arende.item, arende.paper
    boxes: dict[int, list[DrawnBox]] = {}
    for fact in arende.facts():
        if fact.table in ("amounts", "dates") and _in_table(arende, fact):
            continue
        for place, box in enumerate(fact.boxes):
            boxes.setdefault(box.page, []).append(DrawnBox(fact, box, fact_anchor(fact.fact_id, place)))
    every = sorted({*range(item["page_start"], item["page_end"] + 1), *boxes})
    chosen = {item["page_start"], *(page for page in every if page in boxes)}
    shown = sorted(chosen)[:_MOST_PAGES]
    if wanted is not None and wanted in every and wanted not in shown:
        shown = sorted([*shown[: _MOST_PAGES - 1], wanted])
    sizes = (
        site.pictures.sizes(paper["document_id"], tuple(paper["sources"]), tuple(shown))
        if site.pictures is not None
        else (None,) * len(shown)
    )
    hidden = frozenset() if site.keeps_personal_numbers else unread_pages(arende.doubts)
    drawn = [
        DrawnPage(number, size, number in hidden, tuple(boxes.get(number, ())))
        for number, size in zip(shown, sizes, strict=True)
    ]
    return drawn, [page for page in every if page not in shown]


def _in_table(arende: Arende, fact: Fact) -> bool:
    """Whether an amount or date stands in a table, whose box is drawn."""
    key = "amount_id" if fact.table == "amounts" else "date_id"
    return any(row[key] == fact.fact_id and row["table_id"] for row in arende.rows[fact.table])
