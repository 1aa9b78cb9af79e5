"""Draws pictures for a few entries: the pattern of the city's flag, made here, so no rights of others are touched."""

from io import BytesIO
from itertools import product
from typing import Final

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageDraw

from hansenetz.demo.context import Demo
from network.models import City, FlagForm, Image

SIZE: Final = (1200, 750)
CELL: Final = 150
# The eight tones of a flag, as in static/css/tokens.css, and the paper they are drawn on.
TONES: Final = ("#8c2f2b", "#1f4e79", "#2f6b4f", "#7a5a12", "#5b3a78", "#0f6573", "#7d3658", "#454f5b")
PAPER: Final = "#f4f1ea"
# slug -> what the picture shows
PICTURED: Final = {
    "kreuzung-frei": "Muster aus der Flagge von Lübeck",
    "wasser-warnow-wir": "Muster aus der Flagge von Rostock",
    "klarschiff-hro": "Muster aus der Flagge von Rostock",
    "park-app-stralsund": "Muster aus der Flagge von Stralsund",
    "wismar-macht-mit": "Muster aus der Flagge von Wismar",
}
Point = tuple[float, float]
# Each form as corners in a square of side 1.
SHAPES: Final[dict[str, tuple[Point, ...]]] = {
    FlagForm.PALE: ((0.33, 0), (0.67, 0), (0.67, 1), (0.33, 1)),
    FlagForm.BAR: ((0, 0.33), (1, 0.33), (1, 0.67), (0, 0.67)),
    FlagForm.BEND: ((0, 0), (1, 1), (0, 1)),
    FlagForm.LOZENGE: ((0.5, 0.08), (0.92, 0.5), (0.5, 0.92), (0.08, 0.5)),
    FlagForm.PALY: ((0, 0), (0.5, 0), (0.5, 1), (0, 1)),
    FlagForm.QUARTERLY: ((0, 0), (0.5, 0), (0.5, 1), (1, 1), (1, 0.5), (0, 0.5)),
    FlagForm.CHEVRON: ((0.5, 0.2), (1, 0.7), (1, 1), (0.5, 0.5), (0, 1), (0, 0.7)),
    FlagForm.PER_FESS: ((0, 0.5), (1, 0.5), (1, 1), (0, 1)),
    FlagForm.PILE: ((0.5, 0.25), (1, 1), (0, 1)),
}
OTHER: Final = ((0.28, 0.28), (0.72, 0.28), (0.72, 0.72), (0.28, 0.72))


def lead_picture(demo: Demo, slug: str, code: str) -> Image | None:
    """Return the picture of an entry, drawn when it is first asked for; None for most entries."""
    if slug not in PICTURED:
        return None
    title = f"Zeichnung: {slug}"
    found = Image.objects.filter(title=title).first()
    if found is not None:
        return found
    city = demo.cities[code]
    picture = Image(title=title, alt_text=PICTURED[slug], rights="Zeichnung für Hansenetz, CC0", city=city)
    picture.licence = demo.licences.get("cc-zero")
    picture.file = ContentFile(draw(city), name=f"{slug}.png")
    picture.save()
    demo.tally.created["Image"] += 1
    return picture


def draw(city: City) -> bytes:
    """Return a PNG of the city's flag pattern."""
    canvas = Canvas.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(canvas)
    tone = TONES[((city.flag_tone or 1) - 1) % len(TONES)]
    shape = SHAPES.get(city.flag_form, OTHER)
    for column, row in product(range(SIZE[0] // CELL), range(SIZE[1] // CELL)):
        left, top = column * CELL, row * CELL
        if (column + row) % 2:
            pen.rectangle((left, top, left + CELL, top + CELL), fill="#ffffff")
        pen.polygon([(left + x * CELL, top + y * CELL) for x, y in shape], fill=tone)
    file = BytesIO()
    canvas.save(file, "PNG", optimize=True)
    return file.getvalue()
