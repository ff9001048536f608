"""The row of a paper that could not be read."""

from extractors import VERSION
from schemas.documents import PaperRow
from schemas.tables import SCHEMA_VERSION
from schemas.vocabulary import Refusal, Status


def refused_row(document_id: str, reason: str, code: str) -> PaperRow:
    """Give the row of a paper that could not be read.

    Args:
        document_id: SHA-256 of the file's bytes, hexadecimal.
        reason: why, in one line.
        code: the same from `schemas.vocabulary.Refusal`.
    """
    return PaperRow(
        document_id=document_id,
        doc_type=None,
        organisation=None,
        body=None,
        meeting_date=None,
        meeting_id=None,
        written_on=None,
        is_correction=None,
        page_count=None,
        has_text_layer=False if code == Refusal.NO_TEXT_LAYER else None,
        status=Status.QUARANTINED,
        error=reason,
        error_code=Refusal(code),
        text_length=None,
        schema_version=SCHEMA_VERSION,
        extractor_version=VERSION,
    )
