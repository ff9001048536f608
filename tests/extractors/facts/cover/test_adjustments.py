import datetime as dt
from collections.abc import Callable

import pytest

from extractors.facts.cover.adjustments import Adjustment
from extractors.facts.cover.cover import Cover

ReadLines = Callable[..., Cover]


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def days(one: Adjustment) -> tuple[tuple[str, ...], dt.date | None, dt.date | None, dt.date | None]:
    return one.paragraphs, one.adjusted_on, one.posted_from, one.posted_until


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Paragrafer\t§§ 141-195"], ("141-195",)),
        (["Paragrafer\t26 -- 38"], ("26 -- 38",)),
        (["Paragrafer 45-58"], ("45-58",)),
        (["Justerade paragrafer\t§§ 1-3, 5, 7, 9-10"], ("1-3", "5", "7", "9-10")),
        (["Paragrafer\t61/20–68/20"], ("61/20–68/20",)),
        (["Sekreterare ........................\tParagrafer 111 – 121"], ("111 – 121",)),
        (["Avser paragrafer 1-30"], ("1-30",)),
    ],
)
def test_the_paragraphs_stand_as_printed(read_lines: ReadLines, lines: list[str], paragraphs: tuple[str, ...]) -> None:
    assert [one.paragraphs for one in read_lines(lines).adjustments] == [paragraphs]


@pytest.mark.parametrize(
    "lines",
    [
        ["ANSLAG/BEVIS", "Anslaget sätts upp\t2026-03-18\tAnslaget tas ned\t2026-04-09"],
        ["Datum för anslags\t2026-03-18\tDatum för anslags\t2026-04-09", "uppsättande\t\tnedtagande"],
        ["Anslagsbevis", "Anslagsdatum\t2026-03-18", "Anslaget tas ned tidigast\t2026-04-09"],
        ["Anslaget den\t18 mars 2026", "Anslaget till och med\t9 april 2026"],
        ["Anslås\t2026-03-18–2026-04-09"],
        ["Anslaget publicerat: 2026-03-18", "Anslaget avpubliceras: 2026-04-09"],
        ["Anslaget 2026-03-18 – 2026-04-09 på kommunens anslagstavla."],
        ["Bevis om anslag: Protokollet anslås 2026-03-18. Anslaget nedtages 2026-04-09."],
        ["BEVIS OM ANSLAG", "Justeringen har tillkännagivits. Anslaget uppsatt den", "18/3 2026, nedtages den 9/4 2026."],
        ["Anslag\tAnslaget uppsatt den 18 mars 2026 och tas", "\tned den 9 april 2026"],
        ["Anslaget sätts upp", "den 18 mars", "Anslaget tas ned", "den 9 april"],
        ["Justering\tDigitalt. Protokollet anslås på tavlorna 2026-03-18–2026-04-09"],
        ["Datum då anslaget sätts\t2026-03-18", "upp", "Datum då anslaget tas ned\t2026-04-09"],
        ["Anslaget sätts upp\t2026-03-18", "Sista dag att överklaga\t2026-04-08", "Anslaget tas ner\t2026-04-09"],
    ],
)
def test_the_days_of_a_notice_are_found_in_every_form(read_lines: ReadLines, lines: list[str]) -> None:
    cover = read_lines(lines)

    assert (cover.posted_from, cover.posted_until) == (day(3, 18), day(4, 9))
    assert [(one.posted_from, one.posted_until) for one in cover.adjustments] == [(day(3, 18), day(4, 9))]


def test_one_protocol_has_one_row_with_all_that_is_told(read_lines: ReadLines) -> None:
    cover = read_lines(
        [
            "Utses att justera\tBo Ek (S) och Ida Ås (MP)",
            "Justeringens plats och\tRådhuset, 2026-03-17",
            "tid",
            "Paragrafer\t§§ 12-20",
            "ANSLAG/BEVIS",
            "Protokollet är justerat. Justeringen har tillkännagivits genom anslag.",
            "Organ\tKommunstyrelsen",
            "Sammanträdesdatum\t2026-03-10",
            "Datum då anslaget sätts upp\t2026-03-18",
            "Datum då anslaget tas ned\t2026-04-09",
            "Förvaringsplats för\tKansliet, Rådhuset",
            "protokollet",
        ]
    )

    assert [(days(one), one.adjusters, one.kept_at) for one in cover.adjustments] == [
        ((("12-20",), day(3, 17), day(3, 18), day(4, 9)), ("Bo Ek", "Ida Ås"), "Kansliet, Rådhuset")
    ]


def test_what_was_adjusted_at_once_has_its_own_day_and_notice(read_lines: ReadLines) -> None:
    cover = read_lines(
        [
            "Justeringsdatum\t10 mars 2026, § 92",
            "\t17 mars 2026, §§ 88–91, 93–95",
            "Paragrafer\t§§ 88–95",
            "BEVIS OM ANSLAGSDAG",
            "Nämndens protokoll är justerat, § 92",
            "Anslaget sätts upp\t11 mars 2026",
            "Anslaget tas ned\t2 april 2026",
            "BEVIS OM ANSLAGSDAG",
            "Nämndens protokoll är justerat, §§ 88–91, 93–95",
            "Anslaget sätts upp\t18 mars 2026",
            "Anslaget tas ned\t9 april 2026",
        ]
    )

    assert [days(one) for one in cover.adjustments] == [
        (("92",), day(3, 10), day(3, 11), day(4, 2)),
        (("88–91", "93–95"), day(3, 17), day(3, 18), day(4, 9)),
    ]
    assert (cover.adjustment_date, cover.posted_from, cover.posted_until) == (day(3, 17), day(3, 18), day(4, 9))


def test_one_paragraph_adjusted_at_once_stands_beside_the_others(read_lines: ReadLines) -> None:
    cover = read_lines(
        ["Justering\tKansliet 2026-03-17, § 45 justerades omedelbart 2026-03-10", "Paragrafer\t41–50", "Anslås\t2026-03-18"]
    )

    assert [days(one) for one in cover.adjustments] == [
        (("41–50",), day(3, 17), day(3, 18), None),
        (("45",), day(3, 10), None, None),
    ]
    assert cover.adjustment_date == day(3, 17)


def test_a_paragraph_adjusted_at_once_without_a_day_has_none(read_lines: ReadLines) -> None:
    cover = read_lines(["Justering\t2026-03-17", "Paragrafer\t§§ 45–55, varav § 50 justerades omedelbart"])

    assert [days(one) for one in cover.adjustments] == [
        (("45–55",), day(3, 17), None, None),
        (("50",), None, None, None),
    ]
    assert cover.adjustment_date == day(3, 17)


def test_a_day_without_year_has_that_of_the_meeting(read_lines: ReadLines) -> None:
    assert read_lines(["Justering\tKansliet fredagen den 13 mars kl 10.00"]).adjustment_date == day(3, 13)


def test_a_day_that_cannot_be_is_none(read_lines: ReadLines) -> None:
    cover = read_lines(["Justering\tKansliet den 31 april 2026", "Paragrafer\t1-9"])

    assert [days(one) for one in cover.adjustments] == [(("1-9",), None, None, None)]


def test_days_that_contradict_are_none(read_lines: ReadLines) -> None:
    cover = read_lines(["Justering\t17 mars 2026 och 19 mars 2026", "Paragrafer\t1-9"])

    assert cover.adjustment_date is None


def test_digital_adjusting_without_a_day_still_tells_who_and_what(read_lines: ReadLines) -> None:
    cover = read_lines(
        ["Utses att justera\tBo Ek (S)", "Plats och tid för\tDigital justering", "justering", "Paragrafer\t179-180"]
    )

    assert [(one.adjusters, days(one)) for one in cover.adjustments] == [(("Bo Ek",), (("179-180",), None, None, None))]


def test_no_adjusting_no_row(read_lines: ReadLines) -> None:
    assert read_lines(["Plats och tid\tRådhuset kl. 13.00", "Beslutande\tBo Ek (S)"]).adjustments == ()


def test_each_day_of_adjusting_has_the_notice_of_its_paragraphs(read_lines: ReadLines) -> None:
    cover = read_lines(
        [
            "Paragraf 80\t6 april",
            "Paragrafer 75-79\t13 april",
            "Bevis om anslag",
            "Paragrafer 75-79",
            "Anslaget sätts upp 14 april 2026",
            "Anslaget tas ned 6 maj 2026",
            "Bevis om anslag",
            "Paragraf 80",
            "Anslaget sätts upp 7 april 2026",
            "Anslaget tas ned 29 april 2026",
        ]
    )

    assert [days(one) for one in cover.adjustments] == [
        (("80",), day(4, 6), day(4, 7), day(4, 29)),
        (("75-79",), day(4, 13), day(4, 14), day(5, 6)),
    ]
    assert (cover.adjustment_date, cover.posted_from) == (None, None)


def test_the_secretary_signs_below_the_paragraphs(read_lines: ReadLines) -> None:
    cover = read_lines(["Underskrifter\tSekreterare\tParagrafer 12-20", "\t\tBo Ek", "Justerare\tIda Ås"])

    assert [one.name for one in cover.attendants] == ["Bo Ek", "Ida Ås"]
    assert [one.paragraphs for one in cover.adjustments] == [("12-20",)]


def test_adjustments_side_by_side_have_each_their_own_days(read_lines: ReadLines) -> None:
    lines = [
        "Paragrafer\t§§ 43-46, 48\t§ 47, omedelbart justerad",
        "Justeringsdatum\t2026-03-17\t2026-03-10",
        "Anslaget sätts upp\t2026-03-18\t2026-03-11",
        "Anslaget tas ned\t2026-04-09\t2026-04-02",
    ]
    cover = read_lines(lines)
    assert [days(one) for one in cover.adjustments] == [
        (("43-46", "48"), day(3, 17), day(3, 18), day(4, 9)),
        (("47",), day(3, 10), day(3, 11), day(4, 2)),
    ]
    assert (cover.adjustment_date, cover.posted_from, cover.posted_until) == (day(3, 17), day(3, 18), day(4, 9))
