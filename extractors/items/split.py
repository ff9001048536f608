"""Documents to ärenden: which form the paper has, and the ärenden in that form."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.diarienummer import find_diarienummer
from extractors.headings import read_heading
from extractors.items.chain import choose_chain, weight_of
from extractors.items.grid import read_grid
from extractors.items.head import read_head
from extractors.items.heads import Head, find_heads
from extractors.items.item import Item
from extractors.items.lone import lone_item
from extractors.items.papers import attach_papers
from extractors.items.parts import Part, split_parts
from extractors.layout.document import Block, Document, Span, Zone
from extractors.rules import rules_of
from schemas.vocabulary import DocType

_MIN_LIST = 2
_LABEL_LENGTH = 24  # characters; "Diarienummer: " and little more
_LATE = 3  # a list that begins at a higher number is an agenda only in bold: a supplement goes on numbering the first list


@dataclass(frozen=True, slots=True)
class Forms:
    """The candidates of each form that a document was found to have."""

    paragraphs: tuple[Head, ...]
    numbered: tuple[Head, ...]
    grid: tuple[Item, ...]
    loose: tuple[Head, ...]
    parts: tuple[Part, ...]
    end: int


def find_forms(document: Document) -> Forms:
    """Find the sequences of numbered heads and the agenda grid of a document."""
    heads = find_heads(document)
    end = _end_of_text(document)
    paragraphs = choose_chain([head for head in heads if head.shape == "paragraph"], document, end=end)
    arenden = choose_chain([head for head in heads if head.shape == "arende"], document, end=end)
    parts = tuple(split_parts(document))
    lines = [head for head in heads if head.shape == "numbered"]
    numbered = _choose_list(lines, document, parts)
    if len(arenden) >= _MIN_LIST and len(arenden) >= len(numbered):
        numbered = arenden
    numbered = [*numbered, *_lettered_behind(numbered, heads)]
    return Forms(tuple(paragraphs), tuple(numbered), tuple(read_grid(document)), tuple(lines), parts, end)


def split_items(document: Document, forms: Forms, doc_type: DocType) -> tuple[list[Item], list[int]]:
    """Split a document into its ärenden.

    Returns:
        The ärenden in order, and the first pages of papers that belong to none of them.
    """
    if doc_type in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG) and forms.paragraphs:
        return _from_paragraphs(document, forms), []
    if forms.grid and doc_type is not DocType.TJANSTESKRIVELSE:
        return _with_papers(document, _with_loose_rows(document, forms), forms)
    if doc_type is DocType.KALLELSE and len(forms.paragraphs) > len(forms.numbered):
        items = _from_heads(document, forms.paragraphs, _list_end(document, forms, forms.paragraphs), rule="paragraph")
        return _with_papers(document, items, forms)
    if doc_type in (DocType.KALLELSE, DocType.PROTOKOLL, DocType.OTHER) and forms.numbered:
        end = _list_end(document, forms, forms.numbered) if doc_type is not DocType.PROTOKOLL else forms.end
        items = _from_heads(document, forms.numbered, end, rule="numbered-list")
        items = [*_only_listed(document, forms, items), *items] if doc_type is DocType.KALLELSE else items
        return _with_papers(document, items, forms) if doc_type is not DocType.PROTOKOLL else (items, [])
    if forms.paragraphs and doc_type is not DocType.TJANSTESKRIVELSE:
        return _from_paragraphs(document, forms), []
    lone = lone_item(document, forms.end)
    return ([lone] if lone else []), []


def _from_paragraphs(document: Document, forms: Forms) -> list[Item]:
    return _from_heads(document, forms.paragraphs, forms.end, rule="paragraph")


def _from_heads(document: Document, heads: Sequence[Head], end: int, *, rule: str) -> list[Item]:
    """Make an ärende of each head and the text up to the next."""
    items: list[Item] = []
    last_block = document.block_at(max(end - 1, 0)) + 1
    for index, head in enumerate(heads):
        limit = heads[index + 1].block if index + 1 < len(heads) else last_block
        while limit - 1 > head.block and _is_group(document, document.blocks[limit - 1]):
            limit -= 1
        read = read_head(document, head.block, head.after, limit=limit)
        start = document.blocks[head.block].start
        stop = document.blocks[limit - 1].end if limit > head.block else document.blocks[head.block].end
        content = document.blocks[read.next_block].start if read.next_block < limit else stop
        items.append(
            Item(
                number=head.printed,
                title=read.title,
                title_span=read.title_span,
                regions=(Span(start, stop),),
                numbers=read.numbers,
                presenters=read.presenters,
                page_start=document.blocks[head.block].page,
                page_end=document.blocks[limit - 1].page_end,
                content_start=content,
                rule=rule,
            )
        )
    return items


def _is_group(document: Document, block: Block) -> bool:
    """Whether a block is the heading of a group of ärenden, which stands before the next and not in the last."""
    heading = read_heading(document.text[block.start : block.end])
    return heading is not None and heading.kind == "group"


def _with_papers(document: Document, items: list[Item], forms: Forms) -> tuple[list[Item], list[int]]:
    """Give the papers behind the list to its ärenden."""
    if not items:
        return items, []
    last = max(region.end for item in items for region in item.regions)
    last_page = document.page_of(max(last - 1, 0))
    behind = [part for part in forms.parts if part.first > last_page]
    return attach_papers(document, items, behind)


def _with_loose_rows(document: Document, forms: Forms) -> list[Item]:
    """Give the ärenden of the grid and those that go on its numbering outside it, as lines of text."""
    items = list(forms.grid)
    known = {item.number for item in items}
    loose = [head for head in forms.loose if head.printed not in known]
    starts = sorted((item.regions[0].start, _value(item)) for item in items)
    taken: list[Head] = []
    for head in loose:
        at = document.blocks[head.block].start
        before = [value for start, value in starts if start < at] + [one.value for one in taken]
        after = [value for start, value in starts if start > at]
        if (not before or head.value == max(before) + 1) and (not after or head.value < min(after)):
            taken.append(head)
    if not taken:
        return items
    end = _list_end(document, forms, taken)
    found = _from_heads(document, taken, end, rule="numbered-list")
    return sorted([*items, *found], key=lambda item: item.regions[0].start)


def _only_listed(document: Document, forms: Forms, items: Sequence[Item]) -> list[Item]:
    """Give the ärenden that stand in a list before the others alone: "1. Upprop", behind which nothing more is printed.

    The list must number the others as they are numbered, with the same titles.
    """
    start = items[0].regions[0].start
    above = [head for head in forms.loose if document.blocks[head.block].start < start]
    listed = _best_of_looks(above, document)
    if not listed or listed[0].value != 1:
        return []
    entries = _from_heads(document, listed, start, rule="list-entry")
    titles = {item.number: item.title.casefold() for item in items}
    shared = [entry for entry in entries if entry.number in titles]
    same = [entry for entry in shared if entry.title.casefold() == titles[entry.number]]
    if len(same) < _MIN_LIST or 2 * len(same) < len(items):
        return []
    return [entry for entry in entries if entry.number not in titles and _value(entry) < _value(items[0])]


def _value(item: Item) -> int:
    digits = "".join(character for character in item.number or "" if character.isdigit())
    return int(digits) if digits else 0


def _choose_list(heads: Sequence[Head], document: Document, parts: Sequence[Part]) -> list[Head]:
    """Choose the numbered list of ärenden: heads of one look, numbered from the start, in the first papers of the file.

    The agenda comes first; chapters of an attachment behind it are numbered too, and often set in bold.
    """
    lasts = sorted({part.last for part in parts})
    for last in lasts:
        own = [head for head in heads if document.blocks[head.block].page <= last]
        chain = _best_of_looks(own, document)
        if chain:
            return chain
    return []


def _lettered_behind(chain: Sequence[Head], heads: Sequence[Head]) -> list[Head]:
    """Give the entries A, B, C of information that follow a numbered list in its own look."""
    found: list[Head] = []
    for head in heads:
        wanted = "ABCDEFGH"[len(found) : len(found) + 1]
        behind = bool(chain) and head.shape == "lettered" and head.block > chain[-1].block
        if behind and head.letter == wanted and _like(head.style, chain[-1].style):
            found.append(head)
    return found


def _best_of_looks(heads: Sequence[Head], document: Document) -> list[Head]:
    best: list[Head] = []
    score = 0.0
    for style in sorted({head.style for head in heads}):
        own = [head for head in heads if _like(head.style, style)]
        chain = choose_chain(own, document, end=document.body_end)
        filed = bool(chain) and all(_is_filed(document, head) for head in chain)
        if not filed and (len(chain) < _MIN_LIST or (chain[0].value > _LATE and not (style[1] and len(chain) > _LATE))):
            continue
        weight = weight_of(chain, document, end=document.body_end) + (1.0 if chain[0].value == 1 else 0.0)
        if weight > score:
            best, score = chain, weight
    return best


def _is_filed(document: Document, head: Head) -> bool:
    """Whether a diarienummer stands on a head's line or labelled below it: an ärende also in a supplement to a list."""
    block = document.blocks[head.block]
    if any(number.own for number in find_diarienummer(document.text[head.after : block.end], bare=False)):
        return True
    below = document.blocks[head.block + 1] if head.block + 1 < len(document.blocks) else None
    text = document.text[below.start : below.end] if below is not None else ""
    return any(number.labelled and number.start < _LABEL_LENGTH and number.own for number in find_diarienummer(text))


def _like(one: tuple[float, bool, int], other: tuple[float, bool, int]) -> bool:
    return one[:2] == other[:2] and abs(one[2] - other[2]) <= 1


def _list_end(document: Document, forms: Forms, heads: Sequence[Head]) -> int:
    """Give the offset at which the list's last entry ends: where the part ends in which the last head stands."""
    page = document.blocks[heads[-1].block].page
    part = next((part for part in forms.parts if part.first <= page <= part.last), None)
    if part is None:
        return document.body_end
    for block in document.blocks:
        if block.zone is Zone.FURNITURE or block.page > part.last:
            return block.start
    return document.body_end


def _end_of_text(document: Document) -> int:
    """Give the offset at which the paper's own text ends: signature pages behind it are left out."""
    signature = rules_of("documents", "signature")
    pages: dict[int, int] = {}
    for block in document.blocks:
        if block.zone is Zone.BODY:
            pages.setdefault(block.page, block.start)
    for page in range(2, document.page_count + 1):
        start = pages.get(page)
        if start is None:
            continue
        first = document.text[start : start + 120]
        own_header = bool(document.branches[page - 1]) if document.branches else False
        if not own_header and any(rule.pattern.search(first) for rule in signature):
            return start
    return document.body_end
