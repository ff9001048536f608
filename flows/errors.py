"""What ends a run before its end; each message says why in one line."""


class OutputError(Exception):
    """The output folder cannot be written."""


class ServerError(Exception):
    """The Prefect server or the Dask scheduler cannot be reached."""


class SourcesError(Exception):
    """A sources.toml cannot be used."""
