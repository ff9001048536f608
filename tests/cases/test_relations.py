import datetime as dt
from collections.abc import Sequence

import pytest

from cases.citations import Citing
from cases.joining import join_matters
from cases.links import Links
from cases.matter import Matter
from cases.repeats import find_repeats
from schemas.cases import DecisionLinkRow
from schemas.vocabulary import Category, DocType, LinkRelation, Stage
from tests.cases.conftest import MakeClause, MakeMatter

NAMND, UTSKOTT, STYRELSEN, FULLMAKTIGE = (
    "Tekniska nämnden",
    "Kommunstyrelsens arbetsutskott",
    "Kommunstyrelsen",
    "Kommunfullmäktige",
)
FEBRUARY, MARCH, APRIL, JUNE = (dt.date(2026, month, 20) for month in (2, 3, 4, 6))
KEYS = ["KS 2026/217"]


def link(*matters: Matter) -> list[DecisionLinkRow]:
    same = {one.matter.item_id: one.same.item_id for one in find_repeats(matters)}
    citing = Citing(matters)
    return list(Links("Granvik kommun", matters, join_matters(matters, citing), same, citing).rows())


def told(rows: Sequence[DecisionLinkRow]) -> list[tuple[str, str | None, LinkRelation]]:
    return [(row.proposal_id, row.decision_id, row.relation) for row in rows]


@pytest.mark.parametrize(
    ("proposed", "decided"),
    [
        ("lägga ner Näs skola från hösten 2026", "inte lägga ner Näs skola från hösten 2026"),
        ("ge nämnden i uppdrag att inte stänga badet", "ge nämnden i uppdrag att stänga badet"),
        ("bevilja nämnden ansvarsfrihet för 2025", "inte bevilja nämnden ansvarsfrihet för 2025"),
    ],
)
def test_the_contrary_is_no_change(matter: MakeMatter, clause: MakeClause, proposed: str, decided: str) -> None:
    called = matter("Ärende i sak", clause(proposed, stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE)
    (row,) = link(called, matter("Ärende i sak", clause(decided)))
    assert (row.relation, row.words_added, row.words_removed) == (LinkRelation.REJECTED, (), ())


@pytest.mark.parametrize(
    ("proposed", "decided"),
    [
        ("bevilja Granviks IK 25 000 kronor i bidrag", "bevilja Östra Scoutkåren 40 000 kronor i bidrag"),
        ("utse Anna Ek till ledamot i socialnämnden", "utse Bo Berg till ledamot i socialnämnden"),
        ("anta taxan för vatten", "anta taxan för avlopp"),
        ("anta detaljplan för del av Näset 1:4", "anta detaljplan för del av Näset 1:5"),
    ],
)
def test_a_clause_about_something_else_is_no_answer(
    matter: MakeMatter, clause: MakeClause, proposed: str, decided: str
) -> None:
    beside = clause("godkänna protokollet från förra året", stage=Stage.PROPOSAL)
    verb = proposed.split(maxsplit=1)[0]
    called = matter("Ärende", clause(proposed, stage=Stage.PROPOSAL, verb=verb), beside, doc_type=DocType.KALLELSE)
    minutes = matter("Ärende", clause(decided, verb=verb), clause("godkänna protokollet från förra året"))
    found = {row.proposal_id: row.relation for row in link(called, minutes)}
    assert found == {
        called.clauses[0].decision_id: LinkRelation.NO_DECISION_FOUND,
        beside.decision_id: LinkRelation.ADOPTED_UNCHANGED,
    }


@pytest.mark.parametrize(
    ("decided", "answer"),
    [
        (["Sverigedemokraternas förslag avslås", "Avgiften tas ut från 1 maj"], None),
        (["Enligt Sverigedemokraternas förslag"], None),
        (["Enligt kommunstyrelsens förslag"], LinkRelation.ADOPTED_UNCHANGED),
        (["Yrkandet om återremiss avslås", "Budgeten fastställs"], None),
        (["Taxan för vatten antas", "Frågan om arvode bordläggs"], None),
    ],
)
def test_what_answers_somebody_elses_proposal_or_another_part_is_no_answer(
    matter: MakeMatter, clause: MakeClause, decided: list[str], answer: LinkRelation | None
) -> None:
    categories = {
        "avslås": Category.REJECT,
        "bordläggs": Category.TABLE,
        "antas": Category.ADOPT,
        "fastställs": Category.ADOPT,
    }
    path = [STYRELSEN, FULLMAKTIGE]
    proposed = clause("uppdra åt nämnden att tömma slam", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path)
    clauses = [clause(text, categories.get(text.split()[-1], Category.OTHER), path=[FULLMAKTIGE]) for text in decided]
    called = matter("Ärende", proposed, body=FULLMAKTIGE, doc_type=DocType.KALLELSE)
    (row,) = link(called, matter("Ärende", *clauses, body=FULLMAKTIGE))
    assert row.relation is (answer or LinkRelation.NO_DECISION_FOUND)


def test_a_proposal_adopted_with_something_besides_says_what(matter: MakeMatter, clause: MakeClause) -> None:
    called = matter("Taxa", clause("anta taxan för badet", stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE)
    text = "bifalla kommunstyrelsens förslag med tillägget att barn går in gratis"
    proposed = called.clauses[0]
    (row,) = link(matter("Taxa", proposed, doc_type=DocType.KALLELSE), matter("Taxa", clause(text)))
    assert row.relation is LinkRelation.NO_DECISION_FOUND  # whose proposal it is the kallelse does not say
    own = clause("anta taxan för badet", stage=Stage.PROPOSAL, proposer=STYRELSEN)
    (row,) = link(matter("Taxa", own, doc_type=DocType.KALLELSE), matter("Taxa", clause(text)))
    assert (row.relation, row.words_added) == (LinkRelation.ADOPTED_WITH_CHANGES, ("barn går in gratis",))


def test_a_motion_dealt_with_otherwise_than_proposed_is_a_rejected_proposal(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("anse motionen besvarad", Category.ANSWERED, stage=Stage.PROPOSAL)
    decided = clause("avslå motionen i dess helhet", Category.REJECT)
    (row,) = link(matter("Motion om bad", proposed, doc_type=DocType.KALLELSE), matter("Motion om bad", decided))
    assert row.relation is LinkRelation.REJECTED
