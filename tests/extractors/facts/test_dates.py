import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.dates import FoundDate, find_dates
from schemas.vocabulary import DateRole, Precision

_MEETING = dt.date(2026, 3, 10)
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


def read_one(text: str, meeting: dt.date | None = _MEETING) -> FoundDate:
    found = find_dates(text, meeting=meeting)
    assert len(found) == 1, f"{[text[one.start : one.end] for one in found]} in {text!r}"
    return found[0]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("17 april 2026", "2026-04-17"),
        ("1 jan 2025", "2025-01-01"),
        ("21 okt. 2019", "2019-10-21"),
        ("6 sept 2017", "2017-09-06"),
        ("3 febr. 2024", "2024-02-03"),
        ("1:a oktober 2020", "2020-10-01"),
        ("17 APRIL 2026", "2026-04-17"),
        ("17\u00a0april\u00a02026", "2026-04-17"),
        ("2026-04-17", "2026-04-17"),
        ("2026-4-7", "2026-04-07"),
        ("2026–04–17", "2026-04-17"),
        ("2008 03 06", "2008-03-06"),
        ("KS260417", "2026-04-17"),
        ("sista december 2025", "2025-12-31"),
        ("sista februari 2024", "2024-02-29"),
    ],
)
def test_a_day_with_its_year_is_read_in_every_form(printed: str, day: str) -> None:
    text = f"Handlingen {printed} från Älvholm."
    found = read_one(text)
    assert found.date == dt.date.fromisoformat(day)
    assert found.precision is Precision.DAY
    assert text[found.start : found.end] == printed
    assert {found.year_inferred, found.impossible, found.weekday_conflict} == {False}


@pytest.mark.parametrize(
    ("printed", "precision", "first", "last"),
    [
        ("februari 2024", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("kvartal 3 2026", Precision.QUARTER, "2026-07-01", "2026-09-30"),
        ("fjärde kvartalet 2025", Precision.QUARTER, "2025-10-01", "2025-12-31"),
        ("tertial 2 2026", Precision.TERTIAL, "2026-05-01", "2026-08-31"),
        ("första halvåret 2026", Precision.HALF_YEAR, "2026-01-01", "2026-06-30"),
        ("andra halvåret 2026", Precision.HALF_YEAR, "2026-07-01", "2026-12-31"),
        ("höstterminen 2025", Precision.TERM, "2025-07-01", "2025-12-31"),
        ("vårterminen 2025", Precision.TERM, "2025-01-01", "2025-06-30"),
        ("läsåret 2025/26", Precision.TERM, "2025-01-01", "2026-12-31"),
        ("2027–2029", Precision.YEAR, "2027-01-01", "2029-12-31"),
        ("2027 - 2029", Precision.YEAR, "2027-01-01", "2029-12-31"),
        ("år 2026", Precision.YEAR, "2026-01-01", "2026-12-31"),
        ("budgetåret 2026", Precision.YEAR, "2026-01-01", "2026-12-31"),
    ],
)
def test_what_is_no_day_keeps_its_precision_and_its_bounds(
    printed: str, precision: Precision, first: str, last: str
) -> None:
    found = read_one(f"Uppföljning för {printed} redovisas.")
    assert found.precision is precision
    assert (found.date, found.date_end) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2026-08-06 – 2026-09-01", "2026-08-06", "2026-09-01"),
        ("2026-07-01 till 2026-09-30", "2026-07-01", "2026-09-30"),
        ("1 januari 2024 t o m den 14 oktober 2026", "2024-01-01", "2026-10-14"),
        ("28 maj – 3 juni 2025", "2025-05-28", "2025-06-03"),
        ("10–11 april 2026", "2026-04-10", "2026-04-11"),
        ("3 och 4 maj 2026", "2026-05-03", "2026-05-04"),
        ("26/2 - 4/3 2026", "2026-02-26", "2026-03-04"),
        ("20 december – 7 januari 2026", "2025-12-20", "2026-01-07"),
    ],
)
def test_an_interval_is_one_date_with_two_ends(printed: str, first: str, last: str) -> None:
    found = read_one(f"Samrådet pågår {printed}.")
    assert (found.date, found.date_end) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert found.role is DateRole.PERIOD


@pytest.mark.parametrize(
    "text",
    [
        "dnr 26/2",
        "§ 63/20",
        "KS 2026/14",
        "2006-152-307",
        "102-274-04",
        "21RS8224",
        "212000-2882",
        "kvarteret 3",
        "fastigheten Näset 12:4",
        "SFS 2018:1174",
        "0990-12 34 56",
        "17 apriljuice",
        "i maj månad",
        "Julia Mars (S)",
        "Marsstrand",
    ],
)
def test_a_number_or_name_that_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, meeting=_MEETING) == []


@pytest.mark.parametrize("printed", ["31 juni 2025", "29 februari 2026", "2026-02-30", "31/4 2026"])
def test_a_day_that_the_calendar_lacks_is_marked_and_not_moved(printed: str) -> None:
    found = read_one(f"Svar ges den {printed}.")
    assert (found.date, found.impossible) == (None, True)


@pytest.mark.parametrize(
    ("text", "meeting", "day"),
    [
        ("Sammanträdet hålls onsdag den 19 januari.", dt.date(2022, 1, 5), "2022-01-19"),
        ("Nästa sammanträde är torsdagen den 14 januari.", dt.date(2026, 12, 8), "2027-01-14"),
        ("Nämnden beslutade den 15 december att yttra sig.", dt.date(2026, 1, 20), "2025-12-15"),
        ("Sammanträdet är för år 2027 flyttat till den 9 februari.", dt.date(2026, 11, 3), "2027-02-09"),
        ("Rapporten lämnades under 2025, den 4 maj.", dt.date(2026, 2, 3), "2025-05-04"),
        ("Svar lämnas den 3/4.", _MEETING, "2026-04-03"),
    ],
)
def test_a_year_left_out_is_taken_from_the_context_and_said_to_be(text: str, meeting: dt.date, day: str) -> None:
    found = next(one for one in find_dates(text, meeting=meeting) if one.precision is Precision.DAY)
    assert found.date == dt.date.fromisoformat(day)
    assert found.year_inferred


def test_two_days_that_share_the_printed_year_both_have_it() -> None:
    found = find_dates("Möten hålls den 9 november samt den 14 december 2021.", meeting=dt.date(2026, 1, 1))
    assert [one.date for one in found] == [dt.date(2021, 11, 9), dt.date(2021, 12, 14)]


def test_without_any_year_in_sight_none_is_made_up() -> None:
    found = read_one("Ärendet behandlades den 4 maj.", meeting=None)
    assert (found.date, found.date_end, found.year_inferred, found.impossible) == (None, None, False, False)


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("tisdagen den 10 mars 2026", False),
        ("onsdagen den 10 mars 2026", True),
        ("Tisdag 10 mars 2026", False),
        ("fredag, den 10 mars 2026", True),
        ("den 10 mars 2026", False),
    ],
)
def test_a_weekday_of_another_day_is_noticed_and_the_date_stands(text: str, *, conflict: bool) -> None:
    found = read_one(text)
    assert found.date == dt.date(2026, 3, 10)
    assert found.weekday_conflict is conflict


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Svar ska lämnas senast den 30 april 2026.", DateRole.DEADLINE),
        ("Yttrandet ska ha inkommit till nämnden före 2026-04-30.", DateRole.DEADLINE),
        ("Kommunstyrelsens sammanträde den 7 april 2026.", DateRole.MEETING),
        ("Kommunstyrelsen 2026-04-07, § 44.", DateRole.MEETING),
        ("Skrivelsen är daterad den 7 april 2026.", DateRole.MENTIONED),
    ],
)
def test_the_words_before_a_date_say_what_it_is_for(text: str, role: DateRole) -> None:
    assert read_one(text).role is role


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)), st.integers(0, 3))
def test_a_day_is_read_back_as_it_was_written(day: dt.date, form: int) -> None:
    name = _MONTHS[day.month - 1]
    printed = [f"{day.day} {name} {day.year}", day.isoformat(), f"{day.day} {name.upper()} {day.year}", f"{day.day} {name}"]
    found = read_one(f"Beslutet gäller den {printed[form]}", meeting=dt.date(day.year, 6, 15))
    assert (found.date, found.year_inferred) == (day, form == 3)


@given(st.text(alphabet="0123456789 -–/.:aprilmjuntdeovs§kvartKS\n", max_size=80), st.dates())
def test_whatever_the_text_every_span_lies_in_it_and_none_overlap(text: str, meeting: dt.date) -> None:
    reach = 0
    for found in find_dates(text, meeting=meeting):
        assert reach <= found.start < found.end <= len(text)
        assert found.date is not None or not found.year_inferred
        reach = found.end


@given(
    st.integers(1950, 2090),
    st.integers(1950, 2090),
    st.sampled_from(
        ["{0}–{1}", "kvartal 4 {0}", "tertial 3 {0}", "februari {0}", "läsåret {0}/{1}", "år {0}", "höstterminen {0}"]
    ),
)
def test_a_period_never_ends_before_it_begins(year: int, other: int, form: str) -> None:
    found = read_one(f"Planen avser {form.format(year, other)}.")
    assert found.date is not None
    assert found.date_end is not None
    assert found.date <= found.date_end


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 900), st.sampled_from([" – ", " till ", " t.o.m. "])
)
def test_an_interval_of_two_full_days_is_read_back(first: dt.date, days: int, glue: str) -> None:
    last = first + dt.timedelta(days=days)
    found = read_one(f"Avtalet gäller {first}{glue}{last}.", meeting=None)
    assert (found.date, found.date_end) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("28 december 2025 – 3 januari", "2025-12-28", "2026-01-03"),
        ("den 30 november 2025 till den 2 februari", "2025-11-30", "2026-02-02"),
    ],
)
def test_an_interval_runs_over_new_year(text: str, first: str, last: str) -> None:
    found = find_dates(text, meeting=dt.date(2025, 11, 1))[0]

    assert (str(found.date), str(found.date_end)) == (first, last)


@pytest.mark.parametrize("text", ["10–3 april 2026", "2026-05-10 – 2026-05-01", "5/4 - 1/4 2026"])
def test_an_interval_printed_the_wrong_way_round_is_doubtful(text: str) -> None:
    found = find_dates(text, meeting=None)[0]

    assert found.date_end is None
    assert found.impossible


def test_a_year_at_the_head_of_a_sentence_counts() -> None:
    found = find_dates("Under 2025 redovisades det den 4 maj.", meeting=dt.date(2026, 2, 3))

    assert str(found[-1].date) == "2025-05-04"
