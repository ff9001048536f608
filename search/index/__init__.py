"""The full-text index: the only package that calls tantivy."""
