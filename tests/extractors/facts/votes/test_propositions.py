import pytest

from extractors.facts.votes.propositions import find_propositions


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("Ja-röst för bifall till motionen. Nej-röst för avslag på motionen.", "bifall till motionen", "avslag på motionen"),
        (
            "Ja-röst för bifall till A:s förslag.\nNej-röst för bifall till B:s förslag.",
            "bifall till A:s förslag",
            "bifall till B:s förslag",
        ),
        (
            "”Ja för bifall till A. Nej för bifall till yrkandet från Bo Ek m fl.”\nOmröst",
            "bifall till A",
            "bifall till yrkandet från Bo Ek m fl.",
        ),
        (
            '"Ja för bifall till A. Nej för bifall till yrkandet från Bo Ek m.fl." Utfallet',
            "bifall till A",
            "bifall till yrkandet från Bo Ek m.fl.",
        ),
        (
            "“Ja för avslag och Nej för bifall till tillägget från M, D och KD.“ Sedan",
            "avslag",
            "bifall till tillägget från M, D och KD",
        ),
        ("JA = bifall till A\nNEJ = bifall till B\nAVSTÅR = avstår", "bifall till A", "bifall till B"),
        (
            "Ja-röst innebär att ärendet avgörs idag, nej-röst att ärendet återremitteras. Följande",
            "att ärendet avgörs idag",
            "att ärendet återremitteras",
        ),
        (
            "Ja-röst för nämndens förslag och nej-röst för Bo Eks (S) yrkande. Med 16",
            "nämndens förslag",
            "Bo Eks (S) yrkande",
        ),
        ("Den som vill avslå motionen röstar ja, den som vill bifalla den röstar nej.", "avslå motionen", "bifalla den"),
        ("Den som stöder A röstar JA. Den som stöder B röstar NEJ. JA röstar Bo Ek", "A", "B"),
        (
            "Den som biträder A röstar ja. Den det ej vill röstar nej. Om nej vinner har nämnden bifallit Bo Eks yrkande.”",
            "A",
            "nämnden bifallit Bo Eks yrkande",
        ),
        ("Den som bifaller A röstar ja, den det ej vill röstar nej. Vid upprop", "bifaller A", None),
        ("Den som stöder förslaget röstar ja. Utfallet är 6 ja mot 1 nej.", "förslaget", None),
        ("Den som röstar ja bifaller förslaget, den som röstar nej avslår det.", "bifaller förslaget", "avslår det"),
        (
            "Ja röstar den som vill bifalla förslaget och nej röstar den som vill avslå det.",
            "bifalla förslaget",
            "avslå det",
        ),
        ("Bifall till A = ja-röst. Bifall till B = nej-röst.", "Bifall till A", "Bifall till B"),
        ("Ja till nämndens förslag: Bo Ek (S), Eva By (V). Nej: Ulf Å (M).", "nämndens förslag", None),
    ],
)
def test_what_yes_and_no_are_for_is_read_as_printed(text: str, yes: str, no: str | None) -> None:
    (one,) = find_propositions(text)
    assert (one.yes_means, one.no_means) == (yes, no)


@pytest.mark.parametrize(
    "text",
    [
        "Ja röstade Bo Ek (S) och Eva By (V). Nej röstade Ulf Å (M).",
        "Ja-röster: Bo Ek (S), Eva By (V). Nej-röster: Ulf Å (M).",
        "JA = 24, NEJ = 15",
        "Ja: 12 Nej: 1 Avstår: 0",
        "Med 12 ja-röster mot 3 nej-röster avslås motionen.",
        "Jag svarar ja på frågan. Nämnden säger nej till förslaget.",
    ],
)
def test_figures_and_names_are_no_question(text: str) -> None:
    assert find_propositions(text) == []


def test_the_question_is_given_as_printed_without_its_quotes() -> None:
    (one,) = find_propositions("Godkänd voteringsproposition: ”Ja för bifall till A. Nej för bifall till B.”\nUtfall")
    assert one.question == "Ja för bifall till A. Nej för bifall till B."


def test_each_question_of_a_text_stands_alone() -> None:
    text = "Ja för A. Nej för B.\nMed 5 ja mot 4 nej väljs A.\nJa för C. Nej för A."
    assert [(one.yes_means, one.no_means) for one in find_propositions(text)] == [("A", "B"), ("C", "A")]
