"""The fields of the index, and how much each counts.

An ärende is one document, with its paper, its clauses and its amounts. Its words stand in four zones, each twice: as they
are, with places, for phrases and prefixes, and by their two normalisations, for all forms of a word.
"""

from typing import NamedTuple

import tantivy

FORMAT = 3  # one more where an index of before cannot be used


class Zone(NamedTuple):
    """A part of an ärende's words, and how much a word counts there; `akin` is the score of a compound's part."""

    name: str
    weight: float
    akin: float

    @property
    def words(self) -> str:
        """The field of the words as they are."""
        return f"{self.name}_words"

    @property
    def stems(self) -> str:
        """The field of their normalisations."""
        return f"{self.name}_stems"


# Titles and what is proposed or decided come before the running text, attachments and captions behind it.
TITLE = Zone("title", 4.0, 5.0)
CLAUSE = Zone("clause", 2.2, 2.0)
TEXT = Zone("text", 1.0, 0.6)
BESIDE = Zone("beside", 0.35, 0.2)
ZONES = (TITLE, CLAUSE, TEXT, BESIDE)
EXACT = 1.25  # of the word just as it was asked for, beside its stem
WHERE = 0.25  # of a body's or organisation's name, or a year, among the words

# Sums of money by which ärenden are counted, in kronor: up to the first, up to the second, ..., above the last.
BUCKETS = (100_000, 1_000_000, 5_000_000, 25_000_000, 100_000_000)

ENTRY, STATE = "entry", "state"


def make_schema() -> tantivy.Schema:
    """Give the index's fields."""
    builder = tantivy.SchemaBuilder()
    for name in ("kind", "item", "document", "meeting", "case", "partition", "dnr", "act"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name == "act")
    for name in ("organisation", "body", "doc_type", "stage", "category", "bucket"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("organisation_name", "body_name"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("where_stems", tokenizer_name="whitespace", index_option="basic")
    for zone in ZONES:
        builder.add_text_field(zone.words, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(zone.stems, tokenizer_name="whitespace", index_option="freq")
    for name in ("year", "day", "ingested", "repeat"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("amount", "amount_proposal", "amount_decision"):
        builder.add_float_field(name, indexed=True, fast=True)
    for name in ("largest", "decided_sek"):
        builder.add_float_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()
