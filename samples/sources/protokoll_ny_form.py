"""Invented minutes of a region: lead-ins that end in "att", points that begin with their verb, coloured sans-serif headings."""

from pathlib import Path

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
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

BLUE = HexColor("#005b89")
GREEN = HexColor("#5a8a22")
BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=13.5, spaceAfter=6)
NUMBER = ParagraphStyle(
    "number", parent=BODY, fontName="VeraBd", textColor=GREEN, spaceBefore=20, spaceAfter=0, keepWithNext=1
)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontName="VeraBd", fontSize=14, leading=18, textColor=BLUE, spaceAfter=6, keepWithNext=1
)
HEAD = ParagraphStyle(
    "head", parent=BODY, fontName="VeraBd", fontSize=10.5, textColor=BLUE, spaceBefore=4, spaceAfter=2, keepWithNext=1
)
POINT = ParagraphStyle("point", parent=BODY, leftIndent=1.1 * cm, bulletIndent=0.4 * cm, spaceAfter=3)
PAGES = 4


def draw_page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the head, region name on the right, and the foot of one page."""
    canvas.saveState()
    width, height = A4
    canvas.setFillColor(BLUE)
    canvas.setFont("VeraBd", 11)
    canvas.drawRightString(width - 2 * cm, height - 1.7 * cm, "Region Mellanälven")
    canvas.setFillColor(HexColor("#333333"))
    canvas.setFont("Vera", 8)
    canvas.drawString(2.5 * cm, height - 1.7 * cm, "Protokoll regionstyrelsen, 2021-11-24")
    canvas.setStrokeColor(GREEN)
    canvas.setLineWidth(2)
    canvas.line(2.5 * cm, height - 2 * cm, width - 2 * cm, height - 2 * cm)
    canvas.drawRightString(width - 2 * cm, 1.3 * cm, f"Sida {canvas.getPageNumber()}/{PAGES}")
    canvas.restoreState()


def item(number: int, title: str, dnr: str = "") -> list[Flowable]:
    """Return the line with § and diary number, and the title below it."""
    line = f"§ {number}" + (f"&nbsp;&nbsp;{dnr}" if dnr else "")
    return [Paragraph(line, NUMBER), Paragraph(title, TITLE)]


def part(heading: str, *paragraphs: str) -> list[Flowable]:
    """Return a heading and its paragraphs."""
    return [Paragraph(heading, HEAD), *(Paragraph(words, BODY) for words in paragraphs)]


def decision(lead: str, *verbs: str, heading: str = "Beslut") -> list[Flowable]:
    """Return a lead-in and its points, numbered where there are several."""
    head: list[Flowable] = [Paragraph(heading, HEAD)] if heading else []
    head.append(Paragraph(lead, ParagraphStyle("lead", parent=BODY, spaceAfter=3, keepWithNext=1)))
    if len(verbs) == 1:
        return [*head, Paragraph(verbs[0], ParagraphStyle("only", parent=BODY, leftIndent=0.4 * cm))]
    return [*head, *(Paragraph(verb, POINT, bulletText=f"{n}.") for n, verb in enumerate(verbs, 1)), Spacer(1, 5)]


def cover() -> list[Flowable]:
    """Return the first page."""
    facts = [
        ("Tid", "Onsdagen den 24 november 2021, klockan 10:00–14:35"),
        ("Plats", "Regionens hus, sal Forsen"),
        ("Närvarande", "Se närvarolista, bilaga 1"),
        ("Sekreterare", "Mona Ehn"),
        ("Justerat den", "2021-12-01"),
    ]
    rows = [[Paragraph(f"<b>{label}</b>", BODY), Paragraph(value, BODY)] for label, value in facts]
    table = Table(rows, colWidths=[3.2 * cm, 12 * cm], hAlign="LEFT")
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    contents = [
        "§ 82 Val av justerare",
        "§ 83 Fastställande av föredragningslista",
        "§ 84 Delårsrapport augusti 2021",
        "§ 85 Ny ambulansstation i Forsby",
        "§ 86 Remissvar över betänkandet Vård i rätt tid (SOU 2021:97)",
        "§ 87 Svar på motion om fria mensskydd på vårdcentraler",
        "§ 88 Avtal om sjuktransporter med helikopter",
        "§ 89 Återrapportering av delegationsbeslut",
    ]
    return [
        Paragraph(
            "Protokoll från regionstyrelsens sammanträde",
            ParagraphStyle("cover", parent=TITLE, fontSize=20, leading=25),
        ),
        Spacer(1, 8),
        table,
        Spacer(1, 16),
        Paragraph("Paragrafer", HEAD),
        *(Paragraph(line, ParagraphStyle("contents", parent=BODY, spaceAfter=1)) for line in contents),
        PageBreak(),
    ]


def story() -> list[Flowable]:
    """Return the minutes from top to bottom."""
    return [
        *cover(),
        *item(82, "Val av justerare"),
        *decision("Regionstyrelsen beslutar att", "utse Lena Bark (M) att tillsammans med ordföranden justera protokollet."),
        *item(83, "Fastställande av föredragningslista", "RS 2021-00008"),
        *decision("Regionstyrelsen beslutar att", "godkänna föredragningslistan."),
        *item(84, "Delårsrapport augusti 2021", "RS 2021-01234"),
        *decision(
            "Regionstyrelsen beslutar att",
            "godkänna delårsrapport augusti 2021 för regionstyrelsens egen verksamhet",
            "ge regiondirektören i uppdrag att till sammanträdet den 26 januari 2022 redovisa hur den uppskjutna vården ska "
            "tas igen",
            "föreslå regionfullmäktige besluta att godkänna delårsrapport augusti 2021 för Region Mellanälven.",
        ),
        *part(
            "Sammanfattning av ärendet",
            "Resultatet till och med augusti är 312 mnkr, att jämföra med 187 mnkr samma period i fjol. Statens bidrag för "
            "pandemin uppgår till 264 mnkr. Prognosen för året är ett överskott på 205 mnkr. Köerna till operation har vuxit "
            "och 1 140 personer har väntat längre än vårdgarantin medger.",
            "Nämnderna har behandlat sina delårsrapporter under perioden 20 september–8 oktober 2021.",
        ),
        *part("Beslutsunderlag", "Tjänsteutlåtande daterat 2021-10-29<br/>Delårsrapport augusti 2021"),
        *part("Beslutet skickas till", "Samtliga nämnder för kännedom<br/>Regionfullmäktige"),
        *item(85, "Ny ambulansstation i Forsby", "RS 2021-00871"),
        *decision(
            "Regionstyrelsen föreslår att regionfullmäktige beslutar att",
            "godkänna en investeringsram på högst 48,5 mnkr för en ny ambulansstation i Forsby",
            "uppdra åt fastighetsnämnden att upphandla och genomföra byggnationen",
            "bemyndiga regionstyrelsens ordförande att underteckna köpeavtal för fastigheten Forsby 2:31.",
        ),
        *decision(
            "Regionstyrelsen beslutar för egen del att",
            "förklara uppdraget från den 10 mars 2020, § 31, om lokaler för ambulansen fullgjort.",
            heading="",
        ),
        *part(
            "Sammanfattning av ärendet",
            "Dagens station är trång och saknar möjlighet att tvätta fordonen inomhus. Hyran är 1 260 000 kronor om året och "
            "avtalet löper ut den 30 september 2023. Fastighetsnämnden har jämfört tre alternativ. Drygt 6 mnkr av ramen avser "
            "köp av mark.",
        ),
        *part(
            "Yrkande",
            "Tor Myhre (SD) yrkar att stationen placeras i Ånäset. Lena Bark (M) yrkar bifall till det utsända förslaget.",
        ),
        *part(
            "Propositionsordning",
            "Ordföranden ställer förslagen mot varandra och finner att det utsända förslaget antas.",
        ),
        *part("Reservation", "Tor Myhre (SD)"),
        *item(86, "Remissvar över betänkandet Vård i rätt tid (SOU 2021:97)", "RS 2021-00455"),
        *decision(
            "Regionstyrelsen beslutar att",
            "avge yttrande till Socialdepartementet i enlighet med förvaltningens förslag",
            "förklara paragrafen omedelbart justerad.",
        ),
        *part(
            "Sammanfattning av ärendet",
            "Regeringen har gett regionen tillfälle att yttra sig senast den 30 november 2021 (S2021/06114). Utredningen "
            "föreslår bland annat ett tak för väntetiden till specialist.",
        ),
        *item(87, "Svar på motion om fria mensskydd på vårdcentraler", "RS 2020-01990"),
        *decision(
            "Regionstyrelsen föreslår regionfullmäktige besluta att",
            "avslå motionen i den del som avser familjecentraler",
            "i övrigt anse motionen besvarad.",
        ),
        *part(
            "Sammanfattning av ärendet",
            "Sofia Lantz (V) föreslår i en motion från den 11 november 2020 att mensskydd ska finnas gratis på vårdcentraler och "
            "familjecentraler. Hälso- och sjukvårdsnämnden uppskattar kostnaden till 400–550 tkr per år.",
        ),
        *part(
            "Omröstning",
            "Ordföranden finner att det utsända förslaget antas. Omröstning begärs. Den som stöder det utsända förslaget "
            "röstar ja och den som vill bifalla motionen röstar nej.",
            "Med 9 ja-röster mot 5 nej-röster och 1 som avstår beslutar regionstyrelsen enligt det utsända förslaget.",
        ),
        *part("Reservation", "Sofia Lantz (V) och Peter Grip (MP)"),
        *item(88, "Avtal om sjuktransporter med helikopter", "RS 2021-01001"),
        *decision("Regionstyrelsen beslutar att", "bordlägga ärendet till sammanträdet den 15 december 2021."),
        *item(89, "Återrapportering av delegationsbeslut", "RS 2021-00002"),
        *decision("Regionstyrelsen beslutar att", "lägga redovisningen till handlingarna."),
    ]


def build(path: Path) -> None:
    """Write the PDF."""
    fonts = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera", boldItalic="VeraBd")
    width, height = A4
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Protokoll regionstyrelsen", author="")
    frame = Frame(2.5 * cm, 2 * cm, width - 4.5 * cm, height - 4.6 * cm, leftPadding=0, rightPadding=0)
    doc.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_page)])
    doc.build(story())
