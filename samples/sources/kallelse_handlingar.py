"""Invented summons with its papers: an agenda, two memos with letterheads of their own and a policy as attachment."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=7)
HEAD = ParagraphStyle(
    "head", parent=BODY, fontName="Helvetica-Bold", fontSize=11, spaceBefore=7, spaceAfter=3, keepWithNext=1
)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=19, spaceAfter=8)
CHAPTER = ParagraphStyle("chapter", parent=HEAD, fontSize=14, leading=18, spaceBefore=12)
ATT = ParagraphStyle("att", parent=BODY, leftIndent=1 * cm, firstLineIndent=-1 * cm, spaceAfter=3)
BULLET = ParagraphStyle("bullet", parent=BODY, leftIndent=0.8 * cm, bulletIndent=0.2 * cm, spaceAfter=3)
ENTRY = ParagraphStyle("entry", parent=BODY, fontName="Helvetica", fontSize=10.5, spaceAfter=0)
SMALL = ParagraphStyle("small", parent=ENTRY, fontSize=9, leading=11)


def letterhead(canvas: Canvas, values: tuple[str, str, str], count: str) -> None:
    """Draw the head of a memo: labels above values, and its own page counter."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(2.2 * cm, height - 1.9 * cm, "Klippholms kommun")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(2.2 * cm, height - 2.4 * cm, "Socialförvaltningen")
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(10.5 * cm, height - 1.9 * cm, "TJÄNSTESKRIVELSE")
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(width - 2.2 * cm, height - 1.9 * cm, count)
    for x, label, value in zip((10.5, 13, 16), ("Datum", "Diarienummer", "Handläggare"), values, strict=True):
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(x * cm, height - 2.6 * cm, label)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x * cm, height - 3.05 * cm, value)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(
        2.2 * cm,
        1.2 * cm,
        "Postadress: 777 70 Klippholm   Telefon: 0277-121 00   E-post: social@klippholm.example   Org.nr: 212000-0001",
    )
    canvas.restoreState()


def draw_agenda(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the head of the agenda."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(2.2 * cm, height - 1.9 * cm, "Klippholms kommun")
    canvas.setFont("Helvetica", 10)
    canvas.drawRightString(width - 2.2 * cm, height - 1.9 * cm, "KALLELSE")
    canvas.line(2.2 * cm, height - 2.2 * cm, width - 2.2 * cm, height - 2.2 * cm)
    canvas.restoreState()


def draw_grant(canvas: Canvas, doc: BaseDocTemplate) -> None:
    """Draw the letterhead of the first memo (pages 2 and 3 of the file)."""
    letterhead(canvas, ("2023-03-03", "SN 2022/0187", "Ulla Berg"), f"{doc.page - 1}(2)")


def draw_alarm(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the letterhead of the second memo."""
    letterhead(canvas, ("2023-03-08", "SN 2023/0032", "Henrik Sand"), "1(1)")


def draw_policy(canvas: Canvas, doc: BaseDocTemplate) -> None:
    """Draw the head of the policy (pages 5 and 6 of the file)."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Helvetica-Oblique", 9)
    canvas.drawString(2.2 * cm, height - 1.6 * cm, "Policy för digitala trygghetslarm")
    canvas.drawRightString(width - 2.2 * cm, 1.2 * cm, f"{doc.page - 4}")
    canvas.restoreState()


def agenda() -> list[Flowable]:
    """Return the agenda: numbers, titles and diary numbers in three columns."""
    facts = Table(
        [
            ["Nämnd:", "Socialnämnden"],
            ["Tid:", "onsdagen den 22 mars 2023, kl. 09.00"],
            ["Plats:", "Sammanträdesrum Kobben, kommunhuset"],
            ["Ordförande:", "Anders Hult (S)"],
        ],
        colWidths=[3 * cm, 12 * cm],
        hAlign="LEFT",
    )
    facts.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), "Helvetica", 10.5), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    entries = [
        ("1.", "Upprop och val av justerare", ""),
        ("2.", "Fastställande av dagordning", ""),
        ("3.", "Ansökan om verksamhetsbidrag från Kvinnojouren Lyktan", "SN 2022/0187"),
        ("4.", "Antagande av policy för digitala trygghetslarm samt upphävande av äldre riktlinjer", "SN 2023/0032"),
        (
            "5.",
            "Redovisning av delegationsbeslut<br/><font size=9>Förslag till beslut: Socialnämnden godkänner redovisningen.</font>",
            "SN 2023/0001",
        ),
        ("6.", "Information från förvaltningen<br/><font size=9>a) Sommarbemanning<br/>b) Heltidsresan</font>", ""),
    ]
    rows = [[Paragraph(n, ENTRY), Paragraph(title, ENTRY), Paragraph(dnr, ENTRY)] for n, title, dnr in entries]
    listing = Table(rows, colWidths=[1 * cm, 12 * cm, 3.4 * cm], hAlign="LEFT")
    listing.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ]
        )
    )
    return [
        Paragraph("Kallelse till socialnämnden", TITLE),
        facts,
        Spacer(1, 14),
        Paragraph("Ärenden", HEAD),
        listing,
        Spacer(1, 18),
        Paragraph("Anmäl förhinder till nämndsekreterare Frida Noor, 0277-121 45, senast fredagen den 17 mars.", SMALL),
        Spacer(1, 8),
        Paragraph("Handlingarna publicerades den 15 mars 2023.", SMALL),
    ]


def grant_memo() -> list[Flowable]:
    """Return the first memo."""
    costs = Table(
        [
            ["Kostnad (kr)", "2021", "2022", "2023"],
            ["Personal", "298 000", "305 000", "391 000"],
            ["Lokal", "84 000", "86 000", "112 000"],
            ["Jourtelefon", "17 500", "18 000", "19 000"],
            ["Summa", "399 500", "409 000", "522 000"],
        ],
        colWidths=[5 * cm, 2.6 * cm, 2.6 * cm, 2.6 * cm],
        hAlign="LEFT",
        rowHeights=16,
    )
    costs.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Times-Roman", 10.5),
                ("FONT", (0, 0), (-1, 0), "Times-Bold", 10.5),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("GRID", (0, 0), (-1, -1), 0.4, "black"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return [
        Paragraph("Till<br/>Socialnämnden", BODY),
        Spacer(1, 8),
        Paragraph("Ansökan om verksamhetsbidrag från Kvinnojouren Lyktan", TITLE),
        Paragraph("Förslag till beslut", HEAD),
        Paragraph("Socialnämnden beslutar", BODY),
        Paragraph("att&nbsp;&nbsp;&nbsp;bevilja Kvinnojouren Lyktan ett verksamhetsbidrag på 240 000 kronor för 2023,", ATT),
        Paragraph(
            "att&nbsp;&nbsp;&nbsp;uppdra åt förvaltningschefen att teckna ett idéburet offentligt partnerskap med föreningen "
            "för åren 2024-2026, samt",
            ATT,
        ),
        Paragraph("att&nbsp;&nbsp;&nbsp;i övrigt avslå ansökan.", ATT),
        Paragraph("Sammanfattning", HEAD),
        Paragraph(
            "Kvinnojouren Lyktan ansökte den 28 november 2022 om ett bidrag på 310 000 kronor. Föreningen tog under 2022 emot "
            "146 stödsökande, varav 19 bodde i jourens lägenhet. Förvaltningen anser att verksamheten är ett värdefullt "
            "komplement till socialtjänsten men att höjningen av hyran inte bör bäras av nämnden.",
            BODY,
        ),
        Paragraph("Ärendebeskrivning", HEAD),
        Paragraph(
            "Föreningen bildades 1989 och har nio ideella jourare samt en anställd samordnare. Stödet ges per telefon, i chatt "
            "och vid besök. Jouren är öppen alla dagar, och under fem timmar varje kväll finns alltid två jourare på plats. "
            "Nämndens bidrag har varit oförändrat, 200 000 kronor om året, sedan 2017. Länsstyrelsen bidrar med 75 000 kronor "
            "och grannkommunen Ådala med 50 tkr. Föreningens kostnader framgår av tabellen nedan, där 2023 är en budget.",
            BODY,
        ),
        costs,
        Spacer(1, 8),
        Paragraph(
            "Samordnarens tjänst utökas från 60 till 75 procent den 1 april 2023. Föreningen flyttar samtidigt till större "
            "lokaler, vilket ökar hyran med 26 000 kronor om året.",
            BODY,
        ),
        Paragraph("Förvaltningens bedömning", HEAD),
        Paragraph(
            "Ett partnerskap ger föreningen längre planeringstid än årliga bidrag. Förvaltningen räknar med att ett avtal kan "
            "undertecknas före sommaren. Bidraget för 2023 ryms inom nämndens anslag för föreningsbidrag, där 265 000 kronor "
            "ännu inte är fördelade. Det bör betalas ut så snart beslutet har vunnit laga kraft.",
            BODY,
        ),
        Paragraph(
            "Barnens situation har beaktats särskilt. Av dem som bodde i jourens lägenhet förra året var elva under arton år. "
            "Föreningen har sedan 2020 en särskild barnansvarig jourare, och förvaltningen bedömer att partnerskapet bör "
            "innehålla mål för arbetet med barn.",
            BODY,
        ),
        Paragraph("Ekonomiska konsekvenser", HEAD),
        Paragraph("Förslaget medför en ökad kostnad på 40 000 kronor jämfört med 2022.", BODY),
        Paragraph("Beslutsunderlag", HEAD),
        Paragraph("Ansökan, inkommen 2022-11-28<br/>Verksamhetsberättelse för 2021", BODY),
        Paragraph("Beslutet skickas till", HEAD),
        Paragraph("Kvinnojouren Lyktan", BODY),
        Spacer(1, 18),
        Paragraph("Katarina Vall" + "&nbsp;" * 30 + "Ulla Berg<br/>Förvaltningschef" + "&nbsp;" * 25 + "Utredare", BODY),
    ]


def alarm_memo() -> list[Flowable]:
    """Return the second memo, with a chain of bodies and a lead-in of the board's own."""
    return [
        Paragraph("Till<br/>Socialnämnden", BODY),
        Spacer(1, 8),
        Paragraph("Antagande av policy för digitala trygghetslarm samt upphävande av äldre riktlinjer", TITLE),
        Paragraph("Förslag till beslut", HEAD),
        Paragraph("Socialnämnden föreslår kommunstyrelsen föreslå kommunfullmäktige besluta", BODY),
        Paragraph("att&nbsp;&nbsp;&nbsp;anta policy för digitala trygghetslarm, och", ATT),
        Paragraph("att&nbsp;&nbsp;&nbsp;upphäva riktlinjer för trygghetslarm, antagna den 16 juni 2014, § 71.", ATT),
        Spacer(1, 5),
        Paragraph("Socialnämnden beslutar för egen del", BODY),
        Paragraph(
            "att&nbsp;&nbsp;&nbsp;ge förvaltningen i uppdrag att byta ut de analoga larmen senast den 31 december 2023.",
            ATT,
        ),
        Paragraph("Sammanfattning", HEAD),
        Paragraph(
            "Det analoga telenätet stängs. Omkring 410 personer har i dag larm som slutar att fungera. En ny policy behövs "
            "därför att digitala larm ger möjlighet till tillsyn med kamera och till lokalisering utomhus. Bytet kostar "
            "1,2-1,4 mnkr, varav 0,9 mnkr täcks av statsbidrag.",
            BODY,
        ),
        Paragraph(
            "Rådet för äldre och funktionshindrade har yttrat sig den 20 februari 2023 och är positivt till förslaget.",
            BODY,
        ),
        Paragraph("Bilaga", HEAD),
        Paragraph("Policy för digitala trygghetslarm", BODY),
        Spacer(1, 18),
        Paragraph("Katarina Vall" + "&nbsp;" * 30 + "Henrik Sand<br/>Förvaltningschef" + "&nbsp;" * 25 + "Enhetschef", BODY),
    ]


def bullets(*lines: str) -> list[Flowable]:
    """Return a bulleted list."""
    return [Paragraph(line, BULLET, bulletText="\u2022") for line in lines]


def policy() -> list[Flowable]:
    """Return the attachment, whose chapters are no ärenden and whose bullets are no decisions."""
    return [
        Spacer(1, 120),
        Paragraph("Policy för digitala trygghetslarm", ParagraphStyle("cover", parent=TITLE, fontSize=24, leading=30)),
        Paragraph("Förslag 2023-03-08", BODY),
        Spacer(1, 30),
        Paragraph("1 Inledning", CHAPTER),
        Paragraph(
            "Den som har beviljats trygghetslarm ska kunna få hjälp dygnet runt. Policyn gäller alla som utför insatsen.",
            BODY,
        ),
        Paragraph("2 Syfte", CHAPTER),
        Paragraph("Policyns syfte är:", BODY),
        *bullets(
            "Att den enskilde ska känna sig trygg hemma.",
            "Att larm besvaras inom två minuter.",
            "Att godkänna ny teknik först när den har prövats i kommunen.",
        ),
        PageBreak(),
        Paragraph("3 Ansvar", CHAPTER),
        Paragraph("Socialnämnden beslutar om avgifter och följer varje år upp hur policyn efterlevs.", BODY),
        *bullets(
            "Enhetschefen får i uppdrag att utse en larmansvarig.",
            "Larmansvarig ska prova varje larm en gång i månaden.",
        ),
        Paragraph("4 Samtycke", CHAPTER),
        Paragraph("Tillsyn med kamera förutsätter skriftligt samtycke, som kan återtas när som helst.", BODY),
        Paragraph("5 Uppföljning", CHAPTER),
        Paragraph("Policyn ses över första gången senast den 30 juni 2026.", BODY),
    ]


def frame(top: float) -> list[Frame]:
    """Return the text frame of a page whose head is so many centimetres high."""
    width, height = A4
    return [Frame(2.2 * cm, 1.8 * cm, width - 4.4 * cm, height - 1.8 * cm - top * cm, leftPadding=0, rightPadding=0)]


def build(path: Path) -> None:
    """Write the PDF."""
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Kallelse socialnämnden", author="")
    doc.addPageTemplates(
        [
            PageTemplate("agenda", frames=frame(2.6), onPage=draw_agenda),
            PageTemplate("grant", frames=frame(3.8), onPage=draw_grant),
            PageTemplate("alarm", frames=frame(3.8), onPage=draw_alarm),
            PageTemplate("policy", frames=frame(2.2), onPage=draw_policy),
        ]
    )
    parts = [("grant", grant_memo()), ("alarm", alarm_memo()), ("policy", policy())]
    story = agenda()
    for name, pages in parts:
        story += [NextPageTemplate(name), PageBreak(), *pages]
    doc.build(story)
