from collections.abc import Callable

import pytest

from extractors.facts.sections import cut_sections
from extractors.facts.votes.votes import Vote, find_votes
from extractors.layout.build import build_document
from extractors.layout.document import Document
from extractors.reading.page import Font, Page, Word

_FONT = Font("Brodtext", 11.0, bold=False, italic=False)


def read(*paragraphs: str) -> tuple[Document, list[Vote]]:
    words: list[Word] = []
    for row, text in enumerate(paragraphs):
        x0, y = 60.0, 90.0 + 40.0 * row
        for part in text.split():
            words.append(Word(part, x0, y - 9, x0 + 2.0 * len(part), y + 2, y, _FONT))
            x0 += 2.0 * len(part) + 2.0
    document = build_document([Page(number=1, width=595.0, height=842.0, words=tuple(words))])
    return document, find_votes(document, document.blocks)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Med 43 Ja mot 38 Nej beslutar fullmäktige att avslå motionen.", (43, 38, None, None)),
        ("Omröstningen utfaller med 9 ja-röster mot 5 nej-röster, 1 ledamot avstår.", (9, 5, 1, None)),
        ("5 Ja-röster, 54 Nej-röster och 2 ledamöter är frånvarande.", (5, 54, None, 2)),
        ("Med 11 JA-röster och 2 NEJ-röster antas förslaget.", (11, 2, None, None)),
        ("Resultat: JA = 24, NEJ = 15", (24, 15, None, None)),
        ("Ja: 12 Nej: 1 Avstår: 3", (12, 1, 3, None)),
        ("Med sju ja-röster mot fyra nej-röster bifalls yrkandet.", (7, 4, None, None)),
        ("Efter votering 7 - 6 antas förslaget.", (7, 6, None, None)),
        ("Vid votering avges 7 JA-röster och 6 NEJ-röster.", (7, 6, None, None)),
        ("Vid lika röstetal, 7 Ja-röster och 7 Nej-röster, avgör ordföranden.", (7, 7, None, None)),
        (
            "Med 11 ja-röster mot 2 nej-röster samt 2 ledamöter som avstår från att rösta beslutar styrelsen",
            (11, 2, 2, None),
        ),
        ("5 Ja-röster, 54 Nej-röster och 2 frånvarande ledamöter.", (5, 54, None, 2)),
        ("24 ledamöter röstar JA, 15 ledamöter röstar NEJ och 1 ledamot AVSTÅR.", (24, 15, 1, None)),
        ("Därvid röstar tjugotre ledamöter ja och arton nej. Två ledamöter avstår.", (23, 18, 2, None)),
        ("Med 7 ja- och 5 nej-röster antas förslaget.", (7, 5, None, None)),
        ("Med 7 ja-röster mot inga nej-röster antas förslaget.", (7, 0, None, None)),
        ("Antal ja-röster: 7, antal nej-röster: 6", (7, 6, None, None)),
        ("Totalt Ja 12 Nej 1 Avstår 0", (12, 1, 0, None)),
        ("Resultat: 31 Ja, 14 Nej, 2 Avstår och 2 Frånvarande", (31, 14, 2, 2)),
        ("24 ja-röster avgavs mot 9 nej-röster.", (24, 9, None, None)),
        ("7 ja-röster (Bo Ek (S), Eva By (M)) och 6 nej-röster (Ulf Å (V))", (7, 6, None, None)),
        ("31 ja-röster och 30 nej-röster. 9 ledamöter avstår från att rösta och 1 ledamot är frånvarande.", (31, 30, 9, 1)),
    ],
)
def test_a_count_is_read_in_figures_and_words(text: str, counts: tuple[int, int, int | None, int | None]) -> None:
    _, (vote,) = read(text)
    assert (vote.yes, vote.no, vote.abstain, vote.absent) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Den som vill bifalla förslaget röstar ja, den som vill avslå det röstar nej.",
        "JA = bifall, NEJ = avslag",
        "Ordföranden frågar om omröstning begärs.",
        "Nämnden har 13 ledamöter och 7 ersättare.",
        "Voteringen i Granvik hölls 2026.",
        "Med 4 röster för avslag mot 1 röst för bifall avslås motionen.",
        "Enligt § 45 ja och § 46 nej.",
    ],
)
def test_the_order_of_a_vote_is_no_count(text: str) -> None:
    assert read(text)[1] == []


def test_two_votes_of_a_paragraph_keep_their_own_abstentions() -> None:
    document, votes = read("Först 9 ja-röster mot 5 nej-röster. Därefter 8 ja-röster mot 4 nej-röster, 2 ledamöter avstår.")
    assert [(vote.yes, vote.no, vote.abstain) for vote in votes] == [(9, 5, None), (8, 4, 2)]
    assert document.text[votes[1].span.start : votes[1].span.end].startswith("Därefter 8 ja-röster")


def test_no_vote_is_made_of_two_paragraphs() -> None:
    assert read("Granvik har 12 ja-röster", "och 3 nej-röster.")[1] == []


Make = Callable[..., Document]


def votes_of(document: Document) -> list[Vote]:
    return find_votes(document, document.blocks, cut_sections(document, document.blocks))


def test_labels_and_figures_in_lines_of_their_own_are_a_count(make_document: Make) -> None:
    (vote,) = votes_of(make_document(["# Omröstning", "Ja-röster: 7", "Nej-röster: 6", "Avstår: 2"]))
    assert (vote.yes, vote.no, vote.abstain, vote.rule) == (7, 6, 2, "labelled-lines")


def test_a_count_of_an_earlier_meeting_or_in_a_statement_is_not_this_vote(make_document: Make) -> None:
    document = make_document(
        [
            "# Bakgrund",
            "Nämnden beslutade den 3 maj 2024, § 45, med 8 ja-röster mot 5 nej-röster att avslå motionen.",
            "# Omröstning",
            "Med 9 ja-röster mot 4 nej-röster bifalls förslaget.",
            "# Särskilt yttrande",
            "Vi noterar att 3 ja-röster mot 2 nej-röster hade räckt.",
        ]
    )
    assert [(vote.yes, vote.no) for vote in votes_of(document)] == [(9, 4)]


def test_the_vote_on_the_contra_proposal_does_not_decide_and_each_has_its_own_question(make_document: Make) -> None:
    document = make_document(
        [
            "# Propositionsordning",
            "Ordföranden finner att förslaget har bifallits. Omröstning begärs. För att utse motförslag godkänns följande:",
            "”Ja för Bo Eks yrkande. Nej för Eva Bys yrkande.”",
            "# Omröstning om motförslag",
            "Omröstningen utfaller med 11 Ja mot 7 Nej. 21 ledamöter avstår från att rösta.",
            "Bo Eks yrkande har därmed utsetts till motförslag i huvudvoteringen.",
            "# Huvudvotering",
            "Godkänd voteringsproposition: ”Ja för bifall till förslaget. Nej för bifall till Bo Eks yrkande.”",
            "Omröstningen utfaller med 25 Ja mot 12 Nej.",
            "# Beslut",
            "Motionen avslås.",
        ]
    )
    first, second = votes_of(document)
    assert (first.yes_means, first.no_means, first.is_deciding) == ("Bo Eks yrkande", "Eva Bys yrkande", False)
    assert first.outcome == "Bo Eks yrkande har därmed utsetts till motförslag i huvudvoteringen."
    assert (second.yes_means, second.is_deciding) == ("bifall till förslaget", True)
    assert second.outcome is None, "what was found before the vote is no outcome of it, and the decision stands for itself"


def test_questions_put_together_before_the_first_figures_are_taken_in_turn(make_document: Make) -> None:
    document = make_document(
        [
            "# Omröstning",
            "JA = bifall till A",
            "NEJ = bifall till B",
            "JA = bifall till C",
            "NEJ = bifall till A",
            "# Omröstningsresultat",
            "Med 5 ja-röster mot 4 nej-röster utses A till motförslag.",
            "Med 6 ja-röster mot 3 nej-röster beslutar nämnden bifalla C.",
        ]
    )
    assert [(vote.yes_means, vote.is_deciding) for vote in votes_of(document)] == [
        ("bifall till A", False),
        ("bifall till C", True),
    ]


@pytest.mark.parametrize(
    ("told", "outcome", "deciding"),
    [
        (
            "beslutar nämnden att ärendet ska avgöras i dag.",
            "Med 24 ja-röster mot 15 nej-röster beslutar nämnden att ärendet ska avgöras i dag.",
            False,
        ),
        (
            "avgörs ärendet i dag. Eftersom minst en tredjedel begär det ska ärendet återremitteras.",
            "Eftersom minst en tredjedel begär det ska ärendet återremitteras.",
            True,
        ),
        ("återremitteras ärendet.", "Med 24 ja-röster mot 15 nej-röster återremitteras ärendet.", True),
        ("är resultatet klart.", None, None),
    ],
)
def test_what_came_of_a_vote_on_when_to_decide_is_what_the_text_says(
    told: str, outcome: str | None, *, deciding: bool | None, make_document: Make
) -> None:
    question = "Ja-röst för att ärendet avgörs i dag. Nej-röst för återremiss."
    (vote,) = votes_of(make_document(["# Omröstning", question, f"Med 24 ja-röster mot 15 nej-röster {told}"]))
    assert (vote.outcome, vote.is_deciding) == (outcome, deciding)


def test_the_outcome_may_stand_behind_the_names(make_document: Make) -> None:
    document = make_document(
        [
            "# Beslutsgång",
            "Ordföranden fann bifall till förslaget. Votering begärdes.",
            "Rösterna föll med två ja-röster och en nej-röst. Ja röstade Bo Ek (S) och Eva By (V). Nej röstade Ulf Å (M).",
            "Kommunstyrelsen hade således beslutat i enlighet med förslaget.",
            "# Särskilt yttrande",
            "Kim Ro (C) avstår från att rösta.",
        ]
    )
    (vote,) = votes_of(document)
    assert vote.outcome == "Kommunstyrelsen hade således beslutat i enlighet med förslaget."
    assert [(one.name, one.ballot.value) for one in vote.records] == [("Bo Ek", "yes"), ("Eva By", "yes"), ("Ulf Å", "no")]
    assert document.text[vote.records[0].span.start : vote.records[0].span.end] == "Bo Ek (S)"


def test_each_of_two_votes_has_its_own_roll_call(make_document: Make) -> None:
    document = make_document(
        [
            "# Omröstning",
            "Ja för A, nej för B. Ja röstar Bo Ek (S). Nej röstar Eva By (V). Utfallet blir 1 ja och 1 nej.",
            "Omröstning begärs. Ja för C, nej för D. Ja röstar Eva By (V). Nej röstar Bo Ek (S). Utfall: 1 ja och 1 nej.",
        ]
    )
    first, second = votes_of(document)
    assert [(one.name, one.ballot.value) for one in first.records] == [("Bo Ek", "yes"), ("Eva By", "no")]
    assert [(one.name, one.ballot.value) for one in second.records] == [("Eva By", "yes"), ("Bo Ek", "no")]
    assert (first.yes_means, second.yes_means) == ("A", "C")


def test_equal_votes_have_the_sentence_on_the_casting_vote_for_an_outcome() -> None:
    (vote,) = read("Med 3 ja-röster och 3 nej-röster samt 1 som avstår avgör ordförandens utslagsröst.")[1]
    assert vote.outcome == "Med 3 ja-röster och 3 nej-röster samt 1 som avstår avgör ordförandens utslagsröst."


def test_a_vote_that_says_nothing_of_its_question_or_outcome_has_neither() -> None:
    (vote,) = read("Omröstningen utfaller med 43 Ja mot 38 Nej.")[1]
    assert (vote.question, vote.yes_means, vote.no_means, vote.outcome, vote.records) == (None, None, None, None, ())
    assert vote.is_deciding
