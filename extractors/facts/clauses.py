"""A decision section to clauses: which blocks begin one, which go on in it, and where a run-on sentence is cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.facts.leadins import LeadIn, read_leadin
from extractors.facts.markers import class_of, offset_of, value_of
from extractors.facts.runon import cut_run_on, trim_clause
from extractors.facts.signatures import is_signature
from extractors.facts.verbs import find_verb
from extractors.layout.document import Block, Document, Span
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import Category

_END = re.compile(r"[.!?][”\"')]?$")
_EMPTY = re.compile(r"^[\W_]*$")
_DEEPER = 7.0  # points
_SAME_LEVEL = 13.0  # points


@dataclass(slots=True)
class Context:
    """Who proposes and decides where a clause stands, as the heading and the lead-ins before it say."""

    stage: str
    proposer: str | None = None
    decider: str | None = None
    path: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its span in the document's text (marker, "att" and trailing "samt" left out) and its context."""

    span: Span
    stage: str
    proposer: str | None
    decider: str | None
    path: tuple[str, ...]
    rule: str


@dataclass(slots=True)
class _Open:
    """The clause that is being read."""

    start: int
    end: int
    marker: str
    x0: float
    text_x0: float
    att: bool
    absorbs: bool = False
    sublist: bool = False
    sub_x0: float | None = None
    blocks: list[Block] = field(default_factory=list)


class ClauseCutter:
    """Cuts the blocks of one section; `context` is what its heading says."""

    def __init__(self, document: Document, context: Context, *, decided: str) -> None:
        self.document = document
        self.heading = context
        self.context = Context(context.stage, context.proposer, context.decider, context.path, context.rule)
        self.decided = decided
        self.clauses: list[Clause] = []
        self._open: _Open | None = None
        self._top: tuple[str, float] | None = None
        self._att_list = False
        self._opens_att = False
        self._att_seen = False

    def cut(self, blocks: Sequence[Block], *, first_offset: int | None = None) -> list[Clause]:
        """Give the clauses of the section's blocks; `first_offset` is where the text of the first block begins."""
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if index and (is_signature(self.document, block, following) or self._is_display(block, blocks[0])):
                break
            start = first_offset if index == 0 and first_offset is not None else block.start
            self._take(block, start, inline=start != block.start)
        self._close()
        return self.clauses

    def _is_display(self, block: Block, first: Block) -> bool:
        """Whether a line set larger than the section begins something else: a list behind the last ärende."""
        larger = block.bold and not first.bold and block.size > first.size + 0.9
        return larger and not block.marker and find_verb(self.document.text[block.start : block.end]) is None

    def _take(self, block: Block, start: int, *, inline: bool) -> None:
        text = self.document.text[start : block.end]
        if _EMPTY.match(text) or any(rule.pattern.match(" ".join(text.split())) for rule in rules_of("clauses", "status")):
            self._close()
            return
        marker = "" if inline else block.marker
        content = start if inline else block.content
        body = self.document.text[content : block.end]
        leadin = read_leadin(" ".join(body.split())) if len(body) < 1500 else None  # noqa: PLR2004 - no lead-in is that long
        if leadin is not None and self._accepts(leadin, marker, block):
            self._take_leadin(leadin, block, content, body, marker)
            return
        if marker:
            self._take_marked(block, content, marker)
        else:
            self._take_plain(block, content, body)

    def _accepts(self, leadin: LeadIn, marker: str, block: Block) -> bool:
        """A lead-in counts unless it stands within a point that is still being read."""
        if self._open is not None and self._open.absorbs:
            return False
        if leadin.kind in ("agrees", "heads"):
            return not marker
        current = self._open
        below = current is not None and current.marker and not marker and block.x0 > current.x0 + _DEEPER
        return not below

    def _take_leadin(self, leadin: LeadIn, block: Block, content: int, body: str, marker: str) -> None:
        self._close()
        if not marker:
            self._top = None
        stage = self.heading.stage
        within = bool(marker) and self.context.stage == "proposal" and leadin.decider == self.context.decider
        if leadin.kind == "proposes" or within:  # a point "Kommunfullmäktige beslutar att …" of what is proposed to it
            stage = "proposal"
        previous = self.context
        if leadin.kind == "agrees":
            self.context = Context(stage, leadin.proposer, leadin.decider or self.heading.decider, (), "leadin-agrees")
            if leadin.keep:
                self._start(block, content + offset_of(body, leadin.rest), marker, att=False)
            return
        proposer = leadin.proposer or (
            self.heading.proposer if leadin.kind != "decides" or stage == "proposal" else self.context.proposer
        )
        own = Context(stage, proposer, leadin.decider or self.heading.decider, leadin.path, f"leadin-{leadin.kind}")
        rest = " ".join(body.split())[leadin.rest :]
        if marker and rest and body[:8].lower().startswith("föreslå"):  # a point of its own, printed whole
            self.context = own
            self._start(block, content, marker, att=False)
            self._close()
            self.context = previous
            return
        if not rest.strip(" .:"):
            self.context = own
            self._att_list = not leadin.opens_att
            self._opens_att = leadin.opens_att
            return
        if leadin.keep:
            self.context = Context(own.stage, own.proposer, own.decider or previous.decider, own.path, own.rule)
            self._start(block, content, marker, att=False)
        else:
            offset = offset_of(body, leadin.rest)
            self.context = own
            self._start(block, content + offset, marker, att=True)
        if marker:
            self._close()
            self.context = previous

    def _take_marked(self, block: Block, content: int, marker: str) -> None:
        kind = class_of(marker)
        current = self._open
        if kind in ("bullet", "dash") and current is not None and self._lists_what_was_noted(current, block, content):
            return
        if current is not None and self._belongs_below(current, block, kind, marker):
            current.sublist = True
            current.sub_x0 = block.x0 if current.sub_x0 is None else current.sub_x0
            self._extend(block)
            return
        self._close()
        self._top = (kind, block.x0)
        self._start(block, content, marker, att=kind == "att")

    def _lists_what_was_noted(self, current: _Open, block: Block, content: int) -> bool:
        """Whether a point without a verb stands below "Meddelandena läggs till handlingarna.": it names one of them."""
        text = self._text_of(current).rstrip()
        if current.marker or not text.endswith(".") or find_verb(self.document.text[content : block.end]) is not None:
            return False
        verb = find_verb(" ".join(text.split()))
        return verb is not None and verb.category is Category.NOTE

    def _belongs_below(self, current: _Open, block: Block, kind: str, marker: str) -> bool:
        """Whether a marked block is a point of a list inside the clause that is being read."""
        ends_colon = self._text_of(current).rstrip().endswith(":")
        if self._top is None or not current.marker:
            return (ends_colon or current.sublist) and not (kind == "att" and not ends_colon)
        top_kind, top_x = self._top
        if block.x0 > top_x + _DEEPER:
            return True
        if kind == top_kind and abs(block.x0 - top_x) < _SAME_LEVEL:
            restarts = (
                kind == "number" and marker.startswith("1") and not marker[1:2].isdigit() and value_of(current.marker) >= 1
            )
            return restarts and ends_colon
        return kind != top_kind and (ends_colon or current.sublist)

    def _take_plain(self, block: Block, content: int, body: str) -> None:
        current = self._open
        if current is not None and self._goes_on(current, block, body):
            self._extend(block)
            return
        begins_att = bool(re.match(r"(?:samt |och |dels )?[aA]tt\s", body))
        self._close()
        if not begins_att and self._att_seen and not self._opens_att:
            verb = find_verb(" ".join(body.split()))
            if verb is None or verb.category.value == "other" or verb.rule == "adjusted-when":
                return  # "Protokollet ska vara justerat senast …": a time or an explanation behind the att-clauses
        if self.clauses and pattern_of("clauses", "narrative").search(body) and find_verb(" ".join(body.split())) is None:
            return
        self._start(block, content, "", att=begins_att)

    def _goes_on(self, current: _Open, block: Block, body: str) -> bool:
        text = self._text_of(current).rstrip()
        if current.absorbs:
            return True
        if text.endswith(":"):
            return True
        if current.sublist and current.sub_x0 is not None and block.x0 > current.sub_x0 + 2:
            return True
        ended = bool(_END.search(text))
        if current.marker and not current.sublist and block.x0 > current.x0 + _DEEPER and block.gap < 2.5:  # noqa: PLR2004
            return True
        if current.marker and current.sublist and block.x0 > current.x0 + _DEEPER:
            return True
        if re.match(r"[aA]tt\s", body):
            closed = ended or text.endswith((",", ";", " samt", " och"))
            return not closed and not self._att_list
        if ended:
            return False
        first = body[:1]
        if not current.marker and not block.marker and block.close and not text.endswith(":"):
            return True  # the line was broken by hand: a paragraph would end its sentence
        return first.islower() or first.isdigit() or text.endswith(",")

    def _start(self, block: Block, content: int, marker: str, *, att: bool) -> None:
        self._close()
        self._open = _Open(content, block.end, marker, block.x0, block.text_x0, att, blocks=[block])
        self._att_seen = self._att_seen or att
        self._open.absorbs = bool(pattern_of("clauses", "absorbs").search(self._text_of(self._open)))

    def _extend(self, block: Block) -> None:
        assert self._open is not None, "no clause is open"
        self._open.end = block.end
        self._open.blocks.append(block)
        if not self._open.marker and pattern_of("clauses", "absorbs").search(self.document.text[block.start : block.end]):
            self._open.absorbs = True

    def _text_of(self, current: _Open) -> str:
        return self.document.text[current.start : current.end]

    def _close(self) -> None:
        current, self._open = self._open, None
        if current is None:
            return
        text = self._text_of(current)
        whole = not current.att or current.sublist or current.absorbs
        for start, end in [(0, len(text))] if whole else cut_run_on(text):
            span = trim_clause(self.document.text, current.start + start, current.start + end)
            if span is None:
                continue
            context = self.context
            self.clauses.append(
                Clause(
                    span,
                    context.stage,
                    context.proposer,
                    context.decider,
                    context.path,
                    context.rule or self.heading.rule,
                )
            )
