"""An ärende of a paper as the joining of cases sees it: what it is called, whose meeting it is of, what its clauses say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from extractors.keys import slug
from schemas.vocabulary import Category, DocType, ItemKind, Stage

MINUTES = (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)

# What is read of each table.
COLUMNS = {
    "documents": ("document_id", "doc_type", "organisation", "body", "meeting_date", "written_on", "is_correction"),
    "items": (
        *("item_id", "document_id", "meeting_id", "ordinal", "number", "title", "kind"),
        *("diarienummer", "diarienummer_class", "diarienummer_key"),
    ),
    "decisions": (
        *("decision_id", "item_id", "ordinal", "section", "stage"),
        *("proposer", "decider", "path", "text", "verb", "category"),
    ),
    "citations": ("item_id", "body", "abbreviation", "number", "meeting_date", "is_preparation"),
}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that proposes or decides; points of one list have the same `section`."""

    decision_id: str
    ordinal: int
    section: int
    stage: Stage
    proposer: str | None
    decider: str | None
    path: tuple[str, ...]
    text: str
    verb: str | None
    category: Category


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph of another meeting that an ärende cites as an earlier stage of itself."""

    body: str | None
    abbreviation: str | None
    number: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Matter:
    """An ärende of a paper. `keys` are its diarienummer in one spelling, beside them as printed and their classes.

    `date` is the day of the meeting, or the one that a memo bears; `is_correction` whether the paper corrects minutes.
    """

    item_id: str
    document_id: str
    meeting_id: str | None
    doc_type: DocType
    body: str | None
    date: dt.date | None
    ordinal: int
    number: str | None
    title: str
    kind: ItemKind
    keys: tuple[str, ...]
    printed: tuple[str, ...]
    classes: tuple[str, ...]
    clauses: tuple[Clause, ...]
    cited: tuple[Cited, ...]
    is_correction: bool = False

    @property
    def in_minutes(self) -> bool:
        """Whether it stands in minutes, not in a paper that calls or proposes."""
        return self.doc_type in MINUTES


def read_matters(tables: Mapping[str, pa.Table]) -> dict[str, list[Matter]]:
    """Give the ärenden of an organisation's papers by the organisation's name, each in the order of time.

    Papers that name no organisation are left out: nothing tells whose case their number would be.

    Args:
        tables: `documents`, `items`, `decisions` and `citations` with at least the columns of `COLUMNS`.
    """
    papers = {row["document_id"]: row for row in _rows(tables, "documents") if row["organisation"]}
    clauses: defaultdict[str, list[Clause]] = defaultdict(list)
    for row in _rows(tables, "decisions"):
        clauses[row["item_id"]].append(_clause(row))
    cited: defaultdict[str, list[Cited]] = defaultdict(list)
    for row in _rows(tables, "citations"):
        if row["is_preparation"]:
            cited[row["item_id"]].append(Cited(row["body"], row["abbreviation"], row["number"], row["meeting_date"]))
    found: defaultdict[str, list[Matter]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in _rows(tables, "items"):
        paper = papers.get(row["document_id"])
        if paper is not None and paper["doc_type"] is not None:
            item_id = row["item_id"]
            own = sorted(clauses[item_id], key=lambda clause: clause.ordinal)
            key = slug(paper["organisation"])
            names[key] = min(names.get(key, paper["organisation"]), paper["organisation"])
            found[key].append(_matter(row, paper, own, cited[item_id]))
    return {names[key]: sorted(matters, key=time_of) for key, matters in sorted(found.items())}


def _rows(tables: Mapping[str, pa.Table], name: str) -> list[Row]:
    rows: list[Row] = tables[name].select(COLUMNS[name]).to_pylist()
    return rows


def _clause(row: Row) -> Clause:
    return Clause(
        decision_id=row["decision_id"],
        ordinal=row["ordinal"],
        section=row["section"],
        stage=Stage(row["stage"]),
        proposer=row["proposer"],
        decider=row["decider"],
        path=tuple(row["path"]),
        text=row["text"],
        verb=row["verb"],
        category=Category(row["category"]),
    )


def _matter(row: Row, paper: Row, clauses: Sequence[Clause], cited: Sequence[Cited]) -> Matter:
    return Matter(
        item_id=row["item_id"],
        document_id=row["document_id"],
        meeting_id=row["meeting_id"],
        doc_type=DocType(paper["doc_type"]),
        body=paper["body"],
        date=paper["meeting_date"] or paper["written_on"],
        ordinal=row["ordinal"],
        number=row["number"],
        title=row["title"],
        kind=ItemKind(row["kind"]),
        keys=tuple(row["diarienummer_key"]),
        printed=tuple(row["diarienummer"]),
        classes=tuple(row["diarienummer_class"]),
        clauses=tuple(clauses),
        cited=tuple(cited),
        is_correction=bool(paper["is_correction"]),
    )


_LEVELS = ("utskott", "beredning", "nämnd", "styrelse", "direktion", "fullmäktige")
_PAPERS = (DocType.TJANSTESKRIVELSE, DocType.KALLELSE, DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG, DocType.OTHER)


def time_of(matter: Matter) -> tuple[dt.date, int, int, str, int]:
    """Give what ärenden are ordered by.

    That is the day, those without one last; within a day from utskott over nämnd and styrelse to fullmäktige, as papers
    go; of one meeting what calls to it before its minutes.
    """
    return (
        matter.date or dt.date.max,
        level_of(matter.body),
        _PAPERS.index(matter.doc_type),
        matter.document_id,
        matter.ordinal,
    )


def level_of(body: str | None) -> int:
    """Give how far up a body stands, by the kind of body that its name ends in.

    >>> level_of("Kommunstyrelsens arbetsutskott") < level_of("Tekniska nämnden") < level_of("Kommunfullmäktige")
    True
    """
    rank = _rank(body or "")
    return _LEVELS.index("nämnd") if rank is None else rank


def is_body(name: str) -> bool:
    """Whether a name is one of a body that meets, not of an office that writes.

    >>> is_body("Tekniska nämnden"), is_body("Kommunledningskontoret")
    (True, False)
    """
    return _rank(name) is not None


def _rank(name: str) -> int | None:
    last = name.casefold().rsplit(maxsplit=1)[-1] if name.strip() else ""
    return next((rank for rank, kind in enumerate(_LEVELS) if kind in last), None)
