"""Sizes of a page's picture; they are made when the page is published, never while somebody reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import features
from wagtail.images.models import Filter

from network.models import Image, Rendition

HIT: Final = "fill-520x292|format-webp"  # beside a hit: 260 points, for screens with two dots a point
SHARED: Final = "fill-1200x630|format-jpeg"  # where others show a link to the page
LEAD: Final = ((640, 360), (1280, 720))  # on the page itself; cut around the focal point
PLAIN: Final = 0  # which of them a browser takes that knows no choice


@dataclass(frozen=True, slots=True)
class Kind:
    """One form of file in several sizes, as a source element takes it."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as components/picture.html shows it."""

    url: str
    width: int
    height: int
    alt: str
    rights: str = ""
    is_illustration: bool = False
    kinds: tuple[Kind, ...] = ()
    shared: "Picture | None" = None  # for a link to the page elsewhere; None where it was not made yet


def forms() -> tuple[str, ...]:
    """Return the forms in which pictures are given, best first; AVIF only where Pillow can write it."""
    return ("avif", "webp") if features.check("avif") else ("webp",)


def make(image: Image | None) -> str:
    """Make the sizes of a picture and return the address of the small one; empty without a picture."""
    if image is None:
        return ""
    made = image.get_renditions(HIT, SHARED, *(spec(size, form) for form in forms() for size in LEAD))
    return str(made[HIT].url)


def spec(size: tuple[int, int], form: str) -> str:
    """Return what Wagtail calls a size in a form."""
    return f"fill-{size[0]}x{size[1]}|format-{form}"


def picture(image_id: int | None, alt: str = "") -> Picture | None:
    """Return the sizes of a picture, in one query; None when there is none.

    Only of a draft that was never published, or after files were lost, they are made now.
    """
    if image_id is None:
        return None
    shown = _shown(image_id, alt)
    if shown is None and (image := Image.objects.filter(pk=image_id).first()):
        make(image)
        shown = _shown(image_id, alt)
    return shown


def _shown(image_id: int, alt: str) -> Picture | None:
    rows = list(Rendition.objects.filter(image_id=image_id, filter_spec__contains="|format-").select_related("image"))
    image = rows[0].image if rows else None
    made = {row.filter_spec: row for row in rows if row.focal_point_key == Filter(row.filter_spec).get_cache_key(image)}
    kinds = tuple(_kind(form, sizes) for form in forms() if (sizes := _sizes(made, form)))
    middle = made.get(spec(LEAD[PLAIN], forms()[-1]))
    if image is None or middle is None:
        return None
    said = alt or image.alt_text
    row = made.get(SHARED)
    shared = Picture(row.url, row.width, row.height, said) if row else None
    return Picture(middle.url, middle.width, middle.height, said, image.rights, image.is_illustration, kinds, shared)


def _sizes(made: dict[str, Rendition], form: str) -> list[Rendition]:
    """Return the sizes that there are, each width once: a small original has no large ones."""
    rows = [made[name] for size in LEAD if (name := spec(size, form)) in made]
    return list({row.width: row for row in rows}.values())


def _kind(form: str, sizes: Sequence[Rendition]) -> Kind:
    return Kind(f"image/{form}", ", ".join(f"{row.url} {row.width}w" for row in sizes))
