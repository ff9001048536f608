"""What is asked of the index: the query language, filters, and what both mean."""
