"""Sample: one scanned page of minutes, a picture without a text layer.

The page is typeset, rendered to grey, turned a little, made black and white and put into a new PDF. All names, numbers
and decisions are invented.
"""

from pathlib import Path

import pypdfium2
import typst
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS_PER_INCH = 200

PAGE = r"""
#set document(date: none)
#set text(font: "New Computer Modern", size: 11.5pt, lang: "sv", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#set page(paper: "a4", margin: (top: 2.2cm, bottom: 2cm, left: 3cm, right: 2.5cm))
#grid(columns: (1fr, auto, 2.4cm), row-gutter: 5pt, align: (left, left, right),
  [*HEDVALLA KOMMUN*], [*SAMMANTRÄDESPROTOKOLL*], [Blad 4],
  [Socialnämnden], [Sammanträdesdag 2009-05-12], [])
#line(length: 100%)
#v(0.4cm)

*Sn § 41 #h(1cm) Dnr 2009/0117 700*

*Driftbidrag till kvinnojouren i Hedvalla*

*Socialnämndens beslut*

#grid(columns: (1cm, 1fr), row-gutter: 8pt,
  [att], [bevilja kvinnojouren i Hedvalla ett driftbidrag på 160 000 kronor för år 2009,],
  [att], [bidraget betalas ut med hälften den 1 juni och hälften den 1 oktober 2009, samt],
  [att], [uppdra åt socialchefen att teckna avtal med jouren om hur bidraget ska redovisas.])

Ärendet

Kvinnojouren har i en skrivelse den 20 mars 2009 ansökt om 210 000 kronor. Jouren tog förra
året emot 412 samtal och hade elva kvinnor och nio barn boende. Bidraget 2008 var 140 000 kronor.
Länsstyrelsen har dessutom beviljat jouren 95 tkr för utbildning.

Förvaltningen framhåller att kommunen enligt 5 kap. 11 § socialtjänstlagen (2001:453) ska ge
stöd till den som utsatts för våld och att jourens arbete är en viktig del av detta.

#line(length: 30%)

*Sn § 42 #h(1cm) Dnr 2009/0098 042*

*Budgetuppföljning efter första kvartalet 2009*

*Socialnämndens beslut*

#grid(columns: (1cm, 1fr), row-gutter: 8pt,
  [att], [godkänna uppföljningen, samt],
  [att], [omfördela 1,8 mkr från hemtjänsten till försörjningsstöd.])

Ärendet

Prognosen för helåret visar ett underskott på 2,3 mkr. Kostnaden för försörjningsstöd har stigit
kraftigt sedan varslen hösten 2008. Hemtjänsten väntas gå 450 000 kronor bättre än budget.

Reservation

Hans-Olof Pärlberg (m) reserverar sig mot beslutet.

#v(1fr)
#grid(columns: (1fr, 1fr, 1fr), [Ordf. sign], [Just. sign], [Utdragsbestyrkande])
"""


def scan(page: bytes) -> Image.Image:
    """Render the page and make it look scanned: a little askew, black and white."""
    with pypdfium2.PdfDocument(page) as document:
        picture = document[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
    turned = picture.rotate(0.4, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return turned.point(lambda value: 255 if value > 150 else 0).convert("1")


def build(path: Path) -> None:
    """Write the PDF."""
    page = typst.compile(PAGE.encode(), ignore_system_fonts=True, format="pdf")
    assert isinstance(page, bytes)
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1, invariant=1)
    canvas.drawImage(ImageReader(scan(page)), 0, 0, *A4)
    canvas.save()
