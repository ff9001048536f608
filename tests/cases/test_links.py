import datetime as dt
from collections.abc import Sequence

import pytest

from cases.citations import Citing
from cases.joining import join_matters
from cases.links import Links
from cases.matter import Cited, Matter
from cases.repeats import find_repeats
from schemas.cases import DecisionLinkRow
from schemas.vocabulary import Category, DocType, LinkKind, LinkRelation, NoLink, Stage
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


def test_the_minutes_of_a_meeting_answer_its_kallelse(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("anta taxan för parkering", Category.ADOPT, stage=Stage.PROPOSAL, verb="anta")
    decided = clause("Taxan för parkering antas.", Category.ADOPT, verb="antas")
    called = matter("Taxa för parkering", proposed, doc_type=DocType.KALLELSE)
    (row,) = link(called, matter("Taxa för parkering", decided, keys=KEYS))
    assert (row.kind, row.relation) == (LinkKind.SAME_MEETING, LinkRelation.ADOPTED_UNCHANGED)


def test_what_differs_is_said_in_the_words_of_each(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("anta taxan för parkering i centrum", Category.ADOPT, stage=Stage.PROPOSAL, verb="anta")
    decided = clause("Taxan för parkering antas för 2027.", Category.ADOPT, verb="antas")
    called = matter("Taxa för parkering", proposed, doc_type=DocType.KALLELSE)
    (row,) = link(called, matter("Taxa för parkering", decided, keys=KEYS))
    assert row.relation is LinkRelation.ADOPTED_WITH_CHANGES
    assert (row.words_removed, row.words_added) == (("i centrum",), ("för 2027",))


def test_unchanged_is_what_differs_in_no_word(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("godkänna redovisningen av projektet", stage=Stage.PROPOSAL, verb="godkänna")
    decided = clause("Kommunstyrelsen godkänner redovisningen av projektet.", verb="godkänner")
    (row,) = link(matter("Projekt", proposed, doc_type=DocType.KALLELSE), matter("Projekt", decided))
    assert (row.relation, row.similarity) == (LinkRelation.ADOPTED_UNCHANGED, 1.0)
    assert row.words_added == row.words_removed == ()


def test_a_chain_is_answered_by_its_next_body(matter: MakeMatter, clause: MakeClause) -> None:
    onward = {"stage": Stage.PROPOSAL, "verb": "anta"}
    path = [NAMND, STYRELSEN, FULLMAKTIGE]
    first = clause("anta taxan för parkering", proposer=NAMND, path=path, **onward)
    second = clause("anta taxan för parkering", proposer=STYRELSEN, path=path[1:], **onward)
    third = clause("anta taxan för parkering", path=path[2:], verb="anta")
    rows = link(
        matter("Taxa", first, body=NAMND, day=FEBRUARY, keys=KEYS),
        matter("Taxa", second, day=MARCH, keys=KEYS),
        matter("Taxa", third, body=FULLMAKTIGE, day=APRIL, keys=KEYS),
    )
    assert [(row.proposal_id, row.decision_id, row.body, row.decided_on) for row in rows] == [
        ("d1", "d2", STYRELSEN, MARCH),
        ("d2", "d3", FULLMAKTIGE, APRIL),
    ]
    assert {row.relation for row in rows} == {LinkRelation.ADOPTED_UNCHANGED}
    assert {row.case_id for row in rows} == {rows[0].case_id}


@pytest.mark.parametrize(
    ("proposed", "decided", "relation"),
    [
        (("Motionen bifalls.", Category.APPROVE), ("Motionen avslås.", Category.REJECT), LinkRelation.REJECTED),
        (("Motionen avslås.", Category.REJECT), ("Motionen bifalls.", Category.APPROVE), LinkRelation.REJECTED),
        (("Motionen avslås.", Category.REJECT), ("Motionen avslås.", Category.REJECT), LinkRelation.ADOPTED_UNCHANGED),
        (
            ("Taxan antas.", Category.ADOPT),
            ("Ärendet återremitteras för en ny beräkning.", Category.REFER_BACK),
            LinkRelation.REFERRED_BACK,
        ),
        (("Taxan antas.", Category.ADOPT), ("Ärendet bordläggs.", Category.TABLE), LinkRelation.TABLED),
        (
            ("Taxan antas.", Category.ADOPT),
            ("Enligt framlagt förslag.", Category.OTHER),
            LinkRelation.ADOPTED_UNCHANGED,
        ),
        (("Taxan antas.", Category.ADOPT), ("Förslaget avslås.", Category.REJECT), LinkRelation.REJECTED),
    ],
)
def test_the_decision_tells_what_became_of_a_proposal(
    matter: MakeMatter,
    clause: MakeClause,
    proposed: tuple[str, Category],
    decided: tuple[str, Category],
    relation: LinkRelation,
) -> None:
    called = matter("Ärende om taxan", clause(*proposed, stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE)
    rows = link(called, matter("Ärende om taxan", clause(*decided)))
    assert told(rows) == [("d1", "d2", relation)]


def test_what_is_tabled_is_answered_again_later(matter: MakeMatter, clause: MakeClause) -> None:
    path = [STYRELSEN, FULLMAKTIGE]
    proposed = clause("Taxan antas.", Category.ADOPT, stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path)
    tabled = clause("Ärendet bordläggs.", Category.TABLE, path=[FULLMAKTIGE])
    decided = clause("Taxan antas.", Category.ADOPT, path=[FULLMAKTIGE])
    rows = link(
        matter("Taxa", proposed, day=MARCH, keys=KEYS),
        matter("Taxa", tabled, body=FULLMAKTIGE, day=APRIL, keys=KEYS),
        matter("Taxa", decided, body=FULLMAKTIGE, day=JUNE, keys=KEYS),
    )
    assert told(rows) == [("d1", "d2", LinkRelation.TABLED), ("d1", "d3", LinkRelation.ADOPTED_UNCHANGED)]


def test_each_clause_answers_one_proposal_the_most_alike(matter: MakeMatter, clause: MakeClause) -> None:
    one = clause("bevilja 1 200 000 kronor till skolan i norr", stage=Stage.PROPOSAL)
    two = clause("bevilja 1 300 000 kronor till skolan i söder", stage=Stage.PROPOSAL)
    south = clause("bevilja 1 300 000 kronor till skolan i söder")
    north = clause("bevilja 1 450 000 kronor till skolan i norr")
    rows = link(matter("Skolor", one, two, doc_type=DocType.KALLELSE), matter("Skolor", south, north))
    assert told(rows) == [
        ("d1", "d4", LinkRelation.ADOPTED_WITH_CHANGES),
        ("d2", "d3", LinkRelation.ADOPTED_UNCHANGED),
    ]


def test_minutes_that_print_both_are_answered_in_the_same_paper(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("Informationen noteras.", Category.NOTE, stage=Stage.PROPOSAL)
    (row,) = link(matter("Information om skolan", proposed, clause("Informationen noteras.", Category.NOTE)))
    assert (row.kind, row.decision_id) == (LinkKind.SAME_PAPER, "d2")


@pytest.mark.parametrize("reason", list(NoLink))
def test_where_nothing_answers_the_reason_is_given(matter: MakeMatter, clause: MakeClause, reason: NoLink) -> None:
    body = None if reason is NoLink.NO_BODY else STYRELSEN
    called = matter("Taxa för vatten", clause("Taxan antas.", stage=Stage.PROPOSAL), body=body, doc_type=DocType.KALLELSE)
    if reason is NoLink.NO_DATE:
        memo = clause("Taxan antas.", stage=Stage.PROPOSAL)
        called = matter("Taxa för vatten", memo, day=None, doc_type=DocType.TJANSTESKRIVELSE)
    minutes = {
        NoLink.NO_BODY: [],
        NoLink.NO_DATE: [],
        NoLink.NO_PAPER: [],
        NoLink.NO_ITEM: [matter("Val av ersättare", clause("Bo Ek utses.", Category.ELECT))],
        NoLink.NO_CLAUSE: [matter("Taxa för vatten", clause("Ärendet utgår.", Category.OTHER))],
    }[reason]
    (row,) = link(called, *minutes)
    assert (row.relation, row.reason, row.decision_id) == (LinkRelation.NO_DECISION_FOUND, reason, None)


def test_what_repeats_neither_asks_nor_answers(matter: MakeMatter, clause: MakeClause) -> None:
    called = matter("Taxa", clause("Taxan antas.", stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE, number="5")
    whole = [matter("Taxa", clause("Taxan antas."), number="40"), matter("Val", number="41")]
    excerpt = matter("Taxa", clause("Taxan antas."), number="40", doc_type=DocType.PROTOKOLLSUTDRAG, document="utdrag")
    assert told(link(called, *whole, excerpt)) == [("d1", "d2", LinkRelation.ADOPTED_UNCHANGED)]


def test_minutes_of_before_answer_nothing(matter: MakeMatter, clause: MakeClause) -> None:
    path = [STYRELSEN, FULLMAKTIGE]
    proposed = clause("Taxan antas.", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path)
    before = matter("Taxa", clause("Taxan antas.", path=[FULLMAKTIGE]), body=FULLMAKTIGE, day=FEBRUARY, keys=KEYS)
    (row,) = link(before, matter("Taxa", proposed, day=MARCH, keys=KEYS))
    assert row.reason is NoLink.NO_PAPER


def test_points_of_one_list_are_no_versions_of_each_other(matter: MakeMatter, clause: MakeClause) -> None:
    path = [STYRELSEN, FULLMAKTIGE]
    texts = [f"{body} beviljas ansvarsfrihet för 2025." for body in ("Kommunstyrelsen", "Tekniska nämnden", "Socialnämnden")]
    onward = [clause(text, Category.DISCHARGE, stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path) for text in texts]
    decided = [clause(text, Category.DISCHARGE, path=[FULLMAKTIGE]) for text in texts]
    rows = link(
        matter("Årsredovisning", *onward, day=MARCH, keys=KEYS),
        matter("Årsredovisning", *decided, body=FULLMAKTIGE, day=APRIL, keys=KEYS),
    )
    assert told(rows) == [(f"d{n}", f"d{n + 3}", LinkRelation.ADOPTED_UNCHANGED) for n in (1, 2, 3)]


def test_a_jav_parts_an_arende_into_paragraphs_that_answer_together(matter: MakeMatter, clause: MakeClause) -> None:
    path = [STYRELSEN, FULLMAKTIGE]
    texts = ["Årsredovisningen godkänns.", "Socialnämnden beviljas ansvarsfrihet."]
    onward = [clause(text, stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path) for text in texts]
    parts = [
        matter("Årsredovisning", clause(text, path=[FULLMAKTIGE]), body=FULLMAKTIGE, day=APRIL, keys=KEYS, number=number)
        for number, text in (("31 a", "Socialnämnden beviljas ansvarsfrihet."), ("31 b", "Årsredovisningen godkänns."))
    ]
    rows = link(matter("Årsredovisning", *onward, day=MARCH, keys=KEYS), *parts)
    assert told(rows) == [("d1", "d4", LinkRelation.ADOPTED_UNCHANGED), ("d2", "d3", LinkRelation.ADOPTED_UNCHANGED)]


def test_a_body_that_files_under_its_own_number_is_answered_where_it_is_cited(
    matter: MakeMatter, clause: MakeClause
) -> None:
    proposed = clause("Avtalet godkänns.", stage=Stage.PROPOSAL, proposer=NAMND, path=[NAMND, STYRELSEN])
    cited = [Cited(NAMND, None, "12", FEBRUARY)]
    rows = link(
        matter("Avtal", proposed, body=NAMND, day=FEBRUARY, number="12", keys=["TN 2026/15"]),
        matter("Avtal om färjor", clause("Avtalet godkänns."), day=MARCH, keys=KEYS, cited=cited),
    )
    assert told(rows) == [("d1", "d2", LinkRelation.ADOPTED_UNCHANGED)]


def test_what_is_proposed_anew_is_answered_in_place_of_the_first(matter: MakeMatter, clause: MakeClause) -> None:
    path = [UTSKOTT, STYRELSEN]
    first, again = (clause("godkänna uppföljningen", stage=Stage.PROPOSAL, proposer=UTSKOTT, path=path) for _ in range(2))
    rows = link(
        matter("Uppföljning", first, body=UTSKOTT, day=FEBRUARY, keys=KEYS),
        matter("Uppföljning", again, body=UTSKOTT, day=MARCH, keys=KEYS),
        matter("Uppföljning", clause("godkänna uppföljningen"), day=APRIL, keys=KEYS),
    )
    assert [(row.proposal_id, row.decision_id) for row in rows] == [("d1", None), ("d2", "d3")]


def test_years_later_is_another_proposal(matter: MakeMatter, clause: MakeClause) -> None:
    proposed = clause("godkänna avtalet", stage=Stage.PROPOSAL, proposer=UTSKOTT, path=[UTSKOTT, STYRELSEN])
    first = matter("Avtal", proposed, body=UTSKOTT, day=dt.date(2022, 1, 13), keys=KEYS)
    (row,) = link(first, matter("Avtal", clause("godkänna avtalet"), day=MARCH, keys=KEYS))
    assert row.decision_id is None


def test_a_memo_without_a_day_is_answered_by_the_one_meeting_that_has_its_case(
    matter: MakeMatter, clause: MakeClause
) -> None:
    proposed = clause("Ramarna godkänns.", stage=Stage.PROPOSAL, path=[STYRELSEN])
    memo = matter("Ramar 2027", proposed, day=None, doc_type=DocType.TJANSTESKRIVELSE, keys=KEYS)
    decided = matter("Ramar 2027", clause("Ramarna godkänns."), keys=KEYS)
    assert told(link(decided, memo)) == [("d1", "d2", LinkRelation.ADOPTED_UNCHANGED)]
    again = matter("Ramar 2027", clause("Ramarna godkänns."), day=JUNE, keys=KEYS)
    (row,) = link(decided, again, memo)
    assert row.reason is NoLink.NO_DATE
