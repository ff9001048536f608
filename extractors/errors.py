"""The one error of extraction that a caller has to expect."""


class DocumentError(Exception):
    """A document that cannot be read at all; the message is the reason, in one line, for the `documents` table.

    Args:
        reason: what is wrong with the file, in words an operator understands.
        code: the same from a closed vocabulary, `schemas.vocabulary.Refusal`.
    """

    def __init__(self, reason: str, *, code: str) -> None:
        super().__init__(reason)
        self.code = code
