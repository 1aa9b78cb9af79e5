"""Draws the site's own mark as the pictures that browsers, phones and social networks ask for: python -m hansenetz.marks."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "static" / "img"
TYPE = ROOT / "node_modules" / "@fontsource" / "fira-sans" / "files" / "fira-sans-latin-600-normal.woff"
# The stepped gable of static/img/sign.svg: left edge and top of each brick column; all are 4 wide and stand on 30.
COLUMNS = ((0, 22), (6, 15), (12, 8), (18, 1), (24, 8), (30, 15), (36, 22))
COLUMN_WIDTH, GROUND, SIGN_WIDTH, SIGN_HEIGHT = 4, 30, 40, 30
BRICK, PAPER, INK = "#973a29", "#ffffff", "#10222d"  # of tokens.css, by day
FINE = 4  # drawn so much larger, then made small: soft edges
CLEAR = (0, 0, 0, 0)
PREVIEW = (1200, 630)
WORDS = "Hansenetz"


def gable(size: int, colour: str, ground: str | tuple[int, int, int, int], margin: float) -> Image.Image:
    """Return a square picture with the gable in its middle; margin is the share left free at either side."""
    large = size * FINE
    picture = Image.new("RGBA", (large, large), ground)
    unit = large * (1 - 2 * margin) / SIGN_WIDTH
    left, top = large * margin, (large - unit * SIGN_HEIGHT) / 2
    pen = ImageDraw.Draw(picture)
    for x, y in COLUMNS:
        box = (left + x * unit, top + y * unit, left + (x + COLUMN_WIDTH) * unit - 1, top + GROUND * unit - 1)
        pen.rectangle(box, fill=colour)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def preview() -> Image.Image:
    """Return the picture that stands for pages without one of their own when somebody shares them."""
    picture = Image.new("RGB", PREVIEW, PAPER)
    sign = gable(400, BRICK, CLEAR, 0.02)
    picture.paste(sign, (90, 100), sign)
    pen = ImageDraw.Draw(picture)
    pen.text((530, 300), WORDS, fill=INK, font=ImageFont.truetype(str(TYPE), 112), anchor="lm")
    pen.rectangle((0, PREVIEW[1] - 24, PREVIEW[0], PREVIEW[1]), fill=BRICK)
    return picture


def draw(folder: Path) -> list[Path]:
    """Write every picture into a folder and return their paths."""
    pictures = {
        "icon-32.png": gable(32, BRICK, CLEAR, 0.02),
        "icon-192.png": gable(192, BRICK, CLEAR, 0.04),
        "icon-512.png": gable(512, BRICK, CLEAR, 0.04),
        "icon-maskable.png": gable(512, BRICK, PAPER, 0.2),
        "apple-touch-icon.png": gable(180, BRICK, PAPER, 0.12),
        "preview.png": preview(),
    }
    for name, picture in pictures.items():
        picture.quantize(64).save(folder / name, optimize=True)
    return [folder / name for name in pictures]


if __name__ == "__main__":
    draw(PICTURES)
