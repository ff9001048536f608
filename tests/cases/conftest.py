"""Ärenden made for tests: only what a test is about is named."""

import datetime as dt
import itertools
from collections.abc import Callable, Sequence

import pytest

from cases.matter import Cited, Clause, Matter
from extractors.keys import meeting_id_of
from schemas.vocabulary import Category, DocType, ItemKind, Stage

MakeClause = Callable[..., Clause]
MakeMatter = Callable[..., Matter]


def _clause_maker() -> MakeClause:
    numbers = itertools.count(1)

    def make(
        text: str,
        category: Category = Category.APPROVE,
        *,
        stage: Stage = Stage.DECISION,
        proposer: str | None = None,
        path: Sequence[str] = ("Kommunstyrelsen",),
        verb: str | None = None,
        section: int = 1,
    ) -> Clause:
        number = next(numbers)
        decider = path[-1] if path else None
        return Clause(f"d{number}", number, section, stage, proposer, decider, tuple(path), text, verb, category)

    return make


def _matter_maker() -> MakeMatter:
    numbers = itertools.count(1)

    def make(
        title: str = "Taxa för parkering i centrum",
        *clauses: Clause,
        body: str | None = "Kommunstyrelsen",
        day: dt.date | None = dt.date(2026, 3, 25),
        doc_type: DocType = DocType.PROTOKOLL,
        document: str | None = None,
        number: str | None = None,
        keys: Sequence[str] = (),
        kind: ItemKind = ItemKind.DECISION,
        cited: Sequence[Cited] = (),
        is_correction: bool = False,
    ) -> Matter:
        ordinal = next(numbers)
        return Matter(
            item_id=f"i{ordinal}",
            document_id=document or f"{body} {day} {doc_type}",
            meeting_id=meeting_id_of("Granvik kommun", body, day) if doc_type is not DocType.TJANSTESKRIVELSE else None,
            doc_type=doc_type,
            body=body,
            date=day,
            ordinal=ordinal,
            number=number,
            title=title,
            kind=kind,
            keys=tuple(keys),
            printed=tuple(keys),
            classes=("",) * len(keys),
            clauses=clauses,
            cited=tuple(cited),
            is_correction=is_correction,
        )

    return make


@pytest.fixture
def clause() -> MakeClause:
    """Make a clause: its text, category and whatever else matters; by default it is decided by kommunstyrelsen."""
    return _clause_maker()


@pytest.fixture
def matter() -> MakeMatter:
    """Make an ärende: its title, clauses and whatever else matters; by default in kommunstyrelsen's minutes."""
    return _matter_maker()
