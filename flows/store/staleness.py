"""Documents whose record is not what reading them now would give."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from extractors import VERSION
from extractors.given import Given
from flows.store.catalogue import Catalogue
from schemas.tables import SCHEMA_VERSION
from schemas.vocabulary import IssueCode, Refusal

# Refusals that say more of the machine or the program than of the paper: read again when asked to.
NOT_THE_PAPERS_FAULT = (Refusal.TIME_LIMIT, Refusal.MEMORY_LIMIT, Refusal.CRASHED, Refusal.INTERNAL_ERROR)

_OF_OTHER_VERSION = """
SELECT document_id, json_extract(facts, '$.tried_ocr') AND NOT refused FROM documents
WHERE extractor_version != ? OR schema_version != ? ORDER BY document_id
"""
_WITH_DOUBT = """
SELECT document_id, json_extract(facts, '$.tried_ocr') AND NOT refused FROM documents
WHERE json_extract(facts, '$.doubts.' || ?) ORDER BY document_id
"""
_LACKING = """
SELECT d.document_id, d.facts, o.organisation, o.body
FROM documents d JOIN standing t ON t.document_id = d.document_id JOIN sources o ON o.source = t.source
WHERE d.lacks = 1 AND t.superseded_by IS NULL ORDER BY d.document_id, t.source
"""
_REFUSED_SEEN = """
SELECT DISTINCT d.document_id, d.facts FROM documents d JOIN sightings s ON s.document_id = d.document_id
WHERE d.error_code IN ({codes}) AND s.source IN (SELECT source FROM temp.seen) ORDER BY d.document_id
"""


def count_stale(catalogue: Catalogue) -> int:
    """Count the documents whose record another version of the program or of the tables made."""
    query = f"SELECT count(*) FROM ({_OF_OTHER_VERSION})"  # noqa: S608 - our own text
    return int(catalogue.ask(query, (VERSION, SCHEMA_VERSION))[0][0])


@dataclass(frozen=True, slots=True)
class Stale:
    """A document to be read again: what its sources say of their papers, and whether it was read by OCR."""

    document_id: str
    given: Given
    by_ocr: bool = False


def stale_documents(
    catalogue: Catalogue, *, ocr: bool = False, keep_personal_numbers: bool = False, retry: bool = False
) -> list[Stale]:
    """Give the documents to be read again.

    These are: those that another version of the program read; those whose personal numbers are masked where they are
    to be kept, or kept where they are to be masked; those whose source says another organisation or body now, where the
    paper names none; and of those that this run has seen the ones refused for want of a text layer
    (with `ocr`) or for what is not their own fault (with `retry`).
    """
    given = given_by_sources(catalogue)
    wrong = IssueCode.PERSONAL_NUMBER_MASKED if keep_personal_numbers else IssueCode.PERSONAL_NUMBER_KEPT
    again = [*catalogue.ask(_OF_OTHER_VERSION, (VERSION, SCHEMA_VERSION)), *catalogue.ask(_WITH_DOUBT, (wrong,))]
    found = {
        document_id: Stale(document_id, given[document_id][0] if document_id in given else Given(), bool(by_ocr))
        for document_id, by_ocr in again
    }
    for document_id, (told, used) in given.items():
        if told != used:
            found.setdefault(document_id, Stale(document_id, told))
    codes = [*([Refusal.NO_TEXT_LAYER] if ocr else []), *(NOT_THE_PAPERS_FAULT if retry else ())]
    if codes:
        query = _REFUSED_SEEN.format(codes=", ".join("?" * len(codes)))
        for document_id, facts in catalogue.ask(query, codes):
            if retry or not json.loads(facts)["tried_ocr"]:
                found.setdefault(document_id, Stale(document_id, Given()))
    return list(found.values())


def given_by_sources(catalogue: Catalogue) -> dict[str, tuple[Given, Given]]:
    """Give for papers that lack something what their sources say of it, and what their record took."""
    found: dict[str, tuple[Given, Given]] = {}
    for document_id, facts, organisation, body in _lacking(catalogue):
        told, used = found.get(document_id, (Given(), Given(**facts["given"])))
        lacks = facts["lacks"]
        told = Given(
            organisation=told.organisation or (organisation if "organisation" in lacks else None),
            body=told.body or (body if "body" in lacks else None),
        )
        found[document_id] = told, used
    return found


def _lacking(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, dict[str, str | None]], str | None, str | None]]:
    for document_id, facts, organisation, body in catalogue.ask(_LACKING):
        yield document_id, json.loads(facts), organisation, body
