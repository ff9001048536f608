import datetime as dt
from collections.abc import Callable

import pytest

from extractors.facts.cover.cover import Cover

ReadLines = Callable[..., Cover]


@pytest.fixture
def read(read_lines: ReadLines) -> ReadLines:
    """Set lines far apart, as the fields of a form are."""
    return lambda lines: read_lines(lines, pitch=30.0)


@pytest.mark.parametrize(
    ("line", "place", "start", "end"),
    [
        ("Plats och tid Rådhuset i Granvik, kl. 13.00-15.45", "Rådhuset i Granvik", dt.time(13), dt.time(15, 45)),
        ("Plats och tid: Näset, tisdagen den 10 mars kl 08:30–12:00", "Näset", dt.time(8, 30), dt.time(12)),
        ("Tid och plats klockan 9.15 i Rådhuset", None, dt.time(9, 15), None),
        ("Plats Älvholms bygdegård", "Älvholms bygdegård", None, None),
        ("Tid kl. 18.00", None, dt.time(18), None),
    ],
)
def test_place_and_times_are_read_as_printed(
    read: ReadLines, line: str, place: str | None, start: dt.time | None, end: dt.time | None
) -> None:
    cover = read([line, "Beslutande Bo Ek (S)"])
    assert (cover.start_time, cover.end_time) == (start, end)
    assert place is None or cover.place == place


def test_what_the_cover_does_not_print_is_not_made_up(read: ReadLines) -> None:
    assert read(["Protokoll från nämndens sammanträde"]) == Cover()


def test_an_impossible_time_is_none(read: ReadLines) -> None:
    assert read(["Tid kl. 25.00"]).start_time is None


def test_the_place_of_the_adjustment_is_not_that_of_the_meeting(read: ReadLines) -> None:
    cover = read(["Plats och tid för justering: Kansliet, 2026-03-17 kl. 08.00", "Plats och tid Rådhuset, kl. 13.00"])
    assert (cover.place, cover.start_time, cover.adjustment_date) == ("Rådhuset", dt.time(13), dt.date(2026, 3, 17))


def test_the_days_of_adjustment_and_notice_are_told_apart(read: ReadLines) -> None:
    cover = read(
        [
            "Justeringens plats och tid: Kansliet 2026-03-17",
            "Anslaget sätts upp 2026-03-18",
            "Anslaget tas ned 2026-04-09",
        ]
    )
    assert (cover.adjustment_date, cover.posted_from, cover.posted_until) == (
        dt.date(2026, 3, 17),
        dt.date(2026, 3, 18),
        dt.date(2026, 4, 9),
    )


def test_both_days_of_the_notice_may_stand_on_one_line(read: ReadLines) -> None:
    cover = read(["Datum för anslags uppsättande 2026-03-18\tDatum för anslags nedtagande 2026-04-09"])
    assert (cover.posted_from, cover.posted_until) == (dt.date(2026, 3, 18), dt.date(2026, 4, 9))


def test_who_was_there_stands_under_its_label_with_its_note(read: ReadLines) -> None:
    cover = read(
        [
            "Beslutande\tBo Ek (S), ordförande",
            "\tEva Alm (M), §§ 12-14",
            "Ej tjänstgörande ersättare\tIda Ås (L)",
            "Övriga deltagare\tÅke Ström, kanslichef",
        ]
    )
    assert [(one.name, one.party, one.heading, one.note) for one in cover.attendants] == [
        ("Bo Ek", "S", "Beslutande", "ordförande"),
        ("Eva Alm", "M", "Beslutande", "§§ 12-14"),
        ("Ida Ås", "L", "Ej tjänstgörande ersättare", None),
        ("Åke Ström", None, "Övriga deltagare", "kanslichef"),
    ]


def test_two_columns_of_members_have_a_label_each(read: ReadLines) -> None:
    cover = read(["Ledamöter\tTjänstgörande ersättare", "Bo Ek (S)\tIda Ås (L)"])

    assert [(one.name, one.heading) for one in cover.attendants] == [
        ("Bo Ek", "Ledamöter"),
        ("Ida Ås", "Tjänstgörande ersättare"),
    ]


def test_names_of_a_contents_list_were_not_there(read: ReadLines) -> None:
    cover = read(["Beslutande\tBo Ek (S)", "Innehåll", "§ 12 Motion", "från Ida Ås (L) om skolskjuts"])

    assert [one.name for one in cover.attendants] == ["Bo Ek"]


def test_a_day_below_its_label_is_found(read: ReadLines) -> None:
    cover = read(["Anslaget sätts upp", "2026-03-18", "Anslaget tas ned", "2026-04-09"])

    assert (cover.posted_from, cover.posted_until) == (dt.date(2026, 3, 18), dt.date(2026, 4, 9))


def test_a_time_far_below_the_place_is_not_the_meetings(read: ReadLines) -> None:
    assert read(["Plats Rådhuset", "Information", "Om gruppmöten", "Samling", "kl. 17.00"]).start_time is None


def test_whom_a_substitute_replaces_was_not_there(read: ReadLines) -> None:
    cover = read(["Beslutande\tBo Ek (S)", "\tIda Ås (L) ersätter Per Falk (L) §§ 12-14"])

    assert [(one.name, one.note) for one in cover.attendants] == [
        ("Bo Ek", None),
        ("Ida Ås", "ersätter Per Falk (L) §§ 12-14"),
    ]


def test_a_note_holds_no_other_person(read: ReadLines) -> None:
    cover = read(["Utses att justera\tBo Ek (S) och Ida Ås (L)"])

    assert [(one.name, one.note) for one in cover.attendants] == [("Bo Ek", None), ("Ida Ås", None)]


def test_a_kallelse_calls_people_who_were_not_there_yet(read_lines: ReadLines) -> None:
    cover = read_lines(["Plats Rådhuset", "Ledamöter\tBo Ek (S)", "Justering\t2026-03-17"], people=False)

    assert (cover.place, cover.attendants, cover.adjustments) == ("Rådhuset", (), ())
    assert cover.adjustment_date == dt.date(2026, 3, 17)


def test_a_list_of_those_present_may_stand_behind_the_arenden(read_pages: ReadLines) -> None:
    cover = read_pages(
        ["Beslutande", "Enligt närvarolista"],
        ["§ 12 Motion om skolskjuts", "Bo Ek (S) yrkar bifall till motionen."],
        ["Bilaga 1 Närvarolista", "Ledamöter\tParti", "Bo Ek\tS", "Ida Ås\tMP"],
    )

    assert [(one.name, one.party) for one in cover.attendants] == [("Bo Ek", "S"), ("Ida Ås", "MP")]


def test_a_notice_may_stand_on_a_page_of_its_own(read_pages: ReadLines) -> None:
    cover = read_pages(
        ["Justerare\tBo Ek (S)"],
        ["§ 12 Motion om skolskjuts", "Anslaget för skolskjuts räcker till 2026-05-04."],
        ["ANSLAG/BEVIS", "Anslaget sätts upp\t2026-03-18", "Anslaget tas ned\t2026-04-09"],
    )

    assert (cover.posted_from, cover.posted_until) == (dt.date(2026, 3, 18), dt.date(2026, 4, 9))
    assert [one.adjusters for one in cover.adjustments] == [("Bo Ek",)]


def test_who_speaks_in_an_arende_was_not_read_from_a_list(read_pages: ReadLines) -> None:
    cover = read_pages(["Beslutande\tBo Ek (S)"], ["§ 12 Motion", "Yrkande", "Ida Ås (L) yrkar avslag."])

    assert [one.name for one in cover.attendants] == ["Bo Ek"]
