from collections.abc import Callable

import pytest

from extractors.facts.votes.ballot_lists import find_ballot_lists
from extractors.facts.votes.votes import find_votes
from extractors.layout.document import Document
from schemas.vocabulary import Ballot

Make = Callable[..., Document]
HEAD = [(70, "Ledamot"), (230, "Parti"), (320, "Ja"), (370, "Nej"), (420, "Avst")]
ANN = [(70, "Ann Ek"), (230, "M"), (322, "X")]
EVA = [(70, "Eva By"), (230, "C"), (322, "X")]
BO = [(70, "Bo Ås"), (230, "S"), (373, "X")]
KIM = [(70, "Kim Ro"), (230, "V"), (426, "X")]
SUM = [(70, "Summa"), (322, "2"), (373, "1"), (426, "1")]
COUNT = "Omröstningen utfaller med 2 ja-röster mot 1 nej-röst."
VOTES = [("Ann Ek", "M", "yes"), ("Eva By", "C", "yes"), ("Bo Ås", "S", "no"), ("Kim Ro", "V", "abstain")]


def records(document: Document, number: str = "45") -> list[list[tuple[str, str | None, str]]]:
    found = find_votes(document, document.blocks, (), find_ballot_lists(document), number)
    return [[(one.name, one.party, one.ballot.value) for one in vote.records] for vote in found]


def test_a_list_below_the_count_is_of_its_vote(make_document: Make) -> None:
    document = make_document([COUNT, HEAD, ANN, EVA, BO, KIM, SUM])
    assert records(document) == [VOTES]
    (vote,) = find_votes(document, document.blocks, (), find_ballot_lists(document), "45")
    assert vote.abstain == 1, "the row of sums agrees with the text, which says nothing of those who abstain"
    assert document.text[vote.records[2].span.start : vote.records[2].span.end] == "Bo Ås"


def test_a_list_goes_on_over_the_page_with_its_head_again(make_document: Make) -> None:
    document = make_document([COUNT, HEAD, ANN, EVA], [HEAD, BO, KIM, SUM])
    assert records(document) == [VOTES]


def test_a_list_of_another_paragraph_is_not_of_this_vote(make_document: Make) -> None:
    document = make_document([COUNT], ["Voteringslista: § 46", HEAD, ANN, EVA, BO, KIM, SUM])
    assert records(document, "45") == [[]]
    assert records(document, "46") == [VOTES]
    assert records(document, "46/24") == [VOTES]


def test_the_attachment_that_the_text_names_is_its_list(make_document: Make) -> None:
    told = "Omröstningen utfaller med {} ja-röster mot {} nej-röster. Hur var och en röstar framgår av bilaga {}."
    document = make_document(
        [told.format(7, 6, 2), told.format(2, 1, 3)], ["Bilaga 3 Omröstning", HEAD, ANN, EVA, BO, KIM, SUM]
    )
    assert records(document) == [[], VOTES]


def test_a_list_that_names_nothing_is_joined_to_no_vote_of_several(make_document: Make) -> None:
    told = "Omröstningen utfaller med {} ja-röster mot {} nej-röster."
    document = make_document([told.format(7, 6), told.format(5, 4)], ["Omröstningslista", HEAD, ANN, EVA, BO, KIM, SUM])
    assert records(document) == [[], []]


def test_of_two_paragraphs_beside_each_other_each_has_its_columns(make_document: Make) -> None:
    document = make_document(
        [
            COUNT,
            "Omröstningslista",
            [(340, "§ 44"), (460, "§ 45")],
            [(70, "Ledamot"), (230, "Parti"), (320, "Ja"), (360, "Nej"), (440, "Ja"), (480, "Nej")],
            [(70, "Ann Ek"), (230, "M"), (322, "X"), (442, "X")],
            [(70, "Eva By"), (230, "C"), (363, "X"), (442, "X")],
            [(70, "Bo Ås"), (230, "S"), (363, "X"), (483, "X")],
        ]
    )
    assert records(document, "45") == [[("Ann Ek", "M", "yes"), ("Eva By", "C", "yes"), ("Bo Ås", "S", "no")]]
    one, two = find_ballot_lists(document)
    assert (one.paragraph, two.paragraph) == ("44", "45")
    assert one.tally == {Ballot.YES: 1, Ballot.NO: 2}


def test_the_substitute_named_in_a_row_is_the_one_who_votes(make_document: Make) -> None:
    document = make_document(
        [
            COUNT,
            [(70, "Ledamot"), (180, "Parti"), (240, "Ersättare"), (360, "Ja"), (400, "Nej"), (440, "Frånv")],
            [(70, "Ann Ek"), (180, "(M)"), (362, "X")],
            [(70, "Eva By"), (180, "(C)"), (240, "Lena Mörk"), (362, "X")],
            [(70, "Bo Ås"), (180, "(S)"), (404, "X")],
            [(70, "Kim Ro"), (180, "(V)"), (448, "X")],
        ]
    )
    assert records(document) == [
        [("Ann Ek", "M", "yes"), ("Lena Mörk", None, "yes"), ("Bo Ås", "S", "no"), ("Kim Ro", "V", "absent")]
    ]


def test_words_in_a_column_called_rost_are_votes(make_document: Make) -> None:
    document = make_document(
        [
            COUNT,
            [(70, "Namn"), (230, "Parti"), (320, "Röst")],
            [(70, "Ek, Ann"), (230, "M"), (320, "Ja")],
            [(70, "By Ro, Eva"), (230, "C"), (320, "Ja")],
            [(70, "Ås, Bo"), (230, "S"), (320, "Nej")],
            [(70, "Ro, Kim"), (230, "V"), (320, "Avstår")],
        ]
    )
    assert records(document) == [
        [("Ann Ek", "M", "yes"), ("Eva By Ro", "C", "yes"), ("Bo Ås", "S", "no"), ("Kim Ro", "V", "abstain")]
    ]


def test_a_name_broken_over_two_lines_is_one(make_document: Make) -> None:
    document = make_document([COUNT, HEAD, ANN, [(70, "Andersson")], [(70, "Hammar, Eva"), (230, "C"), (322, "X")], BO])
    assert records(document) == [[("Ann Ek", "M", "yes"), ("Eva Andersson Hammar", "C", "yes"), ("Bo Ås", "S", "no")]]


def test_rows_of_parties_are_no_members(make_document: Make) -> None:
    document = make_document(
        [
            COUNT,
            [(70, "Parti"), (320, "Ja"), (370, "Nej")],
            [(70, "Vänsterpartiet"), (322, "1"), (373, "0")],
            [(70, "Socialdemokraterna"), (322, "1"), (373, "1")],
        ]
    )
    assert records(document) == [[]]


@pytest.mark.parametrize("title", ["", "Voteringslista § 45"])
def test_a_row_of_sums_is_a_count_where_the_text_has_none(title: str, make_document: Make) -> None:
    document = make_document(["Omröstning begärs.", *([title] if title else []), HEAD, ANN, EVA, BO, KIM, SUM])
    (vote,) = find_votes(document, document.blocks, (), find_ballot_lists(document), "45")
    assert (vote.yes, vote.no, vote.abstain, vote.rule) == (2, 1, 1, "list-sum")
    assert len(vote.records) == 4


def test_names_without_a_count_make_no_vote(make_document: Make) -> None:
    assert records(make_document(["Omröstning begärs.", HEAD, ANN, EVA, BO, KIM])) == []


def test_an_attachment_named_far_from_the_figures_is_no_list_of_the_vote(make_document: Make) -> None:
    long = "Avgiften ska tas ut enligt bilaga 3. " + "Förvaltningen redovisar utfallet varje kvartal. " * 14
    document = make_document([long, COUNT], ["Bilaga 3 Omröstning", HEAD, ANN, EVA, EVA, BO, KIM])
    assert records(document) == [[]]
