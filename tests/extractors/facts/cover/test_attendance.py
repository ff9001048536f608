from collections.abc import Callable, Sequence

import pytest

from extractors.facts.cover.attendant import Attendant
from extractors.facts.cover.cover import Cover
from schemas.vocabulary import Capacity

ReadLines = Callable[..., Cover]
LEDAMOT, VICE, CHAIR = Capacity.LEDAMOT, Capacity.VICE_ORDFORANDE, Capacity.ORDFORANDE
SERVING, SUBSTITUTE = Capacity.TJANSTGORANDE_ERSATTARE, Capacity.ERSATTARE
SECRETARY, ADJUSTER, OTHER = Capacity.SEKRETERARE, Capacity.JUSTERARE, Capacity.OVRIG


def roles(people: Sequence[Attendant]) -> list[tuple[str, Capacity | None]]:
    return [(one.name, one.role) for one in people]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Beslutande\tBo Ek (S), ordförande", CHAIR),
        ("Beslutande\tBo Ek (S) (ordf.)", CHAIR),
        ("Beslutande\tBo Ek (S), 2:e vice ordförande", VICE),
        ("Ledamöter\tBo Ek (S) 1 v ordf", VICE),
        ("Ledamöter\tBo Ek (S)", LEDAMOT),
        ("Beslutande\tBo Ek (S), tjg ers", SERVING),
        ("Beslutande\tBo Ek (S) ersätter Ida Ås (MP)", SERVING),
        ("Tjänstgörande ersättare\tBo Ek (S)", SERVING),
        ("Ej tjänstgörande ersättare\tBo Ek (S)", SUBSTITUTE),
        ("Ersättare\tBo Ek (S)", SUBSTITUTE),
        ("Ersättare\tBo Ek (S), tjg § 94", SERVING),
        ("Beslutande\tBo Ek (S), ej tjänstgörande ersättare", SUBSTITUTE),
        ("Övriga närvarande\tBo Ek (S), ersättare", SUBSTITUTE),
        ("Övriga närvarande\tBo Ek, kommundirektör", OTHER),
        ("Övriga närvarande\tBo Ek, nämndsekreterare", SECRETARY),
        ("Övriga närvarande\tBo Ek (S) (ordförande kommunrevisionen)", OTHER),
        ("Beslutande\tBo Ek (S), insynsplats", OTHER),
        ("Utses att justera\tBo Ek (S)", ADJUSTER),
        ("Protokolljusterare\tBo Ek", ADJUSTER),
        ("Sekreterare\tBo Ek", SECRETARY),
        ("Ordförande: Bo Ek (S)", CHAIR),
        ("1:e vice ordförande: Bo Ek (S)", VICE),
        ("Närvarande\tBo Ek (S)", None),
        ("Beslutande\tKommunalrådet Bo Ek (S), ordförande", CHAIR),
        ("Beslutande\t- Bo Ek (S)", LEDAMOT),
        ("Beslutande\t2. Bo Ek (S)", LEDAMOT),
        ("Icke beslutande\tBo Ek (S)", SUBSTITUTE),
    ],
)
def test_the_role_is_told_by_the_note_or_by_the_heading(read_lines: ReadLines, line: str, role: Capacity | None) -> None:
    assert roles(read_lines([line]).attendants) == [("Bo Ek", role)]


@pytest.mark.parametrize(
    "line",
    [
        "Beslutande\tVakant (M)",
        "Beslutande\tEnligt särskild närvarolista",
        "Beslutande\tSe nästa sida",
        "Beslutande\tSe bilaga 1",
        "Justerare\tDigital justering",
        "Övriga\tRepresentanter för Norra Skolan",
        "Övriga\tRegion Mellanby",
        "Tjänstemän\tKommunchefen",
        "Beslutande\tMiljöpartiet de Gröna (MP)",
        "Frånvarande\tBo Ek (S)",
        "Anmält förhinder\tBo Ek (S)",
        "Plats och tid\tStora Salen, Ek (lokal)",
    ],
)
def test_a_place_an_office_and_who_is_away_are_nobody_present(read_lines: ReadLines, line: str) -> None:
    assert read_lines([line]).attendants == ()


def test_an_official_has_an_office_as_printed_and_no_party(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Övriga deltagare\tEva Alm, hälso- och sjukvårdsdirektör, § 12",
            "\tStadsdirektör Åke Ström",
            "\tLo Ås (punkt A, planarkitekt) §14",
            "\tPer Lo (XY, revisionsbyrå)",
        ]
    ).attendants

    assert [(one.name, one.party, one.office, one.present_paragraphs) for one in people] == [
        ("Eva Alm", None, "hälso- och sjukvårdsdirektör", ("12",)),
        ("Åke Ström", None, "Stadsdirektör", ()),
        ("Lo Ås", None, "planarkitekt", ("14",)),
        ("Per Lo", None, None, ()),
    ]


def test_whom_a_substitute_replaces_is_named_with_party(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Tjänstgörande ersättare\tEva Alm (S) för Bo Ek (S) § 45",
            "\tLo Ås (M), tjänstgör för Åke G (M)",
            "\tPer Lo (V)",
        ]
    ).attendants

    assert [(one.name, one.substitutes_for, one.substitutes_for_party, one.present_paragraphs) for one in people] == [
        ("Eva Alm", "Bo Ek", "S", ("45",)),
        ("Lo Ås", "Åke G", "M", ()),
        ("Per Lo", None, None, ()),
    ]


def test_a_note_that_goes_on_in_a_narrow_column_is_whole(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Beslutande\tLedamöter\tTjänstgörande ersättare",
            "\tBo Ek (S), 1:e vice\tIda Ås (MP) ersätter Lo",
            "\tordförande\tStrand (MP)",
            "\tEva Alm (M)",
        ]
    ).attendants

    assert [(one.name, one.role, one.note) for one in people] == [
        ("Bo Ek", VICE, "1:e vice ordförande"),
        ("Ida Ås", SERVING, "ersätter Lo Strand (MP)"),
        ("Eva Alm", LEDAMOT, None),
    ]
    assert (people[1].substitutes_for, people[1].substitutes_for_party) == ("Lo Strand", "MP")


def test_columns_of_names_go_on_on_their_own(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Beslutande\t\tErsättare",
            "Bo Ek (S), ordförande\t\tIda Ås (MP)",
            "Eva Alm (M)\t\tLo Strand (L)",
            "\t\tTjänstemän",
            "Per Falk (V)\t\tÅke Ström, kanslichef",
        ]
    ).attendants

    assert roles(people) == [
        ("Bo Ek", CHAIR),
        ("Ida Ås", SUBSTITUTE),
        ("Eva Alm", LEDAMOT),
        ("Lo Strand", SUBSTITUTE),
        ("Per Falk", LEDAMOT),
        ("Åke Ström", OTHER),
    ]


def test_substitutes_in_the_column_of_those_who_decide_serve(read_lines: ReadLines) -> None:
    people = read_lines(["Beslutande\tLedamöter\tErsättare", "\tBo Ek (S)\tIda Ås (MP)"]).attendants

    assert roles(people) == [("Bo Ek", LEDAMOT), ("Ida Ås", SERVING)]


def test_a_list_in_a_line_names_each(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Beslutande: Bo Ek (S), ordförande, Ida Ås (M) §§ 1-4, Lo Alm (L)", "Övriga\tÅke Ström, kanslichef; Eva Lo, ekonom"]
    ).attendants

    assert [(one.name, one.note) for one in people] == [
        ("Bo Ek", "ordförande"),
        ("Ida Ås", "§§ 1-4"),
        ("Lo Alm", None),
        ("Åke Ström", "kanslichef"),
        ("Eva Lo", "ekonom"),
    ]


def test_signatures_name_nobody_twice_but_tell_who_led_and_wrote(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Beslutande\tBo Ek (S)",
            "\tIda Ås (MP)",
            "Övriga\tÅke Ström, kommunsekreterare",
            "Utses att justera\tIda Ås",
            "Sekreterare\t..............................",
            "\tÅke Ström",
            "Ordförande\t..............................",
            "\tBo Ek",
            "Justerande\t..............................",
            "\tIda Ås (MP)",
        ]
    ).attendants

    assert [(one.name, one.party, one.role) for one in people] == [
        ("Bo Ek", "S", CHAIR),
        ("Ida Ås", "MP", LEDAMOT),
        ("Åke Ström", None, SECRETARY),
        ("Ida Ås", "MP", ADJUSTER),
    ]


def test_who_only_signs_was_there(read_lines: ReadLines) -> None:
    people = read_lines(["Beslutande\tBo Ek (S)", "Sekreterare ................ Eva Alm"]).attendants

    assert roles(people) == [("Bo Ek", LEDAMOT), ("Eva Alm", SECRETARY)]


def test_names_below_lines_for_signatures_have_their_role_behind_them(read_lines: ReadLines) -> None:
    people = read_lines(["Paragrafer\t50-57", "____________", "Bo Ek, ordförande", "____________", "Ida Ås, justerare"])

    assert roles(people.attendants) == [("Bo Ek", CHAIR), ("Ida Ås", ADJUSTER)]


def test_who_serves_for_some_paragraphs_only_has_a_row_for_each_capacity(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Beslutande\tBo Ek (S) §§ 5-9 ersätter Ida Ås (S)", "Ej tjänstgörande ersättare\tBo Ek (S) §§ 1-4"]
    ).attendants

    assert [(one.role, one.present_from, one.present_to) for one in people] == [
        (SERVING, "5", "9"),
        (SUBSTITUTE, "1", "4"),
    ]


def test_a_member_who_also_adjusts_has_both_capacities(read_lines: ReadLines) -> None:
    assert roles(read_lines(["Beslutande\tBo Ek (S), justerare"]).attendants) == [("Bo Ek", LEDAMOT), ("Bo Ek", ADJUSTER)]


def test_headings_of_parties_are_nobody(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Ledamöter\tSocialdemokraterna", "\tBo Ek", "\tIda Ås", "\tMiljöpartiet de gröna", "\tLo Alm"]
    ).attendants

    assert [one.name for one in people] == ["Bo Ek", "Ida Ås", "Lo Alm"]


def test_who_stands_in_for_an_adjuster_is_none(read_lines: ReadLines) -> None:
    people = read_lines(["Justerare: Bo Ek (S), ersättare Ida Ås (M)", "Ersättare för justerare: Lo Alm (L)"]).attendants

    assert roles(people) == [("Bo Ek", ADJUSTER), ("Ida Ås", None), ("Lo Alm", None)]


def test_a_political_secretary_does_not_write_the_minutes(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Övriga\tPolitisk sekreterare Bo Ek (S)", "\tPersonalföreträdare: Ida Ås, Fackförbundet"]
    ).attendants

    assert [(one.name, one.role, one.office) for one in people] == [
        ("Bo Ek", OTHER, "Politisk sekreterare"),
        ("Ida Ås", OTHER, "Personalföreträdare"),
    ]


def test_a_sentence_is_no_list(read_lines: ReadLines) -> None:
    assert read_lines(["Ordförande\tBo Ek (S)", "\tIda Ås (M) yrkar bifall till förslaget."]).attendants[1:] == ()


def test_a_contents_list_may_stand_before_the_cover(read_lines: ReadLines) -> None:
    people = read_lines(["Paragrafer\tÄrenden", "§ 12 Motion", "§ 13 Motion", "Beslutande\tBo Ek (S)"]).attendants

    assert [one.name for one in people] == ["Bo Ek"]


def test_the_name_and_its_place_in_the_text_are_the_same(read_pages: ReadLines) -> None:
    cover = read_pages(["Övriga\tBo Ek, ekonom, Ida Ås, chef, Lo", "\tStrand, jurist"])

    assert [(one.name, one.span.end - one.span.start) for one in cover.attendants] == [
        ("Bo Ek", 5),
        ("Ida Ås", 6),
        ("Lo Strand", 9),
    ]


def test_when_stands_beside_the_name(read_lines: ReadLines) -> None:
    people = read_lines(["Ledamöter\tBo Ek (S)\tNärvarande §§ 12-20, ej § 14", "\tIda Ås (M)\tFrånvarande § 12"]).attendants

    assert [(one.name, one.present_paragraphs, one.absent_paragraphs) for one in people] == [
        ("Bo Ek", ("12-20",), ("14",)),
        ("Ida Ås", (), ("12",)),
    ]


def test_an_office_may_stand_without_a_comma(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Övriga\tBo Ek bygglovschef", "\tIda Ås t.f. kanslichef § 12", "\tDocent Lo Alm – sekreterare"]
    ).attendants

    assert [(one.name, one.office) for one in people] == [
        ("Bo Ek", "bygglovschef"),
        ("Ida Ås", "t.f. kanslichef"),
        ("Lo Alm", "Docent"),
    ]
