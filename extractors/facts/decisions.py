"""Beslutssatser: every clause that proposes or decides, with who proposes, who decides, and what it does."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.facts.bodies import Whose, base_form, find_bodies, resolve_body
from extractors.facts.clauses import Clause, ClauseCutter, Context
from extractors.facts.leadins import read_leadin
from extractors.facts.sections import Section, cut_sections
from extractors.facts.verbs import Verb, find_verb
from extractors.headings import Heading
from extractors.layout.document import Block, Document, Span, Zone
from extractors.rules import load_rules, pattern_of
from schemas.vocabulary import Category, Stage

_IMMEDIATE = pattern_of("clauses", "immediate")
_DECIDES_IMMEDIATE = pattern_of("clauses", "decides_immediate")
# Who reserves or stays out is told behind the decision.
_AFTERWARDS = pattern_of("clauses", "afterwards")
_MAX_PLAIN = 420  # characters; a sentence that decides without a heading is short
_ENDING_KINDS = frozenset(
    {
        "floor",
        "procedure",
        "vote",
        "reservation",
        "statement",
        "conflict",
        "summary",
        "background",
        "consequences",
        "papers",
        "recipients",
        "presenters",
        "notice",
        "information",
    }
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One clause: its span, and what is known of it; None where the paper does not say.

    `section` counts the headings of the ärende up to the one that the clause stands under, from 1.
    """

    span: Span
    stage: Stage
    proposer: str | None
    decider: str | None
    path: tuple[str, ...]
    verb: Verb | None
    category: Category
    immediate: bool
    rule: str
    section: int = 1


def find_decisions(
    document: Document,
    blocks: Sequence[Block],
    whose: Whose,
    *,
    papers: Sequence[Sequence[Block]] = (),
    in_table: bool = False,
) -> list[Decision]:
    """Find the clauses of an ärende.

    The sections "Förslag till beslut" and "Beslut" are read first; where an ärende has none, lead-ins that stand alone
    ("Direktionen beslutar"), then sentences that decide by themselves ("Informationen noteras."). A PM behind a list is
    read only where the list itself says nothing.

    Args:
        document: the document.
        blocks: the ärende's own blocks behind its head.
        whose: the body whose paper it is.
        papers: the blocks of each PM behind a list.
        in_table: whether the blocks are cells of an agenda grid.
    """
    found = _read_blocks(document, blocks, whose, in_table=in_table)
    for paper in papers:
        if not found:
            found = _read_blocks(document, paper, whose, memo=True)
    return found


def _read_blocks(
    document: Document, given: Sequence[Block], whose: Whose, *, in_table: bool = False, memo: bool = False
) -> list[Decision]:
    """Find the clauses in blocks that follow each other."""
    blocks = [block for block in given if block.zone is Zone.BODY]
    if not blocks:
        return []
    if not in_table:
        blocks = [block for block in blocks if block.table is None or _is_layout(document, block)]
    sections = cut_sections(document, blocks)
    immediate = bool(_IMMEDIATE.search(document.text, given[0].start, given[-1].end))
    clauses: list[Clause] = []
    decided = _decision_stage(whose)
    previous: Section | None = None
    for section in sections:
        if section.heading.kind in ("proposal", "decision"):
            context = _context(section.heading, previous, whose, decided)
            cutter = ClauseCutter(document, context, decided=decided)
            clauses.extend(cutter.cut(section.blocks, first_offset=section.first_offset))
        elif section.heading.kind == "adjustment" and decided == "decision":
            clauses.extend(_adjustment(document, section))
        elif not in_table:
            clauses.extend(_standing_proposals(document, section.blocks))
        previous = section
    if sections and not in_table:
        preface = [block for block in blocks if block.start < sections[0].heading_start]
        clauses = [*_standing_proposals(document, preface), *clauses]
    if not clauses and not memo:
        clauses = _read_without_heading(document, blocks, sections, whose, decided, in_table=in_table)
    starts = [section.heading_start for section in sections]
    return [
        replace(
            _finish(document, clause, whose, immediate=immediate), section=max(bisect_right(starts, clause.span.start), 1)
        )
        for clause in clauses
    ]


def _standing_proposals(document: Document, blocks: Sequence[Block]) -> list[Clause]:
    """Read proposals printed behind a lead-in on a line of its own, though under no heading that says so."""
    clauses: list[Clause] = []
    for index, block in enumerate(blocks[:-1]):
        text = " ".join(document.text[block.content : block.end].split())
        leadin = read_leadin(text) if len(text) < 300 else None  # noqa: PLR2004
        following = blocks[index + 1]
        listed = following.marker or re.match(r"[aA]tt\s", document.text[following.start : following.end])
        if leadin is None or leadin.kind != "proposes" or leadin.decider is None or leadin.rest < len(text) or not listed:
            continue
        if not leadin.path or not text.casefold().startswith(leadin.path[0].casefold()):
            continue  # "I motionen föreslås att fullmäktige beslutar": a mover's own points
        part = [block]
        for later in blocks[index + 1 :]:
            later_text = document.text[later.start : later.end]
            if not later.marker and not re.match(r"[aA]tt\s|[a-zåäö\d]", later_text):
                break
            part.append(later)
        cutter = ClauseCutter(document, Context("proposal", None, leadin.decider, (), "leadin-alone"), decided="proposal")
        clauses.extend(cutter.cut(part))
    return clauses


def _is_layout(document: Document, block: Block) -> bool:
    """Whether a block stands in a frame rather than in a data table: a grid of one column of text."""
    table = document.tables[block.table] if block.table is not None else None
    return table is not None and table.n_columns == 1


def _decision_stage(whose: Whose) -> str:
    return "decision" if whose.minutes else "proposal"


def _context(heading: Heading, previous: Section | None, whose: Whose, decided: str) -> Context:
    """Give what a heading says of who proposes and decides."""
    proposer = _body_of(heading.proposer, whose)
    decider = _body_of(heading.decider, whose)
    if heading.kind == "decision":
        return Context(decided, None, decider or whose.body, (), heading.rule)
    under_decision = (
        previous is not None and previous.heading.kind == "decision" and not previous.blocks and decided == "decision"
    )
    if under_decision and proposer is None and decider is not None:  # "Beslut" / "Förslag till beslut i fullmäktige"
        proposer = whose.body
    if decider is None:
        decider = _parent_of(proposer) if proposer and whose.body and proposer == whose.body else whose.body
    return Context("proposal", proposer, decider, (), heading.rule)


def _body_of(printed: str, whose: Whose) -> str | None:
    if not printed:
        return None
    bodies = find_bodies(printed)
    name = bodies[0].name if bodies else base_form(printed)
    return resolve_body(name, whose.body, whose.assembly)


def _parent_of(body: str | None) -> str | None:
    """Give the body that a committee is named after: "Kommunstyrelsens arbetsutskott" prepares for it."""
    match = re.match(r"(.+(?:nämnden|styrelsen))s\s+\S*utskott$", body or "")
    return match.group(1) if match else None


def _adjustment(document: Document, section: Section) -> list[Clause]:
    """Read "Protokollet i denna del förklaras omedelbart justerat" below its own heading."""
    return [
        Clause(Span(block.content, block.end), "decision", None, None, (), section.heading.rule)
        for block in section.blocks
        if _DECIDES_IMMEDIATE.match(document.text[block.content : block.end])
    ]


def _read_without_heading(
    document: Document,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    whose: Whose,
    decided: str,
    *,
    in_table: bool,
) -> list[Clause]:
    """Read an ärende without a decision section: lead-ins alone on a line, else sentences that decide alone."""
    if in_table:
        texts = [block for block in blocks if find_verb(document.text[block.content : block.end]) is not None]
        if not texts:
            return []
        cutter = ClauseCutter(document, Context("proposal", None, whose.body, (), "agenda-column"), decided=decided)
        return cutter.cut(blocks)
    own = _leadin_sections(document, blocks, sections)
    clauses: list[Clause] = []
    for part in own:
        cutter = ClauseCutter(document, Context(decided, None, whose.body, (), "leadin-alone"), decided=decided)
        clauses.extend(cutter.cut(part))
    if clauses or decided != "decision":
        return clauses
    ends = {id(block) for section in sections if section.heading.kind in _ENDING_KINDS for block in section.blocks}
    trailing = True
    for block in reversed(blocks):
        if id(block) in ends or block.end - block.content > _MAX_PLAIN:
            trailing = trailing and id(block) in ends
            continue
        text = " ".join(document.text[block.content : block.end].split())
        rules = [rule for rule in load_rules("plain_decisions") if trailing or not rule.attributes.get("trailing")]
        rule = next((rule for rule in rules if rule.pattern.match(text)), None)
        if rule is not None:
            clauses.append(Clause(Span(block.content, block.end), "decision", None, whose.body, (), rule.id))
        elif not _AFTERWARDS.search(text):
            trailing = False
    return clauses[::-1]


def _leadin_sections(document: Document, blocks: Sequence[Block], sections: Sequence[Section]) -> list[list[Block]]:
    """Give the blocks behind each lead-in that is a line of its own or begins a paragraph, up to the next heading."""
    headings = {section.heading_start for section in sections}
    found: list[list[Block]] = []
    for index, block in enumerate(blocks):
        text = " ".join(document.text[block.content : block.end].split())
        leadin = read_leadin(text) if len(text) < 1500 else None  # noqa: PLR2004
        if leadin is None or leadin.kind not in ("decides", "proposes") or (leadin.past and leadin.rest < len(text)):
            continue
        if found and block in found[-1]:
            continue
        part = [block]
        for later in blocks[index + 1 :]:
            if later.start in headings:
                break
            later_text = document.text[later.content : later.end]
            if (
                not later.marker
                and not re.match(r"[aA]tt\s|[a-zåäö\d]", later_text)
                and read_leadin(" ".join(later_text.split())[:1500]) is None
            ):
                break
            part.append(later)
        found.append(part)
    return found


def _finish(document: Document, clause: Clause, whose: Whose, *, immediate: bool) -> Decision:
    """Give a clause its verb, category and the full names of its bodies."""
    text = document.text[clause.span.start : clause.span.end]
    verb = find_verb(" ".join(text.split()))
    stage = Stage(clause.stage)
    decider = resolve_body(clause.decider, whose.body, whose.assembly) if clause.decider else None
    proposer = resolve_body(clause.proposer, whose.body, whose.assembly) if clause.proposer else None
    if decider is None and stage is Stage.DECISION:
        decider = whose.body
    path = tuple(resolve_body(name, whose.body, whose.assembly) for name in clause.path)
    if not path:
        path = tuple(dict.fromkeys(name for name in (proposer, decider) if name))
    return Decision(
        span=clause.span,
        stage=stage,
        proposer=proposer,
        decider=decider,
        path=path,
        verb=verb,
        category=verb.category if verb else Category.OTHER,
        immediate=immediate,
        rule=clause.rule,
    )
