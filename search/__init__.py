"""The read side: queries, frames and full-text search over the tables; reads Parquet, never PDFs."""

from search.citation import cite, cite_bibtex
from search.load import load, load_arrow, load_polars
from search.statement import QueryError

__all__ = ["QueryError", "cite", "cite_bibtex", "load", "load_arrow", "load_polars"]
