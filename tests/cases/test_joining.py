import datetime as dt

import pytest

from cases.joining import join_matters
from cases.matter import Cited
from schemas.vocabulary import DocType, ItemKind, JoinRule
from tests.cases.conftest import MakeMatter

MARCH, MAY = dt.date(2026, 3, 10), dt.date(2026, 5, 4)
UTSKOTT = "Kommunstyrelsens arbetsutskott"


def test_two_numbers_belong_to_both_cases(matter: MakeMatter) -> None:
    both = matter(keys=["KS 2026/217", "BUN 2026/41"])
    assert join_matters([both])["i1"] == {
        "KS 2026/217": JoinRule.DIARIENUMMER,
        "BUN 2026/41": JoinRule.DIARIENUMMER,
    }


def test_the_minutes_number_is_the_kallelses_too(matter: MakeMatter) -> None:
    called = matter("Taxa för parkering", doc_type=DocType.KALLELSE)
    decided = matter("Taxa för parkering", keys=["KS 2026/5"])
    assert join_matters([called, decided])["i1"] == {"KS 2026/5": JoinRule.SAME_MEETING}


def test_a_number_is_not_taken_from_another_arende_of_the_meeting(matter: MakeMatter) -> None:
    called = matter("Taxa för parkering", doc_type=DocType.KALLELSE)
    decided = matter("Taxa för vatten och avlopp", keys=["KS 2026/5"])
    assert join_matters([called, decided])["i1"] == {}


def test_what_cites_a_paragraph_of_a_case_joins_it(matter: MakeMatter) -> None:
    first = matter(body="Barn- och utbildningsnämnden", day=MARCH, number="14", keys=["BUN 2026/41"])
    cites = matter(day=MAY, cited=[Cited("Barn- och utbildningsnämnden", None, "14", MARCH)])
    assert join_matters([first, cites])["i2"] == {"BUN 2026/41": JoinRule.CITES}


def test_what_a_case_cites_joins_it(matter: MakeMatter) -> None:
    prepared = matter(body=UTSKOTT, day=MARCH, number="31")
    decided = matter(day=MAY, keys=["KS 2026/217"], cited=[Cited(UTSKOTT, "KSAU", "31", MARCH)])
    assert join_matters([prepared, decided])["i1"] == {"KS 2026/217": JoinRule.CITED}


def test_letters_find_the_body_whose_name_has_them(matter: MakeMatter) -> None:
    meant = matter(body="Barn- och utbildningsnämnden", day=MARCH, number="14", keys=["BUN 2026/41"])
    other = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    cites = matter(day=MAY, cited=[Cited(None, "BUN", "14", None)])
    assert join_matters([meant, other, cites])["i3"] == {"BUN 2026/41": JoinRule.CITES}


def test_a_paragraph_of_another_year_or_of_two_bodies_is_not_meant(matter: MakeMatter) -> None:
    old = matter(body="Tekniska nämnden", day=dt.date(2024, 3, 10), number="14", keys=["TN 2024/3"])
    one = matter(body="Tekniska nämnden", day=MARCH, number="20", keys=["TN 2026/3"])
    two = matter(body="Kulturnämnden", day=MARCH, number="20", keys=["KUN 2026/8"])
    cites = matter(day=MAY, cited=[Cited("Tekniska nämnden", None, "14", None)])
    vague = matter(day=MAY, cited=[Cited(None, None, "20", MARCH)])
    joined = join_matters([old, one, two, cites, vague])
    assert joined["i4"] == joined["i5"] == {}


def test_what_cites_different_cases_joins_none(matter: MakeMatter) -> None:
    one = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    two = matter(body="Tekniska nämnden", day=MARCH, number="15", keys=["TN 2026/4"])
    citing = [Cited("Tekniska nämnden", None, number, MARCH) for number in ("14", "15")]
    assert join_matters([one, two, matter(day=MAY, cited=citing)])["i3"] == {}


def test_a_chain_of_citations_is_followed(matter: MakeMatter) -> None:
    first = matter(body="Tekniska nämnden", day=MARCH, number="14", keys=["TN 2026/3"])
    second = matter(body=UTSKOTT, day=MAY, number="31", cited=[Cited("Tekniska nämnden", None, "14", MARCH)])
    third = matter(day=dt.date(2026, 5, 20), number="77", cited=[Cited(UTSKOTT, None, "31", MAY)])
    assert join_matters([first, second, third])["i3"] == {"TN 2026/3": JoinRule.CITES}


def test_a_title_of_one_case_joins_it(matter: MakeMatter) -> None:
    first = matter("Detaljplan för Näset 1:4", body="Byggnadsnämnden", day=MARCH, keys=["BN 2026/9"])
    second = matter("Detaljplan för Näset 1:4.", day=MAY)
    assert join_matters([first, second])["i2"] == {"BN 2026/9": JoinRule.TITLE}


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
    assert join_matters([first, other, last])["i3"] == {}
