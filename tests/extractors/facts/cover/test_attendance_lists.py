import datetime as dt
import itertools
from collections.abc import Callable, Sequence

from extractors.facts.cover.attendant import Attendant
from extractors.facts.cover.cover import Cover
from schemas.vocabulary import Capacity

ReadLines = Callable[..., Cover]
LEDAMOT, VICE, CHAIR = Capacity.LEDAMOT, Capacity.VICE_ORDFORANDE, Capacity.ORDFORANDE
SERVING, SUBSTITUTE = Capacity.TJANSTGORANDE_ERSATTARE, Capacity.ERSATTARE
SECRETARY, ADJUSTER, OTHER = Capacity.SEKRETERARE, Capacity.JUSTERARE, Capacity.OVRIG


def roles(people: Sequence[Attendant]) -> list[tuple[str, Capacity | None]]:
    return [(one.name, one.role) for one in people]


def test_a_list_has_party_and_times_in_columns(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Ledamot\tParti\tAnkom\tUtgick", "Ek, Bo\tS\t16.00\t20.15", "Ås, Ida\tMP\t17.30\t"], column=120.0
    ).attendants

    assert [(one.name, one.party, one.arrived, one.departed) for one in people] == [
        ("Ek, Bo", "S", dt.time(16), dt.time(20, 15)),
        ("Ås, Ida", "MP", dt.time(17, 30), None),
    ]


def test_who_is_not_marked_in_a_list_was_not_there(read_lines: ReadLines) -> None:
    people = read_lines(["Ledamöter\tNärvarande", "Bo Ek (S)\tX", "Ida Ås (MP)\t", "Lo Alm (L)\tX"]).attendants

    assert [one.name for one in people] == ["Bo Ek", "Lo Alm"]


def test_a_substitute_on_the_seat_of_a_member_replaces_her(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Ledamöter\tTjänstgörande ersättare\tNärvaro",
            "Bo Ek (S)\t\t§§ 209–217",
            "Ida Ås (MP)\tLo Alm (MP)\t§§ 209–213, 215",
        ]
    ).attendants

    assert [(one.name, one.substitutes_for, one.present_paragraphs) for one in people] == [
        ("Bo Ek", None, ("209–217",)),
        ("Lo Alm", "Ida Ås", ("209–213", "215")),
    ]


def test_a_name_parted_in_a_narrow_column_is_whole(read_lines: ReadLines) -> None:
    people = read_lines(["Ledamöter\tBo Ek (S)", "\tAnna-Karin", "\tHammarstrand (MP)", "\tLo Alm (L)"]).attendants

    assert [(one.name, one.party) for one in people] == [("Bo Ek", "S"), ("Anna-Karin Hammarstrand", "MP"), ("Lo Alm", "L")]


def test_present_are_members_where_others_have_headings_of_their_own(read_lines: ReadLines) -> None:
    people = read_lines(["Närvarande\tBo Ek (S)", "Ersättare\tIda Ås (MP)", "Tjänstemän\tSekreterare Eva Alm"]).attendants

    assert roles(people) == [("Bo Ek", LEDAMOT), ("Ida Ås", SUBSTITUTE), ("Eva Alm", SECRETARY)]


def test_a_very_long_list_is_read_in_time(read_lines: ReadLines) -> None:
    names = ["Bo " + "Ek " * 40, "Anna-" * 60, "A " * 200, ", ".join(["Ida Ås"] * 80)]
    lines = [f"Övriga\t{name}" for name in itertools.islice(itertools.cycle(names), 24)]

    assert all(one.name for one in read_lines(lines).attendants)


def test_a_substitute_in_a_list_of_seats_has_taken_one(read_lines: ReadLines) -> None:
    people = read_lines(
        [
            "Plats\tLedamot\tErsättare\tParti\tAnkom\tUtgick",
            "1\tEk, Bo\t\tS\t16.00\t20.15",
            "2\tÅs, Ida\tAlm, Lo\tMP\t17.30\t20.15",
        ],
        column=120.0,
    ).attendants

    assert [(one.name, one.role, one.substitutes_for, one.arrived) for one in people] == [
        ("Ek, Bo", LEDAMOT, None, dt.time(16)),
        ("Alm, Lo", SERVING, "Ås, Ida", dt.time(17, 30)),
    ]


def test_columns_without_heads_are_what_is_printed_behind_the_name(read_lines: ReadLines) -> None:
    people = read_lines(
        ["Beslutande\tBo Ek\tS\tOrdförande\t§§ 1-12", "\tIda Ås\tMP\tLedamot\t§§ 1-4"], column=120.0
    ).attendants

    assert [(one.name, one.party, one.role, one.present_to) for one in people] == [
        ("Bo Ek", "S", CHAIR, "12"),
        ("Ida Ås", "MP", LEDAMOT, "4"),
    ]


def test_a_drawn_cover_has_its_labels_left(read_table: ReadLines) -> None:
    cover = read_table(
        [
            "Beslutande\tBo Ek (S), ordförande/Ida Ås (MP)/Vakant (M)",
            "Övriga närvarande\tEva Alm, ekonomichef, § 42/Åke Lo, sekreterare",
            "Justerare\tIda Ås (MP)",
        ],
        width=200.0,
    )

    assert [(one.name, one.role, one.heading) for one in cover.attendants] == [
        ("Bo Ek", CHAIR, "Beslutande"),
        ("Ida Ås", LEDAMOT, "Beslutande"),
        ("Eva Alm", OTHER, "Övriga närvarande"),
        ("Åke Lo", SECRETARY, "Övriga närvarande"),
        ("Ida Ås", ADJUSTER, "Justerare"),
    ]


def test_a_name_parted_in_a_cell_is_whole(read_table: ReadLines) -> None:
    people = read_table(
        [
            "Plats\tLedamot\tErsättare\tParti\tAnkom\tUtgick",
            "1\tEk, Bo\t\tS\t13.00\t15.00",
            "2\tAndersson/Hammarstrand, Lo\t\tM\t13.00\t14.10",
            "3\t\tAlm Ås,/Eva-Karin\tM\t14.10\t15.00",
        ]
    ).attendants

    assert [(one.name, one.role, one.party, one.departed) for one in people] == [
        ("Ek, Bo", LEDAMOT, "S", dt.time(15)),
        ("Andersson Hammarstrand, Lo", LEDAMOT, "M", dt.time(14, 10)),
        ("Alm Ås, Eva-Karin", SERVING, "M", dt.time(15)),
    ]


def test_two_lists_beside_one_another_have_their_own_columns(read_table: ReadLines) -> None:
    people = read_table(
        [
            "Ledamöter\tParti\tNärvaro\tErsättare\tParti\tNärvaro",
            "Bo Ek\tS\t12-13\tLo Alm\tS\t13",
            "Ida Ås\tMP\t12\tEva By\tMP\t12-13",
        ]
    ).attendants

    assert [(one.name, one.role, one.party, one.present_paragraphs) for one in people] == [
        ("Bo Ek", LEDAMOT, "S", ("12-13",)),
        ("Lo Alm", SUBSTITUTE, "S", ("13",)),
        ("Ida Ås", LEDAMOT, "MP", ("12",)),
        ("Eva By", SUBSTITUTE, "MP", ("12-13",)),
    ]


def test_heads_that_nothing_is_known_of_may_stand_in_a_drawn_list(read_table: ReadLines) -> None:
    people = read_table(["Namn\tParti\tNärv\tJa\tSlutligt förslag", "Bo Ek\tS\tX\t\tX", "Ida Ås\tMP\t\t\t"]).attendants

    assert [(one.name, one.party) for one in people] == [("Bo Ek", "S")]
