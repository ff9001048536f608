"""Loaded once, before the worker processes are forked from it: the extractors, their rules and pipeline."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _WithoutPandas(MetaPathFinder):
    """Says that pandas is not there.

    pyarrow loads pandas, where it is installed, with the first list that it converts, to look for pandas' own missing
    values. Rows hold none, and workers start a second sooner without.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:  # the finder's own signature
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError("workers do without pandas", name=fullname)
        return None


sys.meta_path.insert(0, _WithoutPandas())

import flows.work.reader  # noqa: E402, F401 - for what loading it does
