"""The read side: reads Parquet, never PDFs."""
