"""Sample: a lone tjänsteskrivelse of two pages with many forms of amounts and dates.

Every line is broken by hand, so that numbers and units part where they should. All names, numbers and decisions are
invented. The sum in the last row of the table is wrong on purpose.
"""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, LEADING = 3.2 * cm, A4[1] - 2 * cm, 13.6
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"

# "# " begins the title, "= " a heading, "n. " a point (its further lines begin with blanks); "" is a gap.
PAGE_ONE = """\
# Ombyggnad av Tallnäs bibliotek samt
# finansiering

= Förslag till beslut
Kommunledningsförvaltningen föreslår kommunstyrelsen besluta
1. Ombyggnad av Tallnäs bibliotek godkänns till en kostnad av högst 12,441 miljoner
   kronor.
2. Kultur- och fritidsnämnden tilldelas 1 224  490 kronor för inventarier år 2022.
3. Kommundirektören får i uppdrag att senast den 1 oktober 2021 redovisa hur
   verksamheten ska bedrivas under byggtiden.
4. 15 mnkr reserveras i investeringsbudgeten för åren 2022-2023.
5. Kommunstyrelsens beslut den 14 december 2020, § 214, upphävs.

= Sammanfattning
Biblioteket i Tallnäs invigdes 1974 och tar emot 61 000 besökare om året. Ventilationen är
utdömd och entrén går inte att nå med rullstol. Tekniska kontoret har i en förstudie visat att
huset kan byggas om för 12,441 miljoner kronor, medan ett nytt hus skulle kosta 45-50 mnkr.
Kostnaden för förstudien, 0,7 mkr, har redan belastat 2020 års budget.

Ett första förslag återremitterades den 3 februari 2021. Det nya förslaget innehåller en
tydligare kalkyl. Biblioteket föreslås hålla stängt 2021-06-14--2021-08-15 och därefter flytta
till tillfälliga lokaler i Folkets hus från den 16 augusti 2021 till den 30 juni 2022.

= Bakgrund
Kommunstyrelsen fick i uppdrag av kommunfullmäktige den 28 september 2020, § 88, att
pröva om biblioteket kan byggas om. En styrgrupp har träffats den 12 januari, den 9
februari och den 23 mars. Medborgardialog hölls 26-27 april 2021 i Folkets hus. Dialogen
visade att 74 procent av deltagarna vill ha kvar huset. I kulturplanen 2021-2030 sägs att
biblioteket ska vara kommunens viktigaste mötesplats, och i bibliotekslagen (2013:801) att
det ska vara tillgängligt för alla.

Byggstart planeras till kvartal 3 2021. Arbetet ska vara färdigt inför höstterminen 2022 och
slutbesiktigas måndagen den 13 juni 2022. Garantitiden gäller t.o.m. 2027-06-30.
Bygglov söktes 2021 04 19 och beslut väntas före midsommar. Den som vill lämna
synpunkter på skyltningen kan göra det fram till den 19/5 2021.\
"""

PAGE_TWO = """\
= Ekonomiska konsekvenser
Ombyggnaden kostar 12,441 miljoner kronor i 2021 års prisnivå. Boverket har lämnat ett
preliminärt besked om 2 750 000 kr i bidrag, och länsstyrelsen prövar om ytterligare upp till
fyra miljoner kronor kan lämnas för hissen. Utan bidrag ökar kapitalkostnaden med 310-340
tkr per år. Räntan antas vara 1,25 procent.

Hyran för de tillfälliga lokalerna är 38 500 kronor per månad, alltså 462 000 kronor för tolv
månader. Flytten handlas upp för högst 600 tkr. Städning kostar 490 kr/timme. Driften av det
ombyggda huset beräknas bli 300 000 kr per år billigare, tack vare en ny värmepump. Enligt
tekniska kontorets kalkyl kostar pumpen, med rördragning och borrning, cirka 1 098 334
kronor och betalar sig på elva år.

Ett bibliotekskort är fortfarande gratis, men avgiften för försenade böcker höjs från 5 kr till
10 kr per bok. Skolklasser utanför kommunen betalar 1000 kr per besök. Kommunens
samlade investeringar år 2022 uppgår till 133,8 Mkr, och låneskulden är 1,6 miljarder kronor.
En höjning av skatten med 12 öre per skattekrona skulle ge 8,2 mnkr men föreslås inte.
Beloppsgränsen för direktupphandling överskrids inte; den som bryter mot reglerna riskerar
ett vite på 35 prisbasbelopp. Den nuvarande fastigheten, Tallnäs 3:274, är bokförd till 2,3
mnkr och försäkrad till fullvärde.

Belopp i tkr\
"""

TABLE = [
    ("Post", "2021", "2022", "Summa"),
    ("Projektering", "640", "0", "640"),
    ("Byggnad och hiss", "1 850", "7 400", "9 250"),
    ("Inventarier", "0", "1 224", "1 224"),
    ("Oförutsett", "210", "760", "970"),
    ("Summa", "2 700", "9 384", "12 441"),
]

PAGE_END = """\
= Barnrättsbedömning
Barn och unga gör hälften av alla lån. Under tiden i Folkets hus finns ingen särskild
barnavdelning, vilket är en försämring. Bokbussen kör därför en extra tur i veckan från och
med den 23 augusti. Kostnaden, xx kronor, redovisas senare.

= Beslutsunderlag
Tjänsteskrivelse 2021-05-04
Förstudie Tallnäs bibliotek, reviderad den 8 april 2021
Kommunstyrelsens beslut 2021-02-03, § 17

= Beslutet skickas till
Kultur- och fritidsnämnden, tekniska kontoret, ekonomiavdelningen


Mats Ove Lindkvist                               Ebba Ståhlros
Kommundirektör                                     Ekonom\
"""


def draw_text(canvas: Canvas, text: str, y: float) -> float:
    """Draw the lines of a text from height y down; return the height below the last."""
    for line in text.split("\n"):
        if line.startswith("# "):
            canvas.setFont(BOLD, 15)
            canvas.drawString(LEFT, y, line[2:])
            y -= 19
        elif line.startswith("= "):
            canvas.setFont(BOLD, 11.5)
            canvas.drawString(LEFT, y, line[2:])
            y -= 15
        elif line[:1].isdigit() and line[1:3] == ". ":
            canvas.setFont(REGULAR, 10.5)
            canvas.drawString(LEFT, y, line[:2])
            canvas.drawString(LEFT + 18, y, line[3:])
            y -= LEADING
        else:
            canvas.setFont(REGULAR, 10.5)
            indent = 18 if line.startswith("   ") else 0
            canvas.drawString(LEFT + indent, y, line.strip() if indent else line)
            y -= LEADING if line else LEADING * 0.7
    return y


def draw_table(canvas: Canvas, y: float) -> float:
    """Draw the ruled table with its top at height y; return the height below it."""
    edges = [LEFT, LEFT + 5.2 * cm, LEFT + 7.7 * cm, LEFT + 10.2 * cm, LEFT + 12.7 * cm]
    height = 17
    for index, row in enumerate(TABLE):
        canvas.setFont(BOLD if index in (0, len(TABLE) - 1) else REGULAR, 10)
        base = y - height * (index + 1) + 5
        canvas.drawString(edges[0] + 4, base, row[0])
        for right, text in zip(edges[2:], row[1:], strict=True):
            canvas.drawRightString(right - 4, base, text)
    bottom = y - height * len(TABLE)
    canvas.setLineWidth(0.6)
    canvas.grid(edges, [bottom + height * step for step in range(len(TABLE) + 1)])
    return bottom


def draw_letterhead(canvas: Canvas) -> float:
    """Draw the letterhead of the first page; return the height below it."""
    right = LEFT + 8.6 * cm
    canvas.setFont(BOLD, 13)
    canvas.drawString(LEFT, TOP, "TALLNÄS KOMMUN")
    canvas.drawString(right, TOP, "Tjänsteskrivelse")
    canvas.setFont(REGULAR, 9.5)
    canvas.drawString(LEFT, TOP - 14, "Kommunledningsförvaltningen")
    fields = [("Datum", "2021-05-04"), ("Diarienummer", "KLF-2021-00214")]
    for index, (name, value) in enumerate(fields):
        canvas.drawString(right, TOP - 28 - 13 * index, name)
        canvas.drawString(right + 2.8 * cm, TOP - 28 - 13 * index, value)
    canvas.drawString(LEFT, TOP - 28, "Handläggare")
    canvas.drawString(LEFT, TOP - 41, "Ebba Ståhlros, 0811-440 12")
    canvas.drawString(LEFT, TOP - 64, "Mottagare")
    canvas.drawString(LEFT, TOP - 77, "Kommunstyrelsen")
    return TOP - 118


def draw_footer(canvas: Canvas, page: int) -> None:
    """Draw the address line and the page counter."""
    canvas.setFont(REGULAR, 8)
    canvas.drawString(
        LEFT, 1.4 * cm, "Tallnäs kommun  Torggatan 1, 931 55 Tallnäs  Bankgiro 405-2213  kommun@tallnas.example"
    )
    canvas.drawRightString(A4[0] - 2 * cm, 1.4 * cm, f"{page} (2)")


def build(path: Path) -> None:
    """Write the PDF."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle("Tjänsteskrivelse")
    draw_text(canvas, PAGE_ONE, draw_letterhead(canvas))
    draw_footer(canvas, 1)
    canvas.showPage()
    y = draw_text(canvas, PAGE_TWO, TOP)
    y = draw_table(canvas, y + 6)
    draw_text(canvas, PAGE_END, y - 26)
    draw_footer(canvas, 2)
    canvas.save()
