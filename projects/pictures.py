"""Sizes of a page's picture; they are made when it is published, never while somebody reads."""

from dataclasses import dataclass

from network.models import Image, Rendition

HIT = "fill-320x200"  # beside a hit
LEAD = "width-960"  # on the page itself


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a template shows it."""

    url: str
    width: int
    height: int
    alt: str
    rights: str = ""


def make(image: Image | None) -> str:
    """Make the sizes of a picture and return the address of the small one; empty without a picture."""
    if image is None:
        return ""
    image.get_rendition(LEAD)
    return str(image.get_rendition(HIT).url)


def picture(image_id: int | None, alt: str) -> Picture | None:
    """Return the large size of a picture, in one query; None when there is none."""
    if image_id is None:
        return None
    made = Rendition.objects.filter(image_id=image_id, filter_spec=LEAD).select_related("image").first()
    if made is not None:
        return Picture(made.url, made.width, made.height, alt or made.image.alt_text, made.image.rights)
    image = Image.objects.filter(pk=image_id).first()  # a draft that was never published
    return Picture(image.file.url, image.width, image.height, alt or image.alt_text, image.rights) if image else None
