"""Rows of an extraction, ready to be written."""

from extractors.keys import meeting_id_of, partition_of, slug
from extractors.rows.flatten import make_rows
from extractors.rows.places import one_line

__all__ = ["make_rows", "meeting_id_of", "one_line", "partition_of", "slug"]
