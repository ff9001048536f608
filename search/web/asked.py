"""What routes are handed: the site, ids in their shape, and what is not there."""

from typing import Annotated, NoReturn

from fastapi import Depends, HTTPException, Path, Query, Request

from search.files import Partition
from search.web.parameters import Lang, LanguageParameters, SearchParameters
from search.web.site import Site


def site_of(request: Request) -> Site:
    """Give the site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(lang: Annotated[Lang, Query(description="The language of the page.")] = "sv") -> LanguageParameters:
    """Give the language that an address asks for."""
    return LanguageParameters(lang=lang)


def missing(what: str) -> NoReturn:
    """Answer that there is no such thing: 404."""
    raise HTTPException(404, what)


TheSite = Annotated[Site, Depends(site_of)]
Search = Annotated[SearchParameters, Query()]
Said = Annotated[LanguageParameters, Depends(language_of)]
ItemId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}-i\d{1,6}$", description="The id of an ärende (items.item_id).")]
CaseId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The id of a case (cases.case_id).")]
MeetingId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The id of a meeting (meetings.meeting_id).")]
DocumentId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the paper's bytes.")]
OrganisationKey = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,99}$", description="The key of an organisation.")]
BodyName = Annotated[str, Path(max_length=200, description="The name of a body.")]
Year = Annotated[int, Path(ge=0, le=9999)]


def meeting_partitions(site: Site, meeting_id: str) -> set[Partition]:
    """Give the partitions of a meeting: by its ärenden, or, where none was read, by what its papers say."""
    found = site.finder.partitions_of(meeting=meeting_id)
    if found:
        return found
    asked = "SELECT DISTINCT organisation_key, year FROM meetings WHERE meeting_id = ?"
    return {(row["organisation_key"], row["year"]) for row in site.database.ask(asked, [meeting_id]).to_pylist()}
