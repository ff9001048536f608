"""The query language: what each form means, and what is refused."""

import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking.grammar import MOST_CHARACTERS, read_query
from search.asking.numbers import indexed_spellings, numbers_in, spellings_of
from search.asking.question import AnyOf, Condition, Field, Joined, Not, Number, OneOf, Phrase, Prefix, Within, Word
from search.statement import QueryError

MEANINGS: list[tuple[str, list[Condition]]] = [
    ("Skolskjuts taxa", [Word("skolskjuts"), Word("taxa")]),
    ('"ny taxa" bro', [Phrase(("ny", "taxa")), Word("bro")]),
    ("”ny taxa”", [Phrase(("ny", "taxa"))]),
    ('"ny taxa', [Phrase(("ny", "taxa"))]),
    ("skolskj*", [Prefix("skolskj")]),
    ("taxa -parkering", [Word("taxa"), Not(Word("parkering"))]),
    ('taxa -"ny taxa"', [Word("taxa"), Not(Phrase(("ny", "taxa")))]),
    ("taxa INTE parkering", [Word("taxa"), Not(Word("parkering"))]),
    ("e-tjänst", [Joined(("e", "tjänst"))]),
    ("LSS-verksamhet, taxa", [Joined(("lss", "verksamhet")), Word("taxa")]),
    ("titel:VA-avdelning", [Joined(("va", "avdelning"), in_title=True)]),
    ("-e-tjänst", [Not(Phrase(("e", "tjänst")))]),
    ("covid-19", [Phrase(("covid", "19"))]),
    ("och/eller", [Phrase(("och", "eller"))]),
    ("bro OR väg ELLER tunnel skola", [AnyOf((Word("bro"), Word("väg"), Word("tunnel"))), Word("skola")]),
    ("nämnd:socialnämnden", [OneOf(Field.BODY, ("socialnämnden",))]),
    ('kommun:"Granvik kommun"', [OneOf(Field.ORGANISATION, ("Granvik kommun",))]),
    ("-nämnd:socialnämnden", [Not(OneOf(Field.BODY, ("socialnämnden",)))]),
    ("år:2021", [Within(Field.YEAR, 2021, 2021)]),
    ("år:2019..2021", [Within(Field.YEAR, 2019, 2021)]),
    ("år:2019-2021", [Within(Field.YEAR, 2019, 2021)]),
    ("year:>2019", [Within(Field.YEAR, 2020, None)]),
    ("datum:2021-02", [Within(Field.DATE, dt.date(2021, 2, 1), dt.date(2021, 2, 28))]),
    ("datum:..2021-02-03", [Within(Field.DATE, None, dt.date(2021, 2, 3))]),
    ("belopp:>5mkr", [Within(Field.AMOUNT, Decimal("5000000.01"), None)]),
    ("belopp:>=5 mkr skola", [Within(Field.AMOUNT, Decimal(5000000), None), Word("skola")]),
    ("belopp:<250 000 kr skola", [Within(Field.AMOUNT, None, Decimal("249999.99")), Word("skola")]),
    ("belopp:1,5mkr..2mkr", [Within(Field.AMOUNT, Decimal(1500000), Decimal(2000000))]),
    ("belopp:>1.5mkr", [Within(Field.AMOUNT, Decimal("1500000.01"), None)]),
    ("belopp:2.25mkr", [Within(Field.AMOUNT, Decimal(2250000), Decimal(2250000))]),
    ("belopp:1..5mkr", [Within(Field.AMOUNT, Decimal(1000000), Decimal(5000000))]),
    ("belopp:1,5..5 milj. kr bro", [Within(Field.AMOUNT, Decimal(1500000), Decimal(5000000)), Word("bro")]),
    ("belopp:500000..5mkr", [Within(Field.AMOUNT, Decimal(500000), Decimal(5000000))]),
    ("belopp:5tkr..1mkr", [Within(Field.AMOUNT, Decimal(5000), Decimal(1000000))]),
    ("belopp:>5mkr 2021", [Within(Field.AMOUNT, Decimal("5000000.01"), None), Word("2021")]),
    ("skede:förslag,beslut", [OneOf(Field.STAGE, ("proposal", "decision"))]),
    ("kategori:avslag", [OneOf(Field.CATEGORY, ("reject",))]),
    ("handling:protokoll", [OneOf(Field.DOC_TYPE, ("protokoll",))]),
    ("titel:bro", [Word("bro", in_title=True)]),
    ('titel:"ny bro"', [Phrase(("ny", "bro"), in_title=True)]),
    ("dnr:KS2021-123", [Number(("ks 2021/123", "ks2021123"))]),
    ("dnr:KS 2021/123 skola", [Number(("ks 2021/123", "ks2021123")), Word("skola")]),
    ("dnr: KS 2021/123", [Number(("ks 2021/123", "ks2021123"))]),
    ("dnr KS 2021/123", [Number(("ks 2021/123", "ks2021123"))]),
    ("Diarienummer: 2021-123 skola", [Number(("2021/123", "2021123")), Word("skola")]),
    ("bro dnr:KS 2021 123", [Word("bro"), Number(("ks 2021/123", "ks2021123"))]),
    ("dnr:2023/KS 0362", [Number(("2023ks0362",))]),
    ("-dnr:KS 2021/123", [Not(Number(("ks 2021/123", "ks2021123")))]),
    ("dnr:KS2021-123 5 skolor", [Number(("ks 2021/123", "ks2021123")), Word("5"), Word("skolor")]),
    ("dnr:KS 4:e", [Number(("ks",)), Phrase(("4", "e"))]),
    ("dnr skola", [Word("dnr"), Word("skola")]),
    ('"dnr KS 2021/123"', [Phrase(("dnr", "ks", "2021", "123"))]),
    (
        "skolskjuts KS 2021/123",
        [Word("skolskjuts"), AnyOf((Number(("ks 2021/123", "ks2021123")), Phrase(("ks", "2021", "123"))))],
    ),
    ("Motion: fler träd", [Word("motion"), Word("fler"), Word("träd")]),
    ("väder:sol", [Word("väder"), Word("sol")]),
    ("bro 2021-03-04", [Word("bro"), Phrase(("2021", "03", "04"))]),
    ("", []),
    ("- * : \" '", []),
]


@pytest.mark.parametrize(("query", "conditions"), MEANINGS, ids=[query or "nothing" for query, _ in MEANINGS])
def test_a_query_means(query: str, conditions: list[Condition]) -> None:
    assert list(read_query(query).conditions) == conditions


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("år:i fjol", "is no year"),
        ("år:2021..2019", "ends before it begins"),
        ("år:..", "is no range"),
        ("datum:2021-02-30", "is no date"),
        ("belopp:många", "is no sum of money"),
        ("belopp:1e99", "is no sum of money"),
        ("belopp:1.2.3mkr", "is no sum of money"),
        ("belopp:1.500,5mkr", "is no sum of money"),
        ("belopp:5..1mkr", "ends before it begins"),
        ("belopp:" + "9" * 30, "is no sum of money"),
        ("skede:kanske", "is none of its values"),
        ('nämnd:""', "nothing behind the colon"),
        ("x" * (MOST_CHARACTERS + 1), "at most"),
        ("a b " * 30, "at most"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        read_query(query)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(['"', "-", "*", ":", "år", "dnr", "OR", "KS", "2021/1", " ", "belopp:>"])).map("".join)
)
def test_whatever_is_written_is_read_or_refused(query: str) -> None:
    with contextlib.suppress(QueryError):
        assert len(read_query(query).conditions) <= len(query)


@pytest.mark.parametrize(
    "written",
    [
        "KS 2021/123",
        "KS/2021:0123",
        "ks2021-123",
        "KS 2021-00123",
        "Dnr KS 2021/123",
        "KS – 2021/123",
        "2021/123 KS",
        "KS-2021-0123-4",
        "KS 2021/123 001",
        "KS 21/123",
        "2021/123",
        "2021:123",
        "2021-123",
        "KS20210123",
        "123/2021",
    ],
)
def test_every_spelling_of_a_number_finds_it(written: str) -> None:
    indexed = indexed_spellings(["KS 2021/123"], ["KS 2021/123"])
    assert set(spellings_of(written)) & set(indexed)


@pytest.mark.parametrize("written", ["KS 2021/124", "BUN 2021/123", "KS 2022/123", "KS 2021/1234", "KS 12/45"])
def test_other_numbers_do_not(written: str) -> None:
    indexed = indexed_spellings(["KS 2021/123"], ["KS 2021/123"])
    assert not set(spellings_of(written)) & set(indexed)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("den 2021-03-04", []),
        ("kl. 10:30 år 2021", []),
        ("12/3", []),
        ("budget 2019-2021", []),
        ("mars 2021-03", []),
        ("SFS 2018:1174 och", ["SFS 2018:1174"]),
        ("om KS2021-123 och 21RS8224", ["KS2021-123", "21RS8224"]),
    ],
)
def test_numbers_among_words(words: str, numbers: list[str]) -> None:
    assert [words[begin:end] for begin, end in numbers_in(words)] == numbers
