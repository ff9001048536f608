"""The Prefect server, and what it and its clients are told by the environment. Prefect itself is not loaded here."""

import os
import sys

DEFAULT_URL = "http://127.0.0.1:4200/api"


def prepare_prefect() -> None:
    """Set what Prefect reads when it is loaded: no telemetry, few words, and the server that `start_server` starts."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    # On the terminal our own events tell how a run goes on; the server keeps Prefect's.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")
    if not os.environ.get("PREFECT_API_URL"):
        os.environ["PREFECT_API_URL"] = DEFAULT_URL


def start_server(*, host: str, port: int, database: str | None) -> None:
    """Become the Prefect server; does not return.

    Args:
        host: where it listens.
        port: where it listens.
        database: the address of its database; SQLite in Prefect's home where none is given.
    """
    prepare_prefect()
    if database is not None:
        os.environ["PREFECT_API_DATABASE_CONNECTION_URL"] = database
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter
