"""Invented minutes in the old style: Times, "Kf § 12", letter-spaced head, "bifalles", parties in lower case."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=14.5, leftIndent=2.6 * cm, spaceAfter=8)
NUMBER = ParagraphStyle("number", parent=BODY, leftIndent=0, spaceBefore=18, spaceAfter=0, keepWithNext=1)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Times-Bold", spaceAfter=6, keepWithNext=1)
LEAD = ParagraphStyle("lead", parent=BODY, spaceBefore=4, spaceAfter=4, keepWithNext=1)
ATT = ParagraphStyle("att", parent=BODY, leftIndent=3.5 * cm, firstLineIndent=-0.9 * cm, spaceAfter=4)
WORDS = "P R O T O K O L L"


def draw_page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    """Draw the letter-spaced head of one page and the line for the adjusters' marks."""
    canvas.saveState()
    width, height = A4
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(2.2 * cm, height - 1.8 * cm, "GRANHYTTANS KOMMUN")
    canvas.drawString(2.2 * cm, height - 2.4 * cm, "Kommunfullmäktige")
    canvas.setFont("Times-Bold", 13)
    canvas.drawCentredString(width / 2 + 1.6 * cm, height - 1.8 * cm, WORDS)
    canvas.setFont("Times-Roman", 12)
    canvas.drawCentredString(width / 2 + 1.6 * cm, height - 2.4 * cm, "2008 03 06")
    canvas.drawRightString(width - 2 * cm, height - 1.8 * cm, f"{canvas.getPageNumber()}")
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(2.2 * cm, 1.6 * cm, "Just sign ........................")
    canvas.drawString(11.5 * cm, 1.6 * cm, "Utdrag bestyrkes ........................")
    canvas.restoreState()


def item(number: int, title: str, earlier: str = "", dnr: str = "") -> list[Flowable]:
    """Return the § line, with an earlier paragraph and the diary number further right, and the underlined title."""
    gap = "&nbsp;" * 12
    line = f"Kf § {number}" + (f"{gap}{earlier}" if earlier else "") + (f"{gap}{dnr}" if dnr else "")
    return [Paragraph(line, NUMBER), Paragraph(f"<u>{title}</u>", TITLE)]


def text(words: str) -> Paragraph:
    """Return one indented paragraph."""
    return Paragraph(words, BODY)


def clauses(lead: str, *words: str) -> list[Flowable]:
    """Return a lead-in and its att-clauses."""
    return [Paragraph(lead, LEAD), *(Paragraph(f"att&nbsp;&nbsp;{line}", ATT) for line in words)]


def heading(words: str) -> Paragraph:
    """Return a heading in the margin column."""
    return Paragraph(
        words,
        ParagraphStyle("heading", parent=BODY, leftIndent=0, fontName="Times-Italic", spaceAfter=2, keepWithNext=1),
    )


def story() -> list[Flowable]:
    """Return the minutes from top to bottom."""
    facts = [
        ["Plats och tid", "Medborgarhuset, Granhyttan, torsdagen den 6 mars 2008 kl 18.00 - 20.25"],
        ["Beslutande", "Rune Ask, s, ordförande"],
        ["", "Vera Holm, c"],
        ["", "Stig Fors, m"],
        ["", "Anna-Lisa Dahl, fp"],
        ["", "Övriga enligt bifogad förteckning"],
        ["Tjänstemän", "Kommunchef Bertil Quist och kanslisekreterare Ingegerd Fält"],
        ["Utses att justera", "Vera Holm och Stig Fors"],
        ["Justering", "Kommunkansliet fredagen den 7 mars kl 10.00"],
        ["Paragrafer", "12 - 20"],
    ]
    block = Table(facts, colWidths=[3.6 * cm, 13 * cm], hAlign="LEFT", rowHeights=16)
    block.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), "Times-Roman", 12), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return [
        block,
        Spacer(1, 8),
        *item(12, "Val av justeringsmän"),
        text("Till justeringsmän utsågs Vera Holm (c) och Stig Fors (m)."),
        *item(13, "Föredragningslistan"),
        text("Föredragningslistan godkännes med tillägg av en interpellation."),
        *item(14, "Taxa för vatten och avlopp", "Ks § 34", "Dnr 96/0123-041"),
        text(
            "Va-verket gick 1,3 Mkr back under 2007. Tekniska nämnden har föreslagit att taxan höjs så att verket på tre år "
            "kommer i balans. En normalvilla får betala 4 860 kronor om året mot 4 310 kronor i dag."
        ),
        *clauses(
            "Kommunstyrelsen föreslår kommunfullmäktige besluta",
            "anta taxa för vatten och avlopp att gälla från den 1 april 2008, samt",
            "upphäva taxan av den 12 december 2002.",
        ),
        heading("Kommunfullmäktiges beslut"),
        text("Kommunstyrelsens förslag bifalles."),
        *item(15, "Motion om gatubelysning i Norrbyn", "Ks § 36", "Dnr 941-2007"),
        text(
            "Anna-Lisa Dahl (fp) har i motion 2007 10 18 hemställt om sju nya stolpar utmed Kyrkvägen. Gatukontoret har redan "
            "beställt arbetet."
        ),
        heading("Kommunfullmäktiges beslut"),
        *clauses("Kommunfullmäktige beslutar", "motionen skall anses besvarad."),
        *item(16, "Anslag till ombyggnad av Granhallen", "Ks § 41", "Dnr 118-2008"),
        text(
            "Fritidsnämnden har begärt medel för att bygga om omklädningsrummen. Kalkylen, upprättad 2008 01 22, slutar på "
            "450 000:-. Hallen stänges den 1 juni - 15 augusti."
        ),
        heading("Kommunstyrelsens förslag"),
        *clauses(
            "Kommunfullmäktige beslutar",
            "anslå 450 000 kronor till ombyggnad av Granhallen, samt",
            "uppdraga åt kommunstyrelsen att uppta erforderligt lån.",
        ),
        heading("Yrkanden"),
        text("Stig Fors (m) yrkar avslag, i vilket Anna-Lisa Dahl (fp) instämmer. Vera Holm (c) yrkar bifall."),
        heading("Votering"),
        text(
            "Följande voteringsordning godkännes: Den som bifaller kommunstyrelsens förslag röstar ja, den det ej vill röstar "
            "nej. Vid upprop avgives 24 ja-röster och 9 nej-röster, medan 2 ledamöter avstår från att rösta."
        ),
        heading("Kommunfullmäktiges beslut"),
        *clauses(
            "Kommunfullmäktige beslutar",
            "anslå 450 000 kronor till ombyggnad av Granhallen, samt",
            "uppdraga åt kommunstyrelsen att uppta erforderligt lån.",
        ),
        heading("Reservation"),
        text("Mot beslutet reserverar sig Stig Fors (m), Anna-Lisa Dahl (fp) och Göte Lund (m)."),
        *item(17, "Val av ledamot i miljönämnden", "", "Dnr 125-2008"),
        text("Karl Ekdahl (kd) har avlidit. Valberedningen föreslår Siv Rask (kd)."),
        heading("Kommunfullmäktiges beslut"),
        text("Till ledamot i miljönämnden för tiden till och med den 31 december 2010 utses Siv Rask (kd)."),
        *item(18, "Interpellation om snöröjningen", "", "Dnr 133-2008"),
        text("Göte Lund (m) har inlämnat en interpellation till kommunstyrelsens ordförande."),
        heading("Kommunfullmäktiges beslut"),
        text("Interpellationen får framställas och besvaras vid sammanträdet den 24 april."),
        *item(19, "Revisionsberättelse för Stiftelsen Granhyttans Hembygdspark år 2006", "Ks § 44", "Dnr 877-2007"),
        text("Revisorerna har inga anmärkningar. Stiftelsens tillgångar uppgår till 212 tkr."),
        heading("Kommunfullmäktiges beslut"),
        *clauses(
            "Kommunfullmäktige beslutar",
            "bevilja stiftelsens styrelse ansvarsfrihet för 2006, samt",
            "lägga revisionsberättelsen till handlingarna.",
        ),
        *item(20, "Meddelanden"),
        text("Länsstyrelsens beslut 2008 02 11 om bidrag till kalkning.<br/>Kommunförbundets cirkulär 2008:9."),
        text("Meddelandena lägges till handlingarna."),
    ]


def build(path: Path) -> None:
    """Write the PDF."""
    width, height = A4
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Protokoll", author="")
    frame = Frame(2.2 * cm, 2.4 * cm, width - 4.2 * cm, height - 5.6 * cm, leftPadding=0, rightPadding=0)
    doc.addPageTemplates([PageTemplate(frames=[frame], onPage=draw_page)])
    doc.build(story())
