"""The tables, made of the store."""
