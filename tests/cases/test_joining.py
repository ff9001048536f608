import datetime as dt
from collections.abc import Sequence

import pytest

from cases.citations import Citing
from cases.joining import Joined, join_matters
from cases.matter import Cited, Matter
from schemas.vocabulary import DocType, ItemKind, JoinRule
from tests.cases.conftest import MakeMatter

MARCH, MAY = dt.date(2026, 3, 10), dt.date(2026, 5, 4)
UTSKOTT = "Kommunstyrelsens arbetsutskott"


def join(matters: Sequence[Matter]) -> Joined:
    return join_matters(matters, Citing(matters))


def test_two_numbers_belong_to_both_cases(matter: MakeMatter) -> None:
    both = matter(keys=["KS 2026/217", "BUN 2026/41"])
    assert join([both])["i1"] == {
        "KS 2026/217": JoinRule.DIARIENUMMER,
        "BUN 2026/41": JoinRule.DIARIENUMMER,
    }


def test_the_minutes_number_is_the_kallelses_too(matter: MakeMatter) -> None:
    called = matter("Taxa för parkering", doc_type=DocType.KALLELSE)
    decided = matter("Taxa för parkering", keys=["KS 2026/5"])
    assert join([called, decided])["i1"] == {"KS 2026/5": JoinRule.SAME_MEETING}


def test_a_number_is_not_taken_from_another_arende_of_the_meeting(matter: MakeMatter) -> None:
    called = matter("Taxa för parkering", doc_type=DocType.KALLELSE)
    decided = matter("Taxa för vatten och avlopp", keys=["KS 2026/5"])
    assert join([called, decided])["i1"] == {}


def test_what_cites_a_paragraph_of_a_case_joins_it(matter: MakeMatter) -> None:
    first = matter(body="Barn- och utbildningsnämnden", day=MARCH, number="14", keys=["BUN 2026/41"])
    cites = matter(day=MAY, cited=[Cited("Barn- och utbildningsnämnden", None, "14", MARCH)])
    assert join([first, cites])["i2"] == {"BUN 2026/41": JoinRule.CITES}


def test_what_a_case_cites_joins_it(matter: MakeMatter) -> None:
    prepared = matter(body=UTSKOTT, day=MARCH, number="31")
    decided = matter(day=MAY, keys=["KS 2026/217"], cited=[Cited(UTSKOTT, "KSAU", "31", MARCH)])
    assert join([prepared, decided])["i1"] == {"KS 2026/217": JoinRule.CITED}


def test_letters_are_the_body_whose_numbers_begin_with_them(matter: MakeMatter) -> None:
    meant = matter(body="Barn- och utbildningsnämnden", day=MARCH, number="14", keys=["BUN 2026/41"])
    other = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    cites = matter(day=MAY, cited=[Cited(None, "BUN", "14", None)])
    assert join([meant, other, cites])["i3"] == {"BUN 2026/41": JoinRule.CITES}


def test_letters_that_only_fit_a_name_are_no_proof(matter: MakeMatter) -> None:
    other = matter("Detaljplan", body="Samhällsbyggnadsnämnden", day=MARCH, number="12", keys=["SBN 2026/9"])
    cites = matter("Riktlinjer för bistånd", day=MAY, cited=[Cited(None, "SN", "12", MARCH)])
    assert join([other, cites])["i2"] == {}


def test_a_list_of_paragraphs_is_no_earlier_stage_of_them(matter: MakeMatter) -> None:
    prepared = matter("Information om badet", body=UTSKOTT, day=MARCH, number="84")
    listing = matter(
        "Anmälan av protokoll", day=MAY, keys=["KS 2026/2"], kind=ItemKind.REPORT, cited=[Cited(UTSKOTT, None, "84", MARCH)]
    )
    assert join([prepared, listing])["i1"] == {}


def test_what_it_cites_and_what_cites_it_must_agree(matter: MakeMatter) -> None:
    first = matter("Taxa", body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    between = matter("Taxa", body=UTSKOTT, day=MAY, number="31", cited=[Cited("Tekniska nämnden", None, "14", MARCH)])
    last = matter("Annat", day=dt.date(2026, 5, 20), keys=["KS 2026/77"], cited=[Cited(UTSKOTT, None, "31", MAY)])
    assert join([first, between, last])["i2"] == {}


def test_numbers_without_letters_are_each_bodys_own(matter: MakeMatter) -> None:
    building = matter("Bygglov Kråkan 4", body="Byggnadsnämnden", day=MARCH, keys=["2026/123"])
    social = matter("Riktlinjer för ekonomiskt bistånd", body="Socialnämnden", day=MAY, keys=["2026/123"])
    joined = join([building, social])
    assert list(joined["i1"]) == ["2026/123"]
    assert list(joined["i2"]) == ["2026/123 (Socialnämnden)"]


def test_a_number_without_letters_goes_on_where_the_title_does(matter: MakeMatter) -> None:
    first = matter("Taxa för sotning", day=MARCH, keys=["2026/123"])
    last = matter("Taxa för sotning", body="Kommunfullmäktige", day=MAY, keys=["2026/123"])
    assert join([first, last])["i2"] == join([first, last])["i1"]


def test_a_title_joins_no_other_paragraph_of_the_paper_nor_the_bodys_own_next(matter: MakeMatter) -> None:
    title = "Ansökan om bygglov för nybyggnad av enbostadshus"
    first = matter(title, body="Byggnadsnämnden", day=MARCH, document="a", number="12", keys=["BN 2026/4"])
    beside = matter(title, body="Byggnadsnämnden", day=MARCH, document="a", number="13")
    later = matter(title, body="Byggnadsnämnden", day=MAY, document="b", number="31")
    joined = join([first, beside, later])
    assert joined["i2"] == joined["i3"] == {}


def test_a_paragraph_of_another_year_or_of_two_bodies_is_not_meant(matter: MakeMatter) -> None:
    old = matter(body="Tekniska nämnden", day=dt.date(2024, 3, 10), number="14", keys=["TN 2024/3"])
    one = matter(body="Tekniska nämnden", day=MARCH, number="20", keys=["TN 2026/3"])
    two = matter(body="Kulturnämnden", day=MARCH, number="20", keys=["KUN 2026/8"])
    cites = matter(day=MAY, cited=[Cited("Tekniska nämnden", None, "14", None)])
    vague = matter(day=MAY, cited=[Cited(None, None, "20", MARCH)])
    joined = join([old, one, two, cites, vague])
    assert joined["i4"] == joined["i5"] == {}


def test_what_cites_different_cases_joins_none(matter: MakeMatter) -> None:
    one = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    two = matter(body="Tekniska nämnden", day=MARCH, number="15", keys=["TN 2026/4"])
    citing = [Cited("Tekniska nämnden", None, number, MARCH) for number in ("14", "15")]
    assert join([one, two, matter(day=MAY, cited=citing)])["i3"] == {}


def test_a_chain_of_citations_is_followed(matter: MakeMatter) -> None:
    first = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    second = matter(body=UTSKOTT, day=MAY, number="31", cited=[Cited("Tekniska nämnden", None, "14", MARCH)])
    third = matter(day=dt.date(2026, 5, 20), number="77", cited=[Cited(UTSKOTT, None, "31", MAY)])
    assert join([first, second, third])["i3"] == {"TN 2026/3": JoinRule.CITES}


def test_a_title_of_one_case_joins_it(matter: MakeMatter) -> None:
    first = matter("Detaljplan för Näset 1:4", body="Byggnadsnämnden", day=MARCH, keys=["BN 2026/9"])
    second = matter("Detaljplan för Näset 1:4.", day=MAY)
    assert join([first, second])["i2"] == {"BN 2026/9": JoinRule.TITLE}


@pytest.mark.parametrize(
    ("title", "keys", "day", "kind"),
    [
        ("Ekonomisk uppföljning per februari", ["KS 2026/1"], MARCH, ItemKind.DECISION),  # another case has it too
        ("Detaljplan för Näset 1:4", ["KS 2024/1"], dt.date(2024, 3, 10), ItemKind.DECISION),  # too long ago
        ("Delegationsbeslut för kännedom", ["KS 2026/1"], MARCH, ItemKind.REPORT),
        ("Övrigt", ["KS 2026/1"], MARCH, ItemKind.DECISION),
    ],
)
def test_a_title_that_does_not_tell_joins_nothing(
    matter: MakeMatter, title: str, keys: list[str], day: dt.date, kind: ItemKind
) -> None:
    first = matter(title, body="Tekniska nämnden", day=day, keys=keys, kind=kind)
    other = matter("Ekonomisk uppföljning per februari", body="Kulturnämnden", day=MARCH, keys=["KUN 2026/7"])
    last = matter(title, day=MAY, kind=kind)
    assert join([first, other, last])["i3"] == {}
