"""Numbers here are made up: of persons born in the 1800s or 1912, or those that the tax agency prints as examples."""

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.check_digits import has_luhn
from extractors.facts.personal_numbers import find_personal_numbers, mask_numbers


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind.value) for one in find_personal_numbers(text)]


def with_check(nine: str) -> str:
    return next(nine + digit for digit in "0123456789" if has_luhn(nine + digit))


@pytest.mark.parametrize(
    "printed",
    [
        "121212-1212",
        "121212+1212",
        "19121212-1212",
        "18901212-1217",
        "121212 - 1212",
        "121212 1212",
        "19121212 1212",
        "121212–1212",
        "121212−1212",
        "121212-\n1212",
        "19121212-\t1212",
        "1212121212",
        "191212121212",
        "1912-12-12-1212",
        "12 12 12-1212",
        "1 2 1 2 1 2 - 1 2 1 2",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Ek, {}, söker bidrag.",
        "Bo Ek ({})",
        "{}",
        "{}:",
        "sökande: {}.",
        "Svensson\t{}\tbifall",
        "”{}”",
        "Bo Ek\n{}\nEva Alm",
    ],
)
def test_a_number_with_its_check_digit_is_found_however_it_is_printed(printed: str, sentence: str) -> None:
    assert found(sentence.format(printed)) == [(printed, "personnummer")]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("701063-2391", "samordningsnummer"),
        ("19701063-2391", "samordningsnummer"),
        ("7010632391", "samordningsnummer"),
        ("19850101-T123", "reservnummer"),
        ("850101-TF12", "reservnummer"),
        ("850101-12P4", "reservnummer"),
        ("131052-308T", "henkilotunnus"),
        ("01010750160", "fodselsnummer"),
        ("010107 50160", "fodselsnummer"),
        ("121212-3456", "unverified"),
        ("19121212-3456", "unverified"),
    ],
)
def test_the_kind_is_told(printed: str, kind: str) -> None:
    assert found(f"Ansökan från Bo Ek, {printed}, om bidrag") == [(printed, kind)]


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("Personnummer: 121212-3456", "121212-3456", "unverified"),
        ("personnr 121212 3456", "121212 3456", "unverified"),
        ("Pers.nr 1212123456", "1212123456", "unverified"),
        ("PNR: 12 12 12 34 56", "12 12 12 34 56", "unverified"),
        ("Personnummer 1 2 1 2 1 2 1 2 1 2", "1 2 1 2 1 2 1 2 1 2", "personnummer"),
        ("Personnummer\n1212123456", "1212123456", "unverified"),
        ("Personnummer (ÅÅMMDD-XXXX): 990230-1234", "990230-1234", "unverified"),
        ("Person-/organisationsnummer: 121212-1212", "121212-1212", "personnummer"),
        ("Samordningsnummer 701063-2390", "701063-2390", "unverified"),
        ("födelsenumret är 121212-1213", "121212-1213", "unverified"),
        ("CPR-nr. 070761-4285", "070761-4285", "cpr_nummer"),
    ],
)
def test_behind_a_label_it_counts_whatever_its_check_digit(text: str, printed: str, kind: str) -> None:
    assert found(text) == [(printed, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Granviks kommun, org.nr 212000-2882",
        "Tvåfors AB, 556012-5790",
        "16 212000-2882",
        "162120002882",
        "2120002882",
        "Person-/organisationsnummer: 212000-2882",
        "KS 2021/123",
        "dnr 2021-123",
        "Dnr 7-742-2011 och 5-744-2011",
        "SLK-2023-01047",
        "21RS8224",
        "2016KSM1221.042",
        "T 2010-313-01743",
        "MBN 2024-000324",
        "MBN 2024-000324 2024-05-01",
        "NKBY/660/10.04.00.01/2022",
        "dnr 110215-2011",
        "Försäkringskassan, 110215-2011",
        "Växel 08-530 610 00, 073-039 28 06",
        "0730392806",
        "Telefon 0101231236",
        "Bankgiro 624-1061, plusgiro 5050-1055",
        "2021-10-06",
        "2022-07-01--2025-06-31",
        "2022-07-01—2025-06-31",
        "20220701-20250630",
        "220701-250630",
        "Delegationsbeslut 190901-0930",
        "Kallebäck 752:23",
        "7 220 840 kr",
        "1 224  490 kronor",
        "1212121212 kr",
        "1212121212,50",
        "123 45 Älvholm",
        "EAN 7312121212128",
        "OCR 1212121212",
        "Faktura 12121212123456789",
        "112121212121",
        "850101-XXXX",
        "XXXXXX-XXXX",
        "850101-12XX",
        "F0A77C2-4B1D-45D2-8E10-1C7720121212",
        "personnummer saknas",
        "född 850101",
        "1234567890",
        "121332-1212",
        "120230-1234",
        "070761-42855",
        "121212\t1212",
    ],
)
def test_what_is_no_number_of_a_person_stays(text: str) -> None:
    assert found(text) == []
    assert mask_numbers(text) == text


def test_several_numbers_of_a_text_are_found_in_order() -> None:
    text = "121212-1212, 701063-2391 och 121212+1212 (org.nr 212000-2882), 010107 50160"
    assert [printed for printed, _ in found(text)] == ["121212-1212", "701063-2391", "121212+1212", "010107 50160"]


def test_the_reading_that_is_checked_wins() -> None:
    assert found("Personnummer: 121212-1212") == [("121212-1212", "personnummer")]
    assert found("CPR 121212-1212") == [("121212-1212", "cpr_nummer")]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Bo Ek, 121212-1212, org.nr 212000-2882", "Bo Ek, XXXXXX-XXXX, org.nr 212000-2882"),
        ("19121212 - 1212", "XXXXXXXX - XXXX"),
        ("131052-308T", "XXXXXX-XXXX"),
        ("850101-TF12", "XXXXXX-XXXX"),
        ("ansökan_121212-1212_bo.pdf", "ansökan_XXXXXX-XXXX_bo.pdf"),
        ("/srv/1212121212/a.pdf", "/srv/XXXXXXXXXX/a.pdf"),
    ],
)
def test_a_mask_has_the_length_of_what_it_covers(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked
    assert mask_numbers(masked) == masked


FORMS = ["{}{}-{}", "{}{} {}", "{}{}{}", "{}{} - {}", "{}{}+{}"]
WORDS = "beslutar enligt Bo Ek om bidrag 2021-10-06 KS 2021/123 § 14 212000-2882 7 kr att".split()
words = st.lists(st.sampled_from(WORDS)).map(" ".join)


@st.composite
def printed_numbers(draw: st.DrawFn) -> str:
    """A personnummer or samordningsnummer of a person born 1870 to 2025, with its check digit, in any form."""
    day = draw(st.dates(dt.date(1870, 1, 1), dt.date(2025, 12, 31)))
    added = draw(st.sampled_from([0, 60]))
    ten = with_check(f"{day:%y%m}{day.day + added:02}{draw(st.integers(0, 999)):03}")
    century = draw(st.sampled_from(["", str(day.year // 100)]))
    return draw(st.sampled_from(FORMS)).format(century, ten[:6], ten[6:])


@st.composite
def organisation_numbers(draw: st.DrawFn) -> str:
    """An organisationsnummer with its check digit, in any form."""
    ten = with_check(f"{draw(st.integers(10, 99))}{draw(st.integers(20, 99))}{draw(st.integers(0, 99_999)):05}")
    return draw(st.sampled_from(["", "16", "16 "])) + draw(st.sampled_from(["-", "", " "])).join((ten[:6], ten[6:]))


@given(printed_numbers(), words, words)
def test_a_number_inside_a_sentence_is_always_found(printed: str, before: str, after: str) -> None:
    head = f"{before} sökande, "
    text = f"{head}{printed}, {after}"

    covered = {place for one in find_personal_numbers(text) for place in range(one.start, one.end)}

    assert covered == set(range(len(head), len(head) + len(printed)))
    assert mask_numbers(text) == head + re.sub(r"\d", "X", printed) + f", {after}"


@given(
    organisation_numbers(), st.sampled_from(["org.nr {}", "({})", "{}", "Person-/organisationsnummer: {}", "Bo Ek, {}, att"])
)
def test_an_organisationsnummer_never_is(printed: str, sentence: str) -> None:
    assert found(sentence.format(printed)) == []


@given(st.text(alphabet="0123456789-–+ XxAÅ.,/:\n\t", max_size=60))
def test_what_is_found_lies_apart_and_masking_twice_is_masking_once(text: str) -> None:
    numbers = find_personal_numbers(text)
    assert all(0 <= one.start < one.end <= len(text) for one in numbers)
    assert all(one.end <= other.start for one, other in itertools.pairwise(numbers))
    masked = mask_numbers(text)
    assert len(masked) == len(text)
    assert find_personal_numbers(masked) == []
