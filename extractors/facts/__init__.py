"""A span of text to facts: identifiers, decisions, dates, amounts, tables, votes, people."""
