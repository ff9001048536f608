import datetime as dt

from cases.citations import Citing
from cases.joining import join_matters
from cases.matter import Cited, Matter
from cases.repeats import find_repeats
from cases.timeline import tell_cases
from schemas.cases import CaseEventRow, CaseRow
from schemas.vocabulary import CaseStatus, Category, DocType, JoinRule, Stage
from tests.cases.conftest import MakeClause, MakeMatter

NAMND, STYRELSEN, FULLMAKTIGE = "Tekniska nämnden", "Kommunstyrelsen", "Kommunfullmäktige"
FEBRUARY, MARCH, APRIL = (dt.date(2026, month, 20) for month in (2, 3, 4))


def tell(*matters: Matter) -> dict[str, tuple[CaseRow, list[CaseEventRow]]]:
    same = {one.matter.item_id: one.same.item_id for one in find_repeats(matters)}
    citing = Citing(matters)
    told = tell_cases("Granvik kommun", matters, join_matters(matters, citing), same, citing)
    return {case.diarienummer: (case, events) for case, events in told}


def test_events_stand_in_the_order_of_time_and_of_papers(matter: MakeMatter) -> None:
    keys = ["KS 2026/1"]
    minutes = matter("Taxa", day=MARCH, keys=keys)
    called = matter("Taxa", day=MARCH, keys=keys, doc_type=DocType.KALLELSE)
    utskott = matter("Taxa", day=MARCH, body="Kommunstyrelsens arbetsutskott", keys=keys)
    first = matter("Taxa", day=FEBRUARY, body=NAMND, keys=keys)
    undated = matter("Taxa", day=None, keys=keys, doc_type=DocType.TJANSTESKRIVELSE)
    case, events = tell(minutes, called, utskott, first, undated)["KS 2026/1"]
    assert [event.item_id for event in events] == [one.item_id for one in (first, utskott, called, minutes, undated)]
    assert case.bodies == (NAMND, "Kommunstyrelsens arbetsutskott", STYRELSEN)
    assert (case.first_date, case.last_date) == (FEBRUARY, MARCH)


def test_the_status_is_that_of_the_last_event_that_tells(matter: MakeMatter, clause: MakeClause) -> None:
    keys = ["KS 2026/1"]
    told = tell(
        matter("Taxa", clause("anta taxan", stage=Stage.PROPOSAL), doc_type=DocType.KALLELSE, keys=keys, day=MARCH),
        matter("Taxa", clause("Ärendet återremitteras.", Category.REFER_BACK), keys=keys, day=MARCH),
        matter("Information om taxan", keys=keys, day=APRIL),
    )
    case, events = told["KS 2026/1"]
    assert [event.status for event in events] == [CaseStatus.PROPOSED, CaseStatus.REFERRED_BACK, None]
    assert case.status is CaseStatus.REFERRED_BACK


def test_what_repeats_is_an_event_that_is_not_counted(matter: MakeMatter, clause: MakeClause) -> None:
    keys = ["KS 2026/1"]
    whole = matter("Taxa", clause("anta taxan"), number="4", keys=keys, document="protokoll")
    other = matter("Val", number="5", document="protokoll")
    excerpt = matter(
        "Taxa", clause("anta taxan"), number="4", keys=keys, document="utdrag", doc_type=DocType.PROTOKOLLSUTDRAG
    )
    case, events = tell(whole, other, excerpt)["KS 2026/1"]
    assert [event.same_as for event in events] == [None, events[0].case_event_id]
    assert case.events == 1


def test_cases_that_share_an_arende_are_related(matter: MakeMatter) -> None:
    told = tell(matter("Taxa", keys=["KS 2026/1", "TN 2026/9"]), matter("Val", keys=["KS 2026/2"]))
    assert told["KS 2026/1"][0].related == (told["TN 2026/9"][0].case_id,)
    assert told["KS 2026/2"][0].related == ()


def test_an_event_says_by_what_it_joined(matter: MakeMatter) -> None:
    prepared = matter("Taxa", day=FEBRUARY, body=NAMND, number="14")
    decided = matter("Taxa", day=MARCH, keys=["KS 2026/1"], cited=[Cited(NAMND, None, "14", FEBRUARY)])
    _, events = tell(prepared, decided)["KS 2026/1"]
    assert [event.joined_by for event in events] == [JoinRule.CITED, JoinRule.DIARIENUMMER]


def test_the_id_of_a_case_is_made_of_organisation_and_number_only(matter: MakeMatter) -> None:
    one = tell(matter("Taxa", keys=["KS 2026/1"]))["KS 2026/1"][0]
    other = tell(matter("Val", keys=["KS 2026/1"], day=APRIL, body=FULLMAKTIGE))["KS 2026/1"][0]
    assert one.case_id == other.case_id
