import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts.diarienummer import find_diarienummer, without_diarienummer

_PRINTED = [
    "KS 2026/00123",
    "KS/2026:279",
    "SÄN/2012:3",
    "Kst 2015/76",
    "KS2026/1005",
    "SLK-2023-01047",
    "KSN-2014-0604",
    "SBF 2019-000537",
    "21RS8224",
    "2016KSM1221.042",
    "2017KSM0604 301",
    "2011/KS 0206 001",
    "2026.272 KS",
    "KU.2017.3",
    "RS/333/2023",
    "KS/2018:298 - 001",
    "KFN-2013-179 Dpl 01",
]
_NEED_LABEL = [
    "0263/19",
    "00322/2026",
    "2017/00004 002",
    "2019/00034",
    "941-2011",
    "102-274-04",
    "1.5.3-219-2012",
    "2006-152-307",
    "2011/47-041",
    "KS 45/12",
]


@pytest.mark.parametrize("printed", _PRINTED)
def test_a_particular_shape_is_found_at_the_end_of_a_title(printed: str) -> None:
    text = f"Svar på motion om skolskjuts i Älvholm ({printed})"
    (number,) = find_diarienummer(text)
    assert number.text == printed
    assert text[number.start : number.end] == printed
    assert number.own
    assert not number.labelled


@pytest.mark.parametrize(
    "label", ["Dnr ", "Dnr: ", "dnr. ", "DNR: ", "Diarienummer: ", "Diarienr ", "Ärendenummer ", "Vårt diarienummer "]
)
@pytest.mark.parametrize("printed", [*_NEED_LABEL, _PRINTED[0]])
def test_behind_a_label_every_shape_is_found(label: str, printed: str) -> None:
    (number,) = find_diarienummer(f"Avgifter för badhuset {label}{printed}")
    assert (number.text, number.own, number.labelled) == (printed, True, True)


@pytest.mark.parametrize("printed", _NEED_LABEL)
def test_a_common_shape_counts_only_where_numbers_stand(printed: str) -> None:
    assert find_diarienummer(f"Rapporten {printed} redovisas i nämnden") == []
    assert [number.text for number in find_diarienummer(printed, bare=True)] == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "enligt skollagen (2010:800)",
        "SFS 2018:1174",
        "SOU 2024:25",
        "prop. 2024/2025:169",
        "Motion 2016:28 om lekplatser",
        "Motion (2016:5)",
        "Utlåtande 2017:19",
        "§ 63/20 Dagordning",
        "6 kap. 6 § kommunallagen",
        "mål nr P 7526-14",
        "Granvik Näset 12:4",
        "BOBERG 1:6",
        "org.nr 212000-2882",
        "KS § 187, 2026-12-06",
        "2022-02-10 § 12",
        "LOV 2026-000237",
        "0990-123 45",
        "3 (27)",
        "åldrarna 16-29",
    ],
)
@pytest.mark.parametrize("bare", [False, True])
def test_what_only_looks_like_a_number_is_none(text: str, *, bare: bool) -> None:
    assert find_diarienummer(text, bare=bare) == []


@pytest.mark.parametrize(
    "text",
    ["revisorernas rapport nr 8/2016", "Motion 3/2014", "läsåret 2021/22", "Ramar för perioden 2027-2029", "OPF 2024-2026"],
)
def test_a_serial_or_a_span_of_years_in_a_title_is_none(text: str) -> None:
    assert find_diarienummer(text) == []


def test_two_numbers_joined_by_och_share_the_label() -> None:
    found = find_diarienummer("Dnr 7-742-2011 och 5-744-2011")
    assert [(number.text, number.labelled) for number in found] == [("7-742-2011", True), ("5-744-2011", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dnr 2006-152-307.", "2006-152-307"),
        ("Dnr KSN-2014-0604.", "KSN-2014-0604"),
        ("(KS/2019:279)", "KS/2019:279"),
    ],
)
def test_stops_parentheses_and_double_blanks_are_no_part_of_a_number(text: str, expected: str) -> None:
    assert [number.text for number in find_diarienummer(text)] == [expected]


@pytest.mark.parametrize(
    ("printed", "suffix"),
    [
        ("2011/KS 0206 001", "001"),
        ("KS 2012/172 51", "51"),
        ("KS/2018:298 - 001", "001"),
        ("2016KSM1221.042", "042"),
        ("KS 2026/14", ""),
        ("21RS8224", ""),
    ],
)
def test_the_archive_class_behind_a_number_is_told_apart(printed: str, suffix: str) -> None:
    assert find_diarienummer(f"Dnr {printed}")[0].class_suffix == suffix


@pytest.mark.parametrize(
    "text",
    [
        "Ert diarienr: Ju2018/03485/L4",
        "Ert dnr 2019/00034",
        "NypsID: Regt-88-21",
        "dnr T 2010-313-01743",
        "Remiss från Trafikverket, dnr 2019/00034",
    ],
)
def test_another_authoritys_number_is_not_the_items_own(text: str) -> None:
    assert [number.own for number in find_diarienummer(text, bare=True)] == [False]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Svar på motion om skolskjuts (KS/2026:279)", "Svar på motion om skolskjuts"),
        ("Taxa för sotning, Dnr 0380/20", "Taxa för sotning"),
        ("Dnr KS 2018/14 Information om Älvholms bad", "Information om Älvholms bad"),
        ("Uppföljning Dnr 7-742-2011 och 5-744-2011", "Uppföljning"),
        ("Budget 2026, 15RS4998", "Budget 2026"),
        ("Ramar 2027-2029", "Ramar 2027-2029"),
    ],
)
def test_a_title_is_left_whole_without_its_numbers(title: str, expected: str) -> None:
    assert without_diarienummer(title, find_diarienummer(title)) == expected


@given(
    st.sampled_from(["KS", "SÄN", "Kst", "TEF", "ÄLN"]),
    st.sampled_from([" ", "/", "-"]),
    st.integers(1996, 2035),
    st.sampled_from(["/", ":"]),
    st.integers(1, 99_999),
)
def test_prefix_year_and_serial_are_read_back_whatever_stands_between(
    prefix: str, glue: str, year: int, stop: str, serial: int
) -> None:
    printed = f"{prefix}{glue}{year}{stop}{serial:04d}"
    assert [number.text for number in find_diarienummer(f"Dnr {printed}")] == [printed]


@given(st.text(max_size=60))
def test_numbers_lie_in_their_text_and_do_not_overlap(text: str) -> None:
    reach = 0
    for number in find_diarienummer(f"Dnr 12/19 {text} (KS 2026/14)", bare=True):
        assert reach <= number.start < number.end
        reach = number.end


@pytest.mark.parametrize("text", ["2027-2029", "rapport nr 8/2016", "läsåret 2021/22", "Ds 2017:25"])
def test_years_and_series_are_none_even_where_a_bare_number_counts(text: str) -> None:
    assert find_diarienummer(text, bare=True) == []


@pytest.mark.parametrize("text", ["KS 2020/01388-1.3.2", "2022/5-1.1.2.4", "STK-2019-5", "KFKS 2017/12-040"])
def test_an_archive_class_belongs_to_the_number(text: str) -> None:
    assert [number.text for number in find_diarienummer(f"Dnr {text}")] == [text]
