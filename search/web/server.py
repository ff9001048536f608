"""The site served over HTTP: the only place that calls uvicorn."""

import socket
import sys
from collections.abc import Sequence

import uvicorn

from search.web.app import make_app
from search.web.site import Site

_MOST_AT_ONCE = 200  # requests; more are told to come again
_KEEP_ALIVE_SECONDS = 15
_WAITING = 128  # connections that wait to be taken


def run_site(site: Site, *, host: str, port: int, names: Sequence[str]) -> None:
    """Serve a site until it is interrupted; its address is told on standard output when it can be asked.

    Args:
        site: what is shown.
        host: the address to listen on.
        port: the port; 0 takes a free one.
        names: by which it may be asked.

    Raises:
        OSError: the port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio sends answers at once: else each page waits 40 ms for its last part.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_WAITING)  # from here on who asks is answered, if not at once
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            make_app(site, hosts=names),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_KEEP_ALIVE_SECONDS,
        )
        sys.stdout.write(f"http://{shown}:{listening.getsockname()[1]}/\n")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listening])
