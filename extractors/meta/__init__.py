"""What a paper is: its kind, whose it is, of which body and meeting."""

import datetime as dt
from dataclasses import dataclass, replace

from extractors.given import Given
from extractors.layout.document import Document, Span
from extractors.meta.doctype import read_type
from extractors.meta.headlines import head_lines
from extractors.meta.meeting import read_body, read_meeting_date, read_written
from extractors.meta.organisation import read_organisation
from extractors.rules import pattern_of
from schemas.vocabulary import DocType

_CORRECTION_LENGTH = 90  # characters; a heading or a line of its own


@dataclass(frozen=True, slots=True)
class Meta:
    """What the paper says of itself; None where it does not say.

    `written` is the day from which a date without year is read: the meeting's, else that of the letter. `given` names
    what the paper does not say but was told with its source.
    """

    doc_type: DocType
    organisation: str | None
    body: str | None
    meeting_date: dt.date | None
    written: dt.date | None
    spans: dict[str, Span]
    given: frozenset[str] = frozenset()
    is_correction: bool = False

    def completed(self, given: Given) -> "Meta":
        """Give this with what the paper does not name filled in from its source."""
        organisation = given.organisation if self.organisation is None else None
        body = given.body if self.body is None else None
        told = {"organisation": organisation, "body": body}
        return replace(
            self,
            organisation=self.organisation or organisation,
            body=self.body or body,
            given=frozenset(name for name, value in told.items() if value),
        )

    @property
    def assembly(self) -> str | None:
        """The fullmäktige of the organisation, by its kind."""
        if self.organisation is None:
            return None
        low = self.organisation.casefold()
        if low.startswith("region") or low.endswith("regionen"):
            return "Regionfullmäktige"
        if "landsting" in low:
            return "Landstingsfullmäktige"
        if "förbund" in low:
            return "Förbundsfullmäktige"
        return "Kommunfullmäktige"


def read_meta(document: Document, *, paragraphs: int, agenda: bool, numbered: int) -> Meta:
    """Read what a paper says of itself.

    Args:
        document: the document.
        paragraphs: how many § of minutes were found in it.
        agenda: whether it holds an agenda grid.
        numbered: how many ärenden of a numbered list were found in it.
    """
    lines = head_lines(document)
    spans: dict[str, Span] = {}
    doc_type = read_type(document, lines, paragraphs=paragraphs, agenda=agenda, numbered=numbered)
    organisation = read_organisation(document, lines, spans)
    body = read_body(document, lines, spans)
    meeting = read_meeting_date(document, lines, doc_type, spans)
    if doc_type is None:  # a numbered list alone is a kallelse only where somebody meets
        doc_type = DocType.KALLELSE if numbered and (organisation or body or meeting) else DocType.OTHER
    written = meeting or read_written(lines)
    minutes = doc_type in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)
    is_correction = minutes and _is_correction(document)
    return Meta(doc_type, organisation, body, meeting, written, spans, is_correction=is_correction)


def _is_correction(document: Document) -> bool:
    """Whether minutes say that they are corrected: a heading or a line of its own."""
    pattern = pattern_of("documents", "correction")
    return any(
        pattern.match(" ".join(piece.split()))
        for block in document.blocks
        if block.end - block.start < _CORRECTION_LENGTH
        for piece in document.text[block.start : block.end].split("\t")
    )
