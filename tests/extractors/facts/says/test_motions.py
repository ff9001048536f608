from collections.abc import Callable

import pytest

from extractors.facts.says.motions import Motion, find_motions, kind_of_words
from extractors.facts.sections import cut_sections
from extractors.layout.document import Document
from schemas.vocabulary import MotionKind

Reader = Callable[..., list[Motion]]


@pytest.fixture
def read(lay_out: Callable[..., Document]) -> Reader:
    def find(*pages: list[str]) -> list[Motion]:
        document = lay_out(*pages)
        found = find_motions(document, document.blocks, cut_sections(document, document.blocks))
        assert all(" ".join(document.text[one.span.start : one.span.end].split()) == one.who for one in found)
        return found

    return find


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yrkar bifall till kommunstyrelsens förslag.", "bifall"),
        ("yrkar att motionen ska bifallas.", "bifall"),
        ("yrkar bifall till kommunstyrelsens förslag att avslå motionen.", "bifall"),
        ("yrkar beslut enligt liggande förslag.", "bifall"),
        ("yrkar bifall till Ida Ås tilläggsyrkande.", "bifall"),
        ("yrkar avslag på motionen.", "avslag"),
        ("yrkar att planen inte ska antas.", "avslag"),
        ("yrkar att ärendet återremitteras för att taxan ska ändras.", "aterremiss"),
        ("yrkar på återremiss.", "aterremiss"),
        ("yrkar att ärendet bordläggs.", "bordlaggning"),
        ("yrkar bifall till punkt 1 med ändringen att taxan höjs.", "andring"),
        ("yrkar följande ändringar: 1. Punkt 2 utgår.", "andring"),
        ("yrkar att andra stycket stryks.", "andring"),
        ("yrkar bifall till förslaget med tillägget att taxan höjs.", "tillagg"),
        ("lämnar ett tilläggsförslag om att redovisa kostnaden.", "tillagg"),
        ("yrkar bifall till eget förslag.", "bifall"),
        ("lägger fram ett eget förslag.", "eget"),
        ("yrkar att stationen placeras i Granvik.", "eget"),
        ("yrkar att ärendet avgörs i dag.", None),
        ("yrkar att detaljplanen antas.", None),
        ("yrkar delvis bifall till motionen.", None),
        ("yrkar, med bifall från Ida Ås (M), att punkt 3 stryks.", "andring"),
    ],
)
def test_the_words_tell_what_is_moved(text: str, kind: str | None) -> None:
    assert kind_of_words(text) == (MotionKind(kind) if kind else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Ek (S) yrkar avslag.", [(1, "Bo Ek (S)", "yrkar avslag.")]),
        (
            "Bo Ek (S), Ida Ås och Per Alm (M) m.fl. yrkar avslag.",
            [(1, "Bo Ek (S)", "yrkar avslag."), (1, "Ida Ås", "yrkar avslag."), (1, "Per Alm (M)", "yrkar avslag.")],
        ),
        ("Bo Ek och Ida Ås, båda (M), yrkar avslag.", [(1, "Bo Ek", "yrkar avslag."), (1, "Ida Ås", "yrkar avslag.")]),
        (
            "Bo Ek (S) yrkar avslag. Ida Ås (M) yrkade bifall till motionen.",
            [(1, "Bo Ek (S)", "yrkar avslag."), (2, "Ida Ås (M)", "yrkade bifall till motionen.")],
        ),
        (
            "Bo Ek (S) yrkar bifall till motionen och Ida Ås (M) avslag.",
            [(1, "Bo Ek (S)", "yrkar bifall till motionen"), (2, "Ida Ås (M)", "avslag.")],
        ),
        (
            "Bo Ek (S) yrkar i första hand återremiss och i andra hand avslag.",
            [(1, "Bo Ek (S)", "yrkar i första hand återremiss"), (2, "Bo Ek (S)", "i andra hand avslag.")],
        ),
        (
            "Bo Ek (S) yrkar bifall till punkt 1 och avslag på punkt 2.",
            [(1, "Bo Ek (S)", "yrkar bifall till punkt 1"), (2, "Bo Ek (S)", "avslag på punkt 2.")],
        ),
        (
            "Bo Ek (S) yrkar, med instämmande av Ida Ås (M), avslag.",
            [
                (1, "Bo Ek (S)", "yrkar, med instämmande av Ida Ås (M), avslag."),
                (1, "Ida Ås (M)", "yrkar, med instämmande av Ida Ås (M), avslag."),
            ],
        ),
        (
            "Bo Ek (S), med instämmande av Ida Ås (M), yrkar avslag.",
            [(1, "Bo Ek (S)", "yrkar avslag."), (1, "Ida Ås (M)", "yrkar avslag.")],
        ),
        (
            "Bo Ek (m) yrkar avslag, i vilket Ida Ås (fp) instämmer.",
            [
                (1, "Bo Ek (m)", "yrkar avslag, i vilket Ida Ås (fp) instämmer."),
                (1, "Ida Ås (fp)", "yrkar avslag, i vilket Ida Ås (fp) instämmer."),
            ],
        ),
        ("Därefter yrkar Bo Ek (S) att ärendet bordläggs.", [(1, "Bo Ek (S)", "yrkar Bo Ek (S) att ärendet bordläggs.")]),
        ("På förslag av Bo Ek (S) yrkar Ida Ås (M) avslag.", [(1, "Ida Ås (M)", "yrkar Ida Ås (M) avslag.")]),
        ("Astrid Lund yrkar avslag.", [(1, "Astrid Lund", "yrkar avslag.")]),
        ("Sverigedemokraterna yrkar avslag.", [(1, "Sverigedemokraterna", "yrkar avslag.")]),
        ("SD-gruppen yrkar avslag.", [(1, "SD-gruppen", "yrkar avslag.")]),
        ("Ordföranden yrkar avslag och finner att avslag bifalls.", [(1, "Ordföranden", "yrkar avslag")]),
        ("Bo Ek (S): Bifall till motionen.", [(1, "Bo Ek (S)", "Bifall till motionen.")]),
        (
            "Bo Ek (S), med instämmande av Ida Ås (M): Återremiss.",
            [(1, "Bo Ek (S)", "Återremiss."), (1, "Ida Ås (M)", "Återremiss.")],
        ),
        ("Bifall till motionen: Bo Ek (S)", [(1, "Bo Ek (S)", "Bifall till motionen: Bo Ek (S)")]),
        ("Bo Ek (S) föreslår att motionen avslås.", [(1, "Bo Ek (S)", "föreslår att motionen avslås.")]),
        ("Bo Ek (S) har lämnat ett ändringsyrkande.", [(1, "Bo Ek (S)", "lämnat ett ändringsyrkande.")]),
    ],
)
def test_who_moves_what(read: Reader, text: str, expected: list[tuple[int, str, str]]) -> None:
    found = read(["# Yrkanden", text, "# Beslut", "Planen antas."])
    assert [(one.together, one.who, one.text.removeprefix("har ")) for one in found] == expected


def test_the_points_that_follow_belong_to_it(read: Reader) -> None:
    (first, second) = read(
        ["# Yrkanden", "Bo Ek (S) yrkar följande ändringar:", "1. Punkt 2 utgår.", "2. Taxan höjs."],
        ["3. Planen antas.", "Ida Ås (M) yrkar avslag.", "# Beslut", "Antas."],
    )
    assert first.text == "yrkar följande ändringar:\n1. Punkt 2 utgår.\n2. Taxan höjs.\n3. Planen antas."
    assert second.text == "yrkar avslag."


def test_names_that_a_page_break_parts_move_together(read: Reader) -> None:
    found = read(
        ["# Yrkanden", "Bo Ek (S), Per Alm (S) och Eva"], ["Ros (V) föreslår att motionen avslås.", "# Beslut", "Nej."]
    )
    assert [(one.who, one.together) for one in found] == [("Bo Ek (S)", 1), ("Per Alm (S)", 1), ("Eva Ros (V)", 1)]


def test_who_agrees_in_a_sentence_of_their_own_moves_the_same(read: Reader) -> None:
    lines = ["# Yrkanden", "Bo Ek (S) yrkar återremiss. Ida Ås (M) yrkar avslag. Per Alm (V) instämmer i Bo Eks yrkande."]
    found = read([*lines, "Eva Ros (C) instämmer.", "# Beslut", "Antas."])
    assert [(one.who, one.kind and one.kind.value) for one in found[2:]] == [
        ("Per Alm (V)", "aterremiss"),
        ("Eva Ros (C)", "aterremiss"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["# Bakgrund", "Bo Ek (S) har lämnat en motion. Motionärerna yrkar att:", "1. Taxan höjs."],
        ["# Sammanfattning", "Bo Ek (S) yrkar i motion 2019-02-25 att taxan höjs."],
        ["# Bakgrund", "Bo Ek (S) yrkar att kommunen satsar på bredband."],
        ["# Tidigare behandling", "Bo Ek (S) yrkar bifall till motionen."],
        ["# Bakgrund", "I nämnden den 3 maj, § 4, yrkade Bo Ek (S) avslag."],
        ["# Sammanfattning", "Bo Ek (S) föreslår i en motion att alla ska få åka gratis med tilläggsavgift."],
        ["# Reservation", "Bo Ek (S) reserverar sig. Bo Ek (S) yrkade bifall."],
        ["# Anförande", "Anförande hålls av Bo Ek (S) och Ida Ås (M), som båda yrkat avslag."],
        ["# Yrkanden", "Ingen yrkar avslag."],
    ],
)
def test_what_is_no_yrkande_of_this_meeting(read: Reader, lines: list[str]) -> None:
    assert read([*lines, "# Beslut", "Planen antas."]) == []


def test_a_yrkande_is_found_without_a_heading_and_under_the_proceedings(read: Reader) -> None:
    assert len(read(["Bo Ek (S) yrkar avslag. Ordföranden finner att förslaget antas."])) == 1
    assert len(read(["# Behandling på sammanträdet", "Bo Ek (S) föreslår att ärendet återremitteras."])) == 1


MOVED = ["Bo Ek (S) yrkar följande tillägg: Taxan höjs.", "Ida Ås (M) yrkar bifall till nämndens förslag."]


@pytest.mark.parametrize(
    ("proceedings", "adopted"),
    [
        (["Nämnden beslutar enligt Bo Eks yrkande."], [True, None]),
        (["Ordföranden finner att styrelsen bifaller Bo Eks m.fl. tilläggsyrkande."], [True, None]),
        (["Ordföranden ställer Bo Eks tilläggsförslag mot avslag och finner att styrelsen avslår det."], [False, None]),
        (["Ordföranden ställer proposition på Bo Eks yrkande och finner att styrelsen bifaller yrkandet."], [True, None]),
        (
            ["Ordföranden ställer nämndens förslag mot Bo Eks yrkande och finner bifall till nämndens förslag."],
            [False, True],
        ),
        (["Ordföranden finner att nämndens förslag har bifallits."], [None, True]),
        (["Ordföranden finner att nämndens förslag har bifallits. Omröstning begärs."], [None, None]),
        (
            [
                "Ordföranden finner att styrelsen bifaller Bo Eks förslag. Omröstning begärs.",
                "Ja-röst för Bo Eks yrkande. Nej-röst för nämndens förslag.",
                "Med 7 ja-röster och 8 nej-röster beslutar styrelsen enligt nämndens förslag.",
            ],
            [False, True],
        ),
        (["Om ja vinner har styrelsen beslutat enligt Bo Eks yrkande."], [None, None]),
        (["Ordföranden avslutar debatten."], [None, None]),
    ],
)
def test_whether_it_is_adopted(read: Reader, proceedings: list[str], adopted: list[bool | None]) -> None:
    found = read(["# Yrkanden", *MOVED, "# Beslutsgång", *proceedings, "# Beslut", "Taxan gäller från mars."])
    assert [one.is_adopted for one in found] == adopted


@pytest.mark.parametrize(
    ("moved", "decision", "adopted"),
    [
        ("Bo Ek (S) yrkar bifall till motionen.", "Motionen avslås.", False),
        ("Bo Ek (S) yrkar avslag på motionen.", "Motionen avslås.", True),
        ("Bo Ek (S) yrkar bifall till motionen.", "Motionen anses besvarad.", False),
        ("Bo Ek (S) yrkar bifall till motionen.", "Motionen bifalls.", True),
        ("Bo Ek (S) yrkar bifall till motionen.", "Motionen anses i övrigt besvarad.", None),
        ("Bo Ek (S) yrkar återremiss.", "Ärendet återremitteras.", True),
        ("Bo Ek (S) yrkar bifall till kontorets förslag.", "Enligt kontorets förslag:", True),
        ("Bo Ek (S) yrkar bifall till kontorets förslag.", "Enligt nämndens förslag:", None),
    ],
)
def test_the_decision_itself_tells_what_came_of_it(read: Reader, moved: str, decision: str, adopted: object) -> None:
    (found,) = read(["# Yrkanden", moved, "# Beslut", decision])
    assert found.is_adopted is adopted


def test_who_moves_anothers_yrkande_has_its_outcome(read: Reader) -> None:
    lines = ["# Yrkanden", MOVED[0], "Eva Ros (V) yrkar bifall till Bo Eks tilläggsyrkande."]
    found = read([*lines, "# Beslutsgång", "Ordföranden finner att styrelsen bifaller Bo Eks tilläggsyrkande."])
    assert [one.is_adopted for one in found] == [True, True]


def test_the_proceedings_tell_what_a_yrkande_is_called(read: Reader) -> None:
    lines = ["# Yrkande", "Bo Ek (S) yrkar att taxan blir 7 100 kr.", "# Proposition"]
    (found,) = read([*lines, "Ordföranden ställer proposition på Bo Eks ändringsyrkande och finner att det bifalls."])
    assert (found.kind, found.is_adopted) == (MotionKind.ANDRING, True)
