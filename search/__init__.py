"""The read side: queries, frames and full-text search over the tables; reads Parquet, never PDFs."""

from search.load import load, load_arrow
from search.statement import QueryError

__all__ = ["QueryError", "load", "load_arrow"]
