import pytest

from extractors.facts.verbs import find_verb
from schemas.vocabulary import Category


@pytest.mark.parametrize(
    ("clause", "category"),
    [
        ("godkänna överenskommelsen med Älvholms kommun", Category.APPROVE),
        ("Bygglov beviljas för carport på Näset 12:4.", Category.APPROVE),
        ("fastställa verksamhetsplan för 2027", Category.ADOPT),
        ("Reglemente för socialnämnden antas och träder i kraft 2027-01-01.", Category.ADOPT),
        ("avslå motionen", Category.REJECT),
        ("Den av Bo Ek (S) väckta motionen avslås.", Category.REJECT),
        ("beslutar att inte medge kompensation", Category.REJECT),
        ("Ärendet återremitteras till nämnden för ytterligare beredning.", Category.REFER_BACK),
        ("Ärendet bordläggs till sammanträdet den 23 april.", Category.TABLE),
        ("Informationen antecknas.", Category.NOTE),
        ("lägga prognosen till handlingarna", Category.NOTE),
        ("Redovisningen av delegationsbeslut godkänns.", Category.NOTE),
        ("anse motionen besvarad", Category.ANSWERED),
        ("Uppdraget förklaras fullgjort.", Category.ANSWERED),
        ("utse Anna Ek (S) till ledamot i tekniska nämnden", Category.ELECT),
        ("Avsägelsen beviljas.", Category.ELECT),
        ("bevilja styrelsen ansvarsfrihet för 2025", Category.DISCHARGE),
        ("ge kommundirektören i uppdrag att utreda skolskjutsen", Category.ASSIGN),
        ("uppdra åt nämnden att återkomma i juni", Category.ASSIGN),
        ("anslå 2 mkr till badhuset", Category.FINANCE),
        ("godkänna en utökad finansiering på 0,7 mkr", Category.FINANCE),
        ("Medlen återförs till fonden.", Category.FINANCE),
        ("delegera till arbetsutskottet att besluta", Category.DELEGATE),
        ("remittera förslaget till alla nämnder", Category.CONSULT),
        ("upphäva § 25 från den 3 mars, att anta planen", Category.REPEAL),
        ("Taxan upphör att gälla.", Category.REPEAL),
        ("Paragrafen förklaras omedelbart justerad.", Category.PROCEDURAL),
        ("Dagordningen fastställs med den ändringen att ärende 12 utgår.", Category.PROCEDURAL),
    ],
)
def test_the_deciding_verb_says_what_a_clause_does(clause: str, category: Category) -> None:
    verb = find_verb(clause)
    assert verb is not None
    assert verb.category is category


@pytest.mark.parametrize(
    ("clause", "category"),
    [
        ("Redovisning av uppdrag att utreda och anta en plan antecknas och förklaras fullgjort.", Category.NOTE),
        ("ge nämnden i uppdrag att godkänna avtalet", Category.ASSIGN),
        ("godkänna förslaget att avslå ansökningar i efterhand", Category.APPROVE),
        ("föreslå kommunfullmäktige besluta att anta taxan", Category.ADOPT),
        ("Under förutsättning att kommunfullmäktige antar budgeten beviljas bidraget.", Category.APPROVE),
    ],
)
def test_an_inner_verb_does_not_win(clause: str, category: Category) -> None:
    verb = find_verb(clause)
    assert verb is not None
    assert verb.category is category


@pytest.mark.parametrize(
    "clause",
    ["Lovet upphör att gälla om åtgärden inte har påbörjats inom två år.", "Ordföranden hälsar alla välkomna.", "", "  "],
)
def test_where_no_verb_is_known_none_is_guessed(clause: str) -> None:
    assert find_verb(clause) is None


def test_the_verb_is_given_as_printed() -> None:
    verb = find_verb("Motionen avslås.")
    assert verb is not None
    assert verb.text == "avslås"


def test_a_sum_makes_an_approval_a_matter_of_money_only_in_its_own_sentence() -> None:
    with_sum, without = find_verb("godkänna tillägget på 350 tkr"), find_verb("godkänna tillägget. Kostnaden är 350 tkr.")
    assert with_sum is not None
    assert without is not None
    assert (with_sum.category, without.category) == (Category.FINANCE, Category.APPROVE)
