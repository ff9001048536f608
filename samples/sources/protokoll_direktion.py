"""Invented minutes of a rescue-service federation: "56 §  Title", att-lists, and decisions without any label."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=14, leftIndent=1.8 * cm, spaceAfter=7)
ATT = ParagraphStyle("att", parent=BODY, leftIndent=2.7 * cm, firstLineIndent=-0.9 * cm, spaceAfter=4)
TITLE = ParagraphStyle(
    "title",
    parent=BODY,
    fontName="Times-Bold",
    leftIndent=1.8 * cm,
    firstLineIndent=-1.8 * cm,
    spaceBefore=14,
    keepWithNext=1,
)
PLAIN = ParagraphStyle("plain", parent=BODY, leftIndent=0, spaceAfter=2)
HEADING = ParagraphStyle("heading", parent=PLAIN, fontName="Times-Bold", spaceBefore=6)
PAGES = 3


def draw_page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the running header and the signature line of one page."""
    canvas.saveState()
    width, height = A4
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(2.3 * cm, height - 1.7 * cm, "RÄDDNINGSTJÄNSTFÖRBUNDET NORRA BERGSLÄTTEN")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(2.3 * cm, height - 2.2 * cm, "Direktionen")
    canvas.drawRightString(width - 2.3 * cm, height - 1.7 * cm, f"Sida {canvas.getPageNumber()} av {PAGES}")
    canvas.drawRightString(width - 2.3 * cm, height - 2.2 * cm, "Protokoll 2022-11-25")
    canvas.setFont("Times-Italic", 9)
    canvas.drawString(2.3 * cm, 1.4 * cm, "Justerarsignaturer ______  ______")
    canvas.restoreState()


def item(number: int, title: str) -> Paragraph:
    """Return the heading of one paragraph, the number before its sign."""
    return Paragraph(f"{number} §&nbsp;&nbsp;{title}", TITLE)


def text(words: str) -> Paragraph:
    """Return one indented paragraph."""
    return Paragraph(words, BODY)


def clauses(*words: str) -> list[Flowable]:
    """Return the lead-in of the direktion and its att-clauses."""
    lead = ParagraphStyle("lead", parent=BODY, spaceAfter=3, keepWithNext=1)
    return [Paragraph("Direktionen beslutar", lead), *(Paragraph(f"att {line}", ATT) for line in words), Spacer(1, 4)]


def budget() -> Table:
    """Return the budget, a table with two rules only."""
    rows = [
        ["Belopp i tkr", "Bokslut 2021", "Budget 2022", "Budget 2023"],
        ["Intäkter", "9 812", "8 900", "9 350"],
        ["Personalkostnader", "-58 406", "-60 250", "-63 100"],
        ["Lokaler och fordon", "-14 977", "-15 800", "-16 900"],
        ["Avskrivningar", "-6 120", "-6 350", "-7 800"],
        ["Nettokostnad", "-69 691", "-73 500", "-78 450"],
    ]
    table = Table(rows, colWidths=[5 * cm, 3 * cm, 3 * cm, 3 * cm], hAlign="RIGHT", rowHeights=15)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Times-Roman", 10.5),
                ("FONT", (0, 0), (-1, 0), "Times-Bold", 10.5),
                ("FONT", (0, -1), (-1, -1), "Times-Bold", 10.5),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.6, "black"),
                ("LINEABOVE", (0, -1), (-1, -1), 0.6, "black"),
            ]
        )
    )
    return table


def story() -> list[Flowable]:
    """Return the minutes from top to bottom."""
    presence = [
        ["Tid", "Fredagen den 25 november 2022 kl. 09.00-12.10 (ajournering 10.05-10.20)"],
        ["Plats", "Brandstationen i Ekhyttan"],
        ["Beslutande", "Lars Enbom (S), ordförande"],
        ["", "Pia Jansdotter (M), vice ordförande"],
        ["", "Karl Trygg (C) §§ 51-58"],
        ["", "Lisa Strand (C), tjg ers §§ 59-60"],
        ["", "Bo Lindvall (V)"],
        ["Övriga", "Maria Hedström, förbundschef"],
        ["", "Tomas Ahl, ekonom, ej §§ 51-53"],
        ["", "Eva Rundkvist, sekreterare"],
        ["Paragrafer", "51-60"],
    ]
    block = Table(presence, colWidths=[3 * cm, 13 * cm], hAlign="LEFT", rowHeights=14)
    block.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Times-Roman", 11.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return [
        Paragraph("Protokoll fört vid direktionens sammanträde", HEADING),
        Spacer(1, 6),
        block,
        item(51, "Sammanträdets öppnande"),
        text("Ordföranden Lars Enbom hälsade ledamöter och tjänstemän välkomna till sammanträdet."),
        item(52, "Val av justeringsperson"),
        text("Till justeringsperson valdes Pia Jansdotter (M)."),
        item(53, "Föregående protokoll"),
        text("Protokollet från sammanträdet den 23 september 2022 lades till handlingarna."),
        item(54, "Delårsrapport 2 2022"),
        text("Dnr 2022-000118"),
        text(
            "Ekonomen redovisade utfallet för januari-augusti. Resultatet är 1,9 mnkr, vilket är 600 tkr sämre än budget. "
            "Orsaken är framför allt övertid i samband med skogsbränderna vid Ramsjön. Prognosen för helåret är ett "
            "underskott på 1,1 mnkr."
        ),
        *clauses(
            "godkänna delårsrapport 2 2022,",
            "uppdra till förbundschefen att till nästa sammanträde redovisa åtgärder för lägre kostnader för övertid, samt",
            "tillskriva medlemskommunerna om prognosen för helåret.",
        ),
        item(55, "2022-2026 mål- och resursplan"),
        text("Dnr 2022-000064"),
        text(
            "Medlemskommunerna har den 14 oktober 2022 lämnat sina synpunkter på förslaget. Sjövikens kommun ansåg att "
            "avgiften borde räknas upp med 2,5 procent i stället för 3,1 procent, vilket motsvarar 420 000 kronor. "
            "Förbundschefen bedömde att en lägre uppräkning förutsätter att deltidsstationen i Lillbo dras in."
        ),
        budget(),
        Spacer(1, 10),
        *clauses(
            "godkänna mål- och resursplan 2022-2026 med de ändringar som framgår av bilaga 1,",
            "fastställa budget för 2023 med en nettokostnad på 78 450 tkr,",
            "fastställa investeringsbudgeten för 2023 till 14,2 mnkr, varav 9,6 mnkr avser en ny höjdenhet till "
            "stationen i Ekhyttan, samt",
            "förklara paragrafen omedelbart justerad.",
        ),
        item(56, "Taxa för tillsyn och tillstånd"),
        text("Dnr 2022-000131"),
        text(
            "Timtaxan har varit oförändrad sedan 2020. Förslaget innebär att den höjs från 1 150 kronor till 1 240 kronor "
            "och att avgiften för tillstånd till hantering av brandfarlig vara räknas om i samma mån."
        ),
        *clauses(
            "anta taxa för tillsyn och tillstånd att gälla från och med den 1 januari 2023, samt",
            "upphäva taxan av den 27 november 2020, § 44, från samma dag.",
        ),
        item(57, "Nytt system för inre ledning"),
        text("Dnr 2021-000203"),
        text(
            "Förbundschefen redogjorde för upphandlingen. Anbudens giltighet går ut den 31 januari 2023. Karl Trygg (C) "
            "yrkade att ärendet skulle avgöras vid dagens sammanträde. Ordföranden ställde yrkandet mot bordläggning "
            "och fann att direktionen beslutat att bordlägga ärendet."
        ),
        *clauses("bordlägga ärendet till ett extra sammanträde den 12 januari 2023."),
        text("Mot beslutet reserverade sig Karl Trygg (C)."),
        item(58, "Sammanträdesdagar 2023"),
        text("Dnr 2022-000140"),
        *clauses(
            "direktionen under 2023 ska sammanträda fredagarna<br/>24 februari,<br/>21 april,<br/>9 juni,<br/>"
            "22 september samt<br/>24 november."
        ),
        item(59, "Rapporter"),
        text("a) Förbundschefen informerade om samverkan kring larm och ledning."),
        text("b) Arbetsmiljöverkets inspektionsmeddelande av den 3 oktober 2022, dnr 2022/055120, gicks igenom."),
        text("c) Rekrytering av deltidsbrandmän. Elva personer har anställts sedan sommaren."),
        text("Informationen lades till handlingarna."),
        item(60, "Sammanträdets avslutande"),
        text("Ordföranden tackade för visat intresse och önskade en god jul."),
        Spacer(1, 16),
        Paragraph("Vid protokollet", PLAIN),
        Spacer(1, 22),
        Paragraph("Eva Rundkvist", PLAIN),
        Spacer(1, 12),
        Paragraph("Justeras den 2 december 2022", PLAIN),
        Spacer(1, 22),
        Paragraph("Lars Enbom" + "&nbsp;" * 40 + "Pia Jansdotter", PLAIN),
    ]


def build(path: Path) -> None:
    """Write the PDF."""
    width, height = A4
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Protokoll direktionen", author="")
    frame = Frame(2.3 * cm, 2.4 * cm, width - 4.6 * cm, height - 5.4 * cm, leftPadding=0, rightPadding=0)
    doc.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_page)])
    doc.build(story())
