"""Draws pictures for some entries and cities: patterns of a city's flag, made here, so no rights of others are touched."""

from io import BytesIO
from itertools import product
from random import Random
from typing import Final

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageDraw
from wagtail.models import Collection

from hansenetz.demo.context import Demo
from network.models import City, FlagForm, Image, Membership

SIZE: Final = (1440, 720)
CELLS: Final = (90, 120, 240)  # whole ones fill the picture
# The eight tones of a flag, as in static/css/tokens.css, and the paper they are drawn on.
TONES: Final = ("#a03d2c", "#0b5c86", "#856000", "#2a6a49", "#773e78", "#46555f", "#08686d", "#6a4d38")
PAPER: Final = "#f4f1ea"
WHITE: Final = "#ffffff"
# Entries with a picture; the others show what a page is like without one.
PICTURED: Final = frozenset(
    {
        "kreuzung-frei",
        "heavyrain",
        "wasser-warnow-wir",
        "klarschiff-hro",
        "park-app-stralsund",
        "wismar-macht-mit",
    }
)
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
    return _drawn(demo, slug, demo.cities[code]) if slug in PICTURED else None


def city_picture(demo: Demo, code: str) -> Image | None:
    """Return the picture of a founding city, drawn when it is first asked for; None for the others."""
    city = demo.cities[code]
    return _drawn(demo, code, city) if city.membership == Membership.FOUNDING else None


def _drawn(demo: Demo, name: str, city: City) -> Image:
    title = f"Zeichnung: {name}"
    found: Image | None = Image.objects.filter(title=title).first()
    if found is not None:
        return found
    file = ContentFile(draw(city, name), name=f"{name}.png")
    alt_text = f"Muster aus der Flagge: {city.name}"
    picture = Image(title=title, file=file, alt_text=alt_text, is_illustration=True, city=city)
    picture.collection = Collection.objects.filter(name=city.name).first() or picture.collection
    picture.rights = "Zeichnung für Hansenetz, CC0"
    picture.licence = demo.licences.get("cc-zero")
    picture.save()
    demo.tally.created["Image"] += 1
    return picture


def draw(city: City, name: str) -> bytes:
    """Return a PNG of the city's flag pattern; each name has one of its own and always the same."""
    dice = Random(name)  # noqa: S311  # a pattern, no secret
    cell = dice.choice(CELLS)
    density = dice.uniform(0.55, 0.9)
    canvas = Canvas.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(canvas)
    tone = TONES[((city.flag_tone or 1) - 1) % len(TONES)]
    shape = SHAPES.get(city.flag_form, OTHER)
    for column, row in product(range(-(-SIZE[0] // cell)), range(-(-SIZE[1] // cell))):
        left, top = column * cell, row * cell
        if (column + row) % 2:
            pen.rectangle((left, top, left + cell, top + cell), fill=WHITE)
        if dice.random() < density:
            turned = _turned(shape, dice.randrange(4))
            pen.polygon([(left + x * cell, top + y * cell) for x, y in turned], fill=tone)
    file = BytesIO()
    canvas.save(file, "PNG", optimize=True)
    return file.getvalue()


def _turned(shape: tuple[Point, ...], quarters: int) -> tuple[Point, ...]:
    """Turn a shape by so many right angles."""
    for _ in range(quarters):
        shape = tuple((1 - y, x) for x, y in shape)
    return shape
