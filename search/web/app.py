"""The application: pages, API, headers, and what is said where something goes wrong."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from search.statement import QueryError
from search.web.language import Language
from search.web.parameters import Lang, LanguageParameters
from search.web.rendering import render
from search.web.routes import api, arende, bodies, case, coverage, downloads, feed, pictures, search, sql
from search.web.security import SecureHeaders
from search.web.site import Site

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "testserver")
_ROUTERS = (search, arende, case, bodies, coverage, pictures, sql, downloads, feed)
_LEAST_PACKED = 1_000  # bytes


def make_app(site: Site, *, hosts: Sequence[str] = _LOOPBACK) -> FastAPI:
    """Make the application of a site.

    Args:
        site: what it shows; it begins to keep up when the application starts and is closed with it.
        hosts: names by which it may be asked; others get 400, so that no page elsewhere can ask it in a reader's name.
    """

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        site.start()
        yield
        site.close()

    app = FastAPI(
        title="Kallelse",
        description="What Swedish municipalities and regions propose and decide, read from their meeting papers.",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=live,
    )
    app.state.site = site
    for module in _ROUTERS:
        app.include_router(module.router)
    app.include_router(api.router)
    app.include_router(api.pages)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_exception_handler(HTTPException, _tell_refusal)
    app.add_exception_handler(RequestValidationError, _tell_invalid)
    app.add_exception_handler(QueryError, _tell_query_error)
    app.add_exception_handler(OSError, _tell_replaced)
    app.add_middleware(GZipMiddleware, minimum_size=_LEAST_PACKED)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(SecureHeaders)
    return app


def _tell_refusal(request: Request, error: Exception) -> Response:
    """Answer what is not there, or too much."""
    assert isinstance(error, HTTPException), f"handled as a refusal: {error!r}"
    heading = {404: "not_found", 503: "try_again"}.get(error.status_code, "error_title")
    help_ = "not_found_help" if error.status_code == 404 else None  # noqa: PLR2004 - not found
    details = [str(error.detail)] if _is_for_programs(request) else []  # in English, and no more than the heading says
    return _tell(request, error.status_code, heading, help_, details, dict(error.headers or {}))


def _tell_invalid(request: Request, error: Exception) -> Response:
    """Answer parameters that cannot be read."""
    assert isinstance(error, RequestValidationError), f"handled as invalid parameters: {error!r}"
    if _is_for_programs(request):
        return JSONResponse({"detail": jsonable_encoder(error.errors(), custom_encoder={ValueError: str})}, 422)
    words = Language(_code_of(request))
    wrong = {str(one["loc"][1]): words.invalid(one["type"], one["msg"]) for one in error.errors() if len(one["loc"]) > 1}
    whole = [words.invalid(one["type"], one["msg"]) for one in error.errors() if len(one["loc"]) == 1]
    details = [*(f"{words.parameter(name)}: {why}" for name, why in wrong.items()), *whole]
    if request.url.path == "/":
        return search.show_mended(request, request.app.state.site, wrong=set(wrong), details=details)
    return _tell(request, 422, "bad_request", None, details, {})


def _tell_query_error(request: Request, error: Exception) -> Response:
    """Answer a query that cannot be read."""
    assert isinstance(error, QueryError), f"handled as a query: {error!r}"
    told = str(error) if _is_for_programs(request) else Language(_code_of(request)).told(error)
    return _tell(request, 400, "bad_request", None, [told], {})


def _tell_replaced(request: Request, error: Exception) -> Response:
    """Answer where a table was replaced while it was read."""
    if not isinstance(error, FileNotFoundError):
        raise error
    return _tell(request, 503, "try_again", None, [], {"Retry-After": "1"})


def _tell(
    request: Request, status: int, heading: str, help_: str | None, details: list[str], headers: dict[str, str]
) -> Response:
    if _is_for_programs(request):
        response: Response = JSONResponse({"detail": "; ".join(details) or heading.replace("_", " ")}, status)
    else:
        language = LanguageParameters(lang=_code_of(request))
        words = Language(language.lang)
        values = {"heading": words(heading), "help": words(help_) if help_ else None, "details": details}
        response = render(request, "error.html", language, values, status=status)
    response.headers.update(headers)
    return response


def _code_of(request: Request) -> Lang:
    return "en" if request.query_params.get("lang") == "en" else "sv"


def _is_for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/v1/") or request.url.path == "/openapi.json"
