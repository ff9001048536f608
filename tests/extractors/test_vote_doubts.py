import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.extraction import Extraction
from schemas.vocabulary import IssueCode

_COVER = ["Älvholms kommun", "SAMMANTRÄDESPROTOKOLL", "Socialnämnden 2026-03-10", "", "Sammanträdesdatum 2026-03-10"]


def minutes(vote: Sequence[str]) -> Extraction:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for lines in (_COVER, ["# § 12 Bidrag till byalaget", "", "# Omröstning", *vote, "", "# Beslut", "Förslaget antas."]):
        y = 800.0
        for line in lines:
            canvas.setFont("Helvetica-Bold" if line.startswith("# ") else "Helvetica", 10)
            canvas.drawString(72, y, line.removeprefix("# "))
            y -= 14
        canvas.showPage()
    canvas.save()
    return extract(buffer.getvalue())


@pytest.mark.parametrize(
    ("named", "details"),
    [
        ("Ja röstar Bo Ek (S) och Eva By (V). Nej röstar Ulf Å (M).", []),
        (
            "Ja röstar Bo Ek (S). Nej röstar Ulf Å (M).",
            ["the members named do not add up to the figures of the vote; printed: 2 ja; named: 1 ja"],
        ),
    ],
)
def test_names_that_do_not_add_up_to_the_figures_are_an_issue(named: str, details: list[str]) -> None:
    extraction = minutes([named, "Med 2 ja-röster mot 1 nej-röst antas förslaget."])
    (found,) = (item for item in extraction.items if item.votes)
    doubts = [one for one in extraction.doubts if one.code is IssueCode.VOTE_MISMATCH]
    assert [one.detail for one in doubts] == details
    assert len(found.votes[0].records) in (2, 3), "the names stay as printed"
    for one in doubts:
        assert one.span == found.votes[0].span
        assert (one.page, one.rule) == (2, found.votes[0].rule)
