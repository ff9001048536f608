"""Who signs a memo: names above their offices, behind which nothing is proposed, listed or sent."""

from extractors.layout.document import Block, Document
from extractors.rules import pattern_of


def is_signature(document: Document, block: Block, following: Block | None) -> bool:
    """Whether a block is names and the next one their offices, or a list of approvals begins."""
    text = " ".join(document.text[block.start : block.end].split())
    if pattern_of("signatures", "approval").match(text):
        return True
    if following is None or block.marker or not pattern_of("signatures", "name").match(text):
        return False
    below = " ".join(document.text[following.start : following.end].split())
    return pattern_of("signatures", "office").match(below) is not None
