import datetime as dt
from collections.abc import Sequence

import pytest

from extractors.facts.bodies import Whose
from extractors.facts.citations import Citation, find_citations
from extractors.facts.dates import find_dates
from extractors.facts.sections import cut_sections
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word

STYRELSEN = Whose("Kommunstyrelsen", "Kommunfullmäktige", minutes=True)


def read(lines: Sequence[str], *, own: str | None = None, head: int = 0) -> tuple[Document, list[Citation]]:
    """Set paragraphs 40 points apart; "# " makes one a bold heading; the first `head` lines are the ärende's head."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        font = Font("Brodtext", 11.0, bold=line.startswith("# "), italic=False)
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in line.removeprefix("# ").split():
            words.append(Word(part, x0, y - 9, x0 + 3.0 * len(part), y + 2, y, font))
            x0 += 3.0 * len(part) + 2.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    dates = find_dates(document.text, meeting=dt.date(2026, 6, 15))
    sections = cut_sections(document, document.blocks)
    start = document.blocks[head].start
    found = find_citations(document, document.blocks, sections, whose=STYRELSEN, dates=dates, own=own, content_start=start)
    return document, found


@pytest.mark.parametrize(
    ("text", "body", "number", "day"),
    [
        ("Ärendet behandlades av KSAU § 84 den 3 juni 2026.", "Kommunstyrelsens arbetsutskott", "84", dt.date(2026, 6, 3)),
        ("Tekniska nämnden har den 18 maj 2026, § 28 behandlat ärendet.", "Tekniska nämnden", "28", dt.date(2026, 5, 18)),
        ("Målen (KF 2024-11-06, §149) följs upp.", "Kommunfullmäktige", "149", dt.date(2024, 11, 6)),
        ("Beslutet togs i KS § 187, 2016-12-06.", "Kommunstyrelsen", "187", dt.date(2016, 12, 6)),
        ("Kommunstyrelsen 2019-05-21, § 71", "Kommunstyrelsen", "71", dt.date(2019, 5, 21)),
        ("Nämnden fick uppdraget av kommunfullmäktige den 4 maj 2020, § 8.", "Kommunfullmäktige", "8", dt.date(2020, 5, 4)),
        ("Kommunstyrelsen behandlade det den 2 september 2020, § 118/20.", "Kommunstyrelsen", "118/20", dt.date(2020, 9, 2)),
        ("Kommunstyrelsen avslog det den 11 maj, § 19.", "Kommunstyrelsen", "19", dt.date(2026, 5, 11)),
    ],
)
def test_a_paragraph_is_cited_with_its_body_and_day(text: str, body: str, number: str, day: dt.date) -> None:
    _, found = read([text])
    assert [(one.body, one.number, one.date) for one in found] == [(body, number, day)]


def test_paragraphs_of_one_body_in_one_sentence_share_it() -> None:
    _, found = read(["Kommunstyrelsen behandlade ärendet den 27 november 2025, § 533 och den 11 december 2025, § 540."])
    assert [(one.body, one.number) for one in found] == [("Kommunstyrelsen", "533"), ("Kommunstyrelsen", "540")]


def test_without_a_body_the_day_is_enough_and_no_body_is_guessed() -> None:
    _, found = read(["Bordlagt den 29 januari 2026, § 32."])
    assert [(one.body, one.abbreviation, one.number) for one in found] == [(None, None, "32")]


def test_letters_that_stand_for_nothing_known_stay_letters() -> None:
    _, found = read(["# Beslutsunderlag", "§ 28 TEN Taxa för parkering"])
    assert [(one.body, one.abbreviation, one.number, one.date) for one in found] == [(None, "TEN", "28", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Enligt 6 kap. 6 § kommunallagen ska nämnden se till det.",
        "Information har lämnats enligt 19 § MBL den 9 oktober 2024.",
        "Enligt § 5 i reglementet gäller detsamma.",
        "Paragraferna §§ 12-14 justeras.",
        "Förhandlat enligt MBL § 19 och PBL § 5.",
    ],
)
def test_laws_and_runs_are_no_citations(text: str) -> None:
    assert read([text])[1] == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Socialnämnden beslutade den 23 januari 2018 § 4 att föreslå fullmäktige en ny taxa."], True),
        (["Riktlinjerna antogs av kommunfullmäktige den 6 november 2024, § 149."], False),
        (["# Tidigare behandling", "Kommunstyrelsen 2026-02-17, § 36"], True),
        (["# Beslutsunderlag", "Socialnämndens protokoll 2026-01-24, § 8"], True),
    ],
)
def test_an_earlier_stage_is_told_from_another_decision(lines: list[str], *, expected: bool) -> None:
    assert [one.is_preparation for one in read(lines)[1]] == [expected]


def test_the_head_prints_the_paragraph_of_the_body_before() -> None:
    _, found = read(["Kf § 14 Ks § 34 Dnr 96/0123-041", "Motionen avslås."], own="14", head=1)
    assert [(one.body, one.number, one.is_preparation) for one in found] == [("Kommunstyrelsen", "34", True)]


def test_the_span_is_the_day_and_the_paragraph_and_the_body_right_before() -> None:
    document, found = read(["Ärendet avgjordes av kommunstyrelsen den 5 februari 2024, § 20."])
    assert [document.text[one.span.start : one.span.end] for one in found] == ["kommunstyrelsen den 5 februari 2024, § 20"]


@pytest.mark.parametrize(
    "text",
    [
        "Fullmäktige beslutade att remittera motionen till tekniska nämnden den 24 februari 2026, § 18.",
        "Tekniska nämnden lämnade sitt yttrande till kommunstyrelsen den 10 mars 2026, § 12.",
    ],
)
def test_the_body_that_something_is_sent_to_is_not_taken_for_the_one_cited(text: str) -> None:
    assert [one.body for one in read([text])[1]] == [None]
