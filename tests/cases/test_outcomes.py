import pytest

from cases.outcomes import passed_on, stage_of, status_of
from schemas.vocabulary import CaseStatus, Category, DocType, ItemKind, Stage
from tests.cases.conftest import MakeClause, MakeMatter

STYRELSEN, FULLMAKTIGE = "Kommunstyrelsen", "Kommunfullmäktige"


@pytest.mark.parametrize(
    ("categories", "status"),
    [
        ([Category.ADOPT], CaseStatus.DECIDED),
        ([Category.REJECT], CaseStatus.REJECTED),
        ([Category.REJECT, Category.APPROVE], CaseStatus.DECIDED),  # the yrkande is rejected, the matter approved
        ([Category.ANSWERED], CaseStatus.ANSWERED),
        ([Category.REJECT, Category.ANSWERED], CaseStatus.ANSWERED),
        ([Category.REFER_BACK, Category.ASSIGN], CaseStatus.REFERRED_BACK),
        ([Category.TABLE], CaseStatus.TABLED),
        ([Category.OTHER], CaseStatus.DECIDED),
        ([Category.REJECT, Category.OTHER], CaseStatus.DECIDED),
        ([Category.REFER_BACK, Category.APPROVE], CaseStatus.DECIDED),  # a part goes back
        ([Category.ELECT, Category.TABLE], CaseStatus.DECIDED),  # one seat is left open
        ([Category.PROCEDURAL], None),
        ([], None),
    ],
)
def test_the_clauses_that_are_decided_tell_where_a_case_stands(
    matter: MakeMatter, clause: MakeClause, categories: list[Category], status: CaseStatus | None
) -> None:
    clauses = [clause(f"text {place}", category) for place, category in enumerate(categories)]
    assert status_of(matter("Taxa", *clauses)) == status


def test_what_is_passed_on_is_proposed_though_the_paragraph_is_adjusted_at_once(
    matter: MakeMatter, clause: MakeClause
) -> None:
    onward = clause("anta taxan", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=[STYRELSEN, FULLMAKTIGE])
    adjusted = clause("Paragrafen förklaras omedelbart justerad.", Category.PROCEDURAL)
    passed = matter("Taxa", onward, adjusted)
    assert (stage_of(passed), status_of(passed)) == (Stage.PROPOSAL, CaseStatus.PROPOSED)


def test_a_decision_beside_what_is_passed_on_is_a_decision_of_a_case_that_goes_on(
    matter: MakeMatter, clause: MakeClause
) -> None:
    onward = clause("anta taxan", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=[STYRELSEN, FULLMAKTIGE])
    both = matter("Taxa", clause("ge förvaltningen i uppdrag att informera", Category.ASSIGN), onward)
    assert (stage_of(both), status_of(both)) == (Stage.DECISION, CaseStatus.PROPOSED)


def test_of_a_proposal_printed_twice_the_last_is_passed_on(matter: MakeMatter, clause: MakeClause) -> None:
    path = [STYRELSEN, FULLMAKTIGE]
    came = clause("anta taxan för 2026", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path)
    went = clause("anta taxan för 2027", stage=Stage.PROPOSAL, proposer=STYRELSEN, path=path, section=2)
    assert list(passed_on(matter("Taxa", came, went))) == [went]


def test_what_is_decided_for_its_own_part_in_the_same_words_answers_nothing(matter: MakeMatter, clause: MakeClause) -> None:
    own = clause("godkänna avtalet med regionen")
    onward = clause("godkänna avtalet med regionen", stage=Stage.PROPOSAL, path=[STYRELSEN, FULLMAKTIGE])
    assert list(passed_on(matter("Avtal", own, onward))) == [onward]


def test_a_kallelse_only_proposes(matter: MakeMatter, clause: MakeClause) -> None:
    called = matter("Taxa", clause("anta taxan", stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE)
    assert (stage_of(called), status_of(called)) == (Stage.PROPOSAL, CaseStatus.PROPOSED)
    assert status_of(matter("Information", doc_type=DocType.KALLELSE)) is None


def test_a_motion_sent_out_for_preparation_is_not_decided(matter: MakeMatter, clause: MakeClause) -> None:
    sent = clause("Motionen remitteras till kommunstyrelsen.", Category.CONSULT)
    assert status_of(matter("Motion om lekplatser", sent, kind=ItemKind.MOTION)) is CaseStatus.PROPOSED


@pytest.mark.parametrize(
    ("text", "category", "kind", "status"),
    [
        ("Yrkandet från SD avslås.", Category.REJECT, ItemKind.DECISION, None),
        ("Informationen noteras.", Category.NOTE, ItemKind.INFORMATION, None),
        ("Rapporten noteras.", Category.NOTE, ItemKind.DECISION, CaseStatus.DECIDED),
        ("Förslaget skickas på remiss till nämnderna.", Category.CONSULT, ItemKind.DECISION, CaseStatus.PROPOSED),
        ("Ärendet hänskjuts till nästa sammanträde.", Category.CONSULT, ItemKind.DECISION, CaseStatus.PROPOSED),
        ("Yttrandet avges till länsstyrelsen.", Category.CONSULT, ItemKind.DECISION, CaseStatus.DECIDED),
        (
            "Interpellationen besvaras vid kommande sammanträde.",
            Category.ANSWERED,
            ItemKind.INTERPELLATION,
            CaseStatus.PROPOSED,
        ),
    ],
)
def test_what_only_looks_like_a_decision_tells_nothing(
    matter: MakeMatter, clause: MakeClause, text: str, category: Category, kind: ItemKind, status: CaseStatus | None
) -> None:
    assert status_of(matter("Ärende", clause(text, category), kind=kind)) is status


def test_a_part_that_is_put_off_beside_something_unknown_is_not_the_whole(matter: MakeMatter, clause: MakeClause) -> None:
    first = clause("Etapp 1 genomföres inom en ram av 3 mnkr.", Category.OTHER)
    part = matter("Parken", first, clause("Frågan om etapp 2 bordlägges.", Category.TABLE))
    whole = matter("Parken", first, clause("Ärendet bordlägges.", Category.TABLE))
    assert (status_of(part), status_of(whole)) == (CaseStatus.DECIDED, CaseStatus.TABLED)
