"""What `sources.toml` says: where papers come from, and how sites are asked."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, ValidationError

from flows.errors import SourcesError
from flows.sources.address import normalise_address

_Model = TypeVar("_Model", bound=BaseModel)


def _compile(value: object) -> re.Pattern[str]:
    if isinstance(value, re.Pattern):
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("a regular expression is a string that is not empty")
    try:
        return re.compile(value)
    except re.error as error:
        raise ValueError(f"bad regular expression: {error}") from error


def _read_address(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("an address is a string")  # noqa: TRY004 - pydantic makes no message of a TypeError
    return normalise_address(value)


def _read_folder(value: object) -> Path:
    if isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("a folder is a string that is not empty")
    return Path(value)


def _read_glob(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a glob is a string that is not empty")
    if value.startswith("/") or any(sign in value for sign in "\\[]{}"):
        raise ValueError("a glob is relative to the folder, and knows *, ? and **/ only")
    return value


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]
Address = Annotated[str, BeforeValidator(_read_address)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class HttpSettings(_Strict):
    """How patient and how polite the program is towards sites.

    Attributes:
        user_agent: what it calls itself.
        delay_seconds: between two requests to a host; a greater Crawl-delay in robots.txt wins.
        timeout_seconds: without a byte.
        total_seconds: for a whole answer, however it drips.
        max_bytes: of a PDF.
        retries: after the first try.
        max_redirects: from an address to its answer.
        max_wait_seconds: the longest pause that a site may ask for; one that asks for more is left alone.
    """

    user_agent: Annotated[str, Field(pattern=r"^[!-~]([ -~]*[!-~])?$")] = "Kallelse/0.1 (collects public meeting papers)"
    delay_seconds: Seconds = 1.0
    timeout_seconds: Annotated[Seconds, Field(gt=0)] = 30.0
    total_seconds: Annotated[Seconds, Field(gt=0)] = 300.0
    max_bytes: Annotated[int, Field(gt=0)] = 300_000_000
    retries: Annotated[int, Field(ge=0, le=20)] = 4
    max_redirects: Annotated[int, Field(ge=0, le=20)] = 5
    max_wait_seconds: Seconds = 120.0


class _Source(_Strict):
    name: Text
    organisation: Text | None = None
    body: Text | None = None


class FolderSource(_Source):
    """A folder with PDFs.

    Attributes:
        name: of the source.
        organisation: used where a paper names none.
        body: used where a paper names none.
        folder: where to look.
        glob: which files below it; upper and lower case are the same in the ending.
    """

    folder: Annotated[Path, BeforeValidator(_read_folder)]
    glob: Annotated[str, BeforeValidator(_read_glob)] = "**/*.pdf"


class PageSource(_Source):
    """A page on the web with links to PDFs.

    Attributes:
        name: of the source.
        organisation: used where a paper names none.
        body: used where a paper names none.
        page: the address of the index page.
        links: found in the address of a link to a paper.
        follow: found in the address of a link to a page, whose links are read too.
        next: found in the address of a link to the next page of the index.
        max_pages: how many pages are read at the most.
    """

    page: Address
    links: Pattern = re.compile(r"\.pdf($|\?)", re.IGNORECASE)
    follow: Pattern | None = None
    next: Pattern | None = None
    max_pages: Annotated[int, Field(gt=0, le=10_000)] = 50


class AddressSource(_Source):
    """Single PDFs on the web.

    Attributes:
        name: of the source.
        organisation: used where a paper names none.
        body: used where a paper names none.
        urls: their addresses.
    """

    urls: Annotated[tuple[Address, ...], Strict(strict=False), Field(min_length=1)]


Source = FolderSource | PageSource | AddressSource
_MODELS: dict[str, type[Source]] = {"folder": FolderSource, "page": PageSource, "urls": AddressSource}


class Sources(BaseModel):
    """All that a file of sources says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    http: HttpSettings
    sources: tuple[Source, ...]


def read_sources(path: Path) -> Sources:
    """Read a file of sources; relative folders are relative to it.

    Raises:
        SourcesError: it cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SourcesError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path}: not in UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{path}: {error}") from error
    try:
        return _make_sources(tables, path.parent)
    except SourcesError as error:
        raise SourcesError(f"{path}: {error}") from error


def _make_sources(tables: dict[str, object], base: Path) -> Sources:
    """Make the models of the tables; the messages of errors begin with the place in the file."""
    for name in tables:
        if name not in ("http", "source"):
            raise SourcesError(f"{name}: no such table; there are [http] and [[source]]")
    rows = tables.get("source", [])
    if not isinstance(rows, list):
        raise SourcesError("source: write [[source]], with two brackets, before each source")
    if not rows:
        raise SourcesError("there is no [[source]]")
    http = _check(HttpSettings, tables.get("http", {}), "http")
    sources: list[Source] = []
    for number, row in enumerate(rows, start=1):
        source = _make_source(row, number)
        if any(source.name == other.name for other in sources):
            raise SourcesError(f'source {number}: name: there are two sources "{source.name}"')
        if isinstance(source, FolderSource):
            source = source.model_copy(update={"folder": _below(base, source.folder)})
        sources.append(source)
    return Sources(http=http, sources=tuple(sources))


def _make_source(row: object, number: int) -> Source:
    if not isinstance(row, dict):
        raise SourcesError(f"source {number}: is no table")
    name = row.get("name")
    place = f'source {number} "{name}"' if isinstance(name, str) else f"source {number}"
    kinds = [kind for kind in _MODELS if kind in row]
    if len(kinds) != 1:
        given = " and ".join(kinds) or "none of them"
        raise SourcesError(f"{place}: give one of folder, page and urls; there is {given}")
    return _check(_MODELS[kinds[0]], row, place)


def _below(base: Path, folder: Path) -> Path:
    try:
        return base / folder.expanduser()
    except RuntimeError as error:  # "~nobody"
        raise SourcesError(f"folder: there is no home folder for {folder}") from error


def _check(model: type[_Model], table: object, place: str) -> _Model:
    """Make a model of a table, or say of the first thing that is wrong where it is."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first, *others = error.errors(include_url=False, include_input=False)
        where = ": ".join([place, *(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])])
        what = "no such key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        more = f" (and {len(others)} more)" if others else ""
        raise SourcesError(f"{where}: {' '.join(what.split())}{more}") from error
