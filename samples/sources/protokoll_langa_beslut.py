"""Invented minutes whose clauses hold sub-lists, dates and several sentences; the decision stands before the summary."""

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

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=14.5, spaceAfter=7)
HEAD = ParagraphStyle(
    "head", parent=BODY, fontName="Helvetica-Bold", fontSize=10.5, spaceBefore=6, spaceAfter=3, keepWithNext=1
)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontName="Helvetica-Bold", fontSize=13.5, leading=17, spaceAfter=4, keepWithNext=1
)
ATT = ParagraphStyle("att", parent=BODY, leftIndent=0.9 * cm, firstLineIndent=-0.9 * cm, spaceAfter=4)
SUB = ParagraphStyle("sub", parent=BODY, leftIndent=1.9 * cm, firstLineIndent=-0.6 * cm, spaceAfter=2)
ORGANISATION = "Ekhamra kommun"
PAGES = 5


def draw_page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the head and the signature boxes of one page."""
    canvas.saveState()
    width, height = A4
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(2.3 * cm, height - 1.6 * cm, ORGANISATION)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(2.3 * cm, height - 2.1 * cm, "Miljö- och byggnadsnämnden")
    canvas.drawString(9.2 * cm, height - 1.6 * cm, "Sammanträdesprotokoll")
    canvas.drawString(9.2 * cm, height - 2.1 * cm, "Sammanträdesdatum 2024-09-12")
    canvas.drawRightString(width - 2.3 * cm, height - 1.6 * cm, f"{canvas.getPageNumber()} av {PAGES}")
    canvas.setLineWidth(0.6)
    labels = ("Ordförandes sign", "Justerares sign", "Sekreterares sign", "Utdragsbestyrkande")
    box = (width - 4.6 * cm) / len(labels)
    canvas.setFont("Helvetica", 7)
    for n, label in enumerate(labels):
        canvas.rect(2.3 * cm + n * box, 1.1 * cm, box, 1.2 * cm)
        canvas.drawString(2.4 * cm + n * box, 2.02 * cm, label)
    canvas.restoreState()


def item(number: int, title: str, dnr: str = "") -> list[Flowable]:
    """Return the § line, diary number at its right end, and the title."""
    line = Table([[f"§ {number}", dnr]], colWidths=[8 * cm, 8.4 * cm])
    line.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (0, 0), "Helvetica-Bold", 13.5),
                ("FONT", (1, 0), (1, 0), "Helvetica", 10),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.grey),
            ]
        )
    )
    line.keepWithNext = True
    return [Spacer(1, 12), line, Paragraph(title, TITLE)]


def part(heading: str, *paragraphs: str) -> list[Flowable]:
    """Return a heading and its paragraphs."""
    return [Paragraph(heading, HEAD), *(Paragraph(words, BODY) for words in paragraphs)]


def att(words: str) -> Paragraph:
    """Return one att-clause."""
    return Paragraph(f"att&nbsp;&nbsp;{words}", ATT)


def subs(*lines: str) -> list[Flowable]:
    """Return the points of a sub-list."""
    return [*(Paragraph(line, SUB) for line in lines), Spacer(1, 5)]


def cover() -> list[Flowable]:
    """Return the first page."""
    facts = [
        ("Plats och tid", "Sal Eken, kommunhuset i Ekhamra, torsdagen den 12 september 2024, kl. 13:15-16:50"),
        (
            "Beslutande",
            "Marianne Ohlin (C), ordförande<br/>Dan Ström (S), vice ordförande<br/>Leila Aziz (V)<br/>Krister Boman (M)<br/>Ove Lind (SD)<br/>Kajsa Rhodin (MP), tjänstgör för Per Falk (S)",
        ),
        ("Ej tjänstgörande ersättare", "Bengt Ytter (C), §§ 101-106"),
        (
            "Tjänstepersoner",
            "Ylva Sandberg, miljö- och byggchef<br/>Johan Krook, bygglovhandläggare, §§ 102-105<br/>Elin Tall, sekreterare",
        ),
        ("Justerare", "Krister Boman (M)"),
        ("Tid för justering", "2024-09-19"),
        ("Justerade paragrafer", "§§ 101-103, 105, 107, 109-110"),
        ("Omedelbart justerade", "§§ 104, 106 och 108, justerade 2024-09-12"),
    ]
    rows = [[Paragraph(f"<b>{label}</b>", BODY), Paragraph(value, BODY)] for label, value in facts]
    table = Table(rows, colWidths=[4.6 * cm, 11.8 * cm])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    notice = Table(
        [
            ["Anslagsbevis", ""],
            ["Anslaget den", "2024-09-20"],
            ["Anslaget till och med", "2024-10-12"],
            ["Protokollet förvaras", "Miljö- och byggförvaltningen"],
        ],
        colWidths=[6 * cm, 10.4 * cm],
    )
    notice.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.6, colors.black),
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9.5),
                ("FONT", (0, 0), (0, 0), "Helvetica-Bold", 9.5),
            ]
        )
    )
    return [
        Paragraph("Protokoll", ParagraphStyle("cover", parent=TITLE, fontSize=22, leading=28)),
        table,
        Spacer(1, 20),
        notice,
        PageBreak(),
    ]


def story() -> list[Flowable]:
    """Return the minutes from top to bottom."""
    return [
        *cover(),
        *item(101, "Fastställande av föredragningslista", "MBN 2024-000002"),
        *part(
            "Beslut",
            "Föredragningslistan fastställs med det tillägget att strandskyddsdispens på Sundby 1:7 tas upp som § 108.",
        ),
        *item(102, "Tallbacken 3:14, bygglov för nybyggnad av förskola", "MBN 2024-000123"),
        *part(
            "Beslut",
            "Miljö- och byggnadsnämnden beviljar bygglov för nybyggnad av förskola på fastigheten Tallbacken 3:14 under förutsättning att:",
        ),
        *subs(
            "a) den förorenade marken saneras innan schaktning påbörjas,",
            "b) tillfarten ordnas från Skolvägen, och",
            "c) dagvattnet tas om hand inom fastigheten.",
        ),
        Paragraph(
            "Avgiften för bygglovet är 186 300 kronor i enlighet med den taxa som kommunfullmäktige antog den 14 december 2023. "
            "Fakturan skickas separat.",
            BODY,
        ),
        *part(
            "Sammanfattning",
            "Kommunen ansökte den 26 juni 2024 om lov för en förskola med sex avdelningar. Byggnaden uppförs i trä i två våningar "
            "och beräknas kosta 64 mnkr. Åtgärden följer detaljplanen. Av tidigare undersökningar framgår att marken närmast den "
            "gamla plantskolan innehåller bekämpningsmedel.",
        ),
        *part("Beslutsunderlag", "Tjänsteskrivelse daterad 2024-08-29<br/>Situationsplan, inkommen 2024-07-01"),
        *part("Beslutet skickas till", "Sökanden"),
        *item(103, "Tillsynsplan 2025-2027", "MBN 2024-000087"),
        *part("Beslut", "Miljö- och byggnadsnämnden beslutar"),
        att("anta tillsynsplan för perioden 2025-2027, samt"),
        att("ge miljö- och byggchefen i uppdrag att:"),
        *subs(
            "a. senast den 31 januari 2025 redovisa en tidplan för tillsynen av enskilda avlopp,",
            "b. pröva om tillsynen av lantbruk kan samordnas med Lerbäcks kommun, och",
            "c. föreslå en ny timavgift som ger full kostnadstäckning.",
        ),
        *part(
            "Sammanfattning",
            "Planen bygger på behovsutredningen från i våras. Av 1 460 enskilda avlopp har 530 aldrig kontrollerats. Förvaltningen "
            "behöver ytterligare en och en halv tjänst, motsvarande 1 150 tkr per år. Timavgiften är i dag 1 080 kronor, medan den "
            "verkliga kostnaden är 1 190-1 240 kronor.",
        ),
        *item(104, "Sammanträdesdagar 2025", "MBN 2024-000131"),
        *part(
            "Beslut",
            "Miljö- och byggnadsnämnden sammanträder följande torsdagar under 2025:<br/>23 januari,<br/>6 mars,<br/>10 april,<br/>"
            "5 juni,<br/>11 september samt<br/>4 december.",
            "Paragrafen förklaras omedelbart justerad.",
        ),
        *part(
            "Sammanfattning",
            "Dagarna är anpassade till kommunfullmäktiges sammanträden. Beredningsutskottet möts två veckor före nämnden.",
        ),
        *item(105, "Granliden 2:9, ansökan om förhandsbesked", "MBN 2024-000104"),
        *part(
            "Beslut",
            "Ansökan om förhandsbesked för två enbostadshus på fastigheten Granliden 2:9 avslås. Skälet är att platsen ligger inom "
            "skyddsavståndet till Ekhamra vattentäkt.",
            "Avgiften fastställs till 12 600 kronor.",
        ),
        *part(
            "Sammanfattning",
            "Ansökan kom in den 3 maj 2024. Sökanden har fått tillfälle att yttra sig men har inte hörts av inom den angivna tiden, "
            "som gick ut den 16 augusti. Länsstyrelsen avstyrker.",
        ),
        *part("Hur man överklagar", "Beslutet kan överklagas till länsstyrelsen inom tre veckor."),
        *item(106, "Vindkraft på Storhöjden, samråd", "MBN 2023-000288"),
        *part("Beslut", "Ärendet bordläggs till sammanträdet den 17 oktober 2024.", "Paragrafen justeras omedelbart."),
        *part(
            "Ärendets behandling",
            "Ove Lind (SD) yrkar att nämnden avstyrker etableringen. Dan Ström (S) yrkar bordläggning. Nämnden beslutar enligt Dan Ströms förslag.",
        ),
        *item(107, "Motion om laddplatser vid kommunens badplatser", "MBN 2024-000059"),
        *part(
            "Miljö- och byggnadsnämndens förslag till kommunfullmäktige",
            "Motionen avslås med hänvisning till förvaltningens yttrande den 20 augusti 2024.",
        ),
        *part(
            "Sammanfattning",
            "Kajsa Rhodin (MP) vill att laddplatser byggs vid fyra badplatser. Enligt förvaltningen kostar det 2,3 miljoner kronor "
            "att dra fram el, och endast en av platserna har plats för fler bilar.",
        ),
        *part(
            "Omröstning",
            "Kajsa Rhodin (MP) yrkar bifall till motionen och Krister Boman (M) avslag. Omröstning begärs. Ja för avslag, nej för "
            "bifall. Resultatet blir 3 ja och 2 nej. 1 ledamot avstår.",
        ),
        *part("Reservation", "Kajsa Rhodin (MP) och Leila Aziz (V) reserverar sig mot beslutet."),
        *part(
            "Protokollsanteckning",
            "Dan Ström (S) anser att laddplatser bör prövas när detaljplanen för Sandviken görs om.",
        ),
        *item(108, "Sundby 1:7, strandskyddsdispens för brygga", "MBN 2024-000140"),
        *part(
            "Beslut",
            "Strandskyddsdispens beviljas för en brygga på fastigheten Sundby 1:7. Bryggan får vara högst 12 meter lång.",
            "Avgiften fastställs till 9 800 kronor.",
            "Protokollet under denna paragraf förklaras omedelbart justerat.",
        ),
        *part(
            "Sammanfattning",
            "Bryggan ersätter en äldre brygga som isen förstörde i vintras. Den behövs för båttrafiken till Sundholmen.",
        ),
        *item(109, "Redovisning av delegationsbeslut", "MBN 2024-000003"),
        *part("Beslut", "Miljö- och byggnadsnämnden tar del av redovisningen."),
        *part(
            "Sammanfattning",
            "Redovisningen avser beslut fattade 2024-08-01--2024-08-31, bland annat MBN 2024-000117 och MBN 2024-000119.",
        ),
        *item(110, "Information från förvaltningen"),
        Paragraph("Ylva Sandberg berättar om rekryteringen av en ny miljöinspektör och om flytten till nya lokaler.", BODY),
    ]


def build(path: Path) -> None:
    """Write the PDF."""
    width, height = A4
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Protokoll miljö- och byggnadsnämnden", author="")
    frame = Frame(2.3 * cm, 2.7 * cm, width - 4.6 * cm, height - 5.5 * cm, leftPadding=0, rightPadding=0)
    doc.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_page)])
    doc.build(story())
