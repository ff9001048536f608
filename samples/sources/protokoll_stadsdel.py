"""Sample: minutes of a stadsdelsnämnd; clauses are numbered, passive and end with the verb.

All names, numbers and decisions are invented.
"""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7)
TITLE = ParagraphStyle(
    "title", BODY, fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=16, spaceAfter=2, keepWithNext=1
)
DNR = ParagraphStyle("dnr", BODY, spaceAfter=6, keepWithNext=1)
HEAD = ParagraphStyle("head", BODY, fontName="Helvetica-Bold", fontSize=10.5, spaceBefore=6, spaceAfter=3, keepWithNext=1)
POINT = ParagraphStyle("point", BODY, leftIndent=18, bulletIndent=2, spaceAfter=4)

# Blocks parted by blank lines: "# " begins an item (further lines stand under its title), "= " a section heading,
# "n. " a numbered clause; every other block is a paragraph.
ITEMS = """\
# 1 Val av justerare

= Beslut

Till justerare utses Kaj Lindeborg (M).

# 2 Godkännande av dagordningen

= Beslut

Dagordningen godkänns.

# 3 Anmälan av protokollsjustering

= Beslut

Anmälan läggs till handlingarna.

= Ärendet

Protokoll nr 4 från sammanträdet den 25 april 2019 justerades den 6 maj 2019.

# 4 Tertialrapport 1 för år 2019
Dnr 1.2.1-244-2019.

= Beslut

Stadsdelsnämnden beslutar följande.

1. Förvaltningens tertialrapport 1 för år 2019 godkänns.

2. Omslutningsförändringar om 6,4 mnkr godkänns.

3. Budgetjustering om 2 350 tkr för det nya boendet i Fyrvaktaren godkänns.

4. Paragrafen förklaras omedelbart justerad.

= Ärendet

Nämnden prognostiserar ett överskott om 1,9 mnkr före resultatöverföringar. Individ- och familjeomsorgen räknar
med ett underskott om 4,5 mnkr, främst på grund av dyra placeringar, medan förskolan räknar med ett överskott om
5,8 mnkr sedan barnen blivit 62 färre än väntat.

Kommunfullmäktiges mål för verksamhetsområdet bedöms kunna uppnås helt eller delvis. Sjukfrånvaron har minskat
från 8,1 procent till 7,4 procent. I rapporten finns också en uppföljning av upphandlingar och av det
klimatprogram som gäller 2018-2021.

= Underlag

Förvaltningens tjänsteutlåtande den 3 maj 2019.

= Särskilt uttalande

Kaj Lindeborg m.fl. (M) och Vera Salander (KD) lämnade ett särskilt uttalande enligt följande.

Det är bra att ekonomin är i balans, men vi hade önskat att nämnden beslutat att en extern genomlysning av
placeringarna ska göras. Den hade kostat högst 300 000 kronor och snabbt betalat sig. Vi kommer därför att följa
utvecklingen av kostnaderna noga och återkomma i frågan när budgeten för nästa år behandlas i nämnden.

# 5 Upprustning av Lindparkens lekplats
Dnr 2.1-305-2019.

= Beslut

Stadsdelsnämnden beslutar följande.

1. Förvaltningens tjänsteutlåtande godkänns.

2. Upprustning av Lindparkens lekplats till en kostnad om högst 3,6 mnkr godkänns.

3. Förvaltningen får i uppdrag att genomföra ett medborgarsamråd om utformningen samt återkomma till nämnden med
resultatet senast den 19 september 2019.

= Reservation

Tommy Åhrberg (SD) och Lena Krantz (SD) reserverar sig mot beslutet till förmån för eget förslag.

= Ärendet

Lekplatsen anlades 1987 och uppfyller inte dagens krav på säkerhet. Förvaltningen har tagit fram två förslag.
Det första innebär att redskapen byts ut och kostar ungefär 1,4 mnkr. Det andra innebär att hela ytan görs om
och att en plaskdamm anläggs. Medel finns i nämndens investeringsplan, 4,0 mnkr för åren 2019 och 2020, samt i
stadens centrala pott för tillgänglighet.

Åtgärderna kräver inte bygglov. Marken, fastigheten Lindängen 36:1, ägs av staden. Arbetet påbörjas tidigast i
oktober, och lekplatsen väntas vara öppen igen senast den 1 juni 2020.

= Underlag

Förvaltningens tjänsteutlåtande den 29 april 2019.

Ritning 2019-03-12.

= Ersättaryttrande

Ingrid Falkner (L) instämmer i beslutet.

# 6 Ny gång- och cykelväg längs Åsvägen
Remiss från Trafiknämnden, dnr T2019-00123
Dnr 1.5.3-219-2019.

= Beslut

Stadsdelsnämnden beslutar följande.

1. Förvaltningens tjänsteutlåtande överlämnas till trafiknämnden som svar på remissen.

2. Trafiknämnden uppmanas att prioritera belysningen vid Åsens skola.

= Ärendet

Trafikkontoret föreslår en gång- och cykelväg på 1,2 kilometer längs Åsvägen mellan Norra torget och Hamnporten.
Den beräknas kosta 21 mnkr, varav 40 procent kan täckas av statlig medfinansiering enligt förordningen
(2009:237). 35 parkeringsplatser försvinner. Förvaltningen är positiv till förslaget men påpekar att belysningen
är bristfällig och att skolans elever korsar vägen på två ställen.

Remisstiden går ut den 31 maj 2019.

= Underlag

Förvaltningens tjänsteutlåtande den 30 april 2019.

# 7 Serveringstillstånd för Krogen Fyren och Bryggans kafé
Dnr 5-112-2019 och 5-118-2019

= Beslut

Ansökan från Krogen Fyren AB om stadigvarande serveringstillstånd till klockan 01.00 tillstyrks.

Ansökan från Bryggans kafé om servering på uteplats efter klockan 22.00 avstyrks.

= Ärendet

Socialnämnden prövar ansökningarna enligt 8 kap. alkohollagen (2010:1622) och har begärt stadsdelsnämndens
yttrande. Polisen har inget att erinra mot den första ansökan. Grannarna till Bryggans kafé har klagat på ljudet
elva gånger sedan den 1 januari 2018. Avgiften för prövningen är 9 800 kronor respektive 5 400 kronor och tas ut
av socialnämnden.

= Underlag

Förvaltningens tjänsteutlåtanden den 7 maj 2019.

# 8 Bidrag till föreningar som arbetar med äldre
Dnr 1.6-87-2019.

= Beslut

Stadsdelsnämnden beslutar följande.

1. Bidrag enligt förvaltningens förslag, sammanlagt 186 500 kronor, beviljas.

2. Ansökan från föreningen Norra Åsens Boulevänner avslås.

= Ärendet

Nio föreningar har sökt bidrag för år 2019. Av dem föreslås åtta få mellan 8 000 och 55 000 kronor. Fördelningen
bygger på antalet medlemmar över 65 år och på vilka aktiviteter som är öppna för alla.

= Underlag

Förvaltningens tjänsteutlåtande den 26 april 2019.

# 9 Månadsrapport april 2019
Dnr 1.2.1-198-2019.

= Beslut

Månadsrapporten godkänns.

= Ärendet

Rapporten visar att nämnden till och med den 30 april 2019 har förbrukat 31,8 procent av årets budget på 1 043,6
mnkr.

# 9 a Extra medel för sommarjobb åt ungdomar
Dnr 3.1-327-2019.

= Beslut

Stadsdelsnämnden beslutar följande.

1. 450 000 kronor omfördelas från lokalkostnader till sommarjobb för ungdomar i åldern 16-19 år.

2. Förvaltningen får i uppdrag att redovisa utfallet senast den 31 oktober 2019.

= Ärendet

Tillkommande ärende. Fler än väntat, 214 ungdomar, har sökt. Med de extra medlen kan ytterligare 30 erbjudas tre
veckors arbete till en kostnad om 15 000 kronor var. Ansökan till staten, mål nr 624-1061, har avslagits.

= Underlag

Förvaltningens tjänsteutlåtande den 20 maj 2019.

# 10 Skrivelse om trygghet kring Norra torget
Dnr 1.1-150-2019.

= Beslut

Ärendet bordläggs till sammanträdet den 13 juni 2019.

# 11 Anmälan av delegationsbeslut
Dnr 1.1-9-2019.

= Beslut

Anmälan om beslut fattade under perioden 2019-04-01 - 2019-04-30 läggs till handlingarna.

# 12 Frågor från allmänheten\
"""

COVER = [
    ("Tid", "Torsdagen den 23 maj 2019, kl. 18.00-19.25"),
    ("Plats", "Medborgarhuset, Åsgatan 3"),
    ("Justerat", "Den 28 maj 2019"),
    (
        "Närvarande",
        (
            "Anna-Greta Furuhjelm (S), ordförande<br/>Kaj Lindeborg (M), vice ordförande<br/>Mehdi Karvan (S)"
            "<br/>Vera Salander (KD)<br/>Tommy Åhrberg (SD)<br/>Lena Krantz (SD)<br/>Ossian Wik (V)"
        ),
    ),
    ("Ersättare", "Ingrid Falkner (L)"),
    ("Tjänstemän", "Stadsdelsdirektör Elsa Murén<br/>Sekreterare Jonna Piil"),
]


def draw_header(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """Draw the running header and footer of one page."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(2.6 * cm, height - 1.5 * cm, "Västerhamns stad")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(2.6 * cm, height - 1.95 * cm, "Norra Åsens stadsdelsnämnd")
    canvas.drawCentredString(width / 2 + 1 * cm, height - 1.5 * cm, "Protokoll nr 5/2019")
    canvas.drawRightString(width - 2.2 * cm, height - 1.5 * cm, f"sid {document.page}")
    canvas.drawString(2.6 * cm, 1.3 * cm, "Ordf. sign. ______")
    canvas.drawRightString(width - 2.2 * cm, 1.3 * cm, "Just. sign. ______")
    canvas.restoreState()


def set_block(block: str) -> list[Flowable]:
    """Set one block of the text; titles and headings keep with what follows."""
    lines = block.split("\n")
    if block.startswith("# "):
        under = [Paragraph("<br/>".join(lines[1:]), DNR)] if lines[1:] else []
        return [Paragraph(lines[0][2:], TITLE), *under]
    if block.startswith("= "):
        return [Paragraph(block[2:], HEAD)]
    text = " ".join(lines)
    number, _, rest = text.partition(" ")
    if number[:-1].isdigit() and number.endswith("."):
        return [Paragraph(rest, POINT, bulletText=number)]
    return [Paragraph(text, BODY)]


def build(path: Path) -> None:
    """Write the PDF."""
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=2.6 * cm,
        rightMargin=3.4 * cm,
        topMargin=3 * cm,
        bottomMargin=2.4 * cm,
        title="Protokoll",
        invariant=1,
    )
    cover = Table([[Paragraph(name, BODY), Paragraph(text, BODY)] for name, text in COVER], colWidths=[3.2 * cm, 11 * cm])
    cover.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    story: list[Flowable] = [
        Paragraph("Protokoll fört vid sammanträde med Norra Åsens stadsdelsnämnd", TITLE),
        Spacer(1, 12),
        cover,
        Spacer(1, 30),
        Paragraph("______________________________<br/>Anna-Greta Furuhjelm, ordförande", BODY),
        Spacer(1, 20),
        Paragraph("______________________________<br/>Kaj Lindeborg, justerare", BODY),
        PageBreak(),
    ]
    for block in ITEMS.split("\n\n"):
        story += set_block(block)
    document.build(story, onFirstPage=draw_header, onLaterPages=draw_header)
