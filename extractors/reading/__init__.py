"""Bytes to pages: words, fonts, rulings; grids of cells; an optional text layer by OCR."""
