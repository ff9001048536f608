"""Pictures of pages: only of papers in the store, with personal numbers blackened."""

import logging
from enum import Enum
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import Response

from search.files import read_rows
from search.web.asked import DocumentId, OrganisationKey, TheSite, Year, missing
from search.web.routes.arende import unread_pages
from search.web.security import Turnstile
from search.web.site import Site

router = APIRouter(include_in_schema=False)
_LOG = logging.getLogger("kallelse.pictures")
_TURNSTILE = Turnstile(4, waiting=12)  # the pictures of two or three pages, which browsers ask for at once
_HALF_AN_HOUR = 1_800


class Size(Enum):
    """How large a picture is drawn: pixels a point."""

    PLAIN = ""
    LARGE = "@2x"

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return 1.5 if self is Size.PLAIN else 3.0


@router.get("/bild/{organisation_key}/{year}/{document_id}/{page}.png", response_class=Response)
def show_picture(
    organisation_key: OrganisationKey,
    year: Year,
    document_id: DocumentId,
    page: Annotated[str, Path(pattern=r"^[1-9]\d{0,5}(@2x)?$")],
    site: TheSite,
) -> Response:
    """Give the picture of a page."""
    digits, at, _ = page.partition("@")
    number, size = int(digits), Size.LARGE if at else Size.PLAIN
    partition = (organisation_key, year)
    paper = site.paper(partition, document_id)
    if paper is None or number > (paper["page_count"] or 0) or site.pictures is None:
        missing("there is no such page")
    issues = read_rows(site.output, "issues", [partition], document_id=[document_id])
    if number in unread_pages(issues) and not site.keeps_personal_numbers:
        missing("the page is a picture whose text was not read, so that personal numbers in it cannot be masked")
    with _TURNSTILE.turn():
        drawn = _draw(site, paper, partition, number, size)
    if drawn is None:
        missing("the paper is not kept")
    return Response(drawn, media_type="image/png", headers={"Cache-Control": f"private, max-age={_HALF_AN_HOUR}"})


def _draw(site: Site, paper: dict[str, object], partition: tuple[str, int], number: int, size: Size) -> bytes | None:
    document_id = str(paper["document_id"])
    sources = paper["sources"]
    assert isinstance(sources, list), f"the sources of a paper are a list, not {sources!r}"
    assert site.pictures is not None, "asked for before"
    hidden = site.hidden_boxes(partition, document_id, number)
    try:
        return site.pictures.picture(document_id, tuple(sources), number, hidden=hidden, scale=size.scale)
    except Exception as error:  # a paper that cannot be drawn is no fault of the site; the log tells which
        _LOG.warning("page %d of %s cannot be drawn: %s", number, document_id, error)
        raise HTTPException(404, f"the page cannot be drawn: {error}") from error
