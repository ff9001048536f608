from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.amounts import Amount, find_amounts
from schemas.vocabulary import Per, Qualifier


def read_one(text: str) -> Amount:
    found = find_amounts(text)
    assert len(found) == 1, f"{[text[one.start : one.end] for one in found]} in {text!r}"
    return found[0]


@pytest.mark.parametrize(
    ("printed", "sek"),
    [
        ("1 224 490 kronor", "1224490"),
        ("1\u00a0224\u00a0490\u00a0kronor", "1224490"),
        ("1\u202f224\u202f490 kr", "1224490"),
        ("1 224  490 kronor", "1224490"),
        ("1.250 kronor", "1250"),
        ("24 605,50 kronor", "24605.50"),
        ("73500 kr", "73500"),
        ("350 SEK", "350"),
        ("5 000:-", "5000"),
        ("0,7 mkr", "700000"),
        ("0,7 Mkr", "700000"),
        ("35 mnkr", "35000000"),
        ("1 800 MNKR", "1800000000"),
        ("2 MSEK", "2000000"),
        ("12,441 miljoner kronor", "12441000"),
        ("1 miljon kronor", "1000000"),
        ("fyra miljoner kronor", "4000000"),
        ("trettio tusen kronor", "30000"),
        ("60 000 tkr", "60000000"),
        ("2,5 miljarder kronor", "2500000000"),
        ("1,2 mdkr", "1200000000"),
    ],
)
def test_a_sum_is_read_in_whole_kronor_whatever_its_form(printed: str, sek: str) -> None:
    text = f"Nämnden i Granvik beviljas {printed} till gång- och cykelvägen."
    amount = read_one(text)
    assert amount.sek == Decimal(sek)
    assert text[amount.start : amount.end] == printed
    assert (amount.currency, amount.sek_max, amount.implied) == ("SEK", None, False)


@pytest.mark.parametrize(
    "text",
    [
        "högst 350 prisbasbelopp",
        "12 öre per skattekrona",
        "14,5 procent",
        "3 miljoner invånare",
        "2 miljoner ton",
        "§ 12",
        "24 krav på utförare",
        "16 kronan",
        "kl. 13.30",
        "KS 2026/14",
        "den 3 mars 2026",
        "0,7 hektar",
        "telefon 0990-123 45",
        "paragraf 4, kronor nämns inte",
    ],
)
def test_a_number_of_something_else_is_no_sum(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("sign", ["-", "−", "–"])
def test_each_of_the_three_kinds_of_minus_makes_a_sum_negative(sign: str) -> None:
    text = f"Prognosen avviker med {sign}4,5 mkr mot budget."
    amount = read_one(text)
    assert amount.sek == Decimal(-4_500_000)
    assert text[amount.start : amount.end] == f"{sign}4,5 mkr"


@pytest.mark.parametrize("before", ["", "Beslut\n", "Kommunstyrelsen beslutar 2024\n  "])
@pytest.mark.parametrize("mark", ["-", "–", "−"])
def test_the_dash_of_a_list_is_no_part_of_a_sum(before: str, mark: str) -> None:
    text = f"{before}{mark} 275 000 kronor anslås till en ny brygga."
    amount = read_one(text)
    assert amount.sek == Decimal(275_000)
    assert text[amount.start : amount.end] == "275 000 kronor"


@pytest.mark.parametrize("sign", ["+", "±"])
def test_a_plus_leaves_a_sum_positive(sign: str) -> None:
    assert read_one(f"Avvikelsen är {sign}300 tkr.").sek == Decimal(300_000)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("120–150 tkr", 120_000, 150_000),
        ("120-150 tkr", 120_000, 150_000),
        ("1 000 – 2 500 kronor", 1_000, 2_500),
        ("mellan 5 och 7 mkr", 5_000_000, 7_000_000),
        ("från 300 till 450 kronor", 300, 450),
        ("0,5–1,5 miljoner kronor", 500_000, 1_500_000),
    ],
)
def test_a_range_has_a_lower_and_an_upper_bound(printed: str, low: int, high: int) -> None:
    amount = read_one(f"Kostnaden beräknas till {printed} för kommunen.")
    assert (amount.sek, amount.sek_max) == (Decimal(low), Decimal(high))


def test_of_two_numbers_joined_by_och_only_the_one_before_the_unit_is_a_sum() -> None:
    amount = read_one("avdelningarna 5 och 7 mkr")
    assert (amount.sek, amount.sek_max) == (Decimal(7_000_000), None)


def test_a_year_and_a_dash_before_a_sum_are_no_lower_bound() -> None:
    amount = read_one("Ramen 2027-69 tkr")
    assert (amount.sek, amount.sek_max) == (Decimal(69_000), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skolnämnden får 2026 150 000 kronor.", 150_000),
        ("Den 1 maj 2026 500 000 kronor.", 500_000),
        ("Enligt § 4 betalas 1\n250 000 kronor.", 1_250_000),
    ],
)
def test_a_year_before_a_sum_is_not_part_of_it_and_a_line_break_within_it_is(text: str, expected: int) -> None:
    assert read_one(text).sek == Decimal(expected)


@pytest.mark.parametrize(
    ("before", "qualifier"),
    [
        ("högst ", Qualifier.AT_MOST),
        ("maximalt ", Qualifier.AT_MOST),
        ("upp till ett belopp om ", Qualifier.AT_MOST),
        ("dock högst ", Qualifier.AT_MOST),
        ("minst ", Qualifier.AT_LEAST),
        ("drygt ", Qualifier.MORE_THAN),
        ("mer än ", Qualifier.MORE_THAN),
        ("knappt ", Qualifier.ALMOST),
        ("cirka ", Qualifier.ABOUT),
        ("ca ", Qualifier.ABOUT),
        ("ca. ", Qualifier.ABOUT),
        ("", None),
        ("på högskolan ", None),
        ("ett överskott på ", None),
    ],
)
def test_a_word_right_before_a_sum_bounds_it(before: str, qualifier: Qualifier | None) -> None:
    assert read_one(f"Bidraget är {before}40 000 kronor.").qualifier is qualifier


@pytest.mark.parametrize(
    ("behind", "per"),
    [
        (" per år", Per.YEAR),
        ("/år", Per.YEAR),
        (" årligen", Per.YEAR),
        (" per månad", Per.MONTH),
        ("/mån", Per.MONTH),
        (" per vecka", Per.WEEK),
        (" per dygn", Per.DAY),
        ("/timme", Per.HOUR),
        (" per timma", Per.HOUR),
        (" per invånare", Per.PERSON),
        (" per barn", Per.PERSON),
        ("/kvm", Per.SQUARE_METRE),
        (" per tillfälle", Per.PIECE),
        ("", None),
        (" till årets slut", None),
        (" personal", None),
    ],
)
def test_what_stands_right_behind_a_sum_says_what_it_is_per(behind: str, per: Per | None) -> None:
    assert read_one(f"Hyran är 410 kronor{behind}.").per is per


@pytest.mark.parametrize("printed", ["12 miljoner", "1,5 miljarder"])
def test_a_sum_without_kronor_is_marked_as_implied(printed: str) -> None:
    assert read_one(f"Satsningen kostar {printed}.").implied


@pytest.mark.parametrize("printed", ["2 miljoner euro", "450 EUR", "300 €"])
def test_another_currency_has_no_value_in_kronor(printed: str) -> None:
    amount = read_one(f"Stödet från unionen är {printed}.")
    assert (amount.sek, amount.sek_max, amount.currency) == (None, None, "EUR")


def test_all_sums_of_a_sentence_are_found_in_their_order() -> None:
    text = "Av 12,4 mkr går 700 tkr till Älvholm, 24 605 kronor till avgifter och högst 5 mkr till reserven."
    assert [amount.sek for amount in find_amounts(text)] == [12_400_000, 700_000, 24_605, 5_000_000]


_BLANKS = st.sampled_from([" ", "\u00a0", "\u202f", "  "])


@given(st.integers(0, 999_999_999), st.integers(0, 99), _BLANKS, st.sampled_from([" kronor", " kr", "\u00a0kr", " SEK"]))
def test_a_sum_in_kronor_is_read_back_as_it_was_written(whole: int, cents: int, blank: str, unit: str) -> None:
    value = Decimal(whole) + Decimal(cents) / 100
    printed = f"{whole:,}".replace(",", blank) + (f",{cents:02d}" if cents else "")
    text = f"Nämnden betalar {printed}{unit}, enligt taxan."
    amount = read_one(text)
    assert amount.sek == value
    assert text[amount.start : amount.end] == printed + unit


@given(
    st.integers(1, 99_999),
    st.integers(0, 999),
    st.sampled_from([("mkr", 6), ("mnkr", 6), ("miljoner kronor", 6), ("tkr", 3), ("miljarder kronor", 9)]),
    st.booleans(),
)
def test_a_sum_in_a_larger_unit_is_read_back_exactly(whole: int, part: int, unit: tuple[str, int], negative: bool) -> None:  # noqa: FBT001
    name, power = unit
    value = (Decimal(whole) + Decimal(part) / 1000) * 10**power
    printed = f"{whole:,}".replace(",", " ") + f",{part:03d}"
    amount = read_one(f"Utfallet är {'−' if negative else ''}{printed} {name}.")
    assert amount.sek == (-value if negative else value)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("1.224.490 kronor", "1224490"),
        ("1.224.490,50 kr", "1224490.50"),
        ("har 10,5 miljoner redan disponerats", "10500000"),
    ],
)
def test_points_part_thousands_and_millions_need_no_kronor(text: str, kronor: str) -> None:
    assert [amount.sek for amount in find_amounts(text)] == [Decimal(kronor)]
