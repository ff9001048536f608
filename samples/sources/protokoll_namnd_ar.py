"""Invented minutes of a municipal council: "§ 63/20 Title", boxed page head, votes by party, a minority refer-back."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13.5, spaceAfter=6)
TITLE = ParagraphStyle(
    "title",
    parent=BODY,
    fontName="Helvetica-Bold",
    fontSize=13,
    leading=16,
    spaceBefore=16,
    spaceAfter=1,
    keepWithNext=1,
)
NUMBER = ParagraphStyle("number", parent=BODY, spaceAfter=6, keepWithNext=1)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", spaceBefore=5, spaceAfter=2, keepWithNext=1)
POINT = ParagraphStyle("point", parent=BODY, leftIndent=0.7 * cm, firstLineIndent=-0.7 * cm, spaceAfter=3)
PAGES = 4


def draw_page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the boxed head and foot of one page."""
    canvas.saveState()
    width, height = A4
    left, right, top = 2 * cm, width - 2 * cm, height - 1.3 * cm
    canvas.setLineWidth(0.7)
    canvas.rect(left, top - 1.7 * cm, right - left, 1.7 * cm)
    canvas.line(left + 9.5 * cm, top, left + 9.5 * cm, top - 1.7 * cm)
    canvas.line(left + 15 * cm, top, left + 15 * cm, top - 1.7 * cm)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(left + 0.2 * cm, top - 0.6 * cm, "STENHEDE KOMMUN")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(left + 0.2 * cm, top - 1.3 * cm, "Kommunfullmäktige")
    canvas.drawString(left + 9.7 * cm, top - 0.6 * cm, "SAMMANTRÄDESPROTOKOLL")
    canvas.drawString(left + 9.7 * cm, top - 1.3 * cm, "2020-09-23")
    canvas.drawString(left + 15.2 * cm, top - 0.6 * cm, "Sida")
    canvas.drawString(left + 15.2 * cm, top - 1.3 * cm, f"{canvas.getPageNumber()}({PAGES})")
    canvas.rect(left, 1.1 * cm, right - left, 1 * cm)
    canvas.line(left + 8.5 * cm, 1.1 * cm, left + 8.5 * cm, 2.1 * cm)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(left + 0.2 * cm, 1.75 * cm, "Justerares signatur")
    canvas.drawString(left + 8.7 * cm, 1.75 * cm, "Utdragsbestyrkande")
    canvas.restoreState()


def item(number: str, title: str, dnr: str = "") -> list[Flowable]:
    """Return the heading of one paragraph and its diary number."""
    lines: list[Flowable] = [Paragraph(f"§ {number} {title}", TITLE)]
    return [*lines, Paragraph(dnr, NUMBER)] if dnr else lines


def part(heading: str, *paragraphs: str) -> list[Flowable]:
    """Return a heading and its paragraphs."""
    return [Paragraph(heading, HEAD), *(Paragraph(words, BODY) for words in paragraphs)]


def points(heading: str, *clauses: str) -> list[Flowable]:
    """Return a heading and numbered points."""
    lines = [Paragraph(f"{n}.&nbsp;&nbsp;{words}", POINT) for n, words in enumerate(clauses, 1)]
    return [Paragraph(heading, HEAD), *lines, Spacer(1, 3)]


def votes(rows: list[list[str]]) -> Table:
    """Return a ruled table of votes by party."""
    table = Table(
        [["Parti", "JA", "NEJ", "Avstår"], *rows],
        colWidths=[4 * cm, 2 * cm, 2 * cm, 2 * cm],
        hAlign="LEFT",
        rowHeights=15,
    )
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9.5),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9.5),
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("ALIGN", (1, 0), (-1, -1), "CENTER"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table


def cover() -> list[Flowable]:
    """Return the first page."""
    rows = [
        ["Plats och tid", "Folkets hus, Stenhede, onsdagen den 23 september 2020,\nklockan 18.30-21.40"],
        [
            "Beslutande",
            "Gunilla Frid (S), ordförande\nOlle Berg (S), ej § 65/20\nBritt Alm (C)\nPeter Rask (SD)\nEva Tun (L)\noch övriga enligt närvarolista, 39 ledamöter",
        ],
        ["Övriga närvarande", "Rickard Strand, kommunchef\nNina Lövgren, sekreterare"],
        ["Utsedda att justera", "Britt Alm (C) och Peter Rask (SD)"],
        ["Paragrafer", "§§ 61/20-69/20"],
        [
            "Underskrifter",
            "Sekreterare ..................................................\nNina Lövgren\n\nOrdförande ..................................................\nGunilla Frid\n\nJusterare ..................................................\nBritt Alm          Peter Rask",
        ],
        ["ANSLAG/BEVIS", "Protokollet är justerat. Justeringen har tillkännagivits genom anslag."],
        ["Datum då anslaget sätts upp", "2020-09-30"],
        ["Datum då anslaget tas ned", "2020-10-22"],
        ["Förvaringsplats för protokollet", "Kommunledningskontoret"],
    ]
    table = Table(rows, colWidths=[5.2 * cm, 11.8 * cm])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 10),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEADING", (0, 0), (-1, -1), 13),
                ("LINEBELOW", (0, 0), (-1, 5), 0.3, colors.grey),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
    )
    return [table, PageBreak()]


def story() -> list[Flowable]:
    """Return the minutes from top to bottom."""
    return [
        *cover(),
        *item("61/20", "Upprop"),
        Paragraph("Upprop förrättas. 39 av 41 ledamöter är på plats.", BODY),
        *item("62/20", "Val av justerare"),
        *part(
            "Beslut",
            "Kommunfullmäktige utser Britt Alm (C) och Peter Rask (SD) att tillsammans med ordföranden justera protokollet tisdagen den 29 september 2020.",
        ),
        *item("63/20", "Fastställande av dagordning"),
        *part("Beslut", "Dagordningen fastställs med följande ändring: ärende 9, Avfallsföreskrifter, utgår."),
        *item("64/20", "Antagande av detaljplan för Norra Hamnen, del av Stenhede 4:12", "Dnr KSF-2018-00486"),
        *part(
            "Beslut",
            "Ärendet återremitteras till kommunstyrelsen för att kompletteras med en bullerutredning för kvarteren närmast järnvägen.",
        ),
        *part(
            "Ärendet",
            "Detaljplanen gör det möjligt att bygga 240 bostäder, en förskola och en kajpromenad i den gamla hamnen. Planen har varit "
            "utställd för granskning 2 mars-3 april 2020. Kommunens kostnader för gator och kaj beräknas till 61 miljoner kronor och "
            "intäkterna från markförsäljning till 74-78 miljoner kronor. Trafikverket har i yttrande den 1 april 2020 framfört att "
            "bullret från godstrafiken är underskattat.",
            "Kommunstyrelsen behandlade ärendet den 2 september 2020, § 118/20, och föreslog att detaljplanen skulle antas.",
        ),
        *part(
            "Yrkanden",
            "Peter Rask (SD) och Eva Tun (L) yrkar att ärendet återremitteras för en bullerutredning. Olle Berg (S) och Britt Alm (C) "
            "yrkar att ärendet avgörs i dag och att detaljplanen antas.",
        ),
        *part(
            "Beslutsgång",
            "Ordföranden frågar om ärendet ska avgöras i dag eller återremitteras och finner att det ska avgöras i dag. Votering begärs.",
        ),
        *part("Votering", "JA-röst för att ärendet avgörs i dag. NEJ-röst för att ärendet återremitteras."),
        votes(
            [
                ["Socialdemokraterna", "14", "0", "0"],
                ["Centerpartiet", "6", "0", "0"],
                ["Vänsterpartiet", "4", "0", "0"],
                ["Moderaterna", "0", "7", "0"],
                ["Sverigedemokraterna", "0", "6", "0"],
                ["Liberalerna", "0", "2", "0"],
                ["Summa", "24", "15", "0"],
            ]
        ),
        Spacer(1, 6),
        Paragraph(
            "Med 24 JA-röster och 15 NEJ-röster finner ordföranden att ärendet är återremitterat, eftersom minst en tredjedel av de "
            "närvarande har röstat för återremiss.",
            BODY,
        ),
        *part("Beslutet skickas till", "Kommunstyrelsen<br/>Samhällsbyggnadsförvaltningen"),
        *item("65/20", "Årsredovisning 2019 för Hamnskärs kommunalförbund", "Dnr KSF-2020-00131"),
        *points(
            "Beslut",
            "Kommunfullmäktige godkänner Hamnskärs kommunalförbunds årsredovisning för 2019.",
            "Kommunfullmäktige beviljar direktionen och de enskilda ledamöterna ansvarsfrihet för 2019.",
        ),
        *part("Jäv", "Olle Berg (S) anmäler jäv och deltar inte i handläggningen av ärendet."),
        *part(
            "Ärendet",
            "Kommunalförbundet redovisar ett överskott på 2 384 tkr. Det egna kapitalet uppgår den 31 december 2019 till 11,7 mnkr. "
            "Revisorerna tillstyrkte i sin berättelse den 8 maj 2020 att ansvarsfrihet beviljas.",
        ),
        *part("Beslutet skickas till", "Hamnskärs kommunalförbund"),
        *item("66/20", "Tilläggsanslag för renovering av Sjöbadet", "Dnr KSF-2020-00402"),
        *points(
            "Beslut",
            "Kultur- och fritidsnämnden beviljas ett tilläggsanslag på 2 750 000 kronor för renovering av Sjöbadet.",
            "Anslaget finansieras genom att kommunstyrelsens anslag för oförutsedda behov minskas med 2 750 000 kronor.",
        ),
        *part(
            "Ärendet",
            "Omklädningsbyggnaden vid Sjöbadet dömdes ut vid en besiktning den 12 maj 2020. Kultur- och fritidsnämnden har begärt "
            "3,4 miljoner kronor. Kommunstyrelsen anser att kiosken kan vänta och föreslår ett lägre belopp.",
        ),
        *part("Yrkanden", "Lars Nyqvist (M) yrkar avslag. Olle Berg (S) yrkar bifall till kommunstyrelsens förslag."),
        *part(
            "Votering",
            "JA-röst för kommunstyrelsens förslag. NEJ-röst för avslag. Utfallet blir 26 JA-röster och 11 NEJ-röster. Två ledamöter avstår.",
        ),
        *part("Reservation", "Lars Nyqvist (M) och Sara Dahlin (M) reserverar sig mot beslutet."),
        *item("67/20", "Svar på motion om en fritidsbank", "Dnr KSF-2019-00277"),
        *part("Beslut", "Motionen anses besvarad."),
        *part(
            "Ärendet",
            "Eva Tun (L) väckte den 20 november 2019 en motion om att kommunen ska starta en fritidsbank där sportutrustning lånas ut "
            "utan kostnad. Kommunfullmäktige beslutade den 17 juni 2020, § 52/20, att avsätta medel för ändamålet i budget 2021.",
        ),
        *item("68/20", "Avsägelse och val av ledamot i socialnämnden", "Dnr KSF-2020-00510"),
        *points(
            "Beslut",
            "Ida Holm (V) entledigas från uppdraget som ledamot i socialnämnden.",
            "Jon Frisk (V) väljs till ledamot i socialnämnden till och med den 31 december 2022.",
        ),
        *part("Beslutet skickas till", "Ida Holm, Jon Frisk, socialnämnden, löneenheten"),
        *item("69/20", "Anmälningsärenden", "Dnr KSF-2020-00001"),
        *part("Beslut", "Kommunfullmäktige lägger anmälningarna till handlingarna."),
        *part(
            "Ärendet",
            "Länsstyrelsens beslut 2020-07-02 om ny ersättare, dnr 201-5540-2020.<br/>Protokoll från revisorernas möte 2020-06-11.",
        ),
    ]


def build(path: Path) -> None:
    """Write the PDF."""
    width, height = A4
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Sammanträdesprotokoll kommunfullmäktige", author="")
    frame = Frame(2 * cm, 2.4 * cm, width - 4 * cm, height - 5.9 * cm, leftPadding=2, rightPadding=2)
    doc.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_page)])
    doc.build(story())
