"""`kallelse serve`: the site."""

import ipaddress
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from search.commands.options import Output, errors, fail
from search.home import PICTURES, home_of
from search.statement import QueryError

# Opens what draws pages, given the dataset and a folder for pictures; papers are not read on this side.
OpenPictures = Callable[[Path, Path], AbstractContextManager[object]]
Serve = Callable[..., None]


def make_serve(open_pictures: OpenPictures) -> Serve:
    """Make the command, given what draws pages."""

    def serve(
        *,
        output: Output = Path("output"),
        host: Annotated[str, typer.Option(help="The address to listen on; this machine alone by default.")] = "127.0.0.1",
        port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
        name: Annotated[
            list[str] | None, typer.Option(help="A name by which the site may be asked, behind a proxy; may be repeated.")
        ] = None,
        refresh: Annotated[
            float, typer.Option(min=0, help="Seconds between two looks for new tables; 0 looks never.")
        ] = 30.0,
        keep_personal_numbers: Annotated[
            bool, typer.Option("--keep-personal-numbers", help="Show also pages in which none can be masked: pictures.")
        ] = False,
    ) -> None:
        """Serve the search page: ärenden, cases, meetings, coverage, feeds and a JSON API."""
        from search.web.server import run_site  # noqa: PLC0415 - loads FastAPI
        from search.web.site import Site  # noqa: PLC0415 - as above

        try:
            with open_pictures(output, home_of(output) / PICTURES) as pictures:
                errors.print("bringing the index up to the tables …", highlight=False)
                site = Site(output, pictures=pictures, keep_personal_numbers=keep_personal_numbers, seconds=refresh)  # type: ignore[arg-type]
                run_site(site, host=host, port=port, names=_names(host, name or []))
        except QueryError as error:
            fail(str(error))
        except OSError as error:
            fail(error.strerror or str(error))

    return serve


def _names(host: str, given: list[str]) -> list[str]:
    """Give the names that the site answers to: those given, this machine's own, and the address that it listens on."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return [host, "localhost", *given]
    if address.is_unspecified and not given:
        return ["*"]
    own = f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IPv6
    return [own, "localhost", "127.0.0.1", "[::1]", *given]
