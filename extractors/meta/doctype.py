"""What kind of paper a document is, by the words of its head and the forms found in it."""

from collections import Counter

from extractors.layout.document import Document, Zone
from extractors.meta.headlines import HeadLine
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import DocType


def read_type(document: Document, lines: list[HeadLine], *, paragraphs: int, agenda: bool, numbered: int) -> DocType | None:
    """Weigh what the head says and which forms were found; None where nothing but a numbered list says anything."""
    scores: Counter[DocType] = Counter()
    rules = rules_of("documents", "doc_type")
    seen: set[tuple[str, str]] = set()
    for line in lines:
        if line.page > 1 and not line.furniture:
            continue
        for rule in rules:
            if rule.pattern.search(line.text) and (rule.id, line.text) not in seen:
                seen.add((rule.id, line.text))
                weight = float(rule.attributes["weight"])
                if line.page == 1:
                    weight *= 1.5 if line.size <= document.body_size + 1 and not line.bold else 2.0
                else:
                    weight *= 0.6
                scores[DocType(rule.text("type"))] += round(weight * 10)
    first_pages = document.text[: _offset_after(document, 3)]
    cover = len({match.group().lower() for match in pattern_of("documents", "cover_label").finditer(first_pages)})
    letter = len(
        {
            match.group().lower().rstrip(" :")
            for match in pattern_of("documents", "letter_label").finditer(document.text[: _offset_after(document, 1)])
        }
    )
    if cover >= 3:  # noqa: PLR2004 - place, members and adjusters make a cover of minutes
        scores[DocType.PROTOKOLL] += 60
    if agenda:
        scores[DocType.KALLELSE] += 30
    if paragraphs >= 2:  # noqa: PLR2004
        scores[DocType.PROTOKOLL] += 15
    if numbered >= 3 and not cover and scores:  # noqa: PLR2004
        scores[DocType.KALLELSE] += 10
    if letter >= 2 and not paragraphs and not agenda and numbered < 3:  # noqa: PLR2004
        scores[DocType.TJANSTESKRIVELSE] += 25
    if not scores:
        return None
    best = max(scores, key=lambda kind: (scores[kind], kind.value))
    if best is DocType.PROTOKOLL and paragraphs == 1 and cover < 3:  # noqa: PLR2004
        return DocType.PROTOKOLLSUTDRAG
    return best


def _offset_after(document: Document, page: int) -> int:
    """Give the offset at which the body text of the pages up to `page` ends."""
    for block in document.blocks:
        if block.zone is Zone.FURNITURE or block.page > page:
            return block.start
    return document.body_end
