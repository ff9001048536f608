import datetime as dt

import pytest

from extractors.facts.cover.presence import Presence, ends_of, read_presence, read_time, split_paragraphs


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("§§ 53-68", Presence("53", "68", ("53-68",))),
        ("§§111-114", Presence("111", "114", ("111-114",))),
        ("§§ 51–58, 60", Presence("51", "60", ("51–58", "60"))),
        ("(punkt A § 111, chef) §111, §115", Presence("111", "115", ("111", "115"))),
        ("fr o m § 54", Presence("54")),
        ("fr.o.m. § 54 t.o.m. § 60", Presence("54", "60")),
        ("t o m § 12", Presence(last="12")),
        ("§ 12-", Presence("12")),
        ("ej §§ 82-87", Presence(absent=("82-87",))),
        ("ej § 134", Presence(absent=("134",))),
        ("frånvarande § 12", Presence(absent=("12",))),
        ("utom § 3", Presence(absent=("3",))),
        ("jäv § 12", Presence(absent=("12",))),
        ("ej § 53 på grund av jäv", Presence(absent=("53",))),
        ("§§ 61/20–66/20, deltar ej § 67/20", Presence("61/20", "66/20", ("61/20–66/20",), ("67/20",))),
        ("§§ 48–53 del av, till kl. 15.40", Presence("48", "53", ("48–53 del av",), departed=dt.time(15, 40))),
        ("kl 16:20-21:05", Presence(arrived=dt.time(16, 20), departed=dt.time(21, 5))),
        ("37-65, kl 16:20-21:05", Presence("37", "65", ("37-65",), (), dt.time(16, 20), dt.time(21, 5))),
        ("(kom 17:20)", Presence(arrived=dt.time(17, 20))),
        ("från kl. 14.10", Presence(arrived=dt.time(14, 10))),
        ("från kl. 25.10", Presence()),
        ("ersätter Bo Ek (S) §§ 12-15", Presence("12", "15", ("12-15",), instead_of="Bo Ek", instead_of_party="S")),
        ("tjg för Ida Ås", Presence(instead_of="Ida Ås")),
        ("tjänstgörande ersättare för Bo Ek (s), § 4", Presence("4", "4", ("4",), instead_of="Bo Ek", instead_of_party="s")),
        (
            "ersätter Bo Ek (S), § 105 på grund av jäv",
            Presence("105", "105", ("105",), instead_of="Bo Ek", instead_of_party="S"),
        ),
        ("ersätter Bo Ek (S) § 4 och ersätter Ida Ås (S) § 5", Presence("4", "5", ("4", "5"))),
        ("§ 1–§ 4", Presence("1", "4", ("1–4",))),
        ("1", Presence()),
        ("ordförande", Presence()),
        ("fd SD", Presence()),
        ("deltar på distans", Presence()),
    ],
)
def test_a_note_tells_when_and_for_whom(note: str, expected: Presence) -> None:
    assert read_presence(note) == expected


def test_for_whom_is_short_under_a_heading_of_serving_substitutes() -> None:
    assert read_presence("för Bo Ek (V)", serving=True) == Presence(instead_of="Bo Ek", instead_of_party="V")
    assert read_presence("för Bo Ek (V)") == Presence()


@pytest.mark.parametrize(("run", "ends"), [("51–58", ("51", "58")), ("60", ("60", "60")), ("53 del av–57", ("53", "57"))])
def test_the_ends_of_a_run(run: str, ends: tuple[str, str]) -> None:
    assert ends_of(run) == ends


def test_paragraphs_are_split_where_a_list_parts_them() -> None:
    assert split_paragraphs("104, 106 och § 108") == ("104", "106", "108")


@pytest.mark.parametrize(
    ("text", "time"), [("16.20", dt.time(16, 20)), ("kl 9:05", dt.time(9, 5)), ("25.00", None), ("", None)]
)
def test_the_time_of_a_cell(text: str, time: dt.time | None) -> None:
    assert read_time(text) == time


def test_a_long_note_is_read_in_time() -> None:
    assert read_presence("§§ " + "1, " * 4000).present[0] == "1"
    assert read_presence("ersätter " + "Ek " * 4000).absent == ()
