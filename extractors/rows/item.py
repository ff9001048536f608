"""An ärende to its rows: the item, its decisions, attachments and recipients."""

from extractors.extraction import FoundItem
from extractors.layout.document import Document
from extractors.rows.places import boxes_of, one_line, place_of
from schemas.items import AttachmentRow, DecisionRow, ItemRow, RecipientRow


def item_row(
    document: Document, found: FoundItem, *, item_id: str, document_id: str, meeting_id: str | None, ordinal: int
) -> ItemRow:
    """Give the row of an ärende; its text leaves out the papers that lie behind it in the file."""
    item, text = found.item, document.text
    home = item.regions[: len(item.regions) - item.papers]
    return ItemRow(
        item_id=item_id,
        document_id=document_id,
        meeting_id=meeting_id,
        ordinal=ordinal,
        number=item.number,
        title=item.title,
        diarienummer=tuple(one.number.text for one in item.numbers),
        diarienummer_class=tuple(one.number.class_suffix for one in item.numbers),
        diarienummer_key=tuple(one.number.key for one in item.numbers),
        external_diarienummer=tuple(one.number.text for one in item.external),
        kind=found.kind,
        presenters=item.presenters,
        page_start=item.page_start,
        page_end=item.page_end,
        summary=one_line(text[found.summary.start : found.summary.end]) if found.summary else None,
        text="\n".join(text[region.start : region.end].replace("\t", " ") for region in home),
        char_start=home[0].start,
        char_end=home[-1].end,
        rule=item.rule,
    )


def decision_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[DecisionRow]:
    """Give the rows of an ärende's clauses, in the order of the page."""
    rows = []
    for number, decision in enumerate(found.decisions, start=1):
        rows.append(
            DecisionRow(
                decision_id=f"{item_id}-d{number}",
                item_id=item_id,
                document_id=document_id,
                ordinal=number,
                section=decision.section,
                stage=decision.stage,
                proposer=decision.proposer,
                decider=decision.decider,
                path=decision.path,
                text=one_line(document.text[decision.span.start : decision.span.end]),
                verb=decision.verb.text if decision.verb else None,
                category=decision.category,
                immediate=decision.immediate,
                **place_of(document, decision.span),
                boxes=boxes_of(document, decision.span),
                char_start=decision.span.start,
                char_end=decision.span.end,
                rule=decision.rule,
            )
        )
    return rows


def attachment_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[AttachmentRow]:
    """Give the rows of an ärende's beslutsunderlag and bilagor."""
    return [
        AttachmentRow(
            attachment_id=f"{item_id}-a{number}", item_id=item_id, document_id=document_id, ordinal=number,
            text=one_line(document.text[paper.span.start : paper.span.end]),
            **place_of(document, paper.span), rule=paper.rule,
        )
        for number, paper in enumerate(found.attachments, start=1)
    ]  # fmt: skip


def recipient_rows(document: Document, found: FoundItem, *, item_id: str, document_id: str) -> list[RecipientRow]:
    """Give the rows of those an ärende's decision is sent to."""
    return [
        RecipientRow(
            recipient_id=f"{item_id}-s{number}", item_id=item_id, document_id=document_id, ordinal=number,
            text=one_line(document.text[recipient.span.start : recipient.span.end]),
            **place_of(document, recipient.span), rule=recipient.rule,
        )
        for number, recipient in enumerate(found.recipients, start=1)
    ]  # fmt: skip
