"""Sample: a one-page agenda, encrypted with an empty user password (128 bit).

All names, numbers and decisions are invented.
"""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

LEFT = 2.5 * cm
TEXT = LEFT + 1.1 * cm
DIARY = A4[0] - 5.6 * cm

# One entry an item: number, lines of the title, diary number, lines of the proposal.
ITEMS: list[tuple[int, list[str], str, list[str]]] = [
    (1, ["Upprop"], "", []),
    (2, ["Val av justerare"], "", []),
    (
        3,
        ["Nya öppettider i simhallen från och", "med den 1 september 2016"],
        "KFN.2016.41",
        [
            "Kultur- och fritidsnämnden fastställer öppettider för simhallen enligt alternativ 2.",
        ],
    ),
    (
        4,
        ["Hyra av konstgräsplanen, Björkvalla IP"],
        "KFN.2016.38",
        [
            "1. Hyran för konstgräsplanen höjs från 350 kronor till 410 kronor per timme.",
            "2. Den nya hyran gäller från och med den 1 januari 2017.",
        ],
    ),
    (
        5,
        ["Remiss: Biblioteksplan för länet 2017-2020"],
        "KFN.2015.92",
        [
            "Kultur- och fritidsnämnden avger yttrande enligt förvaltningens förslag.",
        ],
    ),
    (
        6,
        ["Ekonomisk rapport per den 30 april 2016"],
        "KFN.2016.7",
        [
            "Rapporten godkänns.",
        ],
    ),
    (7, ["Meddelanden"], "", []),
]


def draw_item(canvas: Canvas, y: float, number: int, title: list[str], diary: str, proposal: list[str]) -> float:
    """Draw one item from height y down; return the height below it."""
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(LEFT, y, f"{number}.")
    canvas.drawString(DIARY, y, diary)
    for line in title:
        canvas.drawString(TEXT, y, line)
        y -= 15
    if proposal:
        canvas.setFont("Times-Italic", 11)
        canvas.drawString(TEXT, y, "Förslag till beslut")
        y -= 14
        canvas.setFont("Times-Roman", 11)
        for line in proposal:
            canvas.drawString(TEXT, y, line)
            y -= 14
    return y - 12


def build(path: Path) -> None:
    """Write the PDF."""
    encryption = StandardEncryption(userPassword="", ownerPassword="kallelse", canPrint=1, canModify=0, strength=128)
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption, invariant=1)
    canvas.setTitle("Ärendelista")
    height = A4[1]
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(LEFT, height - 2 * cm, "Björkvalla kommun")
    canvas.drawRightString(A4[0] - 2 * cm, height - 2 * cm, "1/1")
    canvas.setFont("Times-Bold", 18)
    canvas.drawString(LEFT, height - 3.4 * cm, "Ärendelista")
    canvas.setFont("Times-Roman", 12)
    lines = [
        "Kultur- och fritidsnämnden",
        "Tid: tisdagen den 31 maj 2016, klockan 17.30",
        "Plats: Medborgarsalen, Björkvalla",
        "Gruppmöten hålls från klockan 16.30. Anmäl frånvaro senast den 27 maj.",
    ]
    for index, line in enumerate(lines):
        canvas.drawString(LEFT, height - 4.4 * cm - 15 * index, line)
    y = height - 8 * cm
    for item in ITEMS:
        y = draw_item(canvas, y, *item)
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(LEFT, y - 10, "Rolf Engstrand (FP), ordförande")
    canvas.drawString(A4[0] / 2, y - 10, "Ulla Bodin, sekreterare")
    canvas.save()
