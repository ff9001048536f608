from collections.abc import Sequence

import pytest

from extractors.facts.bodies import Whose
from extractors.facts.decisions import Decision, find_decisions
from extractors.headings import is_section
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word
from schemas.vocabulary import Category, Stage

_MINUTES = Whose("Kommunstyrelsen", "Kommunfullmäktige", minutes=True)
_SUMMONS = Whose("Kommunstyrelsen", "Kommunfullmäktige", minutes=False)


def set_page(lines: Sequence[str], *, number: int = 1) -> Page:
    """Set lines 14 points apart; "# " makes one bold, leading blanks set it in, an empty one is a gap."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        bold = line.startswith("# ")
        text = line.removeprefix("# ")
        x0 = 72.0 + 9.0 * (len(text) - len(text.lstrip()))
        font = Font("Brodtext", 11.0, bold=bold, italic=False)
        y = 90.0 + 14.0 * row
        for part in text.split():
            width = 5.2 * len(part)
            words.append(Word(part, x0, y - 9, x0 + width, y + 2, y, font))
            x0 += width + 3.0
    return Page(number=number, width=595.0, height=842.0, words=tuple(words))


def read(lines: Sequence[str], whose: Whose = _MINUTES) -> tuple[Document, list[Decision]]:
    document = build_document([set_page(lines)], is_section=is_section)
    return document, find_decisions(document, document.blocks, whose)


def texts_of(lines: Sequence[str], whose: Whose = _MINUTES) -> list[str]:
    document, decisions = read(lines, whose)
    return [" ".join(document.text[one.span.start : one.span.end].split()) for one in decisions]


_LONG = "Förvaltningen har utrett frågan och lämnat sitt förslag till nämnden i Granvik den"


def test_att_clauses_below_a_leadin_are_one_clause_each_without_att_and_samt() -> None:
    lines = [
        _LONG,
        "",
        "# Beslut",
        "Kommunstyrelsen beslutar",
        "",
        "att anta planen för Älvholms badhus, samt",
        "",
        "att ge kommundirektören i uppdrag att återkomma i juni.",
    ]
    assert texts_of(lines) == [
        "anta planen för Älvholms badhus",
        "ge kommundirektören i uppdrag att återkomma i juni.",
    ]


def test_numbered_clauses_with_the_verb_last_are_one_clause_each() -> None:
    lines = [
        _LONG,
        "",
        "# Kommunstyrelsens beslut",
        "1. Taxan för vatten och avlopp i Granvik fastställs.",
        "2. Uppdraget förklaras fullgjort.",
        "3. Den av Bo Ek (S) väckta motionen avslås.",
    ]
    document, decisions = read(lines)
    assert [one.category for one in decisions] == [Category.ADOPT, Category.ANSWERED, Category.REJECT]
    assert [document.text[one.span.start] for one in decisions] == ["T", "U", "D"]
    assert {one.stage for one in decisions} == {Stage.DECISION}
    assert {one.decider for one in decisions} == {"Kommunstyrelsen"}


def test_a_run_on_sentence_is_cut_at_samt_att_but_not_within_an_assignment() -> None:
    lines = [
        "# Beslut",
        "Kommunstyrelsen beslutar att godkänna rapporten, att avslå motionen samt att uppdra åt",
        "nämnden att utreda frågan om hastigheten på Storgatan och redovisa svaret i maj.",
    ]
    assert texts_of(lines) == [
        "godkänna rapporten",
        "avslå motionen",
        "uppdra åt nämnden att utreda frågan om hastigheten på Storgatan och redovisa svaret i maj.",
    ]


def test_a_list_below_an_assignment_belongs_to_its_clause() -> None:
    lines = [
        "# Beslut",
        "1. Ärendet återremitteras till nämnden som får i uppdrag att:",
        "    a) beräkna kostnaden",
        "    b) höra föreningarna",
        "2. Paragrafen justeras omedelbart.",
    ]
    document, decisions = read(lines)
    assert [one.category for one in decisions] == [Category.REFER_BACK, Category.PROCEDURAL]
    assert "höra föreningarna" in document.text[decisions[0].span.start : decisions[0].span.end]
    assert all(one.immediate for one in decisions)


def test_a_proposal_heading_tells_who_proposes_to_whom() -> None:
    lines = [
        _LONG,
        "",
        "# Arbetsutskottets förslag till kommunstyrelsen",
        "1. Planen antas.",
    ]
    _, (proposal,) = read(lines)
    assert (proposal.stage, proposal.proposer, proposal.decider) == (
        Stage.PROPOSAL,
        "Kommunstyrelsens arbetsutskott",
        "Kommunstyrelsen",
    )
    assert proposal.path == ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen")


def test_a_chain_of_bodies_is_kept_as_the_path_of_the_clause() -> None:
    lines = [
        "# Förslag till beslut",
        "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige besluta",
        "",
        "att anta taxan för sotning i Älvholm.",
    ]
    _, (proposal,) = read(lines, _SUMMONS)
    assert proposal.path == ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen", "Kommunfullmäktige")
    assert (proposal.stage, proposal.decider) == (Stage.PROPOSAL, "Kommunfullmäktige")


def test_a_second_leadin_changes_the_decider() -> None:
    lines = [
        "# Beslut",
        "Kommunstyrelsen föreslår kommunfullmäktige besluta",
        "",
        "att anta planen.",
        "",
        "Kommunstyrelsen beslutar för egen del",
        "",
        "att ge kommundirektören i uppdrag att följa upp planen.",
    ]
    _, decisions = read(lines)
    assert [(one.stage, one.decider) for one in decisions] == [
        (Stage.PROPOSAL, "Kommunfullmäktige"),
        (Stage.DECISION, "Kommunstyrelsen"),
    ]


def test_the_same_clause_proposed_by_two_and_decided_is_three_rows() -> None:
    lines = [
        "# Arbetsutskottets förslag",
        "1. Motionen avslås.",
        "",
        "# Kommunledningskontorets förslag",
        "1. Motionen avslås.",
        "",
        "# Beslut",
        "1. Motionen avslås.",
    ]
    _, decisions = read(lines)
    assert [one.stage for one in decisions] == [Stage.PROPOSAL, Stage.PROPOSAL, Stage.DECISION]


@pytest.mark.parametrize(
    "heading", ["Yrkanden", "Reservation", "Tidigare behandling", "Sammanfattning", "Propositionsordning"]
)
def test_what_is_moved_or_told_is_no_decision(heading: str) -> None:
    lines = [
        "# Beslut",
        "Motionen avslås.",
        "",
        f"# {heading}",
        "Bo Ek (S) yrkar att motionen bifalls.",
        "",
        "- att anta planen.",
    ]
    assert texts_of(lines) == ["Motionen avslås."]


def test_a_summons_only_proposes() -> None:
    _, decisions = read(["# Beslut", "Kommunstyrelsen beslutar att anta planen."], _SUMMONS)
    assert [one.stage for one in decisions] == [Stage.PROPOSAL]


def test_a_sentence_that_decides_alone_counts_in_minutes_only() -> None:
    lines = [_LONG, "3 mars 2026.", "", "Informationen noteras."]
    assert texts_of(lines) == ["Informationen noteras."]
    assert texts_of(lines, _SUMMONS) == []


def test_a_decision_on_the_headings_line_is_read() -> None:
    document, (decision,) = read(["Beslut: Motionen avslås."])
    assert document.text[decision.span.start : decision.span.end] == "Motionen avslås."


def test_a_clause_without_a_known_verb_is_other_and_has_none() -> None:
    _, (decision,) = read(["# Beslut", "Enligt förslag."])
    assert (decision.verb, decision.category, decision.immediate) == (None, Category.OTHER, False)


def test_a_standing_question_of_the_kommunstyrelse_is_not_split_at_a_wrapped_att() -> None:
    lines = [
        "# Beslut",
        "1. Socialnämnden får i uppdrag att under nästa år se över taxorna på så sätt",
        "    att de blir lika i hela Granviks kommun.",
        "2. Motionen är besvarad.",
    ]
    assert texts_of(lines) == [
        "Socialnämnden får i uppdrag att under nästa år se över taxorna på så sätt att de blir lika i hela Granviks kommun.",
        "Motionen är besvarad.",
    ]


def test_a_pm_behind_the_list_is_read_only_where_the_list_says_nothing() -> None:
    pages = [
        set_page(["# Taxa för sotning", _LONG, "3 mars 2026.", "", "# Förslag till beslut", "1. Taxan antas."]),
        set_page(["# Tjänsteskrivelse", "", "# Förslag till beslut", "1. Taxan fastställs."], number=2),
    ]
    document = build_document(pages, is_section=is_section)
    listed = [block for block in document.blocks if block.page == 1]
    paper = [block for block in document.blocks if block.page == 2]
    both = find_decisions(document, listed, _SUMMONS, papers=[paper])
    only = find_decisions(document, listed[:2], _SUMMONS, papers=[paper])
    assert [one.verb.text for one in both if one.verb] == ["antas"]
    assert [one.verb.text for one in only if one.verb] == ["fastställs"]
