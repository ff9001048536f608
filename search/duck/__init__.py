"""DuckDB over the tables of a dataset: the only place that calls it."""

from search.duck.answer import Answer
from search.duck.database import Database
from search.duck.gathering import gather_tables

__all__ = ["Answer", "Database", "gather_tables"]
