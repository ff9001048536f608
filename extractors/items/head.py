"""The head of an ärende: title, diarienummer, presenters."""

from dataclasses import dataclass

from extractors.facts.diarienummer import LABEL, Diarienummer, find_diarienummer, without_diarienummer
from extractors.headings import read_heading
from extractors.items.item import Numbered
from extractors.items.title import CONTINUED, LEADERS, clean_title, in_title_place, split_names, x_at
from extractors.layout.document import Block, Document, Span, Zone
from extractors.layout.hyphens import ends_in_hyphen, join_hyphen
from extractors.rules import pattern_of

_WHEN = pattern_of("labels", "when")
_PRESENTER = pattern_of("labels", "presenter")
_TIME = pattern_of("labels", "time")
_REFERENCE = pattern_of("labels", "paragraph_reference")
_SAME_X = 5.0
_MAX_TITLE_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class ItemHead:
    """What the head says, and the index of the first block after it."""

    title: str
    title_span: Span
    numbers: tuple[Numbered, ...]
    presenters: tuple[str, ...]
    next_block: int


def read_head(document: Document, block: int, after: int, *, limit: int) -> ItemHead:
    """Read the head of an ärende from the block with its number on.

    Args:
        document: the document.
        block: the index of the block that holds the number.
        after: the offset behind the number.
        limit: the index of the block at which the next ärende begins.
    """
    reader = _Reader(document, limit)
    reader.read_first(block, after)
    index = block + 1
    if not reader.title:
        index = reader.read_title(index)
    index = reader.read_more_title(index)
    index = reader.read_tail(index)
    reader.give_back()
    title = clean_title(reader.title_text())
    presenters = tuple(name for name in (_WHEN.sub("", printed).strip(" ,;") for printed in reader.presenters) if name)
    return ItemHead(title, reader.title_span(after), tuple(reader.numbers), presenters, index)


class _Reader:
    """Collects what the head's blocks say."""

    def __init__(self, document: Document, limit: int) -> None:
        self.document = document
        self.limit = limit
        self.title: list[str] = []
        self.spans: list[Span] = []
        self.numbers: list[Numbered] = []
        self.presenters: list[str] = []
        self.style: Block | None = None
        self.taken: list[tuple[int, str, list[Diarienummer]]] = []

    def title_span(self, fallback: int) -> Span:
        if not self.spans:
            return Span(max(fallback - 1, 0), max(fallback, 1))
        return Span(self.spans[0].start, self.spans[-1].end)

    def title_text(self) -> str:
        """Join the title's pieces, without a blank where a line-end hyphen was dropped."""
        text = ""
        for index, part in enumerate(self.title):
            if not text:
                text = part
            elif self.spans[index].start == self.spans[index - 1].end:
                text += part
            elif ends_in_hyphen(text):
                drop, glue = join_hyphen(text, part)
                text = text[: len(text) - drop] + glue + part
            else:
                text += " " + part
        return text

    def read_first(self, index: int, after: int) -> None:
        """Read the rest of the numbered line: title pieces stand at the title's left edge, others beside it."""
        block = self.document.blocks[index]
        pieces = [piece for piece in block.pieces if piece.start + piece.length > after]
        title_x: float | None = None
        for number, piece in enumerate(pieces):
            start = max(piece.start, after)
            end = piece.start + piece.length
            text = self.document.text[start:end]
            if not text.strip() or _REFERENCE.match(text.strip()):
                continue
            x0 = x_at(piece, start)
            beside = number > 0 and pieces[number - 1].line.baseline == piece.line.baseline and piece.line.gap > 0
            if self._take_numbers(text, start, bare=True, alone=True):
                continue
            if title_x is None or not beside:
                if title_x is None:
                    title_x = x0
                self._add_title(text, start, end)
            elif _TIME.match(text.strip()):
                continue
            else:
                self._read_beside(text, start)
        if self.title:
            self.style = block

    def _read_beside(self, text: str, start: int) -> None:
        """Read a piece in a column to the right of the title: a number, a time, a presenter."""
        if not self._take_numbers(text, start, bare=True, alone=False):
            plain = _PRESENTER.sub("", text).strip()
            if plain and not plain.isdigit() and not LEADERS.match(text):
                self.presenters.append(plain)

    def _take_numbers(self, text: str, start: int, *, bare: bool, alone: bool) -> bool:
        """Take the diarienummer of a text; with `alone`, only if the text is nothing else."""
        found = find_diarienummer(text, bare=bare)
        if not found:
            return bool(alone and LABEL.fullmatch(text.strip() + " "))
        if alone and without_diarienummer(text, found):
            return False
        self._keep(found, start)
        return True

    def _keep(self, found: list[Diarienummer], start: int) -> None:
        known = {one.number.text for one in self.numbers}
        for number in found:
            if number.own and number.text not in known:
                self.numbers.append(Numbered(number, Span(start + number.start, start + number.end)))

    def give_back(self) -> None:
        """Give a title the unlabelled number back that is of another shape than the ärende's own, labelled one."""
        own = {one.number.rule for one in self.numbers if one.number.labelled}
        for index, text, found in self.taken:
            if own and index < len(self.title) and not own & {number.rule for number in found}:
                self.title[index] = text
                others = {number.text for number in found}
                self.numbers = [one for one in self.numbers if one.number.labelled or one.number.text not in others]

    def _add_title(self, text: str, start: int, end: int) -> None:
        """Add a piece of the title, its diarienummer and presenters taken out."""
        presenter = _PRESENTER.search(text)
        if presenter:
            self.presenters.append(text[presenter.end() :].strip())
            end = start + presenter.start()
            text = text[: presenter.start()]
        found = [number for number in find_diarienummer(text) if in_title_place(text, number)]
        if found:
            self._keep(found, start)
            if not any(number.labelled for number in found):
                self.taken.append((len(self.title), text.strip(), found))
            text = without_diarienummer(text, found)
        if text.strip() and not CONTINUED.fullmatch(text):
            self.title.append(text.strip())
            self.spans.append(Span(start, end))

    def read_title(self, index: int) -> int:
        """Read the title from the blocks below the numbered line."""
        while index < self.limit and not self.title:
            block = self.document.blocks[index]
            text = self._text(block)
            if block.zone is not Zone.BODY:
                break
            heading = read_heading(text)
            if heading is not None and heading.kind in ("proposal", "decision"):
                break
            if _REFERENCE.match(text):  # "Ks § 34": the same ärende's paragraph in the body that prepared it
                index += 1
                continue
            pieces = [piece for piece in text.split("\t") if not _REFERENCE.match(piece.strip())]
            if len(pieces) < text.count("\t") + 1 and self._take_numbers(
                " ".join(pieces), block.start, bare=True, alone=True
            ):
                index += 1
                continue
            if self._take_numbers(text, block.start, bare=True, alone=True):
                index += 1
                continue
            self._add_block(block)
            self.style = block
            index += 1
        return index

    def _add_block(self, block: Block) -> None:
        first = block.pieces[0].line
        for number, piece in enumerate(block.pieces):
            beside = number > 0 and block.pieces[number - 1].line.baseline == piece.line.baseline and piece.line.gap > 0
            text = self.document.text[piece.start : piece.start + piece.length]
            if beside and abs(piece.line.x0 - first.x0) > _SAME_X:
                self._read_beside(text, piece.start)
            else:
                self._add_title(text, piece.start, piece.start + piece.length)

    def read_more_title(self, index: int) -> int:
        """Read further title blocks: set like the first, close below it, and set apart from the body."""
        style = self.style
        if style is None or not self._is_display(style):
            return index
        count = 0
        while index < self.limit and count < _MAX_TITLE_BLOCKS:
            block = self.document.blocks[index]
            text = self._text(block)
            same = block.bold == style.bold and abs(block.size - style.size) < 0.3  # noqa: PLR2004 - points
            if not same or block.gap > 1.0 or block.marker or block.table != style.table:
                break
            if self._take_numbers(text, block.start, bare=True, alone=True):
                index += 1
                continue
            heading = read_heading(text)
            if heading is not None and (heading.kind != "information" or self.title):
                break
            if _PRESENTER.match(text):
                break
            self._add_block(block)
            count += 1
            index += 1
        return index

    def read_tail(self, index: int) -> int:
        """Read number lines and presenter lines under the title."""
        for _ in range(4):
            if index >= self.limit:
                break
            block = self.document.blocks[index]
            text = self._text(block)
            if self._take_numbers(text, block.start, bare=not self.numbers, alone=True):
                index += 1
                continue
            presenter = _PRESENTER.match(text)
            if presenter:
                names = text[presenter.end() :]
                numbers = find_diarienummer(names)
                self._keep(numbers, block.start + presenter.end())
                self.presenters.extend(split_names(without_diarienummer(names, numbers)))
                index += 1
                while index < self.limit and self.presenters and names.rstrip().endswith(","):
                    names = self._text(self.document.blocks[index])
                    self.presenters.extend(split_names(names))
                    index += 1
                continue
            labelled = LABEL.match(text)
            if labelled and len(text) < 120:  # noqa: PLR2004 - a line, not a paragraph
                found = find_diarienummer(text)
                if found:
                    self._keep(found, block.start)
                    index += 1
                    continue
            if block.italic and text.startswith("(") and text.endswith(")"):
                index += 1
                continue
            following = self.document.blocks[index + 1] if index + 1 < self.limit else None
            if len(text) < 120 and following is not None and not self.numbers and read_heading(text) is None:  # noqa: PLR2004
                below = self._text(following)
                if LABEL.match(below) and len(below) < 60 and find_diarienummer(below):  # noqa: PLR2004 - "Remiss från …" above it
                    index += 1
                    continue
            break
        return index

    def _is_display(self, block: Block) -> bool:
        return block.bold or block.size > self.document.body_size + 0.4 or block.italic

    def _text(self, block: Block) -> str:
        return self.document.text[block.start : block.end]
